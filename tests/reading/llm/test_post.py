"""What an endpoint may do to us, and what it may not."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from sayso.errors import DocumentError, ReaderError, SaysoError, StoppedError
from sayso.reading.llm import post
from sayso.reading.llm.post import Post
from sayso.reading.llm.settings import Settings
from tests.reading.llm.endpoint import Answers, Endpoint, Slept, running


def ask(endpoint: Endpoint, slept: Slept, **settings: Any) -> object:
    return Post(endpoint.settings(**settings), slept.clock).ask(b'{"a": 1}', lambda: None)


def test_a_request_carries_what_it_has_to_and_the_key_in_its_header(endpoint: Endpoint, slept: Slept) -> None:
    endpoint.will({"ok": 1})
    assert ask(endpoint, slept, key="secret") == {"ok": 1}
    ((path, headers, body),) = endpoint.asked
    assert (path, body) == ("/chat/completions", {"a": 1})
    assert (headers["authorization"], headers["accept-encoding"]) == ("Bearer secret", "identity")
    assert "cookie" not in headers


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_a_busy_endpoint_is_asked_again_after_growing_waits(status: int, endpoint: Endpoint, slept: Slept) -> None:
    endpoint.will(status, status, {"ok": 1})
    told: list[int] = []
    assert Post(endpoint.settings(), slept.clock).ask(b"{}", lambda: told.append(1)) == {"ok": 1}
    assert (slept.waits, len(told), len(endpoint.asked)) == ([1.0, 2.0], 3, 3)


def test_an_endpoint_that_stays_busy_stops_the_run(endpoint: Endpoint, slept: Slept) -> None:
    endpoint.will(503)
    with pytest.raises(StoppedError, match="answers with status 503"):
        ask(endpoint, slept, retries=2)
    assert (len(endpoint.asked), slept.waits) == (3, [1.0, 2.0])


def test_an_endpoint_may_ask_to_wait_but_not_for_ever(endpoint: Endpoint, slept: Slept) -> None:
    endpoint.will(Answers(b"", 429, {"retry-after": "7"}), Answers(b"", 429, {"retry-after": "Wed, 1 Jan 2031"}), {"ok": 1})
    ask(endpoint, slept)
    assert slept.waits == [7.0, 2.0]
    endpoint.will(Answers(b"", 429, {"retry-after": "86400"}))
    with pytest.raises(StoppedError, match="asks to wait 86400 seconds"):
        ask(endpoint, slept)
    assert slept.waits == [7.0, 2.0]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int, endpoint: Endpoint, slept: Slept) -> None:
    with running() as other:
        other.will({"ok": 1})
        endpoint.will(Answers(b"", status, {"location": other.url + "/steal"}))
        with pytest.raises(StoppedError, match="sends on to another address, which is refused"):
            ask(endpoint, slept, key="secret")
        assert (other.asked, len(endpoint.asked)) == ([], 1)


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (401, StoppedError, "refuses the key"),
        (403, StoppedError, "refuses the key"),
        (404, StoppedError, "status 404"),
        (400, DocumentError, "refuses the request"),
        (413, DocumentError, "refuses the request"),
        (204, StoppedError, "status 204"),
    ],
)
def test_a_refusal_is_told_and_not_repeated(
    status: int, error: type[SaysoError], words: str, endpoint: Endpoint, slept: Slept
) -> None:
    endpoint.will(status)
    with pytest.raises(error, match=words) as caught:
        ask(endpoint, slept, key="secret")
    assert len(endpoint.asked) == 1
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("came", "words"),
    [
        ("{broken", "not JSON"),
        ("", "not JSON"),
        (b"\xff\xfe\x00", "not JSON"),
        ("[" * 200_000, "not JSON"),
        ("<html>log in</html>", "not JSON"),
        (Answers(b"{}", headers={"content-encoding": "gzip"}), "packed against agreement"),
        (b" " * (post.MOST_BYTES + 1), "too long"),
    ],
    ids=range(7),
)
def test_what_is_no_answer_costs_one_text_its_reading(came: Any, words: str, endpoint: Endpoint, slept: Slept) -> None:
    endpoint.will(came)
    with pytest.raises(DocumentError, match=words):
        ask(endpoint, slept)


def test_an_answer_that_breaks_off_is_asked_for_again(endpoint: Endpoint, slept: Slept) -> None:
    endpoint.will(Answers(b'{"ok"', length=500), {"ok": 1})
    assert ask(endpoint, slept) == {"ok": 1}
    assert slept.waits == [1.0]


def test_an_answer_that_drips_is_given_up(endpoint: Endpoint) -> None:
    endpoint.will(Answers(b"{", length=500, hold=True))
    with pytest.raises(DocumentError, match="in time"):
        ask(endpoint, Slept(step=1000))


def test_no_answer_at_all_is_given_up(endpoint: Endpoint, slept: Slept, monkeypatch: pytest.MonkeyPatch) -> None:
    def silence(*args: Any, **more: Any) -> Any:
        raise httpx2.ReadTimeout("silence")

    monkeypatch.setattr(httpx2.Client, "stream", silence)
    with pytest.raises(DocumentError, match="no answer in time"):
        ask(endpoint, slept)
    assert slept.waits == []


def test_an_endpoint_that_is_not_there_stops_the_run(slept: Slept) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(StoppedError, match="cannot be reached"):
        Post(Settings(url=url, protocol="ollama", model="m"), slept.clock).ask(b"{}", lambda: None)
    assert slept.waits == [1.0, 2.0, 4.0]


def test_a_proxy_gets_nothing_meant_for_this_machine(endpoint: Endpoint, slept: Slept, monkeypatch: pytest.MonkeyPatch) -> None:
    endpoint.will({"ok": 1})
    with running() as proxy:
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        monkeypatch.setenv("ALL_PROXY", proxy.url)
        assert ask(endpoint, slept) == {"ok": 1}
        assert proxy.asked == []


def test_what_cannot_be_recorded_is_not_sent(endpoint: Endpoint, slept: Slept) -> None:
    def full() -> None:
        raise OSError("disk full")

    tell: Callable[[], None] = full
    with pytest.raises(OSError, match="disk full"):
        Post(endpoint.settings(), slept.clock).ask(json.dumps({}).encode(), tell)
    assert endpoint.asked == []


def test_without_httpx2_it_says_what_to_install(endpoint: Endpoint, slept: Slept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "httpx2", None)
    with pytest.raises(ReaderError, match=r"needs httpx2.*pip install"):
        Post(endpoint.settings(), slept.clock)
