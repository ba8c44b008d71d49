import asyncio
import contextlib
import io
import textwrap
import warnings

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_simulator.interviewers.offline.writing.blocks import Code
from interview_simulator.interviewers.offline.writing.bugs import about_bugs, bugs
from interview_simulator.interviewers.offline.writing.checks import is_askable
from interview_simulator.interviewers.offline.writing.material import read
from interview_simulator.interviewers.offline.writing.written import Section
from tests.unit.interviewers.writing.reading import points

COUNTER = """
class Counter:
    def __init__(self):
        self.count = 0

    def increment(self):
        self.count += 1
        return self.count
"""
SQUARES = """
def square(number):
    doubled = number * 2
    return doubled * number / 2

result = square(4)
print(f"square: {result}")
"""
COROUTINE = """
import asyncio
shouted = []

async def shout():
    shouted.append("hello")

async def main():
    await shout()
"""


def _bugs(text: str) -> dict[str, str]:
    return {bug.points[0]: bug.text for bug in bugs(Code("python", text))}


def test_a_method_without_self() -> None:
    text = _bugs(COUNTER)["The method `increment` of `Counter` lacks the parameter `self`."]
    names: dict[str, type] = {}
    exec(text, names)
    with pytest.raises(TypeError):
        names["Counter"]().increment()


def test_a_function_without_return() -> None:
    text = _bugs(SQUARES)["The function `square` lacks a `return` before its result."]
    names: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(text, names)
    assert names["result"] is None
    assert printed.getvalue() == "square: None\n"


def test_a_string_without_its_prefix() -> None:
    text = _bugs(SQUARES)["The string that is printed lacks the prefix `f`."]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(text, {})
    assert printed.getvalue() == "square: {result}\n"


def test_a_call_without_await() -> None:
    text = _bugs(COROUTINE)["The call of `shout` lacks `await`."]
    names: dict[str, object] = {}
    exec(text, names)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        asyncio.run(names["main"]())  # type: ignore[operator]
    assert names["shouted"] == []


def test_a_function_that_awaits_without_async() -> None:
    text = _bugs(COROUTINE)["The function `main` uses `await`, but is not defined with `async def`."]
    with pytest.raises(SyntaxError, match="'await' outside async function"):
        compile(text, "snippet", "exec")


def test_the_snippet_stands_in_the_question() -> None:
    (question,) = about_bugs(read("Notes", [Section("Counters", 1, f"```python\n{COUNTER}```\n")])[0])
    assert question.text.startswith(
        "What is wrong with this Python code, and what happens because of it?\n\n```python\nclass"
    )
    assert len(points(question)) == 2
    assert is_askable(question)


@pytest.mark.parametrize(
    "text",
    [
        COUNTER.replace("    def increment", "    @helper\n    def increment"),
        SQUARES.replace("def square", "def other(): ...\n\n\ndef square").replace("* number", "* factor"),
        "x = (\n" * 4,
        "def f(self):\n" * 30,
    ],
    ids=["a name from elsewhere", "an unknown name", "no Python", "too long"],
)
def test_code_that_is_not_understood_is_left_alone(text: str) -> None:
    assert _bugs(text) == {}


_LINES = st.sampled_from(
    [*COUNTER.splitlines(), *SQUARES.splitlines(), *COROUTINE.splitlines(), "import os", "    return x", "x = 1", "@f"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LINES, max_size=24))
def test_every_changed_snippet_parses_or_fails_as_the_key_points_say(lines: list[str]) -> None:
    for bug in bugs(Code("python", "\n".join(lines))):
        if "SyntaxError" in bug.points[1]:
            with pytest.raises(SyntaxError, match="'await' outside async function"):
                compile(bug.text, "snippet", "exec")
        else:
            compile(textwrap.dedent(bug.text), "snippet", "exec")
