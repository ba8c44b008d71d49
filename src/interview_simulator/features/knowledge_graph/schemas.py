"""What the knowledge graph says over the API."""

import uuid

from pydantic import BaseModel, ConfigDict, Field

from interview_simulator.algorithms.ability import Level

_PYTHON, _HTTP = "0d1f6f0e-3b8f-4c39-9e0a-5a3c1f6b7d21", "3a8a0a3e-7c1b-4b0e-8c53-6b4f0f6f4a02"


class Node(BaseModel):
    """A topic of completed posts."""

    id: uuid.UUID
    name: str
    posts_read: int
    ability: float = Field(description="In logits; before the first answer, what related topics let expect.")
    certainty: float = Field(ge=0, le=1)
    level: Level | None = Field(description="The ability in a word; none before the first answer.")
    answers: int


class Edge(BaseModel):
    """Two topics that go together on completed posts."""

    source: uuid.UUID
    target: uuid.UUID
    weight: float = Field(gt=0, le=1, description="Cosine: posts on both by the geometric mean of the posts on each.")


class KnowledgeGraph(BaseModel):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "nodes": [
                        {
                            "id": _PYTHON,
                            "name": "python",
                            "posts_read": 4,
                            "ability": 0.62,
                            "certainty": 0.9,
                            "level": "advanced",
                            "answers": 9,
                        },
                        {
                            "id": _HTTP,
                            "name": "http",
                            "posts_read": 1,
                            "ability": 0.31,
                            "certainty": 0.2,
                            "level": None,
                            "answers": 0,
                        },
                    ],
                    "edges": [{"source": _PYTHON, "target": _HTTP, "weight": 0.5}],
                }
            ]
        }
    )

    nodes: list[Node]
    edges: list[Edge] = Field(description="The 20,000 of most weight.")
