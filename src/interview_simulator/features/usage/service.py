"""What interviewers did and took: recorded, summed up, and limited by the day."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily
from prometheus_client.registry import Collector
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.features.usage import repository
from interview_simulator.features.usage.models import ModelCall
from interview_simulator.features.usage.schemas import Total
from interview_simulator.interviewers.base import Call

LABELS = ("step", "interviewer", "chat_model", "outcome")


@dataclass(frozen=True)
class DailyLimits:
    """How often a chat model may be called in a day (UTC). Looked at before each step, not within it."""

    per_reader: int
    in_all: int


def record(
    db_session: AsyncSession, reader_id: uuid.UUID, question_id: uuid.UUID | None, calls: Iterable[Call], now: datetime
) -> None:
    db_session.add_all(
        ModelCall(
            user_id=reader_id,
            question_id=question_id,
            step=call.step,
            interviewer=call.interviewer,
            outcome=call.outcome,
            chat_model=call.chat_model,
            prompt_version=call.prompt_version,
            tokens_in=call.tokens_in,
            tokens_out=call.tokens_out,
            latency_ms=call.latency_ms,
            cost_usd=call.cost_usd,
            created_at=now,
        )
        for call in calls
    )


def record_regrade(
    db_session: AsyncSession, reader_id: uuid.UUID, question_id: uuid.UUID, calls: Iterable[Call], now: datetime
) -> None:
    """Record calls that are no reader's doing."""
    record(db_session, reader_id, question_id, (replace(call, step=repository.REGRADE) for call in calls), now)


async def may_call(db_session: AsyncSession, reader_id: uuid.UUID, limits: DailyLimits, now: datetime) -> bool:
    """Return whether today's limits leave the reader another step by a chat model."""
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    return (
        await repository.count_llm_calls(db_session, today, reader_id) < limits.per_reader
        and await repository.count_llm_calls(db_session, today) < limits.in_all
    )


async def totals(db_session: AsyncSession, now: datetime, days: int | None = None) -> list[Total]:
    """Return what the calls of the last `days` days came to, or all there ever were."""
    return await repository.totals(db_session, now - timedelta(days=days) if days else None)


async def metrics(db_session: AsyncSession, now: datetime) -> bytes:
    """Return all calls ever as Prometheus counters, in its text format: the same whichever worker is asked."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Totals(await totals(db_session, now)))
    return generate_latest(registry)


class _Totals(Collector):
    def __init__(self, totals: list[Total]) -> None:
        self._totals = totals

    def collect(self) -> list[CounterMetricFamily]:
        counters = {
            name: CounterMetricFamily(f"interview_simulator_{name}", help_text, labels=LABELS)
            for name, help_text in (
                ("model_calls", "Steps done by an interviewer, each try counted."),
                ("model_call_seconds", "Time they took, in seconds."),
                ("model_tokens_in", "Tokens sent to chat models."),
                ("model_tokens_out", "Tokens chat models wrote."),
                ("model_cost_usd", "Cost in US dollars, where the price is known."),
            )
        }
        for total in self._totals:
            labels = [total.step, total.interviewer, total.chat_model or "", total.outcome]
            counters["model_calls"].add_metric(labels, total.calls)
            counters["model_call_seconds"].add_metric(labels, total.seconds)
            counters["model_tokens_in"].add_metric(labels, total.tokens_in)
            counters["model_tokens_out"].add_metric(labels, total.tokens_out)
            counters["model_cost_usd"].add_metric(labels, total.cost_usd)
        return list(counters.values())
