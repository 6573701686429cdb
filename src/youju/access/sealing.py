"""Secrets of the second step, sealed with the key that only the machine of the web server has."""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

PURPOSE = b"youju second step"
MARK = "sealed:"


def sealed(text: str) -> str:
    """A secret as it stands in the database."""
    return MARK + _lock().encrypt(text.encode()).decode()


def unsealed(text: str) -> str:
    """The secret again. Where the key is another one by now, a secret nobody has: no code fits it."""
    if not text.startswith(MARK):
        return text  # from before secrets were sealed
    try:
        return _lock().decrypt(text.removeprefix(MARK).encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _lock() -> Fernet:
    derive = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE)
    return Fernet(base64.urlsafe_b64encode(derive.derive(settings.SECRET_KEY.encode())))
