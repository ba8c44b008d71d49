"""The encoder of pairs: what a piece of an answer says of a statement; and how it is trained."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import torch
import typer
from torch.nn import functional

from training import base
from training.data import Inference

DROPOUT: Final = 0.1
DECAY: Final = 0.01
TOLD_EACH: Final = 100
"""Steps after which the loss is told."""


@dataclass(frozen=True)
class Recipe:
    """`frozen`: how many of the first layers stay as they are, -1 where even the embeddings below them are trained."""

    epochs: int
    batch: int
    most_tokens: int
    rate: float
    head_rate: float
    warm_up: int
    smoothing: float
    frozen: int
    seed: int


class PairEncoder(torch.nn.Module):
    """Logits that the first text contradicts, says, does not speak of the second: from [CLS] and the mean vector."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = base.model()
        self.dropout = torch.nn.Dropout(DROPOUT)
        self.head = torch.nn.Linear(2 * base.SIZE, 3)

    def forward(self, given: dict[str, Any]) -> Any:
        hidden = self.encoder(**given).last_hidden_state
        mask = given["attention_mask"].unsqueeze(-1).float()
        mean = (hidden * mask).sum(1) / mask.sum(1)
        return self.head(self.dropout(torch.cat([hidden[:, 0], mean], 1)))


def train(pairs: Sequence[Inference], recipe: Recipe, before: dict[str, Any] | None = None) -> PairEncoder:
    """Return an encoder trained on `pairs`, from the weights `before` where given."""
    torch.manual_seed(recipe.seed)
    draw = random.Random(recipe.seed)
    model = PairEncoder()
    if before is not None:
        model.load_state_dict(before)
    model.train()
    _freeze(model, recipe.frozen)
    tokenizer = base.tokenizer(recipe.most_tokens)
    texts = [(one.said, one.statement) for one in pairs]
    sizes = base.lengths(tokenizer, texts)
    steps = [batch for _ in range(recipe.epochs) for batch in base.batches(sizes, recipe.batch, draw)]
    optimizer = torch.optim.AdamW(
        [
            {"params": [one for one in model.encoder.parameters() if one.requires_grad], "lr": recipe.rate},
            {"params": model.head.parameters(), "lr": recipe.head_rate},
        ],
        weight_decay=DECAY,
    )
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / recipe.warm_up, max(0.0, 1 - step / len(steps)))
    )
    said, started = 0.0, time.perf_counter()
    for step, batch in enumerate(steps, start=1):
        logits = model(base.tensors(tokenizer, [texts[i] for i in batch]))
        wanted = torch.tensor([pairs[i].shares for i in batch], dtype=torch.float32)
        loss = functional.cross_entropy(logits, wanted, label_smoothing=recipe.smoothing)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        said += float(loss.detach())
        if not step % TOLD_EACH:
            typer.echo(f"  {step} of {len(steps)}: loss {said / TOLD_EACH:.3f}, {time.perf_counter() - started:.0f} s")
            said = 0.0
    model.eval()
    return model


def accuracy(model: PairEncoder, pairs: Sequence[Inference], most_tokens: int) -> float:
    """Return of how many of `pairs` the likeliest share is right, 0..1."""
    tokenizer, right = base.tokenizer(most_tokens), 0
    with torch.no_grad():
        for begin in range(0, len(pairs), 64):
            batch = pairs[begin : begin + 64]
            found = model(base.tensors(tokenizer, [(one.said, one.statement) for one in batch])).argmax(1).tolist()
            right += sum(one.shares[best] == 1 for best, one in zip(found, batch, strict=True))
    return right / max(len(pairs), 1)


def _freeze(model: PairEncoder, layers: int) -> None:
    # All that 30,000 word vectors would learn from so few pairs is these pairs.
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    if layers < 0:
        return
    for part in (model.encoder.embeddings, *model.encoder.encoder.layer[:layers]):
        for one in part.parameters():
            one.requires_grad_(False)
