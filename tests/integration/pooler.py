"""A stand-in for PgBouncer in transaction mode: clients share a few connections to the server, each for one transaction
at a time, and never the same one twice in a row if another is free."""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

READY, IDLE = b"Z", b"I"


class Upstream:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, greeting: bytes) -> None:
        self.reader, self.writer, self.greeting = reader, writer, greeting


class Pooler:
    """`used` counts the transactions of each server connection, `named` the names of statements prepared on them."""

    def __init__(self, socket: str, size: int) -> None:
        self._socket = socket
        self._size = size
        self._free: asyncio.Queue[int] = asyncio.Queue()
        self._upstreams: list[Upstream] = []
        self.used: list[int] = []
        self.named: list[bytes] = []
        self.port = 0

    async def client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            startup = await _startup(reader, writer)
            while len(self._upstreams) < self._size:
                self._upstreams.append(await self._connect(startup))
                self.used.append(0)
                self._free.put_nowait(len(self._upstreams) - 1)
            writer.write(self._upstreams[0].greeting)
            while True:
                kind, message = await _message(reader)
                if kind == b"X":
                    break
                await self._transaction(kind, message, reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    def close(self) -> None:
        for upstream in self._upstreams:
            upstream.writer.close()

    async def _connect(self, startup: bytes) -> Upstream:
        reader, writer = await asyncio.open_unix_connection(self._socket)
        writer.write(startup)
        greeting = b""
        while True:
            kind, message = await _message(reader)
            greeting += message
            if kind == READY:
                return Upstream(reader, writer, greeting)

    async def _transaction(
        self, kind: bytes, message: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Pass on what the client says, from this message until the server is idle again."""
        number = await self._free.get()
        upstream = self._upstreams[number]
        self.used[number] += 1

        async def pass_on() -> None:
            nonlocal kind, message
            while True:
                if kind == b"P" and (name := message[5:].split(b"\0")[0]):
                    self.named.append(name)
                upstream.writer.write(message)
                kind, message = await _message(reader)

        passing = asyncio.create_task(pass_on())
        try:
            while True:
                answer, said = await _message(upstream.reader)
                writer.write(said)
                if answer == READY and said[5:6] == IDLE:
                    break
        finally:
            passing.cancel()
            await asyncio.gather(passing, return_exceptions=True)
            self._free.put_nowait(number)


async def _startup(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    while True:
        head = await reader.readexactly(4)
        body = await reader.readexactly(struct.unpack("!i", head)[0] - 4)
        if body[:4] != struct.pack("!i", 80877103):
            return head + body
        # No encryption.
        writer.write(b"N")


async def _message(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = await reader.readexactly(5)
    return head[:1], head + await reader.readexactly(struct.unpack("!i", head[1:])[0] - 4)


@asynccontextmanager
async def pooler(socket: str, size: int) -> AsyncIterator[Pooler]:
    """Run one before the server whose socket is at `socket`."""
    found = Pooler(socket, size)
    server = await asyncio.start_server(found.client, "127.0.0.1", 0)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()
        found.close()
        await server.wait_closed()
