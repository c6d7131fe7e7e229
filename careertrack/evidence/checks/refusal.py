class Refused(Exception):
    """Why a file is not kept, in a sentence that says what to do instead."""
