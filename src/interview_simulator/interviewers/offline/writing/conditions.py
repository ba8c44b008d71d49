"""Questions on causes and conditions: what happens when, and why."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz
from spacy.tokens import Token

from interview_simulator.algorithms.difficulty import Difficulty
from interview_simulator.interviewers.offline.writing.context import Context
from interview_simulator.interviewers.offline.writing.facts import CONDITIONS, Kind, clause_of, fact, is_negated
from interview_simulator.interviewers.offline.writing.language import Sentence
from interview_simulator.interviewers.offline.writing.phrasing import asked, clause_text, places, sentence_of
from interview_simulator.interviewers.offline.writing.points import from_points
from interview_simulator.interviewers.offline.writing.splitting import joined_verbs
from interview_simulator.interviewers.offline.writing.statements import Statement
from interview_simulator.interviewers.offline.writing.subjects import is_plural
from interview_simulator.interviewers.offline.writing.written import Point, Style, Written

MOST_CLAUSE: Final = 14
ALIKE_FROM: Final = 55.0
"""Likeness (0..100) of two conditions from which one asks for both at once."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_CAUSES: Final = frozenset({"because", "since", "as"})
_VAGUE: Final = re.compile(
    r"""
    \b (?: if | when ) \s
       (?: you | needed | necessary | possible | desired | present | omitted | set | so | not | unset ) \b [^,]{0,12} $
    | \b (?: want | need | wish | like | prefer ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def about_conditions(said: Sequence[Statement], context: Context) -> Iterator[Written]:
    """Yield what happens when something is so, and why something is so."""
    for statement in said:
        yield from _effect(statement, context)
        yield from _cause(statement, context)
    conditional = [one for one in said if _condition(one) or one.text.startswith("Unless ")]
    for first, second in pairwise(conditional):
        yield from _either_way(first, second, context)


def _effect(statement: Statement, context: Context) -> Iterator[Written]:
    """Yield what happens on the condition of `statement`, if two things do."""
    condition = _condition(statement)
    clause = clause_of(statement.sentence, CONDITIONS)
    if not condition or clause is None:
        return
    results = _results(statement.sentence, clause)
    points = [
        Point(f"{condition[0].upper()}{condition[1:]}, {result}.", statement.place, (statement.source,))
        for result in results
    ]
    text = context.asked(f"what happens {condition}")
    if one := from_points(text, Difficulty.MEDIUM, Style.EFFECT, points):
        yield one


def _either_way(first: Statement, second: Statement, context: Context) -> Iterator[Written]:
    """Yield what happens on a condition and without it, or on two conditions that are much alike."""
    condition, other = _condition(first), _condition(second)
    unless = re.match(r"Unless (.+?), ", second.text)
    if not condition or first.place != second.place:
        return
    if unless and condition.partition(" ")[2] == unless[1]:
        text = f"what happens {condition}, and what happens otherwise"
    elif other and other != condition and fuzz.ratio(condition, other) >= ALIKE_FROM:
        text = f"what happens {condition}, and what happens {other}"
    else:
        return
    points = [Point(one.text, one.place, (one.source,)) for one in (first, second)]
    if one := from_points(context.asked(text), Difficulty.MEDIUM, Style.EFFECT, points):
        yield one


def _condition(statement: Statement) -> str:
    """Return the condition of `statement`, if it can be said in a question by itself.

    At the end, "when" is rather about what something is for than about what happens.
    """
    clause = clause_of(statement.sentence, CONDITIONS)
    if clause is None:
        return ""
    first = next(iter(clause.subtree))
    if clause.i > statement.sentence.root.i and first.lower_ != "if":
        return ""
    if not any(child.dep_ in _SUBJECTS for child in clause.children) or _is_supposed(clause):
        return ""
    condition = clause_text(statement.sentence, clause)
    told = condition is not None and len(condition.split()) <= MOST_CLAUSE and not _VAGUE.search(condition)
    return condition if told and condition else ""


def _is_supposed(clause: Token) -> bool:
    """Return whether a condition is one that is not so, as in "if it were"."""
    return clause.tag_ == "VBD" or any(child.tag_ == "VBD" for child in clause.children)


def _cause(statement: Statement, context: Context) -> Iterator[Written]:
    """Yield why what `statement` says is so, if it gives two reasons; else what is so, and why."""
    sentence = statement.sentence
    clause = clause_of(sentence, _CAUSES)
    if clause is None or statement.subject is None or clause.i < sentence.root.i:
        return
    reasons = _reasons(sentence, clause, statement.subject.written)
    text = _why(statement, clause, context.name_of(statement.subject), single=len(reasons) == 1)
    if not reasons or text is None:
        return
    main = [token for token in sentence.span if token.i not in places(clause)]
    said = [*([] if len(reasons) > 1 else [sentence_of(sentence.words(main))]), *reasons]
    points = [Point(point, statement.place, (statement.source,)) for point in said]
    if one := from_points(context.asked(text), Difficulty.MEDIUM, Style.WHY, points):
        yield one


def _why(statement: Statement, clause: Token, name: str, *, single: bool) -> str | None:
    """Return what asks for reasons; of a single one, also for what it is the reason of."""
    sentence = statement.sentence
    if not single:
        text = asked(sentence, places(clause), name)
        return f"why {text}" if text else None
    if is_negated(sentence.root):
        if clause_of(sentence, CONDITIONS) is not None:
            return None
        negation = {child.i for child in sentence.root.children if child.dep_ == "neg"}
        text = asked(sentence, places(clause) | negation, name)
        return f"{text}, and why or why not" if text else None
    found = fact(statement, name)
    return f"{found.first}, and why" if found is not None and found.kind is Kind.WHAT else None


def _results(sentence: Sentence, clause: Token) -> list[str]:
    """Return what happens, each as a clause: of joined verbs, each with the subject."""
    root = sentence.root
    inside = places(clause)
    heads = [root, *joined_verbs(root)]
    subject: list[Token] = []
    found = []
    for verb in heads:
        own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if (own is not None and (own.pos_ == "PRON" or own.i > verb.i)) or (own is None and not subject):
            return []
        if any(c.lower_ == "otherwise" or (c.dep_ == "advcl" and c.i not in inside) for c in verb.children):
            return []
        others = {t.i for other in heads if other.i > verb.i for t in other.subtree}
        tokens = [
            t
            for t in verb.subtree
            if t.i not in inside | others and not (t.head.i == verb.i and (t.dep_ == "cc" or t.is_punct))
        ]
        if own is not None:
            subject = list(own.subtree)
            shared = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
        else:
            if verb.tag_ != root.tag_:
                return []
            has_aux = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
            tokens = [*subject, *([] if has_aux else shared), *tokens]
        found.append(_lowered(sentence, tokens))
    return found


def _lowered(sentence: Sentence, tokens: list[Token]) -> str:
    text = sentence.words(tokens).strip(" ,;.")
    keeps = sentence.is_code(tokens[0]) or tokens[0].pos_ == "PROPN" or text[:2].isupper()
    return text if keeps else text[0].lower() + text[1:]


def _reasons(sentence: Sentence, clause: Token, name: str) -> list[str]:
    """Return the reasons as sentences, with `name` for "it" and "they" where these can only be the subject."""
    found = []
    heads = [clause, *joined_verbs(clause)]
    main = next(child for child in sentence.root.children if child.dep_ in _SUBJECTS)
    for verb in heads:
        subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
        if subject is None:
            return []
        words = {token.i: token.text for token in sentence.span}
        if subject.pos_ == "PRON":
            if subject.lower_ != ("they" if is_plural(main) else "it"):
                return []
            words[subject.i] = name
        others = {t.i for other in heads if other.i > verb.i for t in other.subtree}
        tokens = [
            t
            for t in verb.subtree
            if t.i not in others
            and not (t.head.i == verb.i and (t.dep_ == "mark" or t.is_punct or (t.dep_ == "cc" and len(heads) > 1)))
        ]
        found.append(sentence_of(sentence.written_of(tokens, words)))
    return found
