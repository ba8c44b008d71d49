import pytest

from evals.questions.worthwhile import FEWEST_WORDS, prose_words, worthwhile
from interview_simulator.features.library.content.sections import SectionText, read_document

SENTENCE = "A cache keeps the result of a slow computation so that nobody has to wait for it twice."
PROSE = " ".join([SENTENCE] * 3)


def section(text: str, heading: str = "Caches") -> SectionText:
    return read_document(f"# {heading}\n\n{text}").sections[0]


def test_a_few_sentences_are_worthwhile() -> None:
    assert worthwhile(section(PROSE))


def test_sentences_in_lists_and_quotes_count() -> None:
    assert worthwhile(section(f"- {SENTENCE}\n- {SENTENCE}\n\n> {SENTENCE}"))


def test_a_single_sentence_is_too_little() -> None:
    assert prose_words(section(SENTENCE)) < FEWEST_WORDS
    assert not worthwhile(section(SENTENCE))


@pytest.mark.parametrize(
    "heading",
    [
        "Changelog",
        "What's new?",
        "0.11.0",
        "Version 2.1 (4 May 2019)",
        "License",
        "See also:",
        "Further reading",
        "Next steps",
        "Installation",
        "Installing on Linux",
        "Contributors to 1.50",
    ],
)
def test_what_a_heading_gives_away(heading: str) -> None:
    assert not worthwhile(section(PROSE, heading))


@pytest.mark.parametrize(
    "heading", ["2.1 Caches", "License checks", "Index scans", "Installed base", "References in C"]
)
def test_headings_that_only_look_like_it(heading: str) -> None:
    assert worthwhile(section(PROSE, heading))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "\n".join("- [A post about caches and how to fill them again](a.md)" for _ in range(9)), id="links"
        ),
        pytest.param("\n".join("- A short name" for _ in range(30)), id="names"),
        pytest.param(
            "\n".join(f"- Added a cache that keeps the results of slow calls ({n})" for n in range(9)), id="log"
        ),
        pytest.param(
            "\n".join(f"- Keep the results of slow calls by @someone in #{n}" for n in range(90, 99)), id="pulls"
        ),
        pytest.param(f"```sh\n$ pip install cache\n```\n\n{PROSE}", id="install"),
        pytest.param(f"{PROSE}\n\nPermission is hereby granted, free of charge.", id="licence"),
        pytest.param(f"```python\n# {PROSE}\n```", id="code"),
        pytest.param(f"| Name | Meaning |\n| --- | --- |\n| cache | {PROSE} |", id="table"),
    ],
)
def test_what_holds_nothing_to_ask_about(text: str) -> None:
    assert not worthwhile(section(text))


def test_a_command_in_an_explanation_is_no_recipe() -> None:
    assert worthwhile(section(f"{PROSE} {PROSE}\n\n```sh\ncargo add cache\n```\n\n{PROSE}"))
