"""Questions on a bug put into a snippet of Python: one whose effect is certain by the rules of the language itself."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.blocks import Code
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.python_names import bound_twice, is_complete
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

FEWEST_LINES: Final = 5
"""With something on them."""
MOST_LINES: Final = 20
LONGEST_LINE: Final = 110
PYTHON: Final = frozenset({"python", "py", "python3"})
_FUNCTION: Final = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Bug:
    """`text`: the snippet with the bug; `line`: as it was; `points`: what is wrong, and what comes of it."""

    text: str
    line: str
    points: tuple[str, ...]


def about_bugs(material: Material) -> Iterator[Written]:
    """Yield for each snippet of Python of a section the bug that can be put into it, if one can."""
    for code in material.codes:
        bug = next(bugs(code), None)
        if bug is not None:
            text = f"What is wrong with this Python code, and what happens because of it?\n\n```python\n{bug.text}\n```"
            points = tuple(Point(point, material.place, (bug.line,)) for point in bug.points)
            yield Written(text, Difficulty.HARD, Style.BUG, points, " ".join(bug.points))


def bugs(code: Code) -> Iterator[Bug]:
    """Yield `code` with one thing left out each, the hardest to see first."""
    text = code.text.strip("\n")
    lines = text.split("\n")
    if (
        code.language not in PYTHON
        or not FEWEST_LINES <= sum(map(bool, lines)) <= len(lines) <= MOST_LINES
        or not text.isascii()
    ):
        return
    if any(len(line) > LONGEST_LINE for line in lines) or "```" in text or "\t" in text:
        return
    tree = _parsed(text)
    if tree is None or not is_complete(tree):
        return
    for way in (_await_dropped, _return_dropped, _self_dropped, _prefix_dropped, _async_dropped):
        yield from way(tree, lines)


def _parsed(text: str) -> ast.Module | None:
    try:
        compile(text, "snippet", "exec", dont_inherit=True)
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _await_dropped(tree: ast.Module, lines: Sequence[str]) -> Iterator[Bug]:
    """Leave out `await` where a coroutine that the snippet defines is only run, or its result used."""
    coroutines = {
        node.name
        for node in tree.body
        if isinstance(node, ast.AsyncFunctionDef) and not node.decorator_list and not _yields(node)
    }
    coroutines -= bound_twice(tree)
    for node in ast.walk(tree):
        waiting = node.value if isinstance(node, ast.Expr | ast.Assign) else None
        if not (isinstance(waiting, ast.Await) and isinstance(waiting.value, ast.Call)):
            continue
        name = waiting.value.func.id if isinstance(waiting.value.func, ast.Name) else ""
        if name not in coroutines or waiting.value.lineno != waiting.lineno:
            continue
        changed = _cut(lines, waiting.lineno, waiting.col_offset, waiting.value.col_offset)
        effect = (
            "its result is a coroutine object in place of the value"
            if isinstance(node, ast.Assign)
            else "its body never runs"
        )
        if _parsed(changed) is not None:
            yield Bug(
                changed,
                lines[waiting.lineno - 1].strip(),
                (
                    f"The call of `{name}` lacks `await`.",
                    f"Calling `{name}` without `await` only creates a coroutine, so {effect}.",
                ),
            )


def _self_dropped(tree: ast.Module, lines: Sequence[str]) -> Iterator[Bug]:
    """Leave out `self` from a method that uses it and takes nothing else."""
    for class_ in (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)):
        for node in class_.body:
            if not isinstance(node, _FUNCTION) or node.decorator_list or node.name.startswith("__"):
                continue
            names = [one.arg for one in (*node.args.posonlyargs, *node.args.args)]
            used = any(isinstance(one, ast.Name) and one.id == "self" for one in ast.walk(node))
            line = lines[node.lineno - 1]
            if names != ["self"] or node.args.vararg or not used or line.count("(self)") != 1:
                continue
            changed = "\n".join([*lines[: node.lineno - 1], line.replace("(self)", "()"), *lines[node.lineno :]])
            if _parsed(changed) is not None:
                yield Bug(
                    changed,
                    lines[node.lineno - 1].strip(),
                    (
                        f"The method `{node.name}` of `{class_.name}` lacks the parameter `self`.",
                        f"Calling `{node.name}` on an instance of `{class_.name}` raises a `TypeError`,"
                        " because the instance is passed as an argument that the method does not take.",
                    ),
                )


def _return_dropped(tree: ast.Module, lines: Sequence[str]) -> Iterator[Bug]:
    """Leave out the only `return` of a function whose result the snippet assigns or prints."""
    functions = {
        node.name: node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and not node.decorator_list and not _yields(node)
    }
    used = {name for name in map(_called, ast.walk(tree)) if name}
    for name, node in functions.items():
        returns = [one for one in ast.walk(node) if isinstance(one, ast.Return)]
        inner = any(isinstance(one, (*_FUNCTION, ast.Lambda)) and one is not node for one in ast.walk(node))
        last = node.body[-1]
        if name not in used - bound_twice(tree) or inner or returns != [last]:
            continue
        value = returns[0].value
        if value is None or isinstance(value, ast.Constant | ast.Name) or value.lineno != returns[0].lineno:
            continue
        changed = _cut(lines, last.lineno, last.col_offset, value.col_offset)
        if _parsed(changed) is not None:
            yield Bug(
                changed,
                lines[last.lineno - 1].strip(),
                (
                    f"The function `{name}` lacks a `return` before its result.",
                    f"Calling `{name}` therefore gives `None`.",
                ),
            )


def _prefix_dropped(tree: ast.Module, lines: Sequence[str]) -> Iterator[Bug]:
    """Leave out the `f` of a string that is printed."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"):
            continue
        for text in (one for one in node.args if isinstance(one, ast.JoinedStr) and one.lineno == one.end_lineno):
            line = lines[text.lineno - 1]
            segment = line[text.col_offset : text.end_col_offset]
            fields = re.findall(r"\{[\w.]+\}", segment)
            if not re.fullmatch(r"f(\"[^\"\\]*\"|'[^'\\]*')", segment) or not fields or "{{" in segment:
                continue
            changed = _cut(lines, text.lineno, text.col_offset, text.col_offset + 1)
            yield Bug(
                changed,
                lines[text.lineno - 1].strip(),
                (
                    "The string that is printed lacks the prefix `f`.",
                    f"The output shows `{fields[0]}` as it stands,"
                    " because nothing is put into a string without that prefix.",
                ),
            )


def _async_dropped(tree: ast.Module, lines: Sequence[str]) -> Iterator[Bug]:
    """Leave out `async` from a function that awaits."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.AsyncFunctionDef):
            continue
        line = lines[node.lineno - 1]
        changed = "\n".join([*lines[: node.lineno - 1], line.replace("async def", "def", 1), *lines[node.lineno :]])
        if line.count("async def") == 1 and _error(changed) == "'await' outside async function":
            yield Bug(
                changed,
                lines[node.lineno - 1].strip(),
                (
                    f"The function `{node.name}` uses `await`, but is not defined with `async def`.",
                    "Python rejects the code with a `SyntaxError` before any of it runs.",
                ),
            )


def _called(node: ast.AST) -> str:
    """Return the name of the function whose result `node` assigns or prints."""
    value = node.value if isinstance(node, ast.Assign) else None
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print" and node.args:
        value = node.args[0]
    return value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""


def _yields(node: ast.AST) -> bool:
    return any(isinstance(one, ast.Yield | ast.YieldFrom) for one in ast.walk(node))


def _cut(lines: Sequence[str], line: int, start: int, end: int) -> str:
    """Return the snippet without what stands from `start` to `end` of a line."""
    whole = lines[line - 1]
    return "\n".join([*lines[: line - 1], whole[:start] + whole[end:], *lines[line:]])


def _error(text: str) -> str:
    try:
        compile(text, "snippet", "exec", dont_inherit=True)
    except SyntaxError as error:
        return re.sub(r" \(.*", "", error.msg)
    return ""
