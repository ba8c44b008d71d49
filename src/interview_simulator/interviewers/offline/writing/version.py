"""Apart from the rules, so that who only asks whether they have changed need not load what they take."""

from typing import Final

VERSION: Final = 4
"""Of the rules: when they change, questions are written anew."""
