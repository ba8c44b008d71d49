"""What Prometheus is told: what the database says, the same whichever server is asked, and what this machine's workers
measured."""

import ipaddress
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.errors import NotSignedIn
from interview_simulator.features.interviews import service as interviews
from interview_simulator.features.usage import service as usage
from interview_simulator.features.usage.schemas import Total
from interview_simulator.web import measures
from interview_simulator.web.dependencies import ClockDep, DbSession
from interview_simulator.web.problems import responses

LABELS = ("step", "interviewer", "chat_model", "outcome")
FORWARDED = ("forwarded", "x-forwarded-for")

router = APIRouter(tags=["metrics"])


@dataclass(frozen=True)
class Access:
    """Who gets the metrics: whoever brings the `token`; without one, `anybody` or this machine itself."""

    token: str | None
    anybody: bool


def may_read(request: Request) -> None:
    """Raise `NotSignedIn` for who does not get the metrics."""
    access: Access = request.app.state.metrics_access
    if access.token is not None:
        given = request.headers.get("authorization", "")
        allowed = secrets.compare_digest(given.encode(), f"Bearer {access.token}".encode())
    else:
        allowed = access.anybody or _is_this_machine(request)
    if not allowed:
        raise NotSignedIn("The metrics are for the machine itself, or for who brings the token of the metrics.")


@router.get(
    "/metrics",
    response_class=Response,
    responses=responses(NotSignedIn) | {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def get_metrics(_: Annotated[None, Depends(may_read)], db_session: DbSession, clock: ClockDep) -> Response:
    """What interviewers did and took, how interviews go, and how requests are answered, for Prometheus."""
    told = CollectorRegistry(auto_describe=False)
    told.register(_Told(await _from_database(db_session, clock())))
    content = generate_latest(told) + generate_latest(measures.registry())
    return Response(content, media_type=CONTENT_TYPE_LATEST)


def _is_this_machine(request: Request) -> bool:
    """Whether it comes from here, and not from elsewhere by way of a proxy that stands here."""
    if request.client is None or any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ipaddress.ip_address(request.client.host).is_loopback
    except ValueError:
        return False


async def _from_database(db_session: AsyncSession, now: datetime) -> list[Metric]:
    counts = await interviews.counts(db_session, now)
    return [
        CounterMetricFamily(_name("interviews_started"), "Interviews begun.", counts.started),
        CounterMetricFamily(_name("interviews_completed"), "Interviews completed.", counts.completed),
        GaugeMetricFamily(_name("answers_pending"), "Answers saved and not graded yet.", counts.pending),
        GaugeMetricFamily(
            _name("answers_pending_oldest_seconds"),
            "How long the oldest of them has waited.",
            counts.oldest_pending_seconds,
        ),
        *_usage(await usage.totals(db_session, now)),
    ]


def _usage(totals: Iterable[Total]) -> list[CounterMetricFamily]:
    calls, seconds, tokens_in, tokens_out, cost = (
        CounterMetricFamily(_name(name), help_text, labels=LABELS)
        for name, help_text in (
            ("model_calls", "Steps done by an interviewer, each try counted."),
            ("model_call_seconds", "Time they took, in seconds."),
            ("model_tokens_in", "Tokens sent to chat models."),
            ("model_tokens_out", "Tokens chat models wrote."),
            ("model_cost_usd", "Cost in US dollars, where the price is known."),
        )
    )
    for total in totals:
        labels = [total.step, total.interviewer, total.chat_model or "", total.outcome]
        calls.add_metric(labels, total.calls)
        seconds.add_metric(labels, total.seconds)
        tokens_in.add_metric(labels, total.tokens_in)
        tokens_out.add_metric(labels, total.tokens_out)
        cost.add_metric(labels, total.cost_usd)
    return [calls, seconds, tokens_in, tokens_out, cost]


def _name(name: str) -> str:
    return f"{measures.PREFIX}_{name}"


class _Told(Collector):
    def __init__(self, metrics: list[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> list[Metric]:
        return self._metrics
