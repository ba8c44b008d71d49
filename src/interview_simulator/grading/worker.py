"""A process that grades offline: tasks in, their outcomes out."""

from typing import Any

from interview_simulator.grading.outcomes import Outcome, grade_offline
from interview_simulator.grading.tasks import Task
from interview_simulator.processes import serve


def grade_all(tasks: list[dict[str, Any]]) -> list[Outcome]:
    return [grade_offline(Task(**fields | {"key_points": tuple(fields["key_points"])})) for fields in tasks]


if __name__ == "__main__":
    serve(grade_all)
