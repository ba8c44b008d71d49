"""Turning statements into their contrary by rule."""

import re
from typing import Final

VERBS: Final = frozenset(
    """
    accept accompany add admit affect allow alter appear apply assert assign avoid become begin belong break bring
    build cancel carry catch close come compute confirm connect consult contain copy cover create decide declare
    define delegate depend detect determine disappear discard discover divide do download enclose enforce ensure
    enter execute exist express extend fail fall fetch find fit follow forget get give go govern grow happen have
    help hide hold identify ignore include increase inherit insist integrate join keep know lack learn leave let lie
    live loosen lower make mean move narrow need notice offer omit own perform pick prescribe prevent produce
    promise protect prove provide put raise reach react receive reduce refer refuse rely remain remember remove
    repeat replace reply represent require restrict roll run say scatter see send serve show sit skip solve speak
    spread stand start stay stop store succeed suffer supply survive suspend take tell throw touch travel treat
    trigger turn undo use vanish verify violate wait want waste work write yield
    """.split()
)
"""Verbs whose forms with an -s are seldom the plural of a noun."""

_INSTEAD: Final = {
    "cannot": "can",
    "can't": "can",
    "won't": "will",
    "always": "never",
    "never": "always",
    "no longer": "still",
    "no": "some",
    "nothing": "something",
    "nobody": "everybody",
    "none": "all",
    "only": "not only",
    "without": "with",
    "may": "cannot",
    "might": "cannot",
    "must": "need not",
}


def third_person(verb: str) -> str:
    """Return the form of `verb` after he, she or it."""
    if verb == "have":
        return "has"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else f"{verb}s"


_THIRD: Final = {third_person(verb): verb for verb in VERBS}
_NEGATIVE: Final = r"(?:never|no|nothing|nobody|none|only)\b"
_FLIPPED: Final = re.compile(
    rf"""
    `[^`]*`
    | (?<!-)\b(?P<plain>is|are|was|were|can|could|will|would|must|should|may|might|does|do|did|has|have|had)
      (?:\s+not\b|n't\b)
    | (?<!-)\b(?P<auxiliary>is|are|was|were|can|could|will|would|should
      |(?:has|have|had)(?=\s+(?:been|\w+e[dn])\b))\b(?!-)
      (?!\s+{_NEGATIVE})
    | \b(?P<word>{"|".join(map(re.escape, _INSTEAD))})\b
    | (?<![-.])\b(?P<verb>{"|".join(_THIRD)})\b(?![-.]\w|\s+{_NEGATIVE})
    | (?:(?<=\byou\s)|(?<=\bthey\s)|(?<=\bwe\s)|(?<=\bI\s))(?P<bare>{"|".join(VERBS)})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BOUNDARY: Final = re.compile(r"([,;:()]+(?=\s|$)|(?<=\s)\()")
# What follows one of these is a condition or an aside; a sentence whose condition changes too may stay true.
_ASIDE: Final = re.compile(
    r"(?<=\s)that\b|\b(?:which|who|whose|if|when|where|while|because|since|as|unless|until|before|after|than|whether|"
    r"although|though|once|how|what|why)\b",
    re.IGNORECASE,
)


def negate(text: str) -> str:
    """Return `text` with main clauses of each sentence turned into their contrary; empty, if it is blank."""
    if not text.strip():
        return ""
    return " ".join(map(_negate_sentence, re.split(r"(?<=[.!?])\s+", text.strip())))


def _negate_sentence(sentence: str) -> str:
    negated = "".join(map(_negate_clause, _BOUNDARY.split(sentence)))
    if negated != sentence:
        return negated
    first = sentence.split(maxsplit=1)[0]
    if first.lower() in VERBS:
        return f"Do not {first.lower()}{sentence[len(first) :]}"
    keeps_case = first == "I" or not first.istitle()
    return f"It is not true that {sentence if keeps_case else sentence[0].lower() + sentence[1:]}"


def _negate_clause(clause: str) -> str:
    aside = _ASIDE.search(clause)
    end = aside.start() if aside else len(clause)
    main = clause[:end]
    for match in _FLIPPED.finditer(main):
        if not match[0].startswith("`") and not _is_name(match):
            return main[: match.start()] + _contrary(match) + main[match.end() :] + clause[end:]
    return clause


def _is_name(match: re.Match[str]) -> bool:
    """Whether it is no verb of a statement: PUTs, or the beginning of "Should it fail"."""
    return bool(match["verb"] or match["auxiliary"]) and not match[0].islower()


def _contrary(match: re.Match[str]) -> str:
    found = match[0]
    if match["plain"]:
        return match["plain"]
    if match["auxiliary"]:
        return f"{found} not"
    if match["verb"]:
        contrary = f"does not {_THIRD[found.lower()]}"
    elif match["bare"]:
        contrary = f"do not {found}"
    else:
        contrary = _INSTEAD[found.lower()]
    return contrary.capitalize() if found[0].isupper() else contrary
