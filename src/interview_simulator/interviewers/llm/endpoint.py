"""One request to an OpenAI-compatible server, in the manner that this server understands."""

import json
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache
from typing import Any, Final

import httpx2
import openai
from pydantic import BaseModel

from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.llm.prompts import Prompt

LONGEST_REPLY: Final = 40_000
"""Characters, some ten times what any step needs; past it a reply is no reply."""
LONGEST_BODY: Final = 4 * LONGEST_REPLY
MOST_TOKENS: Final = 10_000_000
FORMAT_WORDS: Final = re.compile(r"\b(?:response_format|json_schema|json_object|schema|grammar|structured)\b")


class Format(IntEnum):
    """How firmly a server can be held to JSON, the surest first."""

    SCHEMA = 0
    OBJECT = 1
    TEXT = 2


@dataclass(frozen=True)
class Manner:
    """How a server is asked: servers differ in what they understand."""

    format: Format = Format.SCHEMA
    limit_name: str = "max_tokens"
    dropped: frozenset[str] = frozenset()

    def otherwise(self, error: openai.APIStatusError) -> "Manner | None":
        """Return how to ask instead, by what the server says it does not understand; None when there is no way."""
        # The parameter it names is sure; its message may repeat what was sent.
        said = str(error.param or error.message).lower()
        if self.limit_name == "max_tokens" and re.search(r"\bmax_tokens\b", said):
            return replace(self, limit_name="max_completion_tokens")
        for name in ("stream_options", "temperature"):
            if name not in self.dropped and re.search(rf"\b{name}\b", said):
                return replace(self, dropped=self.dropped | {name})
        if self.format is not Format.TEXT and FORMAT_WORDS.search(said):
            return replace(self, format=Format(self.format + 1))
        return None


@dataclass
class Reply:
    begun: bool = False
    text: str = ""
    finish_reason: str | None = None
    refused: bool = False
    tokens_in: int | None = None
    tokens_out: int | None = None

    def take(self, sent: Any) -> None:
        """Take in the whole reply, or a piece of it, as it was `sent`: to make objects of hundreds of pieces takes more
        time than all else that is done with them. What is of another shape raises whatever it does."""
        if usage := sent.get("usage"):
            self.tokens_in, self.tokens_out = _count(usage.get("prompt_tokens")), _count(usage.get("completion_tokens"))
        for choice in sent.get("choices") or ():
            part = choice.get("delta") or choice.get("message") or {}
            self.text += part.get("content") or ""
            self.refused = self.refused or bool(part.get("refusal"))
            self.finish_reason = choice.get("finish_reason") or self.finish_reason
        if len(self.text) > LONGEST_REPLY:
            raise ChatModelError(faults.INVALID)


def _count(tokens: object) -> int | None:
    """Return what a server says of tokens if it can be true."""
    return tokens if isinstance(tokens, int) and 0 <= tokens <= MOST_TOKENS else None


class Unsupported(ChatModelError):
    """The server does not understand how it was asked; `manner` is how to ask instead, `sure` whether it says so."""

    def __init__(self, manner: Manner, *, sure: bool) -> None:
        super().__init__(faults.UNSUPPORTED)
        self.manner = manner
        self.sure = sure


class Endpoint:
    """What a server does not understand is remembered once it says so for sure, or was asked otherwise with success."""

    def __init__(self, *, api_key: str, base_url: str, chat_model: str) -> None:
        self.chat_model = chat_model
        self._client = openai.AsyncOpenAI(api_key=api_key, base_url=base_url, max_retries=0)
        self.manner = Manner()

    @property
    def base_url(self) -> str:
        return str(self._client.base_url)

    async def request(
        self,
        prompt: Prompt,
        schema: type[BaseModel],
        *,
        manner: Manner,
        limit: int,
        last_try: bool,
        listen: Callable[[str], None] | None,
        reply: Reply,
    ) -> None:
        """Fill `reply` with what the chat model says, telling `listen` the text so far. Raise `ChatModelError`."""
        arguments = self._arguments(prompt, schema, manner, limit, last_try)
        try:
            # Always streamed, so that a reply without end is noticed; a server may answer with one body all the same.
            stream = await self._client.post(
                "/chat/completions", body=arguments, cast_to=object, stream=True, stream_cls=openai.AsyncStream[object]
            )
            async with stream:
                reply.begun = True
                if "event-stream" in stream.response.headers.get("content-type", ""):
                    async for chunk in stream:
                        reply.take(chunk)
                        if listen is not None and reply.text:
                            listen(reply.text)
                else:
                    await _take_body(stream.response.aiter_bytes(), reply)
        except (openai.BadRequestError, openai.UnprocessableEntityError) as error:
            other = manner.otherwise(error)
            raise (Unsupported(other, sure=bool(error.param)) if other else ChatModelError(faults.REJECTED)) from None
        except openai.APIConnectionError:
            raise ChatModelError(faults.CUT_OFF if reply.begun else faults.UNREACHABLE) from None
        except openai.OpenAIError as error:
            raise faults.from_openai(error) from None
        except httpx2.HTTPError:
            raise ChatModelError(faults.CUT_OFF) from None
        # Neither events nor JSON, or of another shape.
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise ChatModelError(faults.INVALID) from None
        _check(reply)

    def _arguments(
        self, prompt: Prompt, schema: type[BaseModel], manner: Manner, limit: int, last_try: bool
    ) -> dict[str, Any]:
        arguments: dict[str, Any] = {
            "model": self.chat_model,
            "messages": [{"role": "system", "content": prompt.system}, {"role": "user", "content": prompt.user}],
            "temperature": prompt.temperature,
            "stream": True,
            "stream_options": {"include_usage": True},
        }
        arguments = {name: value for name, value in arguments.items() if name not in manner.dropped}
        arguments[manner.limit_name] = limit
        # Plain text is understood by everyone: the last try is not spent on finding out about the step between.
        wanted = Format.TEXT if last_try and manner.format is Format.OBJECT else manner.format
        if wanted is Format.SCHEMA:
            arguments["response_format"] = {"type": "json_schema", "json_schema": _described(schema)}
        elif wanted is Format.OBJECT:
            arguments["response_format"] = {"type": "json_object"}
        return arguments


@lru_cache
def _described(schema: type[BaseModel]) -> dict[str, Any]:
    return {"name": schema.__name__.lower(), "strict": True, "schema": schema.model_json_schema()}


async def _take_body(pieces: AsyncIterator[bytes], reply: Reply) -> None:
    body = b""
    async for piece in pieces:
        body += piece
        if len(body) > LONGEST_BODY:
            raise ChatModelError(faults.INVALID)
    if body.strip():
        whole = json.loads(body)
        if not whole["choices"]:
            raise ChatModelError(faults.INVALID)
        reply.take(whole)


def _check(reply: Reply) -> None:
    if reply.refused or reply.finish_reason == "content_filter":
        raise ChatModelError(faults.REFUSAL)
    if reply.finish_reason == "length":
        raise ChatModelError(faults.TRUNCATED)
    if not reply.text.strip():
        raise ChatModelError(faults.EMPTY)
