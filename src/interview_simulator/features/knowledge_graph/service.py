"""The topics that a reader has read about, and which of them go together."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from cachetools import LRUCache
from sqlalchemy.ext.asyncio import AsyncSession

from interview_simulator.algorithms.ability import level
from interview_simulator.algorithms.co_occurrence import association
from interview_simulator.features.knowledge_graph.schemas import Edge, KnowledgeGraph, Node
from interview_simulator.features.library import service as library
from interview_simulator.features.library.repository import Stamp, TopicRead
from interview_simulator.features.mastery import service as mastery

MOST_EDGES: Final = 20_000
REMEMBERED: Final = 32
"""Readers whose edges are kept; the most of one take 10 MB."""


@dataclass(frozen=True)
class _Structure:
    topics: list[TopicRead]
    edges: list[Edge]


class KnowledgeGraphs:
    """Which topics go together is found out once for what a reader has completed: of thousands of posts it takes long.

    Any worker can find it out for itself; nothing is lost with it.
    """

    def __init__(self) -> None:
        self._structures: LRUCache[tuple[uuid.UUID, Stamp], _Structure] = LRUCache(REMEMBERED)

    async def of(self, db_session: AsyncSession, reader_id: uuid.UUID, now: datetime) -> KnowledgeGraph:
        structure = await self._structure(db_session, reader_id)
        known = await mastery.measured(db_session, reader_id, [topic.name for topic in structure.topics], now)
        return KnowledgeGraph(
            nodes=[
                Node(
                    id=topic.id,
                    name=topic.name,
                    posts_read=topic.posts_read,
                    ability=known[topic.name].ability.mean,
                    certainty=known[topic.name].ability.certainty,
                    level=level(known[topic.name].ability.mean) if known[topic.name].answers else None,
                    answers=known[topic.name].answers,
                )
                for topic in structure.topics
            ],
            edges=structure.edges,
        )

    async def _structure(self, db_session: AsyncSession, reader_id: uuid.UUID) -> _Structure:
        key = reader_id, await library.completed_stamp(db_session, reader_id)
        if (known := self._structures.get(key)) is not None:
            return known
        topics = sorted(await library.topics_completed(db_session, reader_id), key=lambda topic: topic.name)
        posts = {topic.id: topic.posts_read for topic in topics}
        edges = [
            Edge(source=one, target=other, weight=association(together, posts[one], posts[other]))
            for one, other, together in await library.pairs_completed(db_session, reader_id, MOST_EDGES)
        ]
        self._structures[key] = _Structure(topics, edges)
        return self._structures[key]
