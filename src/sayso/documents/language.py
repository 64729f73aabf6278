"""A first guess at a text's language from its script and its commonest little words; not a classifier."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20000


def guess_language(text: str) -> str:
    """Guesses the language of running text.

    Args:
        text: article text; the first 20,000 characters are looked at.

    Returns:
        An ISO 639-1 code, or ``und`` when neither script nor little words tell.
    """
    words = Counter(_WORD.findall(text[:_SAMPLE].lower()))
    total = sum(words.values())
    if not total:
        return "und"
    stopwords, letters = _vocabulary()
    hits = {code: sum(words[w] for w in little) / total for code, little in stopwords.items()}
    best = max(sorted(hits), key=lambda code: hits[code])
    if hits[best] >= 0.08 or (hits[best] > 0.04 and total > 50):
        return best
    seen = Counter(_script(ch, letters) for word in words for ch in word)
    del seen[""]
    if seen:
        script, count = max(sorted(seen.items()), key=lambda item: item[1])
        if count * 2 > sum(len(w) for w in words):
            return script
    return best if hits[best] > 0.04 else "und"


def _script(ch: str, letters: tuple[tuple[str, int, int], ...]) -> str:
    code = ord(ch)
    if code < 0x370:
        return ""
    return next((name for name, low, high in letters if low <= code <= high), "")


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[dict[str, frozenset[str]], tuple[tuple[str, int, int], ...]]:
    data = tomllib.loads(files(__package__).joinpath("language.toml").read_text(encoding="utf-8"))
    stopwords = {code: frozenset(words.split()) for code, words in data["words"].items()}
    letters = tuple((code, int(low, 16), int(high, 16)) for code, low, high in data["scripts"])
    return stopwords, letters
