"""The guard before every page: the right host, the right origin, a known browser, and headers that forbid what no page needs.

A page in another tab may not reach the case: a stranger's name in ``Host`` (DNS rebinding) and a stranger's ``Origin`` are refused.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.serving.entrance import Entrance

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser would not say either that a form comes from our own page
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
OPEN = ("/static/", "/enter/")  # reached without a cookie: our own files, and the entrance itself
READING = frozenset({"GET", "HEAD"})

Refusal = Callable[[int, str, str], Response]
"""Makes a page from a status, what happened, and what to do."""


class Guard:
    """An application that answers only those who may ask.

    Args:
        app: what answers them.
        entrance: who is known.
        port: the port it is served on; only loopback names with it are its own.
        write: whether anything but reading is allowed.
        refusal: makes the page of a refusal.
    """

    def __init__(self, app: ASGIApp, *, entrance: Entrance, port: int, refusal: Refusal, write: bool = False) -> None:
        self._app = app
        self._entrance = entrance
        self._hosts = frozenset(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))
        self._origins = frozenset(f"http://{host}" for host in self._hosts)
        self._refusal = refusal
        self._write = write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        answer = self._refused(scope) or self._app
        await answer(scope, receive, _hardened(send, scope["path"]))

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self._hosts:
            return self._refusal(421, "This address is not mine.", "Open the address that sayso serve printed, as it was printed.")
        if scope["method"] not in READING and not (self._write and scope["method"] == "POST"):
            return self._refusal(405, "This reading room is for reading only.", "Start it with --write to review claims.")
        foreign = headers.get("origin") not in (None, *self._origins) or headers.get("sec-fetch-site") in (
            "cross-site",
            "same-site",
        )
        unsaid = scope["method"] not in READING and "origin" not in headers  # every browser says where a form comes from
        if (foreign or unsaid) and scope["method"] not in READING:
            return self._refusal(403, "Another page sent this.", "Open the reading room itself and do it there.")
        if foreign and headers.get("sec-fetch-mode", "navigate") != "navigate":
            return self._refusal(403, "Another page asked for this.", "Open the reading room itself.")
        if not scope["path"].startswith(OPEN) and not self._entrance.knows("; ".join(headers.getlist("cookie"))):
            return self._refusal(
                403,
                "This browser has not come in by the printed address.",
                "Open the address that sayso serve printed. It opens once; start sayso serve again for a new one.",
            )
        return None


def _hardened(send: Send, path: str) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if not path.startswith("/static/"):
                headers["Cache-Control"] = "no-store"
            if path.startswith("/enter/"):
                headers["Referrer-Policy"] = "no-referrer"
        await send(message)

    return with_headers
