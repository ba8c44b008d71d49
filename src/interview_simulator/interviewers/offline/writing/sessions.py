"""Questions on what Python code prints, where a session with prompts or a comment beside `print` shows it."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.blocks import Code
from interview_simulator.interviewers.offline.writing.bugs import PYTHON
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.headings import Heading
from interview_simulator.interviewers.offline.writing.material import Material
from interview_simulator.interviewers.offline.writing.python_names import is_complete
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

FEWEST: Final = 2
MOST: Final = 6
MOST_LINES: Final = 20
LONGEST: Final = 60
"""Characters of a line that is asked about, and of what it prints."""
_PRINTED = re.compile(r"^(?P<code>print\(.*\)) *# *(?:(?:prints?|outputs?|output|=>|->|>>>)[: ] *)?(?P<output>\S.*)$")
_VALUE = re.compile(r"^(?:[\[({'\"-]|\d|True\b|False\b|None\b)")
"""How the output begins where a comment could also be a remark."""
_CHANGING = re.compile(
    r"\b(?:random|time|now|today|uuid\w*|input|id|open|getpid|environ|requests?|sys)\b|\bhash\(|0x[0-9a-f]{6}|\.\.\.|Traceback|`"
)


@dataclass(frozen=True)
class Line:
    """`code`: a line that prints `output`; `is_value`: because it is an expression at the prompt."""

    code: str
    output: str
    is_value: bool


def about_sessions(material: Material, heading: Heading | None, context: Context) -> Iterator[Written]:
    """Yield what each line of a snippet prints that the document shows the output of."""
    for code in material.codes:
        text, lines = _session(code) if ">>> " in code.text else _commented(code)
        if not FEWEST <= len(lines) <= MOST or len(text.split("\n")) > MOST_LINES or not _is_certain(text, lines):
            continue
        sentence = (
            "What does the Python prompt show after these lines?"
            if any(line.is_value for line in lines)
            else "What does this Python code print?"
        )
        asked = f"{sentence}\n\n```python\n{text}\n```"
        points = tuple(Point(_point(line), material.place, (line.code,)) for line in lines)
        yield Written(asked, Difficulty.MEDIUM, Style.OUTPUT, points, " ".join(one.text for one in points))


def _session(code: Code) -> tuple[str, list[Line]]:
    """Return what was typed at the prompts, and the lines that gave one line of output each."""
    typed: list[str] = []
    lines: list[Line] = []
    output: list[str] = []
    alone = False
    for line in [*code.text.strip().split("\n"), ">>> "]:
        if line.startswith((">>> ", "... ")) or line.rstrip() in {">>>", "..."}:
            if output and not alone:
                return "", []  # more than one line made it
            if output:
                lines.append(Line(typed[-1], "\n".join(output), not typed[-1].startswith("print(")))
                output = []
            alone = line.startswith(">>> ")
            typed.append(line[4:].rstrip())
        elif line.strip() and typed:
            output.append(line.strip())
    return "\n".join(typed).strip(), lines


def _commented(code: Code) -> tuple[str, list[Line]]:
    """Return the code without the comments that say what a `print` prints, and these lines."""
    if code.language not in PYTHON:
        return "", []
    kept: list[str] = []
    lines: list[Line] = []
    for line in code.text.strip("\n").split("\n"):
        match = _PRINTED.match(line)
        if match and _VALUE.match(match["output"]):
            lines.append(Line(match["code"], match["output"].strip(), is_value=False))
            kept.append(match["code"])
        else:
            kept.append(line.rstrip())
    has_other = any("print(" in line and line not in {one.code for one in lines} for line in kept)
    return ("", []) if has_other else ("\n".join(kept), lines)


def _is_certain(text: str, lines: list[Line]) -> bool:
    """Return whether all lines can be told apart, are short, and print the same whenever they run."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    if not is_complete(tree) or any(map(_is_from_elsewhere, ast.walk(tree))):
        return False
    if not text.isascii() or _CHANGING.search(text) or len({one.code for one in lines}) != len(lines):
        return False
    return all(
        len(one.code) <= LONGEST
        and len(one.output) <= LONGEST
        and "\n" not in one.output
        and not _CHANGING.search(one.output)
        for one in lines
    )


def _is_from_elsewhere(node: ast.AST) -> bool:
    """Return whether `node` imports what the snippet does not show and Python does not come with."""
    if isinstance(node, ast.ImportFrom):
        return bool(node.level) or (node.module or "").split(".")[0] not in sys.stdlib_module_names
    return isinstance(node, ast.Import) and any(
        alias.name.split(".")[0] not in sys.stdlib_module_names for alias in node.names
    )


def _point(line: Line) -> str:
    return f"`{line.code}` {'gives' if line.is_value else 'prints'} `{line.output}`."
