"""The reader a request speaks for."""

import uuid
from typing import Annotated

from fastapi import Depends

from interview_simulator.features.accounts.service import LOCAL_READER_ID


def current_reader() -> uuid.UUID:
    return LOCAL_READER_ID


CurrentReader = Annotated[uuid.UUID, Depends(current_reader)]
