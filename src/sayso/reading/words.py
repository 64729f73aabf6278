"""Words with their offsets, cut the way the Universal Dependencies English treebanks cut them (clitics and hyphens apart)."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.model import Span

_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Sgt|Cpl|Cmdr|Adm|Brig|Sen|Rep|Gov|Rev|Hon|St|Capt|Maj|Jr|Sr|Inc|Ltd|Co|Corp|Bros|Dept|Univ|Assn"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|No|Nos|vs|etc|approx|Mt|Ft|Ave|Art"
)
_UNBROKEN = re.compile(r"\S+")
ABBREVIATION = re.compile(rf"(?:(?:{_ABBREVIATIONS})\.|(?:[^\W\d_]\.)+)$")
_WORD = re.compile(
    rf"""
    (?:[^\W\d_]\.){{2,}}                          # U.S.
  | (?:\b(?:{_ABBREVIATIONS})\.)                  # Gen.
  | \d+(?:[.,:]\d+)*                              # 1,200  3.5  18:30
  | (?:[^\W\d_]|[̀-ͯ])+?(?=n['’]t\b)      # do|n't
  | n['’]t\b
  | ['’](?:s|S|re|ve|ll|d|m)\b                    # Iran|'s
  | (?:[^\W\d_]|[̀-ͯ·ً-ْ])+
  | \.{{2,}}
  | [^\s]
    """,
    re.VERBOSE,
)


def words_in(text: str, span: Span) -> list[Span]:
    """Cut ``text[span]`` into words.

    Args:
        text: the stored text.
        span: the stretch to cut, offsets into ``text``.

    Returns:
        Spans into ``text``, in order, covering every character that is not white space. Linear in the stretch's length.
    """
    found: list[Span] = []
    for unbroken in _UNBROKEN.finditer(text, span.start, span.end):
        at = unbroken.start()
        for start, end in _cut(unbroken.group()):
            found.append(Span(at + start, at + end))
    return found


@lru_cache(maxsize=60_000)
def _cut(unbroken: str) -> tuple[tuple[int, int], ...]:
    """Where the words lie in a stretch without white space; most come again and again."""
    return tuple(m.span() for m in _WORD.finditer(unbroken))
