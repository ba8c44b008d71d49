"""Personalised mock interviews from what a reader has read.

`grade` grades one answer from Python.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview_simulator.grading.grades import Grade, grade

__all__ = ["Grade", "grade"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Here, so that importing the package loads nothing.
    from interview_simulator.grading import grades  # noqa: PLC0415

    return getattr(grades, name)
