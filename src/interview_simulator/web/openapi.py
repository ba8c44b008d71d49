"""What FastAPI's own description of the API lacks: problems, and the nulls of examples."""

from typing import Any

from fastapi import FastAPI
from pydantic.json_schema import models_json_schema

from interview_simulator.errors import NotSignedIn
from interview_simulator.web.problems import Problem, responses

Schema = dict[str, Any]


def install(app: FastAPI) -> None:
    describe_routes = app.openapi

    def openapi() -> Schema:
        description = describe_routes()
        schemas: dict[str, Schema] = description["components"]["schemas"]
        _, models = models_json_schema([(Problem, "serialization")], ref_template="#/components/schemas/{model}")
        schemas.update(models["$defs"])
        _describe_sign_in(description["paths"])
        for schema in schemas.values():
            for example in schema.get("examples", []):
                _restore_nulls(example, schema, schemas)
        return description

    # The way FastAPI's documentation extends the description.
    app.openapi = openapi  # type: ignore[method-assign]


def _describe_sign_in(paths: dict[str, dict[str, Schema]]) -> None:
    """Say of every route that needs somebody signed in what it answers to nobody."""
    for methods in paths.values():
        for route in methods.values():
            if "security" in route:
                route["responses"]["401"] = responses(NotSignedIn)[NotSignedIn.status]


def _restore_nulls(value: Any, schema: Schema, schemas: dict[str, Schema]) -> None:
    """Put back into an example the required fields that are null: FastAPI leaves every null out."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    for option in schema.get("anyOf", []):
        _restore_nulls(value, option, schemas)
    if isinstance(value, list):
        for item in value:
            _restore_nulls(item, schema.get("items", {}), schemas)
    elif isinstance(value, dict):
        for name in schema.get("required", []):
            value.setdefault(name, None)
        for name, field in schema.get("properties", {}).items():
            _restore_nulls(value.get(name), field, schemas)
