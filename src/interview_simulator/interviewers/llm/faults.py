"""What can go wrong with a call of a chat model, and what to do about it."""

from dataclasses import dataclass
from typing import Final

import openai

from interview_simulator.interviewers.base import InterviewerError

LONGEST_WAIT_S: Final = 5.0
"""How long a call waits at most before it is tried again; who asks for more is asked next time."""

LONGEST_REST_S: Final = 600.0
"""How long a server is left alone at most, whatever it asks for."""


@dataclass(frozen=True)
class Kind:
    """`wait_s` until another try may help, None when none will; `out_of_order`: the server, not this one reply, fails.

    `message` is for the reader, in words of ours: what a server says may hold the key it was sent.
    """

    outcome: str
    message: str
    wait_s: float | None = None
    out_of_order: bool = False


UNREACHABLE: Final = Kind("unreachable", "The chat model cannot be reached.", out_of_order=True)
CUT_OFF: Final = Kind("cut_off", "The chat model broke off in the middle.", wait_s=0.0, out_of_order=True)
TIMEOUT: Final = Kind("timeout", "The chat model took too long.", out_of_order=True)
RESTING: Final = Kind("resting", "The chat model has failed several times and is left alone for a moment.")
UNAUTHORIZED: Final = Kind("unauthorized", "The chat model does not accept the API key.", out_of_order=True)
NOT_FOUND: Final = Kind("model_not_found", "The server does not have this chat model.", out_of_order=True)
RATE_LIMITED: Final = Kind("rate_limited", "The chat model has too much to do.", wait_s=1.0, out_of_order=True)
SERVER_ERROR: Final = Kind("server_error", "The chat model is out of order.", wait_s=0.5, out_of_order=True)
UNSUPPORTED: Final = Kind("unsupported", "The chat model does not understand how it is asked.", wait_s=0.0)
REJECTED: Final = Kind("rejected", "The chat model does not take this request.")
REFUSAL: Final = Kind("refusal", "The chat model declined to answer.")
EMPTY: Final = Kind("empty", "The chat model said nothing.", wait_s=0.0)
TRUNCATED: Final = Kind("truncated", "The chat model's reply was cut short.", wait_s=0.0)
UNGROUNDED: Final = Kind("ungrounded", "The chat model asks for what the passages do not say.")
INVALID: Final = Kind("invalid", "The chat model's reply could not be used.", wait_s=0.0)

_BY_STATUS: Final = {
    401: UNAUTHORIZED,
    403: UNAUTHORIZED,
    404: NOT_FOUND,
    408: SERVER_ERROR,
    409: SERVER_ERROR,
    429: RATE_LIMITED,
}


class ChatModelError(InterviewerError):
    """`retry_after_s` is how long the server asked to be left alone, where it did."""

    def __init__(self, kind: Kind, retry_after_s: float | None = None) -> None:
        super().__init__(kind.message)
        self.kind = kind
        self.retry_after_s = retry_after_s

    @property
    def wait_s(self) -> float | None:
        """Seconds to wait before another try; None when it is not worth one."""
        if self.kind.wait_s is None or self.retry_after_s is None:
            return self.kind.wait_s
        return self.retry_after_s if self.retry_after_s <= LONGEST_WAIT_S else None


def from_openai(error: openai.OpenAIError) -> ChatModelError:
    if isinstance(error, openai.APIStatusError):
        kind = _BY_STATUS.get(error.status_code, SERVER_ERROR if error.status_code >= 500 else REJECTED)
        return ChatModelError(kind, _retry_after(error.response.headers.get("retry-after")))
    return ChatModelError(INVALID)


def _retry_after(header: str | None) -> float | None:
    """Only seconds: a date would make us trust two clocks."""
    if header is None or not header.isascii() or not header.isdigit():
        return None
    return min(float(header), LONGEST_REST_S)
