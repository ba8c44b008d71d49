"""Every setting, read from the environment. docs/settings.md lists them; a test holds the two together."""

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(populate_by_name=True, extra="ignore")

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
