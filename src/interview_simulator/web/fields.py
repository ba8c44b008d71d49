"""Types of request fields."""

from typing import Annotated

from pydantic import AfterValidator


def storable(value: str) -> str:
    if "\0" in value:
        raise ValueError("must not contain NUL characters")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError("must not contain lone surrogates")
    return value


Text = Annotated[str, AfterValidator(storable)]
"""Text that every database can store."""
