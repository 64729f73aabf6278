"""One request at a time to one endpoint, and nowhere else."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, NoReturn

from sayso.errors import DocumentError, ReaderError, StoppedError
from sayso.reading.llm.protocols import address, headers
from sayso.reading.llm.settings import Settings

MOST_BYTES = 4 * 1024 * 1024
"""Of one answer; more than any honest one has."""
LONGEST_WAIT = 60.0
"""Seconds; an endpoint that wants more is asked again in another run."""
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
_THIS_TEXT = frozenset({400, 413, 422})
_SAME_AGAIN = "run again to go on"


@dataclass(frozen=True, slots=True)
class Clock:
    """Time, handed in: ``now`` counts seconds from anywhere, ``sleep`` waits."""

    now: Callable[[], float]
    sleep: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class _Came:
    status: int
    headers: Mapping[str, str]
    content: bytes


class Post:
    """Sends requests to the endpoint of the settings; follows no redirect, keeps no cookie, obeys no size but its own.

    Raises:
        ReaderError: httpx2 is not installed.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock, self._http = settings, clock, _library()

    def ask(self, content: bytes, tell: Callable[[], None]) -> object:
        """Send a request and give the JSON that comes back.

        Args:
            content: the request's body, JSON.
            tell: called before each time the request leaves this machine.

        Raises:
            DocumentError: this text gets no answer that can be used; others may.
            StoppedError: no text can get one now: the endpoint refuses, redirects, cannot be reached, or stays busy.
        """
        wait = 1.0
        for left in range(self._settings.retries, -1, -1):
            tell()
            came = self._send(content)
            if came is not None and came.status not in _BUSY:
                return self._read(came)
            if left:
                self._clock.sleep(max(wait, self._asked_for(came)))
                wait = min(2 * wait, LONGEST_WAIT)
        what = f"answers with status {came.status}" if came else "cannot be reached"
        raise StoppedError(f"stopped: {self._settings.host} {what}", hint=_SAME_AGAIN)

    def _send(self, content: bytes) -> _Came | None:
        """What came back; None where the endpoint could not be reached or hung up."""
        http, given = self._http, self._settings
        sent = {"content-type": "application/json", "accept-encoding": "identity", **headers(given)}
        until = self._clock.now() + given.timeout
        try:
            with (
                http.Client(follow_redirects=False, timeout=given.timeout, trust_env=not given.on_this_machine) as client,
                client.stream("POST", address(given), content=content, headers=sent) as response,
            ):
                return _Came(response.status_code, response.headers, self._body(response.iter_raw(), until))
        except http.ConnectTimeout:
            return None
        except http.TimeoutException as error:
            raise DocumentError("no answer in time", hint="raise --llm-timeout, or try again") from error
        except (http.HTTPError, http.InvalidURL, http.StreamError):
            return None

    def _body(self, pieces: Any, until: float) -> bytes:
        found = bytearray()
        for piece in pieces:
            found += piece
            if len(found) > MOST_BYTES:
                raise DocumentError("an answer too long to be one", hint="check the endpoint and the model")
            if self._clock.now() > until:
                raise DocumentError("no whole answer in time", hint="raise --llm-timeout, or try again")
        return bytes(found)

    def _asked_for(self, came: _Came | None) -> float:
        """The seconds that a busy endpoint asks to be left alone."""
        words = came.headers.get("retry-after", "") if came else ""
        seconds = float(words) if words.isascii() and words.isdigit() and len(words) < 9 else 0.0
        if seconds > LONGEST_WAIT:
            raise StoppedError(
                f"stopped: {self._settings.host} asks to wait {seconds:.0f} seconds", hint="run again after that to go on"
            )
        return seconds

    def _read(self, came: _Came) -> object:
        if came.status != 200:
            self._refuse(came)
        if came.headers.get("content-encoding", "identity") != "identity":
            raise DocumentError("an answer packed against agreement", hint="check the endpoint")
        try:
            answer: object = json.loads(came.content.decode("utf-8"))
        except (ValueError, RecursionError) as error:
            raise DocumentError("an answer that is not JSON", hint="check the endpoint and its protocol") from error
        return answer

    def _refuse(self, came: _Came) -> NoReturn:
        host, status = self._settings.host, came.status
        if 300 <= status < 400:
            raise StoppedError(f"stopped: {host} sends on to another address, which is refused", hint="give that address yourself")
        if status in (401, 403):
            raise StoppedError(f"stopped: {host} refuses the key (status {status})", hint="set SAYSO_LLM_KEY")
        if status in _THIS_TEXT:
            raise DocumentError(f"the endpoint refuses the request (status {status})", hint="too long, or wrong for this model?")
        raise StoppedError(f"stopped: {host} answers with status {status}", hint="check address, protocol and model")


def _library() -> ModuleType:
    try:
        import httpx2
    except ImportError as error:
        raise ReaderError("the llm reader needs httpx2", hint="pip install '.[llm]'") from error
    return httpx2
