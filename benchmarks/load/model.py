"""A chat model for load: it replies over `seconds` to any number at once, and costs the machine next to nothing.

python -m benchmarks.load.model PORT SECONDS
"""

import asyncio
import json
import sys
from itertools import count
from typing import Any, Final
from urllib.parse import unquote

from benchmarks.scripted import BEGINNINGS, CLARITY, ENDINGS, sayings
from tests.integration.chat_models import GRADING, evaluation, step_of

PIECES: Final = 4
"""In how many pieces a reply is streamed."""
POINTS: Final = 3
REMEMBERED: Final = 20_000
_SYLLABLES: Final = [consonant + vowel for consonant in "bdfgklmnprst" for vowel in "aeiou"]


class LoadModel:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._asked = count(1)
        self._points: dict[str, list[str]] = {}
        self.calls = 0

    async def serve(self, port: int) -> None:
        server = await asyncio.start_server(self._connected, "127.0.0.1", port, backlog=1_000)
        async with server:
            await server.serve_forever()

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                await self._answer(head.decode(), reader, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            writer.close()

    async def _answer(self, head: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        method, path, _ = head.split(" ", 2)
        if method == "GET":
            said = " ".join(self._points.get(unquote(path.partition("?")[2]), []))
            writer.write(_head("text/plain", f"content-length: {len(said.encode())}") + said.encode())
            await writer.drain()
            return
        headers = dict(line.lower().split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
        body = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.calls += 1
        content = json.dumps(self._content(body), ensure_ascii=False)
        writer.write(_head("text/event-stream", "transfer-encoding: chunked"))
        size = -(-len(content) // PIECES)
        for place in range(PIECES):
            await asyncio.sleep(self._seconds / PIECES)
            writer.write(_event(_chunk(content[place * size : (place + 1) * size])))
        writer.write(_event(_chunk("", "stop")) + _event(None) + b"0\r\n\r\n")
        await writer.drain()

    def _content(self, body: dict[str, Any]) -> dict[str, Any]:
        if step_of(body) in GRADING:
            return evaluation(body, clarity=CLARITY)
        number = next(self._asked)
        said = sayings(body["messages"][1]["content"])
        points = [said[(number + other) % len(said)] for other in range(min(POINTS, len(said)))]
        # Readers are asked thousands of questions, no two of which may be alike.
        subject = " and ".join(_word(number * place) for place in (1, 7, 31))
        question = f"{BEGINNINGS[number % len(BEGINNINGS)]} {subject}, {ENDINGS[number % len(ENDINGS)]}"
        self._points[question] = [str(point["text"]) for point in points]
        if len(self._points) > REMEMBERED:
            del self._points[next(iter(self._points))]
        return {"question": question, "key_points": points, "model_answer": " ".join(self._points[question])}


def _word(number: int) -> str:
    letters = []
    for _ in range(4):
        number, place = divmod(number, len(_SYLLABLES))
        letters.append(_SYLLABLES[place])
    return "".join(letters)


def _chunk(piece: str, finish_reason: str | None = None) -> dict[str, Any]:
    choice = {"index": 0, "delta": {"content": piece}, "finish_reason": finish_reason}
    return {"id": "c", "object": "chat.completion.chunk", "created": 0, "model": "scripted", "choices": [choice]}


def _event(data: dict[str, Any] | None) -> bytes:
    event = f"data: {'[DONE]' if data is None else json.dumps(data)}\n\n".encode()
    return b"%x\r\n%s\r\n" % (len(event), event)


def _head(content_type: str, framing: str) -> bytes:
    return f"HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\n{framing}\r\n\r\n".encode()


if __name__ == "__main__":
    asyncio.run(LoadModel(float(sys.argv[2])).serve(int(sys.argv[1])))
