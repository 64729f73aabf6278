"""Serving on this computer only: a socket on the loopback address, and an address that opens once."""

from __future__ import annotations

import socket
from collections.abc import Callable

from sayso.errors import SaysoError
from sayso.serving.app import application
from sayso.serving.entrance import Entrance
from sayso.serving.people import Reviewer
from sayso.serving.shelf import Shelf

LOOPBACK = "127.0.0.1"
Announce = Callable[[str], None]


def bind(port: int) -> socket.socket:
    """A socket that listens on the loopback address: from here on nobody else can take the port, and who connects is kept waiting.

    Args:
        port: which port; 0 takes a free one.

    Raises:
        SaysoError: the port is taken or may not be used.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((LOOPBACK, port))
        listening.listen()  # a port that was only bound could still be taken by another program
    except OSError as error:
        listening.close()
        raise SaysoError(
            f"port {port} cannot be used ({error.strerror})", hint="choose another with --port, or 0 for a free one"
        ) from error
    return listening


def serve(
    shelf: Shelf, *, listening: socket.socket, token: str, session: str, announce: Announce, reviewer: Reviewer | None = None
) -> None:
    """Serve a case until the person stops it.

    Args:
        shelf: the case, loaded.
        listening: the socket, from ``bind``.
        token: the key in the address; must be hard to guess.
        session: what the cookie holds; must be hard to guess and is not the token.
        reviewer: who reviews claims; None where the room is for reading only.
        announce: called with the address that lets one browser in.
    """
    import uvicorn

    port = listening.getsockname()[1]
    entrance = Entrance(token=token, session=session, cookie=f"sayso-{port}")
    config = uvicorn.Config(
        application(shelf, entrance=entrance, port=port, reviewer=reviewer),
        log_level="warning", access_log=False, server_header=False, proxy_headers=False, ws="none", lifespan="off",
        limit_concurrency=64, timeout_keep_alive=15,
    )  # fmt: skip
    announce(f"http://{LOOPBACK}:{port}{entrance.path}")
    uvicorn.Server(config).run(sockets=[listening])
