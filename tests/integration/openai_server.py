"""A scripted server that speaks OpenAI's chat completions over real HTTP."""

import json
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain, pairwise, repeat
from types import TracebackType
from typing import Any

MODEL = "scripted-model"

JsonObject = dict[str, Any]


def openai_error(
    message: str, kind: str = "invalid_request_error", *, param: str | None = None, code: str | None = None
) -> JsonObject:
    return {"message": message, "type": kind, "param": param, "code": code}


@dataclass(frozen=True)
class Reply:
    """What one request is answered with: a given body stands in for all else, a cut one breaks off half way."""

    content: str = "{}"
    finish_reason: str = "stop"
    refusal: str | None = None
    delay_s: float = 0
    chunks: int = 8
    chunk_delay_s: float = 0
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    error: JsonObject | None = None
    hang: bool = False
    usage: tuple[int, int] | None = None
    ignores_stream: bool = False
    cut: bool = False

    def pieces(self) -> list[str]:
        text = self.content if self.refusal is None else self.refusal
        marks = [len(text) * mark // self.chunks for mark in range(self.chunks + 1)]
        return [text[start:end] for start, end in pairwise(marks) if end > start]


@dataclass(frozen=True)
class Request:
    body: JsonObject
    headers: dict[str, str]
    received_at: float


Step = Reply | Callable[[JsonObject], Reply]
Script = Step | Sequence[Reply]


class OpenAIServer:
    """Listens on a free port from entering until leaving."""

    def __init__(self, reply: Script) -> None:
        self.requests: list[Request] = []
        self._lock = threading.Lock()
        self.script(reply)

    def script(self, reply: Script) -> None:
        """Replies as told from now on: a sequence in its order, its last reply again and again."""
        steps: list[Step] = [*reply] if isinstance(reply, Sequence) else [reply]
        self._steps: Iterator[Step] = chain(steps, repeat(steps[-1]))

    def reply_to(self, request: Request) -> Reply:
        with self._lock:
            self.requests.append(request)
            step = next(self._steps)
        return step if isinstance(step, Reply) else step(request.body)

    def __enter__(self) -> "OpenAIServer":
        self._http = _HttpServer(self.reply_to)
        self.base_url = f"http://127.0.0.1:{self._http.server_port}/v1"
        self._thread = threading.Thread(target=self._http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._http.stopped.set()
        self._http.shutdown()
        self._thread.join()
        self._http.server_close()


class _HttpServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, reply_to: Callable[[Request], Reply]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.reply_to = reply_to
        self.stopped = threading.Event()

    def handle_error(self, request: Any, client_address: Any) -> None:
        # Clients that hang up are part of what is tested; anything else is a mistake in a test.
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _HttpServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    # No thread outlives its test for long because a client says nothing or does not read.
    timeout = 10

    def do_GET(self) -> None:
        if self.path != "/v1/models":
            self._not_found()
            return
        model = {"id": MODEL, "object": "model", "created": int(time.time()), "owned_by": "openai"}
        self._send_whole(Reply(), {"object": "list", "data": [model]})

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path != "/v1/chat/completions":
            self._not_found()
            return
        request = Request(
            json.loads(raw), {name.lower(): value for name, value in self.headers.items()}, time.monotonic()
        )
        reply = self.server.reply_to(request)
        self._wait(None if reply.hang else reply.delay_s)
        if reply.body is not None:
            self._send_whole(reply, reply.body)
        elif reply.status >= 400:
            self._send_whole(reply, {"error": reply.error or openai_error("Something went wrong.", "server_error")})
        elif request.body.get("stream") and not reply.ignores_stream:
            self._send_stream(reply, request.body)
        else:
            self._send_whole(reply, _completion(reply, request.body))

    def log_message(self, *_: object) -> None:
        """Says nothing: a test's output is its own."""

    def _not_found(self) -> None:
        self._send_whole(Reply(status=404), {"error": openai_error(f"Invalid URL ({self.command} {self.path})")})

    def _wait(self, seconds: float | None) -> None:
        if self.server.stopped.wait(seconds):
            raise ConnectionAbortedError

    def _send_headers(self, reply: Reply, content_type: str, **framing: str) -> None:
        self.send_response(reply.status)
        headers = {"content-type": content_type, "connection": "close", "x-request-id": f"req_{uuid.uuid4().hex}"}
        headers |= framing | {name.lower(): value for name, value in reply.headers.items()}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _send_whole(self, reply: Reply, body: JsonObject | bytes) -> None:
        sent = body if isinstance(body, bytes) else _json(body).encode()
        self._send_headers(reply, "application/json", **{"content-length": str(len(sent))})
        self.wfile.write(sent[: len(sent) // 2] if reply.cut else sent)

    def _send_stream(self, reply: Reply, body: JsonObject) -> None:
        self._send_headers(reply, "text/event-stream; charset=utf-8", **{"transfer-encoding": "chunked"})
        pieces = len(reply.pieces())
        # Event 0 names the role, then come the pieces.
        for position, event in enumerate([*map(_json, _chunks(reply, body)), "[DONE]"]):
            if reply.cut and position > pieces // 2:
                return
            self._wait(reply.chunk_delay_s if 1 < position <= pieces else 0)
            data = f"data: {event}\n\n".encode()
            self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.write(b"0\r\n\r\n")


def _json(value: JsonObject) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _completion(reply: Reply, body: JsonObject) -> JsonObject:
    said = reply.content if reply.refusal is None else None
    message: JsonObject = {"role": "assistant", "content": said, "refusal": reply.refusal, "annotations": []}
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": reply.finish_reason}
    return _head("chat.completion", body) | {"choices": [choice], "usage": _usage(reply, body)}


def _chunks(reply: Reply, body: JsonObject) -> Iterator[JsonObject]:
    with_usage = (body.get("stream_options") or {}).get("include_usage")
    head = _head("chat.completion.chunk", body) | ({"usage": None} if with_usage else {})

    def chunk(delta: JsonObject, finish_reason: str | None = None) -> JsonObject:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish_reason}
        return head | {"choices": [choice]}

    said = "content" if reply.refusal is None else "refusal"
    yield chunk({"role": "assistant", "content": None, "refusal": None} | {said: ""})
    for piece in reply.pieces():
        yield chunk({said: piece})
    yield chunk({}, reply.finish_reason)
    if with_usage:
        yield head | {"choices": [], "usage": _usage(reply, body)}


def _head(kind: str, body: JsonObject) -> JsonObject:
    created = int(time.time())
    return {"id": f"chatcmpl-{uuid.uuid4().hex}", "object": kind, "created": created, "model": body.get("model")}


def _usage(reply: Reply, body: JsonObject) -> JsonObject:
    asked = "".join(str(message.get("content")) for message in body.get("messages", []))
    prompt, completion = reply.usage or (len(asked) // 4, len("".join(reply.pieces())) // 4)
    return {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}


def unauthorized(key_echo: str) -> Reply:
    help_at = "You can find your API key at https://platform.openai.com/account/api-keys."
    message = f"Incorrect API key provided: {key_echo}. {help_at}"
    return Reply(status=401, error=openai_error(message, code="invalid_api_key"))


def rate_limited(retry_after: str | None = None) -> Reply:
    headers = {} if retry_after is None else {"retry-after": retry_after}
    error = openai_error("Rate limit reached for requests.", "requests", code="rate_limit_exceeded")
    return Reply(status=429, headers=headers, error=error)


def unsupported(param: str, message: str, code: str | None = "unsupported_parameter") -> Reply:
    return Reply(status=400, error=openai_error(message, param=param, code=code))


def truncated(content: str) -> Reply:
    return Reply(content, finish_reason="length")


def dripping(content: str, seconds_between: float) -> Reply:
    return Reply(content, chunks=len(content), chunk_delay_s=seconds_between)


MODEL_NOT_FOUND = Reply(
    status=404,
    error=openai_error("The model does not exist or you do not have access to it.", code="model_not_found"),
)
SERVER_ERROR = Reply(
    status=500,
    error=openai_error("The server had an error while processing your request. Sorry about that!", "server_error"),
)
UNAVAILABLE = Reply(status=503, error=openai_error("The server is overloaded or not ready yet.", "server_error"))
EMPTY_BODY = Reply(body=b"")
REFUSAL = Reply(refusal="I'm sorry, I can't assist with that.")
HANGING = Reply(hang=True)
HUGE = Reply("x" * 1_000_000, chunks=1_000)
