from dataclasses import dataclass


@dataclass(frozen=True)
class Total:
    """What all calls alike came to. `priced` is how many of them have a known cost."""

    step: str
    interviewer: str
    chat_model: str | None
    outcome: str
    calls: int
    tokens_in: int
    tokens_out: int
    seconds: float
    cost_usd: float
    priced: int
