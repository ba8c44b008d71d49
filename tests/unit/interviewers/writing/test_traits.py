"""What is seen of a sentence."""

import pytest

from interview_simulator.interviewers.offline.writing.told import tell
from tests.unit.interviewers.writing.asking import material

CODE = "\n\n```rust\nlet guess = String::new();\n```"


@pytest.mark.parametrize(
    ("trait", "text", "other"),
    [
        ("the subject", "The leader keeps entries of replicas.", "A leader keeps entries of replicas."),
        ("order", "Keep the log on a disk.", "Replicas keep a log on disk."),
        ("incomplete", "Replicas moved a log to followers.", "Replicas move a log to followers."),
        ("of the moment", "Replicas are now able to keep a log.", "Replicas are able to keep a log."),
        ("definition", "A replica is a copy of data.", "A replica has a copy of data."),
        ("example", f"The `guess` variable has some input.{CODE}", f"The `String` type has some input.{CODE}"),
        ("changed", "However, replicas keep a full log.", "Replicas keep a full log."),
        ("subject of headings", "Replicas keep a log on disk.", "Leaders keep a log on disk."),
        ("condition first", "If a leader fails, replicas choose another.", "Replicas choose another if it fails."),
        ("digit", "Replicas keep a log for 3 days.", "Replicas keep a log for days."),
    ],
)
def test_a_trait_is_seen_where_it_is(trait: str, text: str, other: str) -> None:
    (has,), (lacks,) = (tell(material(one, "Replicas")) for one in (text, other))
    assert has.traits.get(trait) == 1.0
    assert trait not in lacks.traits


def test_what_stands_for_something_else_than_the_heading_names_is_told() -> None:
    text = "A trie is a search tree. It shares all common prefixes."
    assert "it is something else" not in tell(material(text, "The trie"))[1].traits
    assert "it is something else" in tell(material(text, "Storage"))[1].traits


def test_the_thing_that_was_spoken_of_before_points_back() -> None:
    first, second = tell(material("A hash ring moves some keys. Clients look into the ring.", "Clients"))
    assert "points back nearby" in second.traits
    assert "points back nearby" not in first.traits


def test_every_trait_is_a_share() -> None:
    text = "If it is (as you know) held, the lock of the row blocks, as `a` and `b` do, 20 writers; others wait for it."
    for told in tell(material(f"{text} {text}", "Row locks")):
        assert all(0 <= value <= 1 for value in told.traits.values())
