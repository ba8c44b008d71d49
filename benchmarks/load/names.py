"""What is counted under which name."""

from typing import Final

ANSWER: Final = "answer"
ADDED: Final = "answer, less the model's own time"
OTHERS: Final = "everything but answers"
PREPARING: Final = "(what to answer)"
