"""Where a question belongs, said in it."""

from tests.unit.interviewers.writing.asking import asked

LOCK = "A row lock is a mark that blocks other writers. A row lock ends with its transaction."


def test_what_a_post_is_about_is_said() -> None:
    text = " ".join(f"A row lock of Rust blocks other {thing}." for thing in ("parts", "tools", "tests", "files"))
    (question,) = asked("Locks", f"{LOCK} {text}", title="Locking in Rust")
    assert question.text == "In Rust, what can you tell me about a row lock?"


def test_else_what_the_posts_around_it_are_about() -> None:
    (question,) = asked("Locks", LOCK, title="Concurrent transactions", setting="Postgres")
    assert question.text == "In Postgres, what can you tell me about a row lock?"


def test_else_it_is_not_said() -> None:
    (question,) = asked("Locks", LOCK, title="Concurrent transactions")
    assert question.text == "What can you tell me about a row lock?"


def test_one_word_alone_is_not_asked_about_where_nothing_tells_to_what_it_belongs() -> None:
    text = "Replicas follow a single leader. Replicas keep a full log."
    assert asked("Replicas", text) == []
    assert asked("Replicas", text, setting="Postgres")
