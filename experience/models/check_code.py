"""The code on a printed sheet, by which anybody can check it."""

import hashlib
from base64 import b32encode

from django.utils.crypto import salted_hmac


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def plain(code: str) -> str:
    """A check code as it was made, however it is typed: it has no zero and no one."""
    return "".join(each for each in code.upper() if each.isalnum()).replace("0", "O").replace("1", "I")


def code_of(salt: str) -> str:
    """80 bits in letters and digits that are not mistaken for each other."""
    raw = salted_hmac("careertrack.check-code", salt, algorithm="sha256").digest()[:10]
    code = b32encode(raw).decode()
    return "-".join(code[at : at + 4] for at in range(0, 16, 4))
