"""What a heading or a title names, read as part of a sentence: by themselves such few words are often misread."""

import re
from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.language import Sentence, parsed
from interview_simulator.interviewers.offline.writing.subjects import GENERAL_STEMS, Subject, named

_MASS: Final = re.compile(
    r"(?:ing|tion|sion|ity|ance|ence|ment|ness|ship|ism|ure|age|ware|data|support|access|code|software|security)$"
)
"""How words end that are said without an article."""
_ARTICLES: Final = ("a ", "an ", "the ")


def is_mass(name: str) -> bool:
    """Return whether `name` is said as it is: it has an article, or needs none though it is one thing."""
    return name.startswith(_ARTICLES) or bool(_MASS.search(name.rsplit(maxsplit=1)[-1]))


def thing_named(heading: str) -> Subject | None:
    """Return what `heading` names, if it is a noun phrase and says which thing is meant."""
    sentence = only_sentence(f"They told me about {heading} .")
    if sentence is None:
        return None
    about = next((token for token in sentence.span if token.lower_ == "about"), None)
    head: Token | None = next((child for child in about.children if child.dep_ == "pobj"), None) if about else None
    subject = named(sentence, head) if head is not None else None
    if subject is None or len(subject.name.split()) != len(heading.split()):
        return None
    return subject if set(subject.key) - GENERAL_STEMS else None


def only_sentence(text: str) -> Sentence | None:
    (found,) = parsed([text])
    return found[0] if len(found) == 1 else None
