"""Where a question belongs, said in it."""

from tests.unit.interviewers.writing.asking import asked

LOCK = "A row lock is a mark that blocks other writers. A row lock ends with its transaction."


def test_what_a_post_is_about_is_said() -> None:
    text = " ".join(f"Some {thing} of Rust are old." for thing in ("parts", "tools", "tests", "files"))
    (question,) = asked("Locks", f"{LOCK} {text}", title="Locking in Rust")
    assert question.text == "In Rust, what is a row lock?"


def test_else_what_the_posts_around_it_are_about() -> None:
    (question,) = asked("Locks", LOCK, title="Concurrent transactions", setting="Postgres")
    assert question.text == "In Postgres, what is a row lock?"


def test_else_what_the_title_names_is_said() -> None:
    (question,) = asked("Locks", LOCK, title="Concurrent transactions")
    assert question.text == "When it comes to concurrent transactions, what is a row lock?"


def test_a_title_that_is_a_files_name_is_not() -> None:
    (question,) = asked("Locks", LOCK, title="ch13-02-locks")
    assert question.text == "What is a row lock?"


def test_one_word_alone_is_not_asked_about_where_nothing_tells_to_what_it_belongs() -> None:
    text = "Replicas follow a single leader. Replicas keep a full log."
    assert asked("Replicas", text) == []
    assert asked("Replicas", text, setting="Postgres")
