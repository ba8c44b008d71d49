"""A statement as several key points."""

import pytest

from interview_simulator.interviewers.offline.writing.splitting import Joined, parts_of
from tests.unit.interviewers.writing.asking import statement


@pytest.mark.parametrize(
    ("text", "by", "points"),
    [
        (
            "A planner parses queries and picks an index.",
            Joined.VERBS,
            ["A planner parses queries.", "A planner picks an index."],
        ),
        (
            "Planners should parse queries and pick an index.",
            Joined.VERBS,
            ["Planners should parse queries.", "Planners should pick an index."],
        ),
        (
            "A planner is a component that picks an index.",
            Joined.NOTHING,  # "A planner is a component" says nothing.
            ["A planner is a component that picks an index."],
        ),
        (
            "A passing tone is a melodic note that connects two chords.",
            Joined.KIND,
            ["A passing tone is a melodic note.", "A passing tone connects two chords."],
        ),
        (
            "A planner reads tables, indexes, and statistics.",
            Joined.THINGS,
            ["A planner reads tables.", "A planner reads indexes.", "A planner reads statistics."],
        ),
        (
            "A planner may only read tables, indexes, and statistics.",
            Joined.NOTHING,  # Of one of them alone, it would be false.
            ["A planner may only read tables, indexes, and statistics."],
        ),
        (
            "Planners parse queries or reject all of them.",
            Joined.NOTHING,
            ["Planners parse queries or reject all of them."],
        ),
        (
            "A planner reads statistics and tables.",
            Joined.NOTHING,
            ["A planner reads statistics and tables."],
        ),
    ],
)
def test_each_part_is_true_by_itself(text: str, by: Joined, points: list[str]) -> None:
    assert parts_of(statement(text)) == (points, by)
