from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class WhenModelFails(StrEnum):
    OFFLINE = "offline"
    WAIT = "wait"


class Preferences(BaseModel):
    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"when_model_fails": "offline"}]})

    when_model_fails: WhenModelFails = Field(
        description="When the chat model fails: let the offline interviewer grade, or keep the answer until it is back."
    )
