"""A question drawn, for a judge to read."""

from evals.questions.sampling import Asked


def readable(asked: Asked) -> str:
    """Return the question first and its passage last, so that it is read as one who has not read the post would."""
    points = [
        f"{place}. {point['point']}\n{_quoted(' '.join(point['sentences']))}"
        for place, point in enumerate(asked.key_points, 1)
    ]
    passages = [f"Passage: {one['heading']}\n\n{_quoted(one['text'])}" for one in asked.passages]
    return "\n\n".join(
        (
            f"# {asked.question}",
            f"{asked.id}, {asked.collection}, {asked.difficulty}, {asked.style}, {asked.path}",
            "\n".join(points),
            f"Answer: {asked.answer}",
            *passages,
            "",
        )
    )


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
