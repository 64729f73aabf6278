"""Who may come in: whoever has opened the address that was printed, once, and keeps the cookie it gave."""

from __future__ import annotations

from hmac import compare_digest
from threading import Lock
from typing import Literal

Answer = Literal["in", "used", "wrong"]


class Entrance:
    """One key that opens once, and one session that it opens.

    Args:
        token: the key in the printed address.
        session: what the cookie holds; another secret than the key, which stays behind in the browser's history.
        cookie: the cookie's name; cookies are not kept apart by port, so it should hold the port.
    """

    def __init__(self, *, token: str, session: str, cookie: str = "sayso") -> None:
        self.cookie = cookie
        self._token = token
        self._session = session
        self._used = False
        self._lock = Lock()

    @property
    def path(self) -> str:
        """The path that lets one browser in."""
        return f"/enter/{self._token}"

    def open(self, token: str) -> Answer:
        """Use the key: ``in`` the first time, ``used`` after that, ``wrong`` for any other."""
        if not compare_digest(token.encode(), self._token.encode()):
            return "wrong"
        with self._lock:
            answer: Answer = "used" if self._used else "in"
            self._used = True
            return answer

    def set_cookie(self) -> str:
        """The Set-Cookie header that keeps a browser in until it is closed."""
        return f"{self.cookie}={self._session}; HttpOnly; SameSite=Strict; Path=/"

    def knows(self, cookies: str) -> bool:
        """Whether a Cookie header holds the session; what other programs of this computer keep in it does not matter."""
        pairs = [pair.strip().partition("=") for pair in cookies.split(";")]
        kept = [value.encode() for name, _, value in pairs if name == self.cookie]
        return any(compare_digest(value, self._session.encode()) for value in kept)
