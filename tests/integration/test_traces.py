"""Traces go where OTEL_EXPORTER_OTLP_ENDPOINT says, and say nothing of what readers wrote."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.integration.chat_models import ANSWER, GoodModel
from tests.integration.openai_server import OpenAIServer
from tests.integration.server import ForkedServer, environment


class Collector(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[ExportTraceServiceRequest] = []
        self.raw = b""

    def spans(self) -> list[Span]:
        return [
            span
            for request in self.received
            for resource in request.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]


class _Handler(BaseHTTPRequestHandler):
    server: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.raw += body
        self.server.received.append(ExportTraceServiceRequest.FromString(body))
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        return


@pytest.fixture
def collector() -> Iterator[Collector]:
    with Collector() as collector:
        threading.Thread(target=collector.serve_forever, daemon=True).start()
        yield collector
        collector.shutdown()


def test_a_turn_is_traced_from_request_to_statement_and_model(data_dir: Path, collector: Collector) -> None:
    settings = {
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{collector.server_port}",
        "OTEL_EXPORTER_OTLP_COMPRESSION": "none",
    }
    with (
        OpenAIServer(GoodModel()) as model,
        ForkedServer(data_dir, **settings, OPENAI_BASE_URL=model.base_url) as server,
    ):
        post = server.api.get("/posts", params={"q": "git"}).json()["items"][0]
        server.api.put(f"/posts/{post['id']}/progress", json={"completed": True})
        interview = server.api.post("/interviews", json={"question_count": 1}).json()
        body = {"question_id": interview["question"]["id"], "text": ANSWER}
        assert server.api.post(f"/interviews/{interview['id']}/answers", json=body).status_code == 200
        server.api.get("/health")
        server.stop()
    spans = collector.spans()
    by_id = {span.span_id: span for span in spans}
    [turn] = [span for span in spans if span.name == "POST /api/interviews/{interview_id}/answers"]
    below = [span for span in spans if span.trace_id == turn.trace_id and span.parent_span_id in by_id]
    assert any(span.name.startswith("INSERT") for span in below)
    assert any(span.kind == Span.SPAN_KIND_CLIENT and span.name == "POST" for span in below)
    assert not any("health" in span.name for span in spans)
    for said in (ANSWER, "q=git", interview["question"]["text"]):
        assert said.encode() not in collector.raw


def test_without_the_libraries_it_is_one_clear_line(data_dir: Path) -> None:
    code = (
        "import sys; sys.modules['opentelemetry.instrumentation.fastapi'] = None\n"
        "from interview_simulator.cli import app; app(['serve'])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(data_dir, OTEL_EXPORTER_OTLP_ENDPOINT="http://127.0.0.1:1"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert "pip install 'interview-simulator[traces]'" in result.stderr
