"""Opaque places in a list, for the next page of it."""

import base64
import json
from collections.abc import Callable
from typing import Any, TypeVar

from interview_simulator.errors import FieldError, InvalidRequest

T = TypeVar("T")


def encode(*place: str) -> str:
    return base64.urlsafe_b64encode(json.dumps(place).encode()).decode()


def decode(cursor: str, parse: Callable[[Any, Any], T]) -> T:
    """Return what `parse` makes of the two parts that `encode` was given; raise `InvalidRequest` for anything else."""
    try:
        first, second = json.loads(base64.urlsafe_b64decode(cursor.encode()))
        return parse(first, second)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        message = "is not a cursor this list gave out; leave it away to start at the beginning"
        raise InvalidRequest(f"query.cursor: {message}", [FieldError("query.cursor", message)]) from error
