"""One request to an OpenAI-compatible server, in the manner that this server understands."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final

import httpx2
import openai
from openai.types.chat import ChatCompletion, ChatCompletionChunk
from pydantic import BaseModel, ValidationError

from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.llm.prompts import Prompt

LONGEST_REPLY: Final = 40_000
"""Characters, some ten times what any step needs; past it a reply is no reply."""
LONGEST_BODY: Final = 4 * LONGEST_REPLY
MOST_TOKENS: Final = 10_000_000
FORMAT_WORDS: Final = ("format", "schema", "json_object", "grammar", "structured")


class Format(IntEnum):
    """How firmly a server can be held to JSON, the surest first."""

    SCHEMA = 0
    OBJECT = 1
    TEXT = 2


@dataclass
class Reply:
    begun: bool = False
    text: str = ""
    finish_reason: str | None = None
    refused: bool = False
    tokens_in: int | None = None
    tokens_out: int | None = None

    def take(self, reply: ChatCompletion | ChatCompletionChunk) -> None:
        if reply.usage is not None:
            self.tokens_in, self.tokens_out = _count(reply.usage.prompt_tokens), _count(reply.usage.completion_tokens)
        for choice in reply.choices or ():
            part = choice.message if isinstance(reply, ChatCompletion) else choice.delta  # type: ignore[union-attr]
            self.text += part.content or ""
            self.refused = self.refused or bool(part.refusal)
            self.finish_reason = choice.finish_reason or self.finish_reason
        if len(self.text) > LONGEST_REPLY:
            raise ChatModelError(faults.INVALID)


def _count(tokens: object) -> int | None:
    """Return what a server says of tokens if it can be true."""
    return tokens if isinstance(tokens, int) and 0 <= tokens <= MOST_TOKENS else None


class Endpoint:
    """What a server does not understand is remembered, so that each limit of it costs one request in all."""

    def __init__(self, *, api_key: str, base_url: str | None, chat_model: str) -> None:
        self.chat_model = chat_model
        self._client = openai.AsyncOpenAI(api_key=api_key, base_url=base_url, max_retries=0)
        self._format = Format.SCHEMA
        self._dropped: set[str] = set()
        self._limit_name = "max_tokens"

    @property
    def base_url(self) -> str:
        return str(self._client.base_url)

    async def request(
        self,
        prompt: Prompt,
        schema: type[BaseModel],
        *,
        limit: int,
        last_try: bool,
        listen: Callable[[str], None] | None,
        reply: Reply,
    ) -> None:
        """Fill `reply` with what the chat model says, telling `listen` the text so far. Raise `ChatModelError`."""
        arguments = self._arguments(prompt, schema, limit, last_try)
        try:
            # Always streamed, so that a reply without end is noticed; a server may answer with one body all the same.
            call = self._client.chat.completions.with_streaming_response.create(**arguments)
            async with call as response:
                reply.begun = True
                if "event-stream" in response.headers.get("content-type", ""):
                    async for chunk in await response.parse():
                        reply.take(chunk)
                        if listen is not None and reply.text:
                            listen(reply.text)
                else:
                    await _take_body(response.iter_bytes(), reply)
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            adapted = self._adapt(error, arguments)
            raise ChatModelError(faults.UNSUPPORTED if adapted else faults.REJECTED) from None
        except openai.APIConnectionError:
            raise ChatModelError(faults.CUT_OFF if reply.begun else faults.UNREACHABLE) from None
        except openai.OpenAIError as error:
            raise faults.from_openai(error) from None
        except httpx2.HTTPError:
            raise ChatModelError(faults.CUT_OFF) from None
        except (ValueError, TypeError, AttributeError):  # Neither events nor JSON, or of another shape.
            raise ChatModelError(faults.INVALID) from None
        _check(reply)

    def _arguments(self, prompt: Prompt, schema: type[BaseModel], limit: int, last_try: bool) -> dict[str, Any]:
        arguments: dict[str, Any] = {
            "model": self.chat_model,
            "messages": [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
            "temperature": prompt.temperature,
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        arguments = {name: value for name, value in arguments.items() if name not in self._dropped}
        arguments[self._limit_name] = limit
        # Plain text is understood by everyone: the last try is not spent on finding out about the step between.
        wanted = Format.TEXT if last_try and self._format is Format.OBJECT else self._format
        if wanted is Format.SCHEMA:
            description = {"name": schema.__name__.lower(), "strict": True, "schema": schema.model_json_schema()}
            arguments["response_format"] = {"type": "json_schema", "json_schema": description}
        elif wanted is Format.OBJECT:
            arguments["response_format"] = {"type": "json_object"}
        return arguments

    def _adapt(self, error: openai.APIStatusError, arguments: dict[str, Any]) -> bool:
        """Ask otherwise from now on, by what the server says it does not understand; return whether there is a way."""
        said = str(error.body or error.message).lower()
        if "max_tokens" in said and self._limit_name == "max_tokens":
            self._limit_name = "max_completion_tokens"
            return True
        for name in ("stream_options", "temperature"):
            if name in said and name in arguments:
                self._dropped.add(name)
                return True
        of_format = any(word in said for word in FORMAT_WORDS)
        if of_format and "response_format" in arguments and self._format is not Format.TEXT:
            self._format = Format(self._format + 1)
            return True
        return False


async def _take_body(pieces: AsyncIterator[bytes], reply: Reply) -> None:
    body = b""
    async for piece in pieces:
        body += piece
        if len(body) > LONGEST_BODY:
            raise ChatModelError(faults.INVALID)
    if body.strip():
        try:
            reply.take(ChatCompletion.model_validate_json(body))
        except ValidationError:
            raise ChatModelError(faults.INVALID) from None


def _check(reply: Reply) -> None:
    if reply.refused or reply.finish_reason == "content_filter":
        raise ChatModelError(faults.REFUSAL)
    if reply.finish_reason == "length":
        raise ChatModelError(faults.TRUNCATED)
    if not reply.text.strip():
        raise ChatModelError(faults.EMPTY)
