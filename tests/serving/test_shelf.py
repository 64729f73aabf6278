"""A case file on the shelf: loaded, closed, loaded again when it changes, and what is said when it cannot be read."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.build import weigh_again
from sayso.casefile import Case
from sayso.errors import CaseError
from sayso.serving import Shelf
from tests.casefile.invented import reading
from tests.serving.conftest import COOKIE, browser


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "inquiry.sayso"
    add(made, 1)
    return made


def add(path: Path, number: int) -> None:
    with Case.open(path, create=True) as case:
        case.add(reading(number), reader_version="by hand")
        weigh_again(case)


def come_in(shelf: Shelf) -> TestClient:
    return browser(shelf, headers=COOKIE)


def test_a_case_is_loaded_and_closed_so_that_others_can_write(path: Path) -> None:
    shelf = Shelf(path)
    shelf.load()
    add(path, 2)  # would fail if the shelf held it
    assert "Brontec Works" in come_in(shelf).get("/claims").text


def test_a_case_that_changed_is_loaded_again_and_meanwhile_the_old_pages_say_so(path: Path) -> None:
    shelf = Shelf(path)
    shelf.load()
    client = come_in(shelf)
    add(path, 2)
    assert "1–1 of 1 document" in (before := client.get("/documents").text) and "The case has changed" in before
    shelf.wait()
    assert "1–2 of 2 documents" in (after := client.get("/documents").text) and "The case has changed" not in after


def test_the_steps_of_loading_are_told(path: Path) -> None:
    told: list[str] = []
    Shelf(path).load(told.append)
    assert told[0] == "records" and "disputes" in told


def test_the_history_of_readings_is_shown(path: Path) -> None:
    with Case.open(path) as case:
        case.add(reading(1), reader_version="another reader")
        weigh_again(case)
    shelf = Shelf(path)
    shelf.load()
    client = come_in(shelf)
    document = next(iter(shelf.current().index.documents))
    text = client.get(f"/documents/{document}").text
    assert "by hand" in text and "another reader" in text


def test_a_case_that_was_not_weighed_says_so(path: Path) -> None:
    with Case.open(path) as case:
        case.add(reading(2), reader_version="by hand")
    shelf = Shelf(path)
    shelf.load()
    client = come_in(shelf)
    assert all("This case has not been weighed" in client.get(page).text for page in ("/", "/claims"))
    with Case.open(path) as case:
        weigh_again(case)
    shelf.load()
    assert "has not been weighed" not in client.get("/claims").text


LOAD = "import sys; from pathlib import Path; from sayso.serving import Shelf; Shelf(Path(sys.argv[1])).load()"


def test_a_process_that_had_a_case_on_the_shelf_ends_in_silence(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run([sys.executable, "-c", LOAD, str(path)], capture_output=True, text=True, env=environment, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "", "")


BROKEN = [("cut", 5000, "cut short|truncated|not a|cannot"), ("not a case", None, "not a")]


@pytest.mark.parametrize(("length", "words"), [b[1:] for b in BROKEN], ids=[b[0] for b in BROKEN])
def test_a_broken_file_gets_a_page_that_says_so(path: Path, length: int | None, words: str) -> None:
    path.write_bytes(path.read_bytes()[:length] if length else b"nothing of the kind, only words" * 400)
    shelf = Shelf(path)
    with pytest.raises(CaseError) as raised:
        shelf.load()
    answer = come_in(shelf).get("/")
    assert answer.status_code == 503
    assert raised.value.message.split(":")[-1].strip()[:20] in answer.text and "Traceback" not in answer.text


def test_a_case_that_breaks_later_is_still_shown_as_it_was_with_a_notice(path: Path) -> None:
    shelf = Shelf(path)
    shelf.load()
    client = come_in(shelf)
    path.write_bytes(b"nothing of the kind" * 1000)
    client.get("/")
    shelf.wait()
    answer = client.get("/claims")
    assert answer.status_code == 200 and "cannot be read now" in answer.text and "Brontec Works" in answer.text
    shelf.wait()


def test_a_case_that_is_gone_gets_a_page_and_comes_back_when_it_does(path: Path) -> None:
    shelf = Shelf(path)
    kept = path.read_bytes(), path.with_name(path.name + ".journal").read_bytes()
    path.unlink()
    client = come_in(shelf)
    answer = client.get("/")
    assert answer.status_code == 503 and "no such case" in answer.text and "sayso read" in answer.text
    path.write_bytes(kept[0])
    assert client.get("/").status_code == 200


HOLD = """
import sys
from sayso.casefile import Case
with Case.open(sys.argv[1]) as case:
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_case_being_written_gets_a_page_that_says_so(path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as writer:
        assert writer.stdin and writer.stdout and writer.stdout.readline() == "held\n"
        shelf = Shelf(path)
        client = come_in(shelf)
        answer = client.get("/")
        assert answer.status_code == 503 and str(writer.pid) in answer.text
        writer.stdin.write("\n")
        writer.stdin.flush()
        writer.wait(timeout=60)
    assert client.get("/").status_code == 200
