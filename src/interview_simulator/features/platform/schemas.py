"""What platforms say over the API, and are told."""

import uuid
from datetime import datetime
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, HttpUrl, JsonValue

from interview_simulator.algorithms.ability import Level
from interview_simulator.algorithms.badges import BadgeCode
from interview_simulator.features.accounts.schemas import LINK_KEY, GivenPassword, LinkKey, StoredAccount
from interview_simulator.features.badges.schemas import StoredBadge
from interview_simulator.features.interviews.schemas import StoredInterview
from interview_simulator.features.interviews.wanted import Topics
from interview_simulator.features.library.importing import Change
from interview_simulator.features.library.schemas import StoredCompletion, StoredSectionRead
from interview_simulator.features.mastery.schemas import StoredAbility, StoredAbilityPoint, StoredReview
from interview_simulator.features.usage.schemas import StoredCall
from interview_simulator.web.fields import Text

MOST_ITEMS: Final = 500
SHORTEST_LINK_S: Final = 60
LONGEST_LINK_S: Final = 600

_POST_ID: Final = "6a3b0844-971c-48f6-b1ac-24c3fe6ab1cc"
_PROBLEM: Final[dict[str, JsonValue]] = {"message": "there is no such post", "field": "post", "line": None}


def _example(*values: JsonValue) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": list(values)})


def _input(*values: JsonValue) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": list(values)})


def _key(value: str) -> str:
    if any(part in {"", ".", ".."} for part in value.split("/")):
        raise ValueError("must be a name, or a path such as http/caching, with no empty part, no . and no ..")
    return value


PostKey = Annotated[Text, Field(min_length=1, max_length=500), AfterValidator(_key)]


class PushedPost(BaseModel):
    model_config = ConfigDict(extra="forbid")

    key: PostKey = Field(description="What the platform knows the post by; the same key makes it the same post.")
    markdown: Text = Field(description="The whole file, front matter and all, as docs/writing-posts.md describes it.")


class PostsIn(BaseModel):
    model_config = _input({"items": [{"key": "sea/tides", "markdown": "---\ntags: [sea]\n---\n\nThe moon pulls.\n"}]})

    items: Annotated[list[PushedPost], Field(max_length=MOST_ITEMS)]


class PushedReading(BaseModel):
    model_config = ConfigDict(extra="forbid")

    post: Annotated[Text, Field(min_length=1, max_length=1000)] = Field(
        description="A key that the platform has pushed, or the id, slug or place of any post."
    )
    completed: bool = Field(False, description="The whole post was read. False says nothing.")
    sections: Annotated[list[Annotated[Text, Field(max_length=300)]], Field(max_length=5000)] = Field(
        default_factory=list, description="Anchors of the sections that were read."
    )


class ProgressIn(BaseModel):
    """What was read. It is added to what was read before; nothing takes reading away."""

    model_config = _input(
        {"items": [{"post": "sea/tides", "completed": True}, {"post": "http-caching", "sections": ["validators"]}]}
    )

    items: Annotated[list[PushedReading], Field(max_length=MOST_ITEMS)]


class ItemProblem(BaseModel):
    message: str
    field: str | None = Field(description="Of the item.")
    line: int | None = Field(description="Of the Markdown, from 1.")


class PostReport(BaseModel):
    key: str
    status: Change | Literal["failed"]
    post_id: uuid.UUID | None
    problem: ItemProblem | None


class PostsReport(BaseModel):
    """What became of each item, in their order."""

    model_config = _example(
        {
            "added": 1,
            "updated": 0,
            "unchanged": 0,
            "failed": 0,
            "items": [{"key": "sea/tides", "status": "added", "post_id": _POST_ID, "problem": None}],
        }
    )

    added: int
    updated: int
    unchanged: int
    failed: int
    items: list[PostReport]


class ReadingReport(BaseModel):
    post: str
    status: Literal["stored", "unchanged", "failed"]
    post_id: uuid.UUID | None
    problem: ItemProblem | None


class ProgressReport(BaseModel):
    """What became of each item, in their order."""

    model_config = _example(
        {
            "reader_created": True,
            "stored": 1,
            "unchanged": 0,
            "failed": 1,
            "items": [
                {"post": "sea/tides", "status": "stored", "post_id": _POST_ID, "problem": None},
                {"post": "http", "status": "failed", "post_id": None, "problem": _PROBLEM},
            ],
        }
    )

    reader_created: bool = Field(description="The reader was not known before.")
    stored: int
    unchanged: int
    failed: int
    items: list[ReadingReport]


class TopicLevel(BaseModel):
    name: str
    answers: int
    level: Level


class PlatformReaderOut(BaseModel):
    """How one of the platform's readers is coming along."""

    model_config = _example(
        {
            "external_id": "ada",
            "created_at": "2026-05-04T09:00:00Z",
            "interviews": 2,
            "answers": 10,
            "streak_days": 1,
            "due": 3,
            "topics": [{"name": "python", "answers": 7, "level": "advanced"}],
            "badges": ["interview-ready"],
        }
    )

    external_id: str
    created_at: datetime
    interviews: int = Field(description="Completed ones.")
    answers: int
    streak_days: int = Field(description="Days (UTC) in a row with an answer.")
    due: int = Field(description="Key points due for review.")
    topics: list[TopicLevel] = Field(description="Those asked about.")
    badges: list[BadgeCode]


class LinkIn(BaseModel):
    """How long the link is good for, and what the interview is to be on; left out, what tells most."""

    model_config = _input({}, {"seconds": 120, "post": "sea/tides"}, {"topics": ["python"]})

    seconds: Annotated[int, Field(ge=SHORTEST_LINK_S, le=LONGEST_LINK_S)] = 300
    post: Annotated[Text, Field(min_length=1, max_length=1000)] | None = Field(
        None, description="A key that the platform has pushed, or the id, slug or place of any post."
    )
    topics: Topics | None = None


class LinkOut(BaseModel):
    model_config = _example(
        {
            "url": f"https://interviews.example.org/enter#token={LINK_KEY}",
            "expires_at": "2026-05-04T09:05:00Z",
        }
    )

    url: HttpUrl = Field(description="Send the reader's browser there at once; it works one time.")
    expires_at: datetime


class LinkUse(BaseModel):
    model_config = _input({"token": LINK_KEY})

    token: LinkKey = Field(description="What the link has after its #token=.")


class LinkUsed(BaseModel):
    model_config = _example({"page": "/interview?topic=python"})

    page: str = Field(description="Of this application, to go to.")


class StoredPlatform(BaseModel):
    """A platform that knows the reader."""

    model_config = ConfigDict(from_attributes=True)

    platform: str
    external_id: str
    created_at: datetime


class StoredSignInLink(BaseModel):
    """A link by which a platform may send the reader here."""

    model_config = ConfigDict(from_attributes=True)

    target: str
    created_at: datetime
    expires_at: datetime


class DataHead(BaseModel):
    account: StoredAccount
    platforms: list[StoredPlatform]
    sign_in_links: list[StoredSignInLink]
    badges: list[StoredBadge]
    abilities: list[StoredAbility]


class AccountData(DataHead):
    """Everything that is stored about a reader, but for what is stored as a hash, and what they may yet be asked."""

    model_config = _example(
        {
            "account": {
                "id": "0b8f7c26-6f0a-4d0e-9a53-3f1f6c1d2a10",
                "name": "Ada",
                "email": "ada@example.org",
                "has_password": True,
                "when_model_fails": "offline",
                "created_at": "2026-05-04T09:00:00Z",
                "sessions": [],
                "identities": [],
                "links": [],
            },
            "platforms": [{"platform": "blog", "external_id": "ada", "created_at": "2026-05-04T09:00:00Z"}],
            "sign_in_links": [],
            "badges": [],
            "abilities": [],
            "posts_completed": [{"post_id": _POST_ID, "post_title": "Tides", "completed_at": "2026-05-04T09:00:00Z"}],
            "sections_read": [],
            "interviews": [],
            "ability_history": [],
            "key_point_reviews": [],
            "model_calls": [],
        }
    )

    posts_completed: list[StoredCompletion]
    sections_read: list[StoredSectionRead] = Field(description="On their own; a completed post has all of its read.")
    interviews: list[StoredInterview] = Field(description="Oldest first.")
    ability_history: list[StoredAbilityPoint]
    key_point_reviews: list[StoredReview]
    model_calls: list[StoredCall] = Field(description="What interviewers did for the reader, and what it took.")


class DeletionIn(BaseModel):
    model_config = _input({"password": "a long one that nobody guesses"}, {})

    password: GivenPassword | None = Field(None, description="Where the account has one.")
