"""Who has read a section has read it as it is now only if nothing was added to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.features.library.content.revising import MOST_CORRECTED, reads_as_before

BEFORE = (
    "A *row lock* ends when its transaction is over, see [locks](locks.md); nobody waits for `read`.\n\n    a + b\n"
)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("transaction", "transacton"),
        ("nobody", "Nobody"),
        ("*row lock*", "**row lock**"),
        ("over, see", "over; see"),
        ("locks.md", "https://docs.example.org/2.0/locks"),
        ("; nobody waits for `read`", ""),
        ("\n\n", "\n"),
    ],
)
def test_what_corrects_or_shortens_it_leaves_it_read(old: str, new: str) -> None:
    assert old in BEFORE
    assert reads_as_before(BEFORE, BEFORE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("is over", "is not over"),
        ("nobody", "everybody"),
        ("`read`.", "`read`. Tables have locks too."),
        ("over", "begun"),
        ("a + b", "a - b"),
        ("a + b", "a + b + c"),
        ("A *row lock*", "锁"),
    ],
)
def test_what_says_something_else_does_not(old: str, new: str) -> None:
    assert old in BEFORE
    assert not reads_as_before(BEFORE, BEFORE.replace(old, new))


def test_what_loses_its_not_says_the_contrary() -> None:
    assert not reads_as_before("A lock is not kept.", "A lock is kept.")


def test_a_number_is_no_misspelling() -> None:
    assert not reads_as_before("It keeps 10000 rows.", "It keeps 20000 rows.")


def test_so_many_corrections_are_another_text() -> None:
    words = [f"word{'abcdefghij'[i // 10]}{'abcdefghij'[i % 10]}" for i in range(MOST_CORRECTED + 1)]
    assert reads_as_before(" ".join(words), " ".join([*(f"{word}s" for word in words[1:]), words[0]]))
    assert not reads_as_before(" ".join(words), " ".join(f"{word}s" for word in words))


texts = st.lists(st.sampled_from(["the", "lock", "locks", "ends", "not", "7", "+", "锁", "a.b()"]), max_size=8)


@given(texts, texts)
def test_whatever_is_left_out_but_a_not_was_read(kept: list[str], left_out: list[str]) -> None:
    assert reads_as_before(" ".join([*left_out, *kept]), " ".join(kept)) or "not" in left_out
