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


def test_the_model_cards_figures_are_shown(sayso: Sayso, monkeypatch: pytest.MonkeyPatch) -> None:
    card = "# Card\n\nwords\n\n## Measured on the test part\n\n| task | F1 |\n| names | .80 |\n\n## Licence\n\nfree\n"
    assert list(about_command._section(card)) == ["| task | F1 |", "| names | .80 |"]
    monkeypatch.setattr(about_command, "measured", list)
    assert "no figures come with this model" in sayso("about").stdout
