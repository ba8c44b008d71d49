import pytest

from interview_simulator.interviewers.offline.writing.terms import about_terms
from tests.unit.interviewers.writing.reading import asked, points


def test_a_term_is_asked_for_what_it_does_with_the_object_it_belongs_to() -> None:
    text = (
        "The `mounts` object has the following fields:\n\n"
        "* **`source`** *(string, REQUIRED)* - specifies the directory to mount. It MUST be an absolute path.\n"
    )
    (question,) = asked(about_terms, text)
    assert "the `source` field of the `mounts` object specify, and which rule applies to it" in question.text
    assert points(question) == ["`source` specifies the directory to mount.", "`source` MUST be an absolute path."]


def test_two_terms_of_which_something_similar_is_said_are_compared() -> None:
    text = (
        "* `max_in`: The maximum number of open connections to readers.\n"
        "* `max_out`: The maximum number of connections to other servers.\n"
    )
    (question,) = asked(about_terms, text)
    assert "how do `max_in` and `max_out` differ" in question.text.replace("How", "how")
    assert points(question) == [
        "`max_in` is the maximum number of open connections to readers.",
        "`max_out` is the maximum number of connections to other servers.",
    ]


def test_rows_of_a_table_with_descriptions_are_terms() -> None:
    text = (
        "| Option | Default | Description |\n| --- | --- | --- |\n"
        "| `cache_size` | 10 | Sets the number of pages in the cache. It can be changed while the server runs. |\n"
    )
    (question,) = asked(about_terms, text)
    assert "what is the `cache_size` option" in question.text.replace("What", "what")
    assert points(question) == [
        "`cache_size` sets the number of pages in the cache.",
        "`cache_size` can be changed while the server runs.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "* `path`: full\n* `mode`: see below\n",
        "* **Efficiency**: It tends to be slow because every piece takes space.\n",
        "* `type` - The kind of value. It is stored as a number.\n",
    ],
    ids=["nothing said", "a label", "a name that could mean anything"],
)
def test_what_cannot_be_understood_is_not_asked(text: str) -> None:
    assert asked(about_terms, text, heading="Overview") == []
