from typing import Annotated

from fastapi import APIRouter, Depends, Request

from interview_simulator.features.accounts.dependencies import CurrentReader
from interview_simulator.features.knowledge_graph.schemas import KnowledgeGraph
from interview_simulator.features.knowledge_graph.service import KnowledgeGraphs
from interview_simulator.web.dependencies import ClockDep, DbSession
from interview_simulator.web.problems import responses

router = APIRouter(prefix="/knowledge-graph", tags=["knowledge graph"])


def knowledge_graphs(request: Request) -> KnowledgeGraphs:
    found: KnowledgeGraphs = request.app.state.knowledge_graphs
    return found


@router.get("", responses=responses())
async def get_knowledge_graph(
    graphs: Annotated[KnowledgeGraphs, Depends(knowledge_graphs)],
    reader: CurrentReader,
    db_session: DbSession,
    clock: ClockDep,
) -> KnowledgeGraph:
    """The topics of the reader's completed posts, and which of them go together."""
    return await graphs.of(db_session, reader, clock())
