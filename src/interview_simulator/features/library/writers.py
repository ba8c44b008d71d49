"""Who writes questions on posts: processes that each have the language model that it takes."""

import asyncio
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final

from pydantic import TypeAdapter

from interview_simulator.errors import AppError
from interview_simulator.interviewers.offline.writing.written import Section, Written
from interview_simulator.processes import ProcessEnded, Processes

_NOTHING: Final[dict[str, Any]] = {"title": "", "sections": [], "setting": ""}
_QUESTIONS: Final = TypeAdapter(list[Written])


class NotWritten(AppError):
    slug, title = "not-written", "No questions could be written"


class Writers:
    """Up to `count` processes; close them when done, or to stop."""

    def __init__(self, count: int) -> None:
        self._processes = Processes("interview_simulator.features.library.writing_process", count)

    async def write(self, title: str, sections: Sequence[Section], setting: str = "") -> list[Written]:
        """Return the questions on a post; `setting`: what the posts around it are about by name, if anything.

        Raise `NotWritten` when the rules fail on it, and `ProcessEnded` when nothing can be written here at all.
        """
        post = {"title": title, "sections": [asdict(section) for section in sections], "setting": setting}
        try:
            reply = await self._send(post)
        except ProcessEnded:
            reply = await self._send_again(post)
        if "error" in reply:
            raise NotWritten(f"no questions could be written from “{title}” ({reply['error']})")
        return _QUESTIONS.validate_python(reply["questions"])

    def close(self) -> None:
        self._processes.close()

    async def _send_again(self, post: dict[str, Any]) -> Any:
        """It may have been somebody else who took the memory, or ended the process."""
        try:
            return await self._send(post)
        except ProcessEnded as error:
            # One that ends on nothing at all does not end for what is in the post.
            await self._send(_NOTHING)
            raise NotWritten(f"no questions could be written from “{post['title']}” ({error.detail})") from error

    async def _send(self, post: dict[str, Any]) -> Any:
        return await asyncio.wrap_future(self._processes.submit(post))
