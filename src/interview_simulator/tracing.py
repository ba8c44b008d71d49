"""OpenTelemetry traces of requests, statements and calls of other servers; off unless OTEL_EXPORTER_OTLP_ENDPOINT says
where they go. The libraries for it are the extra `traces`."""

import asyncio
from typing import TYPE_CHECKING, Any, Final, Protocol

from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncEngine

from interview_simulator.errors import StartupError

if TYPE_CHECKING:
    from opentelemetry.trace import Span

SERVICE: Final = "interview-simulator"
NOT_TRACED: Final = "/api/health,/api/ready,/api/metrics"
FLUSH_MS: Final = 3000


class Tracing(Protocol):
    async def finish(self) -> None:
        """Send what is left."""


def trace(app: FastAPI, engine: AsyncEngine) -> Tracing:
    """Trace the application; call it before whatever wraps its middleware. Raise `StartupError` without the extra."""
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor  # noqa: PLC0415
        from opentelemetry.instrumentation.httpx import HTTPX2ClientInstrumentor  # noqa: PLC0415
        from opentelemetry.instrumentation.sqlalchemy import SQLAlchemyInstrumentor  # noqa: PLC0415
        from opentelemetry.sdk.resources import OTELResourceDetector, Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError as error:
        raise StartupError(
            "OTEL_EXPORTER_OTLP_ENDPOINT is set, and traces need more than is installed; "
            "pip install 'interview-simulator[traces]', or unset it"
        ) from error
    resource = Resource({"service.name": SERVICE}).merge(OTELResourceDetector().detect())
    provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    FastAPIInstrumentor.instrument_app(
        app,
        tracer_provider=provider,
        excluded_urls=NOT_TRACED,
        exclude_spans=["receive", "send"],
        server_request_hook=_without_query,
    )
    # It does not list SQLAlchemy 2.1 yet, whose events are the same.
    SQLAlchemyInstrumentor().instrument(engine=engine.sync_engine, tracer_provider=provider, skip_dep_check=True)
    HTTPX2ClientInstrumentor().instrument(tracer_provider=provider)

    class Provider:
        async def finish(self) -> None:
            await asyncio.to_thread(provider.force_flush, FLUSH_MS)

    return Provider()


def _without_query(span: "Span", scope: dict[str, Any]) -> None:
    """What is searched for is the reader's own affair."""
    if span.is_recording():
        span.set_attributes({"http.target": scope["path"], "http.url": scope["path"], "url.query": ""})
