"""A process that writes questions: a post's title, sections and setting in, its questions out.

It takes a language model, seconds to load and 150 MB, which no other process then has to.
"""

from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from interview_simulator.features.library.content.post_file import QuestionSpec
from interview_simulator.interviewers.offline.writing.writer import write
from interview_simulator.interviewers.offline.writing.written import Section, Written
from interview_simulator.processes import serve

_QUESTIONS: Final = TypeAdapter(list[Written])


def write_all(post: dict[str, Any]) -> dict[str, Any]:
    """Return the `questions` on a post, or the `error` that kept them from being written."""
    sections = [Section(**section) for section in post["sections"]]
    try:
        questions = write(post["title"], sections, post["setting"])
        usable = [question for question in questions if _is_usable(question, len(sections))]
    except Exception as error:  # One post must not cost the others their questions.
        return {"error": f"{type(error).__name__}: {error}"}
    return {"questions": _QUESTIONS.dump_python(usable, mode="json")}


def _is_usable(question: Written, sections: int) -> bool:
    """Return whether it stands on the post, and an author could keep it as it is."""
    try:
        QuestionSpec(
            question=question.text,
            difficulty=question.difficulty,
            key_points=[{"point": point.text} for point in question.points],
            answer=question.answer,
        )
    except ValidationError:
        return False
    return set(question.sections) <= set(range(sections))


if __name__ == "__main__":
    serve(write_all)
