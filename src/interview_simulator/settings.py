"""Every setting, read from the environment. docs/settings.md lists them; a test holds the two together."""

from pathlib import Path
from typing import Annotated

from platformdirs import user_data_path
from pydantic import BeforeValidator, Field, HttpUrl, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


def _usable_key(key: object) -> object:
    """Without what a copy and paste leaves at its ends; raise `ValueError` for what no header can carry."""
    if not isinstance(key, str):
        return key
    key = key.strip()
    if not key.isascii() or not key.isprintable():
        raise ValueError("the key has characters that no key has")
    return key or None


Key = Annotated[SecretStr | None, BeforeValidator(_usable_key)]


class Settings(BaseSettings):
    model_config = SettingsConfigDict(populate_by_name=True, extra="ignore", env_ignore_empty=True)

    host: str = Field("127.0.0.1", validation_alias="HOST", description="Address the server listens on.")
    port: int = Field(8000, ge=0, le=65535, validation_alias="PORT", description="Port the server listens on.")
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("interview-simulator", appauthor=False),
        validation_alias="INTERVIEW_SIMULATOR_DATA_DIR",
        description="Folder of the embedded database; created when missing. Default: the user's data folder.",
    )
    database_url: str | None = Field(
        None,
        validation_alias="DATABASE_URL",
        description="PostgreSQL (or SQLite) URL; without it, an embedded SQLite file in the data folder.",
    )
    remote_images: bool = Field(
        False,
        validation_alias="INTERVIEW_SIMULATOR_REMOTE_IMAGES",
        description="Show images that posts load from other servers, which tells those servers who reads.",
    )
    openai_api_key: Key = Field(
        None,
        validation_alias="OPENAI_API_KEY",
        description="Key of the chat model. With it, or with OPENAI_BASE_URL, a chat model asks and grades.",
    )
    openai_base_url: HttpUrl | None = Field(
        None,
        validation_alias="OPENAI_BASE_URL",
        description="Address of an OpenAI-compatible server, such as http://127.0.0.1:11434/v1. Default: OpenAI's own.",
    )
    llm_model: str = Field(
        "gpt-4o-mini",
        min_length=1,
        max_length=200,
        validation_alias="INTERVIEW_LLM_MODEL",
        description="Name of the chat model.",
    )
    step_seconds: float = Field(
        30,
        ge=5,
        le=600,
        validation_alias="INTERVIEW_STEP_SECONDS",
        description="How long asking or grading may take, whatever goes wrong. Slow chat models may need more.",
    )
    llm_calls_per_reader: int = Field(
        500,
        ge=0,
        validation_alias="INTERVIEW_LLM_CALLS_PER_READER",
        description="How often the chat model may be called for one reader in a day (UTC); then it goes on offline.",
    )
    llm_calls_in_all: int = Field(
        10_000,
        ge=0,
        validation_alias="INTERVIEW_LLM_CALLS_IN_ALL",
        description="How often the chat model may be called for all readers in a day (UTC); then it goes on offline.",
    )
