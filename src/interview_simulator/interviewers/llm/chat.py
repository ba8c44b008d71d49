"""A step's conversation with the chat model: tries, time, tokens and cost."""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import Final, TypeVar

from genai_prices import Usage, calc_price
from pydantic import BaseModel

from interview_simulator.interviewers.base import Call, GradedBy, StepContext
from interview_simulator.interviewers.llm import faults
from interview_simulator.interviewers.llm.breaker import Breaker
from interview_simulator.interviewers.llm.endpoint import Endpoint, Manner, Reply, Unsupported
from interview_simulator.interviewers.llm.faults import ChatModelError
from interview_simulator.interviewers.llm.prompts import Prompt
from interview_simulator.interviewers.llm.replies import parse

logger = logging.getLogger(__name__)

T = TypeVar("T", bound=BaseModel)

CALLS_PER_STEP: Final = 2
SHORTEST_CALL_S: Final = 1.0
"""Time without which a call is not begun: it would be the clock that fails, not the server."""


class Budget:
    """How many calls a step may still make, second tries and second looks together."""

    def __init__(self) -> None:
        self.left = CALLS_PER_STEP


class ChatModel:
    def __init__(self, endpoint: Endpoint, breaker: Breaker) -> None:
        self._endpoint = endpoint
        self._breaker = breaker

    @property
    def name(self) -> str:
        return self._endpoint.chat_model

    async def complete(
        self,
        step: str,
        prompt: Prompt,
        schema: type[T],
        context: StepContext,
        budget: Budget,
        listen: Callable[[str], None] | None = None,
    ) -> T:
        """Return the chat model's reply to `prompt`, asked again where that may help. Raise `ChatModelError`."""
        limit, manner = prompt.max_tokens, self._endpoint.manner
        while True:
            if self._breaker.is_open:
                raise ChatModelError(faults.RESTING)
            if context.seconds_left < SHORTEST_CALL_S:
                raise ChatModelError(faults.TIMEOUT)
            try:
                value = await self._once(step, prompt, schema, context, budget, limit, manner, listen)
            except ChatModelError as error:
                if isinstance(error, Unsupported):
                    manner = error.manner
                    if error.sure:
                        self._endpoint.manner = manner
                wait_s = error.wait_s
                if wait_s is None or not budget.left or context.seconds_left <= wait_s:
                    raise
                if error.kind is faults.TRUNCATED:
                    limit *= 2
            else:
                self._endpoint.manner = manner
                return value
            await asyncio.sleep(wait_s)

    async def _once(
        self,
        step: str,
        prompt: Prompt,
        schema: type[T],
        context: StepContext,
        budget: Budget,
        limit: int,
        manner: Manner,
        listen: Callable[[str], None] | None,
    ) -> T:
        budget.left -= 1
        reply, outcome, started = Reply(), "cancelled", time.perf_counter()
        try:
            async with asyncio.timeout(max(context.seconds_left, 0)):
                await self._endpoint.request(
                    prompt, schema, manner=manner, limit=limit, last_try=not budget.left, listen=listen, reply=reply
                )
            if prompt.marker in reply.text:  # It repeats the prompt instead of answering it.
                raise ChatModelError(faults.INVALID)
            value = parse(reply.text, schema)
        except TimeoutError:
            outcome = faults.TIMEOUT.outcome
            self._breaker.failed()
            raise ChatModelError(faults.TIMEOUT) from None
        except ChatModelError as error:
            outcome = error.kind.outcome
            if error.kind.out_of_order:
                self._breaker.failed(error.retry_after_s)
            raise
        else:
            outcome = "ok"
            self._breaker.succeeded()
            return value
        finally:
            latency_ms = (time.perf_counter() - started) * 1000
            context.calls.append(self._call(step, prompt, outcome, reply, latency_ms))
            if outcome != "ok":
                logger.warning("%s by %s: %s after %.0f ms", step, self.name, outcome, latency_ms)

    def _call(self, step: str, prompt: Prompt, outcome: str, reply: Reply, latency_ms: float) -> Call:
        return Call(
            step=step,
            interviewer=GradedBy.LLM,
            latency_ms=latency_ms,
            outcome=outcome,
            chat_model=self.name,
            prompt_version=prompt.version,
            tokens_in=reply.tokens_in,
            tokens_out=reply.tokens_out,
            cost_usd=self._cost(reply),
        )

    def _cost(self, reply: Reply) -> float | None:
        """Return the price of a call in US dollars, where the provider's list and the tokens are known."""
        if reply.tokens_in is None:
            return None
        usage = Usage(input_tokens=reply.tokens_in, output_tokens=reply.tokens_out)
        try:
            return float(calc_price(usage, self.name, provider_api_url=self._endpoint.base_url).total_price)
        except LookupError:
            return None
