"""The built page: its files, and index.html for every address that the page itself routes."""

from pathlib import Path
from typing import Final

from fastapi import FastAPI
from fastapi.responses import FileResponse, PlainTextResponse, Response

from interview_simulator.errors import NotFound

PAGE: Final = Path(__file__).parents[1] / "page"
SVG: Final = "image/svg+xml; charset=utf-8"
METHODS: Final = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


def install(app: FastAPI, folder: Path = PAGE) -> None:
    """Serve the page; call it after all other routes, since it answers every address that is left."""

    @app.api_route("/api/{path:path}", methods=METHODS, include_in_schema=False)
    def no_such_call(path: str) -> None:
        raise NotFound("There is nothing at this address.")

    @app.api_route("/{path:path}", methods=["GET", "HEAD"], include_in_schema=False)
    def page(path: str) -> Response:
        if file := _file(folder, path):
            # Built files carry a hash of their content in their name.
            lasting = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
            return FileResponse(
                file, media_type=SVG if file.suffix == ".svg" else None, headers={"Cache-Control": lasting}
            )
        if path.startswith("assets/"):
            raise NotFound("There is nothing at this address.")
        index = folder / "index.html"
        if not index.is_file():
            return PlainTextResponse("The page is not built. Run `make run`, which builds it.", status_code=503)
        return FileResponse(index, headers={"Cache-Control": "no-cache"})


def _file(folder: Path, path: str) -> Path | None:
    try:
        file = (folder / path).resolve()
        return file if file.is_relative_to(folder.resolve()) and file.is_file() else None
    except (OSError, ValueError):
        # A name too long for the file system, or with a NUL in it.
        return None
