"""What a call costs is known where the provider's prices are, and not guessed anywhere else."""

import time
from collections.abc import Callable
from typing import Any

import pytest
from pydantic import BaseModel

from interview_simulator.interviewers.base import Call, StepContext
from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.breaker import Breaker
from interview_simulator.interviewers.llm.chat import Budget, ChatModel
from interview_simulator.interviewers.llm.endpoint import Endpoint, Reply
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.llm.prompts import Prompt

Tokens = tuple[int | None, int | None]
OPENAI = "https://api.openai.com/v1"
PROMPT = Prompt("question.v1", "Be brief.", "Ask.", "0f1e2d3c", max_tokens=10, temperature=0.0)


class Anything(BaseModel):
    """Whatever object the model replies with."""


class SilentEndpoint(Endpoint):
    """Says what it is told to, and sends nothing anywhere."""

    def __init__(self, reply: Reply, base_url: str, chat_model: str) -> None:
        super().__init__(api_key="none", base_url=base_url, chat_model=chat_model)
        self._reply = reply

    async def request(self, *_: Any, reply: Reply, listen: Callable[[str], None] | None = None, **__: Any) -> None:
        reply.text, reply.tokens_in, reply.tokens_out = self._reply.text, self._reply.tokens_in, self._reply.tokens_out
        if not reply.text:
            raise ChatModelError(faults.UNREACHABLE)


async def call(
    base_url: str, chat_model: str = "gpt-4o-mini", text: str = "{}", tokens: Tokens = (1_000, 1_000)
) -> Call:
    endpoint = SilentEndpoint(Reply(text=text, tokens_in=tokens[0], tokens_out=tokens[1]), base_url, chat_model)
    context = StepContext(deadline=time.monotonic() + 5)
    try:
        await ChatModel(endpoint, Breaker()).complete("ask", PROMPT, Anything, context, Budget())
    except ChatModelError:
        assert not text
    (made,) = context.calls
    return made


async def test_a_call_at_openai_costs_what_the_list_says() -> None:
    # 0.15 dollars for a million tokens in, 0.60 for a million out.
    assert (await call(OPENAI)).cost_usd == pytest.approx(0.00075)
    assert (await call(OPENAI, tokens=(2_000, 0))).cost_usd == pytest.approx(0.0003)


@pytest.mark.parametrize(
    ("base_url", "chat_model"),
    [
        ("http://127.0.0.1:11434/v1", "gpt-4o-mini"),
        ("https://gateway.example.com/v1", "gpt-4o-mini"),
        (OPENAI, "a-model-nobody-knows"),
    ],
)
async def test_a_price_that_nobody_knows_is_not_guessed(base_url: str, chat_model: str) -> None:
    assert (await call(base_url, chat_model)).cost_usd is None


@pytest.mark.parametrize("text", ["{}", ""])
async def test_where_nobody_says_how_many_tokens_there_were_the_cost_is_not_known(text: str) -> None:
    made = await call(OPENAI, text=text, tokens=(None, None))
    assert (made.tokens_in, made.tokens_out, made.cost_usd) == (None, None, None)
