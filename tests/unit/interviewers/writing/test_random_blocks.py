"""Lists, tables and code of any kind never stop the writer."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.interviewers.writing.asking import asked

_TEXT = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        [
            "`path`",
            "**Term**",
            "(string)",
            "- ",
            ": ",
            "is",
            "Returns the",
            "the following parts:",
            "must",
            ".",
            "`",
            "…",
            "*",
            "|",
        ]
    ),
)
_LINE = st.lists(_TEXT, max_size=6).map(lambda parts: " ".join(parts).replace("\n", " "))
_LIST = st.lists(_LINE, max_size=7).map(lambda items: "".join(f"* {item}\n" for item in items))
_TABLE = st.lists(st.tuples(_LINE, _LINE), max_size=5).map(
    lambda rows: "| Option | Description |\n| --- | --- |\n" + "".join(f"| {a} | {b} |\n" for a, b in rows)
)
_CODE = st.lists(_LINE, max_size=8).map(
    lambda lines: "```python\n" + "".join(f">>> {line}\n" for line in lines) + "```\n"
)


@settings(max_examples=25, deadline=None)
@given(lead=_LINE, block=st.one_of(_LIST, _TABLE, _CODE), heading=_LINE)
def test_nothing_crashes_and_every_question_has_key_points(lead: str, block: str, heading: str) -> None:
    for question in asked(heading, f"{lead}:\n\n{block}"):
        assert len(question.points) >= 2
        assert all(point.text for point in question.points)
