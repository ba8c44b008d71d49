"""The prompts: one versioned text file each, filled by Jinja2.

What is filled in is never read as a template, so braces and markup in it are text. Changing a file means a new
version: its name says which prompt stands behind a grade, and a test holds each file to its version.
"""

import secrets
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

_environment = Environment(
    loader=PackageLoader("interview_simulator.interviewers.llm", "prompts"),
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701  # what is made is read by a chat model, never by a browser
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Prompt:
    version: str
    system: str
    user: str
    marker: str
    max_tokens: int
    temperature: float


def render(version: str, *, max_tokens: int, temperature: float, **values: object) -> Prompt:
    """Fill the prompt `version`, such as "question.v1".

    Each prompt gets a random `marker` of its own, for the lines that fence what is data: nobody can write the closing
    line beforehand.
    """
    template = _environment.get_template(f"{version}.txt")
    marker = secrets.token_hex(8)
    context = template.new_context({"marker": marker, **values})
    system, user = ("".join(template.blocks[part](context)).strip() for part in ("system", "user"))
    return Prompt(version, system, user, marker, max_tokens, temperature)
