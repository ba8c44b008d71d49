"""The built page: its files, and index.html for every address that the page itself routes."""

from pathlib import Path
from typing import Final

from fastapi import FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response

from interview_simulator.errors import NotFound

PAGE: Final = Path(__file__).parents[1] / "page"


def install(app: FastAPI, folder: Path = PAGE) -> None:
    """Serve the page; call it after all other routes, since it answers every address that is left."""

    @app.get("/{path:path}", include_in_schema=False)
    def page(path: str) -> Response:
        if path == "api" or path.startswith("api/"):
            raise NotFound("There is nothing at this address.")
        file = (folder / path).resolve() if "\0" not in path else folder
        if file.is_relative_to(folder.resolve()) and file.is_file():
            # Built files carry a hash of their content in their name.
            lasting = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
            return FileResponse(file, headers={"Cache-Control": lasting})
        if path.startswith("assets/"):
            raise NotFound("There is nothing at this address.")
        index = folder / "index.html"
        if not index.is_file():
            return PlainTextResponse("The page is not built. Run `make run`, which builds it.", status_code=503)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})
