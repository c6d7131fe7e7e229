"""Sample people for a tour: whole lives, made up. Everything here names areas and models by their labels."""
