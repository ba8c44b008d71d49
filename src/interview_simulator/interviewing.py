"""From settings to who interviews, and under what terms."""

from random import Random
from typing import Final

from interview_simulator.features.interviews.terms import Terms
from interview_simulator.features.usage.service import DailyLimits
from interview_simulator.interviewers.base import Interviewer
from interview_simulator.interviewers.fallback import FallbackInterviewer
from interview_simulator.interviewers.offline.interviewer import OfflineInterviewer
from interview_simulator.settings import Settings

OPENAI: Final = "https://api.openai.com/v1"


def interviewer_from(settings: Settings) -> Interviewer:
    """Return a chat model that falls back on the offline interviewer, or that one alone where none is configured."""
    offline = OfflineInterviewer(Random())
    chat_model = chat_model_from(settings)
    return FallbackInterviewer(chat_model, offline) if chat_model else offline


def chat_model_from(settings: Settings) -> Interviewer | None:
    """Return the chat model alone, or None where none is configured."""
    if settings.openai_api_key is None and settings.openai_base_url is None:
        return None
    # Here, so that who has no chat model does not wait for its client to load.
    from interview_simulator.interviewers.llm.interviewer import LlmInterviewer  # noqa: PLC0415

    return LlmInterviewer.connect(
        # Local servers want some key, and take any.
        api_key=settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none",
        base_url=str(settings.openai_base_url) if settings.openai_base_url else OPENAI,
        chat_model=settings.llm_model,
    )


def terms_from(settings: Settings) -> Terms:
    return Terms(settings.step_seconds, DailyLimits(settings.llm_calls_per_reader, settings.llm_calls_in_all))
