"""A corpus of any size from the bundled examples: names, figures and dates vary, so that no two documents are equal.

Each round through the examples is one matter: its persons, mastheads, figures and days are its own, its states and armed groups
one of twelve settings. So new persons keep coming while the same states are told about again and again, as in a real pile on one
conflict.
What comes out is nonsense about real states and is thrown away after the measurement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from sayso import codebook

SETTINGS = 12
_PERSONS = (
    "Ines Halloran",
    "Petros Vane",
    "Mahmoud Mirdawi",
    "Antony Blinken",
    "Daniel Hagari",
    "Leonie Marchetti",
    "Ismail Haniyeh",
    "Hossein Amir-Abdollahian",
    "Hassan Nasrallah",
    "Ali Khamenei",
    "Samuel Okwuosa",
    "Gilad Erdan",
    "Ebrahim Raisi",
    "Ziyad al-Nakhalah",
    "Ruth Abelson",
    "Lior Haiat",
    "Joe Biden",
    "Barbara Leaf",
    "Dana Wirth",
    "Esmail Qaani",
    "Mohammed Deif",
    "Tomasz Berling",
    "Aisha Karam",
    "Yahya Sinwar",
    "Jake Sullivan",
    "Benjamin Netanyahu",
)
_STATES = (
    ("Iran", "Iranian", "Tehran"),
    ("Israel", "Israeli", "Jerusalem"),
    ("Syria", "Syrian", "Damascus"),
    ("Lebanon", "Lebanese", "Beirut"),
    ("Qatar", "Qatari", "Doha"),
)
_GROUPS = ("Hamas", "Hezbollah", "Palestinian Islamic Jihad", "Islamic Jihad", "Quds Force")
_MASTHEADS = (
    "Harbour Courier",
    "Northgate Ledger",
    "Lakeside Review",
    "Caspian Press Monitor",
    "Turtle Bay Bulletin",
    "Old Quay Gazette",
    "Kestrel News",
    "Ironbridge Post",
    "Meridian Review",
    "Two Rivers Radio",
)
_GIVEN = tuple(
    a + b
    for a in ("Al", "Bel", "Cor", "Dan", "Er", "Fi", "Ga", "Hel", "Io", "Ju")
    for b in ("ma", "ron", "vid", "ssa", "lio", "ne")
)
_FAMILY = tuple(
    a + b
    for a in ("Bal", "Dor", "Ker", "Mar", "Nov", "Sel", "Tor", "Vel", "Zan", "Lin")
    for b in (
        "anek",
        "dovic",
        "osen",
        "ula",
        "amidi",
        "ertson",
        "wick",
        "okoye",
        "arro",
        "inen",
    )
)[:97]
_TOWNS = tuple(
    a + b for a in ("Ash", "Brook", "Clay", "Dun", "East", "Fern", "Glen", "Hart") for b in ("ford", "ham", "mouth", "wick", "ley")
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Oct|Nov|OCT|NOV"
_FIGURE = re.compile(
    rf"(?P<iso>20\d\d-\d\d-)(?P<iso_day>\d\d)"
    rf"|(?P<month>\b(?:{_MONTHS})(?:\s|&nbsp;))(?P<day_after>\d{{1,2}})\b"
    rf"|\b(?P<day_before>\d{{1,2}})(?P<month_after>\s(?:{_MONTHS})\b)"
    r"|(?<![\w./:+-])(?P<figure>\d{1,3}(?:,\d{3})+|\d{2,3})(?![\w/:%.]|\.\d)"
)


def examples() -> list[tuple[str, str]]:
    """Name and text of every bundled example, sorted by name."""
    found = [r for r in (resources.files("sayso") / "examples").iterdir() if r.name.endswith((".txt", ".html"))]
    return [(r.name, r.read_text(encoding="utf-8")) for r in sorted(found, key=lambda r: r.name)]


def corpus(size: int) -> Iterator[tuple[str, str]]:
    """``size`` documents as (file name, text); the same size gives the same documents, a smaller one the first of them."""
    given = examples()
    for n in range(size):
        round_, which = divmod(n, len(given))
        name, text = given[which]
        yield f"{n:05d}-{name}", vary(text, round_)


def write(size: int, folder: Path) -> int:
    """Write the corpus into a folder; returns its words."""
    words = 0
    for name, text in corpus(size):
        (folder / name).write_text(text, encoding="utf-8")
        words += len(text.split())
    return words


def vary(text: str, round_: int) -> str:
    """The text with the names, days and figures of one round; round 0 is varied too."""
    names = _names(round_)
    pattern = re.compile(r"\b(?:" + "|".join(re.escape(n) for n in sorted(names, key=len, reverse=True)) + r")(?=\b|n\b|s\b)")
    return _FIGURE.sub(lambda m: _figure(m, round_), pattern.sub(lambda m: names[m.group()], text))


def _names(round_: int) -> dict[str, str]:
    out: dict[str, str] = {}
    for k, person in enumerate(_PERSONS):
        i = (round_ * len(_PERSONS) + k) % 2000
        given, family = _GIVEN[i % len(_GIVEN)], _FAMILY[i % len(_FAMILY)]
        out[person], out[person.split(" ", 1)[1]] = f"{given} {family}", family
    setting = round_ % SETTINGS
    known = [c for c in codebook.countries() if c.demonyms and len(c.capitals) == 1 and " " not in c.name + c.capitals[0]]
    for k, forms in enumerate(_STATES):
        c = known[(setting * 13 + k * 31) % len(known)]
        out |= dict(zip(forms, (c.name, c.demonyms[0], c.capitals[0]), strict=True))
    groups = codebook.armed_groups()
    for k, group in enumerate(_GROUPS):
        out[group] = groups[(setting * 11 + k * 5) % len(groups)].name if setting else group
    for masthead in _MASTHEADS:
        out[masthead] = f"{_TOWNS[round_ % len(_TOWNS)]} {masthead.rsplit(' ', 1)[1]}"
    return out | {k.upper(): v.upper() for k, v in out.items()}


def _figure(m: re.Match[str], round_: int) -> str:
    if m["iso"]:
        return f"{m['iso']}{_day(m['iso_day'], round_):02d}"
    if m["month"]:
        return f"{m['month']}{_day(m['day_after'], round_)}"
    if m["day_before"]:
        return f"{_day(m['day_before'], round_)}{m['month_after']}"
    grouped = "," in m["figure"]
    value = int(m["figure"].replace(",", ""))
    value += value * (round_ % 37) // 100 + round_ % 7
    return f"{value:,}" if grouped else str(value)


def _day(day: str, round_: int) -> int:
    return (int(day) + round_ - 1) % 28 + 1
