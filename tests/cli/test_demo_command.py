"""The whole road on the bundled examples, with the model that comes in the package."""

from __future__ import annotations

import json
import sys
import webbrowser
from pathlib import Path

import pytest

from sayso.cli.demo_command import _program
from tests.cli.conftest import Sayso


@pytest.fixture
def demo(sayso: Sayso, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What ``sayso demo`` prints in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(webbrowser, "open", lambda url: pytest.fail("opened a browser where there is no terminal"))
    result = sayso("demo")
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


@pytest.mark.parametrize(
    ("started", "on_path", "told"),
    [
        (".venv/bin/sayso", "", ".venv/bin/sayso"),
        ("my tools/sayso", "elsewhere", "'my tools/sayso'"),
        (".venv/bin/sayso", ".venv/bin", "sayso"),
        ("-c", "", "sayso"),
    ],
)
def test_the_demo_tells_a_command_that_can_be_typed(
    started: str, on_path: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in (".venv/bin", "my tools", "elsewhere"):
        Path(folder).mkdir(parents=True)
        Path(folder, "sayso").write_text("", encoding="utf-8")
        Path(folder, "sayso").chmod(0o755)
    monkeypatch.setattr(sys, "argv", [started, "demo"])
    monkeypatch.setenv("PATH", str(tmp_path / on_path) if on_path else "")
    assert _program() == told


def test_the_demo_sums_up_ten_reports_and_leaves_a_dossier(demo: str, sayso: Sayso) -> None:
    assert demo.startswith("10 documents from 10 outlets, 2023-10-09 to 2023-11-17.")
    assert "The dossier lies in demo/dossier.html" in demo
    html = Path("demo/dossier.html").read_text(encoding="utf-8")
    assert html[:15].lower() == "<!doctype html>"
    assert "Kestrel News" in html

    counts = json.loads(sayso("show", "demo/case.sayso", "--json").stdout)
    assert counts["documents"] == 10
    assert counts["claims"] > 50
    assert counts["attributed"] > 25
    rows = json.loads(sayso("show", "demo/case.sayso", "documents", "--json").stdout)["documents"]
    assert [row["path"] for row in rows] == sorted(p.as_posix() for p in Path("demo/reports").iterdir())
    assert {row["outlet"] for row in rows} >= {"Harbour Courier", "Kestrel News", "Caspian Press Monitor"}
    assert {row["genre"] for row in rows} >= {"report", "opinion", "translation"}

    result = sayso("report", "demo/case.sayso", "-o", "again.html", "--as-of", "2024-01-02", "--title", "Who said <so>")
    assert (result.exit_code, result.stdout) == (0, "dossier: again.html\n")
    assert "Who said &lt;so&gt;" in Path("again.html").read_text(encoding="utf-8")
    assert sayso("demo").stdout == demo


@pytest.mark.usefixtures("stand_in")
@pytest.mark.parametrize("name", ["reports/07-kestrel-news.html", "dossier.html", "case.sayso"])
def test_files_of_somebody_else_stay_where_the_demo_would_write(name: str, sayso: Sayso) -> None:
    target = Path("mine", name)
    target.parent.mkdir(parents=True)
    if name == "case.sayso":
        sayso("read", "good.txt", "--case", str(target), "--quiet")
    else:
        target.write_text("my own words", encoding="utf-8")
    before = target.read_bytes()
    result = sayso("demo", "--into", "mine")
    assert (result.exit_code, result.stdout) == (1, "")
    assert str(target) in result.stderr and "another folder" in result.stderr
    assert target.read_bytes() == before


@pytest.mark.usefixtures("stand_in")
def test_a_demo_goes_on_where_another_was(sayso: Sayso) -> None:
    first = sayso("demo")
    assert first.exit_code == 0, first.stderr
    sayso("read", "good.txt", "--case", "demo/case.sayso", "--quiet")
    again = sayso("demo")
    assert (again.exit_code, again.stderr) == (0, "")
    assert again.stdout.startswith("11 documents")
