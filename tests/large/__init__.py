"""How pages answer a person with very many records, beside one with few."""
