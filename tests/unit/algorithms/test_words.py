"""Words of English technical prose."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_simulator.algorithms.words import NEGATIONS, STOP_WORDS, content_stems, sentences, stem, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It's a Test, isn’t it?", ["it's", "a", "test", "isn't", "it"]),
        ("`__init__` calls os.path.join(x)", ["__init__", "calls", "os.path.join", "x"]),
        ("HTTP/1.1 304, snake_case", ["http", "1.1", "304", "snake_case"]),
        ("Größe STRASSE straße", ["grösse", "strasse", "strasse"]),
        ("end. Next", ["end", "next"]),
        ("... -- !", []),
        ("", []),
    ],
)
def test_tokens_are_the_words_in_order_case_folded(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    "words", ["index indexes indexed indexing", "call calls called calling", "class classes class's"]
)
def test_forms_of_a_word_share_a_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_content_leaves_out_what_carries_no_meaning() -> None:
    assert content_stems("The object is not created by this method, but by the classes.") == [
        stem(word) for word in ("object", "created", "method", "classes")
    ]


def test_no_word_is_both_empty_and_a_negation_that_grading_must_see() -> None:
    assert {"not", "no", "nor"} <= NEGATIONS
    assert {"isn't", "doesn't", "cannot", "never", "without"} <= NEGATIONS
    assert {"the", "is", "because"} <= STOP_WORDS


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("Use os.path, version 3.14.  Then stop.", ["Use os.path, version 3.14.", "Then stop."]),
        ("- one\n- two\n\n\nthree", ["- one", "- two", "three"]),
        ("First: this; then that", ["First:", "this;", "then that"]),
        (" \n\t", []),
    ],
)
def test_sentences_end_at_marks_and_lines(text: str, pieces: list[str]) -> None:
    assert sentences(text) == pieces


@given(st.text())
def test_sentences_are_verbatim_in_order_and_lose_no_word(text: str) -> None:
    position = 0
    for piece in sentences(text):
        assert piece == piece.strip() != ""
        position = text.index(piece, position) + len(piece)
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@given(st.text())
def test_every_token_is_a_word_of_the_text(text: str) -> None:
    folded = text.casefold().replace("’", "'")
    assert all(word and word in folded and not any(c.isspace() for c in word) for word in tokens(text))


def test_stems_are_the_same_from_many_threads() -> None:
    words = [f"{prefix}{root}ing" for prefix in ("", "re", "un") for root in ("index", "call", "connect", "await")] * 50
    expected = [stem(word) for word in words]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(stem, words)) == expected
