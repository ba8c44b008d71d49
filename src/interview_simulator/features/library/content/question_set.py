"""Written questions as an author would write them: the `questions` of a post's front matter."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

import yaml

from interview_simulator.algorithms.difficulty import LEVELS
from interview_simulator.features.library.content.post_file import bare
from interview_simulator.interviewers.offline.writing.written import Written

WIDTH: Final = 110
_ODD_BREAK = re.compile("[\x85\u2028\u2029]")
"""Ends of lines to YAML, which plain style takes for spaces."""


def question_set(title: str, headings: Sequence[str], questions: Sequence[Written], authored: int) -> str:
    """Return the questions as YAML, the easy ones first, with the passages they come from as comments.

    `headings` are those of the post's sections, and `authored` is how many questions its front matter has besides.
    """
    lines = [*_introduction(title, questions, authored)]
    if questions:
        lines.append("questions:")
    for question in sorted(questions, key=lambda question: LEVELS.index(question.difficulty)):
        lines += ["", *_passages(question, headings), _item(question, headings)]
    return "\n".join(lines)


def _introduction(title: str, questions: Sequence[Written], authored: int) -> Iterator[str]:
    levels = Counter(question.difficulty for question in questions)
    counts = ", ".join(f"{levels[level]} {level}" for level in LEVELS) if questions else "none"
    besides = f", besides {authored} in its front matter" if authored else ""
    yield from _comment(f"Questions written from “{title}”{besides}: {counts}.", "")
    if questions:
        yield from _comment("Those that you put into its front matter, changed or not, are yours from then on.", "")


def _passages(question: Written, headings: Sequence[str]) -> Iterator[str]:
    for place in question.sections:
        yield from _comment(f"{headings[place]}:", "  ")
        sentences = [sentence for point in question.points if point.section == place for sentence in point.sentences]
        for sentence in dict.fromkeys(sentences):
            yield from _comment(sentence, "  ", "  ")


def _item(question: Written, headings: Sequence[str]) -> str:
    fields: dict[str, Any] = {"question": question.text, "difficulty": question.difficulty.value}
    section = _section(question, headings)
    if section is not None:
        fields["section"] = section
    fields["key_points"] = [{"point": point.text} for point in question.points]
    fields["answer"] = question.answer
    item = yaml.dump([fields], Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH - 2)
    return textwrap.indent(item, "  ").rstrip()


def _section(question: Written, headings: Sequence[str]) -> str | None:
    """Return the heading to name; none where no one heading does: it is then asked once all of the post is read."""
    if len(question.sections) > 1:
        return None
    heading = headings[question.sections[0]]
    return heading if [bare(other) for other in headings].count(bare(heading)) == 1 else None


def _comment(text: str, indent: str, inner: str = "") -> list[str]:
    plain = "".join(character if character.isprintable() else " " for character in text)
    return textwrap.wrap(
        plain,
        WIDTH,
        initial_indent=f"{indent}# {inner}",
        subsequent_indent=f"{indent}# {inner}",
        break_long_words=False,
        break_on_hyphens=False,
    )


class _Dumper(yaml.SafeDumper):
    """Writes as people do: lists indented, and code as it stands."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)

    def represent_text(self, text: str) -> yaml.ScalarNode:
        style = '"' if _ODD_BREAK.search(text) else "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _Dumper.represent_text)
