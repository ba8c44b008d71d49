"""A server that says much: what goes wrong in it, again and again."""

import signal
import threading

from tests.integration.server import ForkedServer


class TalkativeServer(ForkedServer):
    """Somebody listens to all of it: a pipe that is full would hold the server up."""

    def __enter__(self) -> "TalkativeServer":
        super().__enter__()
        self.said: list[str] = []
        self._listening = threading.Thread(target=self._listen)
        self._listening.start()
        return self

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(self.process.stdout)

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self._listening.join()
        super().kill()
