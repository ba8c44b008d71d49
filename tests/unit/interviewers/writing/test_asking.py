"""Which questions are asked, with which key points."""

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.asking import FEWEST, MOST
from tests.unit.interviewers.writing.asking import asked, questions
from tests.unit.interviewers.writing.reading import could_ask

LOCKS = "Row locks block other writers. Row locks end with their transaction."
LEANING = "Such others did it again for both of them. Another way is the first one, which both of them had."


def test_what_stands_alone_is_chosen_before_what_leans() -> None:
    (points,) = questions("Row locks", f"{LEANING} {LOCKS}", setting="Postgres").values()
    assert set(LOCKS.replace(". ", ".|").split("|")) <= set(points)
    assert not any(point in LEANING for point in points)


def test_nothing_is_asked_where_all_leans() -> None:
    text = "Row locks did it for both of those ones. The others of the row locks had another one of these."
    assert could_ask(text, "Row locks", setting="Postgres") is not None
    assert asked("Row locks", text, setting="Postgres") == []


def test_a_question_has_its_likeliest_points_in_their_order() -> None:
    text = f"{LOCKS} {LEANING} Row locks need no memory of their own."
    candidate = could_ask(text, "Row locks", setting="Postgres")
    assert candidate is not None
    assert all(0 < likely < 1 for likely in candidate.likely)
    ((points),) = questions("Row locks", text, setting="Postgres").values()
    places = [[one.text for one in candidate.told].index(point) for point in points]
    assert places == sorted(places)
    least = min(candidate.likely[place] for place in places)
    assert all(likely <= least for place, likely in enumerate(candidate.likely) if place not in places)


def test_the_same_twice_is_said_once() -> None:
    text = f"{LOCKS} Row locks block other writers in their table."
    (points,) = questions("Row locks", text, setting="Postgres").values()
    assert len(points) == 2


def test_no_question_has_too_many_points() -> None:
    things = ("writers", "indexes", "triggers", "vacuums", "backups", "replicas", "migrations")
    text = " ".join(f"Row locks block other {thing} of a table." for thing in things)
    (question,) = asked("Row locks", text, setting="Postgres")
    assert FEWEST <= len(question.points) <= MOST


def test_how_is_harder_than_what() -> None:
    text = "Row locks are short because transactions are small. Row locks are short because they end with them."
    (how,) = asked("Why are row locks short?", text, setting="Postgres")
    (what,) = asked("Row locks", LOCKS, setting="Postgres")
    assert (how.difficulty, what.difficulty) == (Difficulty.MEDIUM, Difficulty.EASY)
