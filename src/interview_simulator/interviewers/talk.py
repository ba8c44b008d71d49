"""Signs that a text talks to its grader, or about its grading, instead of about the subject.

They only decide when to look twice and what to leave out of sight then: honest answers have them too.
"""

import re
from collections.abc import Set
from typing import Final

from interview_simulator.algorithms.words import content_stems

LEFT_OUT: Final = "[…]"
GRADING: Final = frozenset(
    content_stems(
        """
        grade grader grading score scoring marks verdict rubric correctness completeness clarity criteria evaluate
        evaluation evaluator examiner interviewer candidate assessor reviewer award badge feedback credit instruct
        instructions prompt pretend covered answer answers answered passed perfect
        """
    )
)
"""Words of grading, and of talking somebody into something."""

_GRADES = (
    r"(?:grad\w+|scor\w+|marks?|(?<!floating\s)(?<!floating-)points?|rating|rubrics?|verdicts?|correctness|completeness"
    r"|clarity|evaluat\w+|badges?)"
)
_MAXIMUM = r"max\w*\s+(?:possible\s+)?(?:marks?|scores?|points?|grades?|credit|rating)"
_TOP = rf"(?:full|{_MAXIMUM}|perfect|highest|top|10\s*/\s*10|100\s*(?:%|percent|per\s?cent)|1\.0|covered)"
_GAP = r"""[^.;!?\n"'”]{0,60}"""
_REST = r"""[^.;!?\n"'”]*"""
_INSTRUCTION = re.compile(
    rf"""
      \b(?:ignor|disregard|forget|overrid|bypass)\w*\b{_GAP}
        \b(?:instruct\w+|prompts?|rubrics?|guidelines?|above|previous|prior)\b{_REST}
    | \b(?:giv(?!en)|award|assign|set|mark|rat|grad|scor|treat|count|consider|accept|record)\w*\b{_GAP}\b{_TOP}\b{_REST}
    | \b(?:output|return|respond|reply|print|repeat|reveal|say|write|emit)\w*\b{_GAP}
        \b(?:{_GRADES}|prompt|instructions?)\b{_REST}
    | \b(?:you\ are|act\ as|pretend|imagine|as\ an?\ (?:ai|language\ model)|dear|attention|note\ to)\b{_GAP}
        \b(?:{_GRADES}|grader|examiner|evaluator|assistant|model|ai)\b{_REST}
    """,
    re.IGNORECASE | re.VERBOSE,
)
_CONVERSATION = re.compile(
    r"""
    \b(?:
      key\ points? | please | kindly
    | (?:remaining|missing|other|further)\ (?:aspects|points|parts|items)
    | your\ (?:list|notes|key|points?|criteria|expectations|rules)
    | (?:this|the|my|that)\ (?:question|answer|reply|paragraph)
    | (?:said|wrote|written|mentioned|stated|wrong)\ (?:above|before|below)
    )\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ENCODED = re.compile(r"\b[A-Za-z0-9+/]{24,}={0,2}|\b(?:[0-9a-f]{2}\s?){12,}\b")
_MARKUP = re.compile(
    rf"""
      ^[^\w\n]{{0,20}}(?:system|assistant|user|developer|human|tool|grader|examiner)\W{{0,3}}:
    | <\|\w+\|> | \[/?INST\] | <</?SYS>> | \#\#\#\s*\w+
    | ["']?\b(?:verdicts?|score|correctness|completeness|clarity|key_points?|feedback)\b["']?\s*[:=]
    | \bkey\ points?\b | \b(?:grader|examiner|evaluator|rubric|verdict|interviewer)\b | \b{_TOP}\ (?:marks?|scores?)
    | <!-- | </?[a-z][\w-]{{0,30}}[^<>]{{0,300}}> | \]\( | javascript: | https?:// | \{{\{{ | \{{%
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


def is_addressed(answer: str) -> bool:
    """Return whether `answer` may speak to its grader."""
    return any(signs.search(answer) for signs in (_INSTRUCTION, _MARKUP, _CONVERSATION, _ENCODED))


def is_of_grading(sentence: str, subject: Set[str]) -> bool:
    """Return whether `sentence` speaks of the interview it is said in, or of grading in words not of the subject."""
    return bool(_CONVERSATION.search(sentence)) or len(GRADING.intersection(content_stems(sentence)) - subject) > 1


def without_instructions(sentence: str) -> str:
    return _ENCODED.sub(LEFT_OUT, _INSTRUCTION.sub(LEFT_OUT, sentence))
