"""The form in which posts are searched."""

import unicodedata


def searchable(text: str) -> str:
    """Return `text` in the one form that is searched: case folded, accents and ligatures written in one way."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
