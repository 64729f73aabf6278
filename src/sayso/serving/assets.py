"""The files that pages are made with: our own style and scripts, the dossier's style, and two libraries that lie beside them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources

from starlette.requests import Request
from starlette.responses import Response

from sayso.serving.errors import NotThere

_STATIC, _DOSSIER = ("sayso.serving", "static"), ("sayso.telling", "templates")
_FILES = {
    "dossier.css": (_DOSSIER, "dossier.css", "text/css"),
    "room.css": (_STATIC, "room.css", "text/css"),
    "room.js": (_STATIC, "room.js", "text/javascript"),
    "network.js": (_STATIC, "network.js", "text/javascript"),
    "htmx.js": (_STATIC, "vendor/htmx/htmx.min.js", "text/javascript"),
    "cytoscape.js": (_STATIC, "vendor/cytoscape/cytoscape.min.js", "text/javascript"),
    "mark.svg": (_STATIC, "mark.svg", "image/svg+xml"),
}
"""What can be asked for, by name: there is no folder to look into."""


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is sent; ``version`` changes with its content."""

    data: bytes
    media_type: str
    version: str


@cache
def asset(name: str) -> Asset:
    """A file by the name that pages use.

    Raises:
        NotThere: there is none of this name.
    """
    if name not in _FILES:
        raise NotThere("there is no such file")
    (package, folder), path, media_type = _FILES[name]
    data = (resources.files(package) / folder / path).read_bytes()
    return Asset(data, media_type, sha256(data).hexdigest()[:12])


def address(name: str) -> str:
    """Where a page finds a file."""
    return f"/static/{name}?v={asset(name).version}"


def send(request: Request) -> Response:
    """Answer a request for a file."""
    found = asset(request.path_params["name"])
    return Response(
        found.data, media_type=found.media_type, headers={"Cache-Control": "private, max-age=604800", "ETag": f'"{found.version}"'}
    )
