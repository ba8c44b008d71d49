"""A process that grades offline: a list of tasks comes in on a line of JSON, and their outcomes go out on one."""

import json
import os
import sys
from contextlib import suppress

from interview_simulator.grading.outcomes import grade_offline
from interview_simulator.grading.tasks import Task


def main() -> None:
    # Who gave the work may be gone. Whatever a library prints must not get between the outcomes.
    with suppress(BrokenPipeError), os.fdopen(os.dup(1), "wb") as replies:
        os.dup2(2, 1)
        for line in sys.stdin.buffer:
            tasks = [Task(**fields | {"key_points": tuple(fields["key_points"])}) for fields in json.loads(line)]
            replies.write(json.dumps([grade_offline(task) for task in tasks]).encode() + b"\n")
            replies.flush()


if __name__ == "__main__":
    main()
