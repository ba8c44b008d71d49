"""Opaque places in a list, for the next page of it."""

import base64
import json
import uuid
from collections.abc import Callable
from typing import TypeVar

from interview_simulator.errors import FieldError, InvalidRequest

T = TypeVar("T")


def encode(key: str, row_id: uuid.UUID) -> str:
    return base64.urlsafe_b64encode(json.dumps([key, row_id.hex]).encode()).decode()


def decode(cursor: str, parse: Callable[[str], T]) -> tuple[T, uuid.UUID]:
    """Return the sort key and id that `encode` was given; raise `InvalidRequest` for anything else."""
    try:
        key, row_id = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return parse(key), uuid.UUID(row_id)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        message = "is not a cursor this list gave out; leave it away to start at the beginning"
        raise InvalidRequest(f"query.cursor: {message}", [FieldError("query.cursor", message)]) from error
