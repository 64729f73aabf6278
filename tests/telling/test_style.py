"""The style sheet: readable in light and in dark, and dependent on nothing outside."""

from __future__ import annotations

import re
from importlib import resources

import pytest

CSS = (resources.files("sayso.telling") / "templates" / "dossier.css").read_text(encoding="utf-8")
SCHEMES = dict(zip(("light", "dark", "print"), re.findall(r":root \{(.*?)\}", CSS, re.DOTALL), strict=True))
PAIRS = [
    ("ink", "paper"), ("soft", "paper"), ("soft", "card"), ("soft", "faint"), ("blue", "paper"), ("blue", "card"),
    ("blue", "blue-soft"), ("rust", "paper"), ("rust", "card"), ("ink", "gold"), ("soft", "gold"), ("ink", "blue-soft"),
]  # fmt: skip


def _light(colour: str) -> float:
    full = colour if len(colour) == 6 else "".join(c * 2 for c in colour)
    parts = [int(full[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_text_stands_out_as_wcag_aa_asks(scheme: str, ink: str, paper: str) -> None:
    colours = dict(re.findall(r"--([a-z-]+): #([0-9a-f]+);", SCHEMES[scheme]))
    a, b = sorted((_light(colours[ink]), _light(colours[paper])))
    assert (b + 0.05) / (a + 0.05) >= 4.5


def test_every_colour_comes_from_the_scheme_so_that_dark_mode_misses_none() -> None:
    rules = re.sub(r":root \{.*?\}", "", CSS, flags=re.DOTALL)
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b(?=[^{}]*;)", rules) == []


def test_motion_fonts_and_pictures_are_not_fetched() -> None:
    assert "@font-face" not in CSS and "url(" not in CSS and "@import" not in CSS
