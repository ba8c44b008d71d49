"""What each turn of a long interview costs: question 20 must not cost more than question 2."""

import uuid
from collections import defaultdict
from collections.abc import Mapping
from statistics import fmean, linear_regression
from typing import Final

from benchmarks.reader import Reader, reading
from benchmarks.scripted import PacedModel
from evals.tables import show
from interview_simulator.algorithms.planning import MOST_QUESTIONS

WRITING: Final = ("ask", "follow_up")
COMPARED: Final = 5
"""How many turns at either end are compared, since passages differ in length."""
QUERY: Final = """
    SELECT q.number, c.step, coalesce(c.tokens_in, 0), coalesce(c.tokens_out, 0) FROM model_calls c
    JOIN interview_questions q ON q.id = c.question_id WHERE q.interview_id = ? ORDER BY q.number, c.created_at
"""

Tokens = tuple[int, int]
Turns = dict[int, dict[str, Tokens]]
"""What each turn took, by its number and by step."""


def measure() -> None:
    with reading(PacedModel()) as reader:
        first, second = _interview(reader), _interview(reader)
    rows = [
        (
            turn,
            ", ".join(step for step in steps if step in WRITING),
            *_sum(steps, WRITING),
            *_sum(steps, ("evaluate",)),
            *_sum(steps, ("second_look",)),
            *_sum(steps, tuple(steps)),
        )
        for turn, steps in first.items()
    ]
    parts = ("question", "evaluation", "second look", "turn")
    header = ["turn", "written by", *(f"{part}: {way}" for part in parts for way in ("in", "out"))]
    show(f"Tokens of each turn of {MOST_QUESTIONS} questions (a token is taken for 4 characters)", header, rows)
    compared = [(what, one, other) for (what, one), (_, other) in zip(_compared(first), _compared(second), strict=True)]
    # The second has as many earlier questions to avoid from its first turn on as a prompt may hold.
    show("Tokens in and out of a turn", ("of", "first interview", "the same reader's second"), compared)


def _interview(reader: Reader) -> Turns:
    """Return the tokens of each turn of a whole interview, as the server recorded them."""
    interview = reader.start(MOST_QUESTIONS)
    while interview["status"] == "in_progress":
        # What was missed goes into the next prompt.
        reader.answer(interview, leave_out=1)
        interview, _ = reader.next_question(interview)
    turns: Turns = defaultdict(dict)
    for turn, step, tokens_in, tokens_out in reader.rows(QUERY, uuid.UUID(interview["id"]).hex):
        before = turns[turn].get(step, (0, 0))
        turns[turn][step] = before[0] + tokens_in, before[1] + tokens_out
    return turns


def _sum(steps: Mapping[str, Tokens], names: tuple[str, ...]) -> Tokens:
    chosen = [steps[name] for name in names if name in steps]
    return sum(tokens_in for tokens_in, _ in chosen), sum(tokens_out for _, tokens_out in chosen)


def _compared(turns: Turns) -> list[tuple[str, str]]:
    totals = {turn: sum(_sum(steps, tuple(steps))) for turn, steps in turns.items()}
    later = sorted(totals)[1:]
    early, late = later[:COMPARED], later[-COMPARED:]
    slope, _ = linear_regression(later, [totals[turn] for turn in later])
    return [
        (f"turn {later[0]}", f"{totals[later[0]]}"),
        (f"turn {later[-1]}", f"{totals[later[-1]]}"),
        (f"turns {early[0]} to {early[-1]}, mean", f"{fmean(totals[turn] for turn in early):.0f}"),
        (f"turns {late[0]} to {late[-1]}, mean", f"{fmean(totals[turn] for turn in late):.0f}"),
        (f"more from turn to turn, {later[0]} to {later[-1]} (least squares)", f"{slope:+.1f}"),
        ("all turns, sum", f"{sum(totals.values())}"),
    ]
