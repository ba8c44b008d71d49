"""What each run keeps back, so that every answer is graded once by networks that have not seen its question, and once
by networks that have not seen its set.
"""

from dataclasses import dataclass
from typing import Final

from training.data import FOLDS, TRAINED, VALIDATION_ONLY, Graded
from training.examples import Example


@dataclass(frozen=True)
class Hold:
    """What a run does not learn from: a dev fold, a set, or nothing."""

    fold: int | None = None
    source: str | None = None

    @property
    def name(self) -> str:
        if self.source is not None:
            return f"without-{self.source}"
        return "everything" if self.fold is None else f"without-fold-{self.fold}"

    @property
    def seed(self) -> int:
        """Return a seed, the same in every run."""
        return HOLDS.index(self)

    def keeps_back(self, example: Example | Graded) -> bool:
        """Whether the run does not learn from `example`."""
        if example.source == VALIDATION_ONLY:
            return True
        if self.source is not None:
            return example.source == self.source
        return self.fold is not None and example.fold == self.fold

    def tests(self, row: Graded) -> bool:
        """Whether this is the run whose networks grade `row` unseen; of each row there is one by fold, one by set."""
        if self.fold is not None:
            return row.fold == self.fold
        # Of a set that nothing learns from, everything is without it.
        return row.source == (self.source or VALIDATION_ONLY)


EVERYTHING: Final = Hold()
BY_FOLD: Final = tuple(Hold(fold=fold) for fold in FOLDS)
BY_SET: Final = (*(Hold(source=source) for source in TRAINED), EVERYTHING)
HOLDS: Final = (*BY_FOLD, *BY_SET)
