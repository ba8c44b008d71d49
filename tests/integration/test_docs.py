"""The documentation names what the code has: settings, routes, problems, the post format."""

import json
import re
from pathlib import Path

import jsonschema_rs
import pytest

from interview_simulator import errors
from interview_simulator.app import create_app
from interview_simulator.cli import app as cli
from interview_simulator.db.session import Database
from interview_simulator.errors import AppError, StartupError
from interview_simulator.features.library.content.post_file import KeyPointSpec, QuestionSpec, read_post
from interview_simulator.settings import Settings

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def documented(file: str, pattern: str) -> set[str]:
    return set(re.findall(pattern, (DOCS / file).read_text(), re.MULTILINE))


def test_every_command_is_shown_somewhere_and_no_other() -> None:
    pages = "".join(file.read_text() for file in (ROOT / "README.md", *DOCS.glob("*.md")))
    commands = {info.name or getattr(info.callback, "__name__", "") for info in cli.registered_commands}
    commands |= {str(group.name) for group in cli.registered_groups}
    assert set(re.findall(r"interview-simulator ([a-z]+)", pages)) == commands - {"openapi", "version"}


def test_every_setting_is_documented_and_no_other() -> None:
    settings = {str(field.validation_alias) for field in Settings.model_fields.values()}
    assert documented("settings.md", r"^\| `(\w+)` \|") == settings


async def test_every_route_is_documented_and_no_other(database: Database) -> None:
    paths = create_app(Settings(), database=database).openapi()["paths"]
    routes = {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}
    assert documented("api.md", r"^\| `([A-Z]+ /api/\S+)` \|") == routes


async def test_every_body_has_examples_that_keep_to_its_schema(database: Database) -> None:
    description = create_app(Settings(), database=database).openapi()
    schemas = description["components"]["schemas"]
    checked = set()
    for methods in description["paths"].values():
        for route in methods.values():
            bodies = [route.get("requestBody", {}), *route["responses"].values()]
            for reference in re.findall(r"#/components/schemas/(\w+)", json.dumps(bodies)):
                for example in schemas[reference]["examples"]:
                    jsonschema_rs.validate({"$ref": f"#/components/schemas/{reference}"} | description, example)
                checked.add(reference)
    assert {"AnswerIn", "Graded", "Pending", "Results", "PostOut", "Problem"} <= checked


def test_every_problem_is_documented_and_no_other() -> None:
    slugs = {
        error.slug
        for error in vars(errors).values()
        if isinstance(error, type) and issubclass(error, AppError) and error is not StartupError
    } | {"method-not-allowed"}
    assert documented("api.md", r"^\| `urn:interview-simulator:([\w-]+)` \|") == slugs


def test_every_key_of_a_question_set_is_documented() -> None:
    keys = {*QuestionSpec.model_fields} | {f"key_points[].{name}" for name in KeyPointSpec.model_fields}
    assert keys <= documented("writing-posts.md", r"^\| `([\w.\[\]]+)` \|")


def test_the_example_post_can_be_imported() -> None:
    example = re.search(r"```markdown\n(.*?)```", (DOCS / "writing-posts.md").read_text(), re.DOTALL)
    assert example is not None
    assert len(read_post(example.group(1).encode(), "x").questions) == 1


@pytest.mark.parametrize("file", sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")]), ids=lambda file: file.name)
def test_every_link_leads_somewhere(file: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", file.read_text()):
        assert (file.parent / target).exists(), target


def test_what_shows_that_a_requirement_is_met_is_there() -> None:
    shown_by = set(re.findall(r"`((?:unit|integration|e2e)/[\w/]+\.py)`", (DOCS / "security.md").read_text()))
    assert len(shown_by) > 20
    assert [file for file in shown_by if not (ROOT / "tests" / file).is_file()] == []


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 150
