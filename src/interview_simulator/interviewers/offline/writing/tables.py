"""Tables as terms with descriptions."""

import re
from typing import Final

from interview_simulator.interviewers.offline.writing.blocks import Table

_DESCRIBES: Final = re.compile(
    r"^(?:descriptions?|meaning|definition|purpose|what it does|explanation|effect|action)$", re.IGNORECASE
)


def described_rows(table: Table) -> tuple[str, list[tuple[str, str]]]:
    """Return what the first column is headed with, and its cells each with its description, if a column has these."""
    place = next((i for i, title in enumerate(table.header) if i and _DESCRIBES.match(title.strip(" *:"))), None)
    if place is None:
        return "", []
    rows = [row for row in table.rows if len(row) > place and row[0] and row[place]]
    return table.header[0], [(row[0], row[place]) for row in rows]
