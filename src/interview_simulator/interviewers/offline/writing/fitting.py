"""What can be seen of a sentence that tells whether it answers a question on a topic."""

from collections.abc import Sequence

from interview_simulator.algorithms.words import content_stems
from interview_simulator.interviewers.offline.writing.told import Told
from interview_simulator.interviewers.offline.writing.topics import Topic


def traits_beside(topic: Topic, told: Sequence[Told]) -> list[dict[str, float]]:
    """Return for each of `told` the traits that tell whether it answers a question on `topic`."""
    asked = _stems(topic.words)
    said = [_stems(one.text) for one in told]
    return [_beside(topic, asked, one, place, said) for place, one in enumerate(told)]


def _beside(topic: Topic, asked: set[str], told: Told, place: int, said: Sequence[set[str]]) -> dict[str, float]:
    own = said[place]
    others = [one for number, one in enumerate(said) if number != place]
    subject = _stems(told.subject.name) if told.subject is not None else set()
    flags = {
        "topic all": asked <= own,
        "topic none": asked.isdisjoint(own),
        "topic is subject": bool(asked) and asked <= subject,
        "topic in subject": not asked.isdisjoint(subject),
        "subject named": bool(subject),
        "topic done": bool(topic.doing),
        f"told {min(place, 5)}": True,
        f"told of {min(len(said) // 2, 5)}": True,
    }
    shares = {
        "topic share": len(asked & own) / max(len(asked), 1),
        "topic length": min(len(asked), 5) / 5,
        "like another": max((len(own & one) / max(len(own | one), 1) for one in others), default=0.0),
        "like others": len(own & set().union(*others)) / max(len(own), 1),
    }
    return {name: 1.0 for name, holds in flags.items() if holds} | shares


def _stems(text: str) -> set[str]:
    return set(content_stems(text))
