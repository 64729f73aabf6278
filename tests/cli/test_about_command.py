from __future__ import annotations

import json

import pytest

import sayso as package
from sayso.cli import about_command
from tests.cli.conftest import Sayso


def test_it_says_what_it_is_made_of_and_what_it_is_not_for(sayso: Sayso) -> None:
    result = sayso("about")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"sayso: {package.__version__}\n")
    assert "relations: " in result.stdout
    assert "does not establish what happened" in result.stdout


def test_a_program_gets_the_counts(sayso: Sayso) -> None:
    facts = json.loads(sayso("about", "--json").stdout)
    assert facts["relations"] >= 40
    assert facts["expressions"] > facts["relations"]


def test_measured_figures_are_shown_beside_published_ones(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [
        {"measure": "own_test", "what": "names, F1", "value": 0.8},
        {"measure": "names", "what": "UNER, F1", "value": 0.7, "published": "0.86 (XLM-R)"},
    ]
    lines = list(about_command._lines({"model": "abc", "figures": figures}, "sha256 abc"))
    assert lines == ["own test, names, F1: 0.8", "names, UNER, F1: 0.7; published: 0.86 (XLM-R)"]
    assert "another model" in next(about_command._lines({"model": "abc", "figures": []}, "sha256 def"))
    monkeypatch.setattr(about_command, "measured", list)
    assert "no figures come with this model" in sayso("about").stdout
