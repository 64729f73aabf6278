"""The page maker: templates in which every word of a text is escaped before it is set."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jinja2 import BaseLoader, Environment, PackageLoader, StrictUndefined

from sayso.telling import wording
from sayso.telling.network import edge_words

# Control characters are no part of HTML or XML, and overriding the writing direction would let a text rearrange the page.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e\ufffe\uffff\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def environment() -> Environment:
    """The jinja2 environment, made once: compiling the templates takes longer than filling them."""
    return environment_for(PackageLoader("sayso.telling"))


def environment_for(loader: BaseLoader) -> Environment:
    """An environment for other templates, with the same filters and the same care."""
    env = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_printable
    )
    env.filters.update(
        shortened=wording.shortened,
        date=wording.date_words,
        language_tag=lambda tag: tag if _LANGUAGE.fullmatch(tag) else "und",
        genre=lambda genre: wording.GENRE[genre],
        capital=lambda words: words[:1].upper() + words[1:],  # jinja2's own makes all other letters small, those of names too
        thousands=lambda n: f"{n:,}",
        years=_years,
        edge_words=edge_words,
        entity_type=lambda type_: _CAPITAL.sub(" ", type_).lower(),
        origin_kind=lambda kind: "not named" if kind == "anonymous" else kind,
        mark_class=lambda mark: mark.replace("claim ", "claim-words m-"),
    )
    return env


def _printable(value: object) -> object:
    return UNPRINTABLE.sub("\ufffd", value) if type(value) is str else value


def _years(years: Sequence[int]) -> str:
    if not years:
        return ""
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
