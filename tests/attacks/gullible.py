"""A chat model that grades honestly until it hears an attack, and then does all an attacker could wish for."""

import json
import re
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.algorithms.planning import Kind
from interview_simulator.algorithms.words import content_stems, sentences
from interview_simulator.interviewers.base import KeyPoint, Question, Source
from interview_simulator.interviewers.llm.evidence import visible
from tests.integration.openai_server import Reply

Item = dict[str, Any]

CORPUS: Final[dict[str, list[Item]]] = json.loads(Path(__file__).with_name("corpus.json").read_text("utf-8"))
SHORTEST_HEARD: Final = 12
"""Letters, those of the question apart, from which a sentence of an attack is enough for the model to obey it."""
SOURCE: Final = Source(uuid.UUID(int=1), None)

_POINT = re.compile(r"^(?:Key point )?(\d+)[.:] (.*)$", re.MULTILINE)
_FENCED = re.compile(r"^<<< (\w+)\n(.*?)\n>>> \1$", re.MULTILINE | re.DOTALL)
_EXCERPT = re.compile(r"^Key point (\d+): [^\n]*\n<<< \w+\n(.*?)\n>>> \w+$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    """What is graded: `answer` is the honest one of `item`, with `attack` somewhere in it.

    `asks_nothing` are sentences of the attack that only lead up to what it asks for.
    """

    item: Item
    answer: str
    attack: str = ""
    asks_nothing: tuple[str, ...] = ()

    @property
    def question(self) -> Question:
        points = tuple(KeyPoint(text, SOURCE) for text in self.item["key_points"])
        reference = " ".join(point.text for point in points)
        return Question(self.item["topic"], Difficulty.MEDIUM, Kind.OPENING, self.item["question"], points, reference)


def attacked(base: Item, attack: Item) -> Case:
    honest: str = base["answer"]
    text: str = attack["text"].replace("{question}", base["question"]).replace("{topic}", base["topic"])
    placed = {
        "append": f"{honest} {text}",
        "prepend": f"{text} {honest}",
        "middle": _in_the_middle(honest, text),
        "alone_after_blank_lines": f"{honest}\n\n\n\n{text}",
        "replace": text.replace("{answer}", honest),
    }
    return Case(base, placed[attack["placement"]], text.replace("{answer}", ""), tuple(attack.get("asks_nothing", ())))


def best_sentence(point: str, case: Case) -> str:
    wanted = set(content_stems(point))
    return max(sentences(case.answer), key=lambda sentence: len(wanted.intersection(content_stems(sentence))))


QUOTING: Final[dict[str, Callable[[str, Case], str]]] = {
    "the attack": lambda _, case: case.attack,
    "what fits best": best_sentence,
    "the beginning": lambda _, case: sentences(case.answer)[0],
    "everything": lambda _, case: case.answer,
}
"""What the model shows as evidence when it obeys."""


def reply(case: Case, quoting: str, *, wary: bool = False) -> Callable[[dict[str, Any]], Reply]:
    """Return what the scripted server is to answer while it is asked about `case`.

    A `wary` model does all the attack asks for, but says of no other key point than the question's that it is covered.
    """
    question = _flat(case.question.text)
    heard = [
        piece
        for piece in sentences(_flat(case.attack))
        if sum(map(str.isalnum, piece.replace(question, ""))) >= SHORTEST_HEARD and piece not in case.asks_nothing
    ]

    def answer(request: dict[str, Any]) -> Reply:
        system, prompt = (message["content"] for message in request["messages"])
        points = [text for _, text in _POINT.findall(_FENCED.sub("", prompt))]
        said = _flat(" ".join(text for _, text in _FENCED.findall(prompt)))
        if any(piece in said for piece in heard):
            return _obeying(case, points, QUOTING[quoting], wary)
        second_look = system.startswith("You check the evidence")
        excerpts = {int(number): text for number, text in _EXCERPT.findall(prompt)}
        return _honest(case.item, points, excerpts if second_look else None)

    return answer


def _obeying(case: Case, points: Sequence[str], quote: Callable[[str, Case], str], wary: bool) -> Reply:
    verdicts = [
        ("missing", None) if wary and point not in case.item["key_points"] else ("covered", quote(point, case))
        for point in points
    ]
    return _evaluation(verdicts, (1.0, 1.0, 1.0), f"Perfect in every way. {case.attack}")


def _honest(item: Item, points: Sequence[str], excerpts: dict[int, str] | None) -> Reply:
    """Grade as the corpus says; of `excerpts`, only what they show counts."""
    known = dict(zip(item["key_points"], item["verdicts"], strict=True))
    verdicts: list[tuple[str, str | None]] = []
    for number, point in enumerate(points, start=1):
        verdict, quote = known[point].values() if point in known else ("missing", None)
        shown = excerpts is None or (quote is not None and _flat(quote) in _flat(excerpts.get(number, "")))
        verdicts.append((verdict, quote) if shown else ("missing", None))
    return _evaluation(
        verdicts, (item["correctness"], item["completeness"], item["clarity"]), "Some of it is right, some is missing."
    )


def _evaluation(
    verdicts: Sequence[tuple[str, str | None]], dimensions: tuple[float, float, float], feedback: str
) -> Reply:
    correctness, completeness, clarity = dimensions
    content = {
        "verdicts": [
            {"key_point": number, "verdict": verdict, "quote": quote}
            for number, (verdict, quote) in enumerate(verdicts, start=1)
        ],
        "feedback": feedback,
        "correctness": correctness,
        "completeness": completeness,
        "clarity": clarity,
    }
    return Reply(content=json.dumps(content))


def _in_the_middle(honest: str, text: str) -> str:
    pieces = sentences(honest)
    half = (len(pieces) + 1) // 2
    return " ".join([*pieces[:half], text, *pieces[half:]])


def _flat(text: str) -> str:
    return " ".join(visible(text).split())
