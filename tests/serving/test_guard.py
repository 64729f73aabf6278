"""Who is let in, what is refused, and what every answer forbids."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.serving import Shelf, Snapshot
from sayso.telling.view import Index
from tests.serving.conftest import COOKIE, HOME, PORT, browser, room
from tests.telling.invented import case


def stranger() -> TestClient:
    return browser(Shelf(Path("invented.sayso"), Snapshot(Index.of(case()))))


def test_the_printed_address_lets_a_browser_in_once_and_gives_a_strict_cookie() -> None:
    client = stranger()
    first = client.get("/enter/token-secret")
    assert first.status_code == 200
    assert first.headers["set-cookie"] == "sayso=session-secret; HttpOnly; SameSite=Strict; Path=/"
    assert "token-secret" not in first.text and "session-secret" not in first.text
    assert client.get("/").status_code == 200
    other = TestClient(client.app, base_url=HOME)
    again = other.get("/enter/token-secret")
    assert again.status_code == 403 and "has been opened already" in again.text and "set-cookie" not in again.headers


@pytest.mark.parametrize("path", ["/", "/documents", "/claims?q=dam", "/network/data", "/claims/c1", "/nothing"])
def test_without_the_cookie_nothing_of_the_case_is_shown(path: str) -> None:
    answer = stranger().get(path)
    assert answer.status_code == 403
    assert "Karu" not in answer.text and "Open the address that sayso serve printed" in answer.text


@pytest.mark.parametrize(
    "cookie", ["sayso=", "sayso=token-secret", "other=session-secret", "sayso=é", ";;;=\x01", "sayso=session-secre"]
)
def test_a_wrong_cookie_is_no_cookie(cookie: str) -> None:
    assert stranger().get("/", headers=[(b"cookie", cookie.encode("utf-8"))]).status_code == 403


@pytest.mark.parametrize(
    "cookies",
    [
        'theme={"dark": 1}; sayso=session-secret',
        "sayso=session-secret; a b=c; =; ;;, @",
        "x[0]=1; é=ü; sayso=session-secret; other=\\",
        "sayso=of-another-path; sayso=session-secret",
    ],
)
def test_cookies_of_other_programs_lock_nobody_out(cookies: str) -> None:
    assert stranger().get("/", headers=[(b"cookie", cookies.encode("utf-8"))]).status_code == 200


@pytest.mark.parametrize("token", ["token-secre", "TOKEN-SECRET", "é", "%00"])
def test_a_wrong_key_opens_nothing(token: str) -> None:
    answer = stranger().get(f"/enter/{token}")
    assert answer.status_code == 403 and "set-cookie" not in answer.headers


HOSTS = [
    "evil.example",
    f"evil.example:{PORT}",
    "127.0.0.1",
    f"127.0.0.1:{PORT + 1}",
    f"localhost.evil.example:{PORT}",
    "",
    "0.0.0.0",
]


@pytest.mark.parametrize("host", HOSTS)
def test_a_strangers_host_is_refused_even_with_the_cookie(host: str) -> None:
    for path in ("/", "/static/room.css", "/enter/token-secret"):
        answer = room(case()).get(path, headers={"host": host})
        assert answer.status_code == 421 and "Karu" not in answer.text


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}"])
def test_its_own_names_are_served(host: str) -> None:
    assert room(case()).get("/", headers={"host": host}).status_code == 200


FOREIGN = [
    {"origin": "https://evil.example", "sec-fetch-mode": "cors"},
    {"origin": "null", "sec-fetch-mode": "cors"},
    {"origin": f"http://127.0.0.1:{PORT + 1}", "sec-fetch-mode": "cors"},
    {"sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors"},
    {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_what_another_page_asks_for_is_refused(headers: dict[str, str]) -> None:
    assert room(case()).get("/network/data", headers=headers).status_code == 403


def test_its_own_pages_may_ask() -> None:
    headers = {"origin": HOME, "sec-fetch-site": "same-origin", "sec-fetch-mode": "cors"}
    assert room(case()).get("/network/data", headers=headers).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_it_is_for_reading_only(method: str) -> None:
    assert room(case()).request(method, "/claims/c1").status_code == 405


@pytest.mark.parametrize("path", ["/", "/static/room.css", "/network/data", "/nothing", "/claims?page=x", "/enter/wrong"])
def test_every_answer_forbids_what_no_page_needs(path: str) -> None:
    headers = room(case()).get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy and "http" not in policy
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == (
        "no-referrer" if path.startswith("/enter/") else "same-origin"
    )
    assert "server" not in headers
    if not path.startswith("/static/"):
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "path", ["/static/", "/static", "/static/nothing.css", "/static/..%2fguard.py", "/static/vendor/htmx/htmx.min.js"]
)
def test_there_is_no_folder_to_look_into(path: str) -> None:
    assert room(case()).get(path).status_code == 404


def test_even_a_failure_inside_is_a_page_with_the_same_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(Path("invented.sayso"), Snapshot(Index.of(case())))
    monkeypatch.setattr(shelf, "current", lambda: 1 / 0)
    answer = browser(shelf, headers=COOKIE).get("/")
    assert answer.status_code == 500 and "internal error, ZeroDivisionError" in answer.text
    assert "frame-ancestors" in answer.headers["content-security-policy"]
