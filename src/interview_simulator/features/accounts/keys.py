"""Random keys of which only a hash is stored. A key names its row, so that it is found by that and then compared."""

import base64
import hashlib
import hmac
import secrets
import uuid
from typing import Final

SECRET_BYTES: Final = 32


def new_key(row_id: uuid.UUID) -> tuple[str, str]:
    """Return a new key for the row `row_id`, and the hash to store."""
    secret = secrets.token_urlsafe(SECRET_BYTES)
    return f"{base64.urlsafe_b64encode(row_id.bytes).decode().rstrip('=')}.{secret}", hashed(secret)


def split(key: str) -> tuple[uuid.UUID, str] | None:
    """Return the row a key is for, and its secret; None for what is no key."""
    name, _, secret = key.partition(".")
    try:
        return uuid.UUID(bytes=base64.b64decode(f"{name}==", altchars=b"-_", validate=True)), secret
    except ValueError:
        return None


def hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def matches(secret: str, stored_hash: str) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(hashed(secret), stored_hash)
