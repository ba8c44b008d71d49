"""What the verb of a sentence tells: whether the sentence is whole, an order, or a definition."""

from typing import Final

from spacy.tokens import Token

from interview_simulator.interviewers.offline.writing.language import Sentence

_NO_ADVICE: Final = frozenset(
    """
    see note try remember recall read click open go continue imagine suppose consider look check take thank welcome
    join visit find learn watch follow
    """.split()
)
"""What readers are told to do that is no advice on anything."""
_NO_KIND: Final = frozenset(
    """
    way thing example reason part one problem case question difference default issue result idea name goal point plural
    place answer key fact
    """.split()
)
"""What something is said to be without saying what it is."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_GOES_ON: Final = frozenset({"attr", "acomp", "prep", "dobj", "advmod", "ccomp", "xcomp", "oprd"})


def is_complete(sentence: Sentence) -> bool:
    """Return whether it says how something is now, with a subject and all of its verb."""
    root = sentence.root
    if root.pos_ not in {"VERB", "AUX"} or root.tag_ in {"VBD", "MD"}:
        return False
    helping = [child for child in root.children if child.dep_ in {"aux", "auxpass"}]
    if not any(child.dep_ in _SUBJECTS for child in root.children) or any(one.tag_ == "VBD" for one in helping):
        return False
    cut = root.pos_ == "AUX" and not any(child.i > root.i and child.dep_ in _GOES_ON for child in root.children)
    return not cut and any(map(_is_finite, (root, *helping)))


def is_order(sentence: Sentence) -> bool:
    """Return whether it tells to do something, as "Use X." does, and "If Y, do not use X."."""
    root = sentence.root
    before = [child for child in root.children if child.i < root.i]
    return (
        root.tag_ == "VB"
        and root.lemma_.lower() not in _NO_ADVICE
        and all(one.dep_ in {"aux", "neg", "advmod", "advcl", "prep", "punct"} for one in before)
        and not any(one.lower_ in {"to", "please"} for one in before)
    )


def is_definition(sentence: Sentence, *, plural: bool) -> bool:
    """Return whether it says what its subject is: one thing with its article, or several."""
    root = sentence.root
    kind = next((child for child in root.children if child.dep_ == "attr" and child.i > root.i), None)
    if root.lemma_ != "be" or root.tag_ not in {"VBZ", "VBP"} or kind is None:
        return False
    if any(child.dep_ == "neg" for child in root.children) or kind.pos_ not in {"NOUN", "PROPN"}:
        return False
    named = any(child.dep_ == "det" and child.lower_ in {"a", "an", "the"} for child in kind.children)
    return kind.lemma_.lower() not in _NO_KIND and (plural or named)


def is_empty(it: Token) -> bool:
    """Return whether "it" stands for a clause that follows, as in "it is common to ..."."""
    children = list(it.head.children)
    if it.lower_ != "it":
        return False
    if any(child.dep_ == "acomp" and child.nbor(1).lower_ in {"to", "that", "for"} for child in children):
        return True
    follows = any(child.dep_ in {"xcomp", "ccomp", "csubj"} and child.i > it.head.i for child in children)
    return follows and any(child.dep_ in {"acomp", "attr", "oprd"} for child in children)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in {"VBZ", "VBP", "MD"} or verb.morph.get("VerbForm", []) == ["Fin"]
