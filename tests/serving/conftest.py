"""The reading room over invented cases, asked as a browser would ask."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from sayso.serving import Entrance, Reviewer, Shelf, Snapshot, application
from sayso.telling.view import CaseView, Index

PORT = 8899
HOME = f"http://127.0.0.1:{PORT}"
COOKIE = {"cookie": "sayso=session-secret"}


def room(view: CaseView, path: Path = Path("invented.sayso")) -> TestClient:
    """A browser that has come in."""
    shelf = Shelf(path, Snapshot(Index.of(view), name=path.name))
    return browser(shelf, headers=COOKIE)


def browser(shelf: Shelf, headers: dict[str, str] | None = None, reviewer: Reviewer | None = None) -> TestClient:
    """A browser before the door, in the door with the cookie."""
    entrance = Entrance(token="token-secret", session="session-secret")
    app = application(shelf, entrance=entrance, port=PORT, reviewer=reviewer)
    return TestClient(app, base_url=HOME, headers=headers, raise_server_exceptions=False, follow_redirects=False)
