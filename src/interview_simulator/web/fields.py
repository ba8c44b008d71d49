"""Types of request fields."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator


def storable(value: str) -> str:
    if "\0" in value:
        raise ValueError("must not contain NUL characters")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError("must not contain lone surrogates")
    return value


Text = Annotated[str, AfterValidator(storable)]
"""Text that every database can store."""


def _a_number(value: Any) -> Any:
    if isinstance(value, bool):
        raise ValueError("must be a number")
    return value


a_number = BeforeValidator(_a_number)
"""Refuse true, which to Python is 1."""
