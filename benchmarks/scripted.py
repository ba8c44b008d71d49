"""A chat model for measuring: it asks about the passages it is shown, and grades honestly, at the pace it is told."""

import json
import re
import threading
from dataclasses import replace
from functools import lru_cache
from itertools import count
from typing import Any, Final

from interview_simulator.algorithms.words import sentences
from tests.integration.chat_models import GRADING, evaluation, step_of
from tests.integration.openai_server import Reply

CHUNKS: Final = 40
CLARITY: Final = 0.5
"""A strict grader, so that no grade lies so far above the offline one that it is looked at twice."""
BEGINNINGS: Final = (
    "What would you tell a new colleague about",
    "Which mistake have you seen made around",
    "Why does it pay to understand",
    "When would you hesitate to rely on",
    "How would you test what you know of",
    "Where do the costs lie in",
    "Who has to care most about",
)
ENDINGS: Final = (
    "and what follows from it?",
    "in a large code base?",
    "when the load grows tenfold?",
    "if you could begin anew?",
    "compared with what most people expect?",
    "before the first release?",
    "and how would you notice?",
    "with only an hour to explain it?",
)
PROSE: Final = re.compile(r"[A-Z][\w ,'’`()-]{40,250}[.;:]")
"""What makes a key point: a sentence, not a line of code."""

_LINE_END = re.compile(r"(?<!\n)\n(?!\n)")
_PASSAGE = re.compile(
    r'^Passage (\d+), from "[^\n]*", section "([^\n]*)":\n<<< (\w+)\n(.*?)\n>>> \3$', re.MULTILINE | re.DOTALL
)


def sayings(prompt: str) -> list[dict[str, Any]]:
    """What may be a key point: the sentences of the passages shown in `prompt`, each with its passage's number."""
    return [
        {"text": sentence, "passage": int(place)}
        for place, _, _, text in _PASSAGE.findall(prompt)
        for sentence in _prose(text)
    ]


@lru_cache(maxsize=1024)
def _prose(text: str) -> list[str]:
    return [sentence for sentence in sentences(_LINE_END.sub(" ", text)) if PROSE.fullmatch(sentence)]


class PacedModel:
    """Each reply is streamed in pieces over `seconds`. No two questions of an interview are alike."""

    def __init__(self, seconds: float = 0.0) -> None:
        self._seconds = seconds
        self._lock = threading.Lock()
        self._asked = count()

    def __call__(self, body: dict[str, Any]) -> Reply:
        content = evaluation(body, clarity=CLARITY) if step_of(body) in GRADING else self._question(body)
        reply = Reply(json.dumps(content, ensure_ascii=False), chunks=CHUNKS)
        # The first piece comes at once.
        return replace(reply, chunk_delay_s=self._seconds / (CHUNKS - 1))

    def _question(self, body: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            number = next(self._asked)
        prompt = body["messages"][1]["content"]
        _, heading, _, _ = _PASSAGE.findall(prompt)[0]
        said = sayings(prompt)
        wanted = 2 if step_of(body) == "follow_up" else 3
        points = [said[(number + other) % len(said)] for other in range(min(wanted, len(said)))]
        beginning, ending = BEGINNINGS[number % len(BEGINNINGS)], ENDINGS[number % len(ENDINGS)]
        return {
            "question": f"{beginning} {heading.lower()}, {ending}",
            "key_points": points,
            "model_answer": " ".join(str(point["text"]) for point in points),
        }
