"""Names of known outlets (from the codebook), looked up in header lines and web addresses."""

from __future__ import annotations

import re
from functools import lru_cache

from sayso.codebook import Outlet, outlets
from sayso.documents.words import either

_OUTLET_WORD = re.compile(rf"\b{either('outlet')}\b|\.(?:com|org|net|co\.\w\w|\w\w)\b", re.IGNORECASE)
_ISSUER = re.compile(
    rf"(?:the )?(?:[\w’'.-]+ ){{0,4}}{either('issuers')}(?: (?:of|for|on|to|in) [\w’'.,& -]{{2,60}})?", re.IGNORECASE
)
_SMALL = re.compile(r"\b(?:of|for|on|to|in|the|and|de|la|du|des)\b")
_URL_HOST = re.compile(r"https?://(?:www\.|m\.|edition\.|english\.|en\.)*([\w.-]+)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _index() -> tuple[dict[str, Outlet], dict[str, Outlet], re.Pattern[str]]:
    names: dict[str, Outlet] = {}
    hosts: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in (outlet.name, *outlet.aliases):
            names.setdefault(plain(name), outlet)
        for host in outlet.domains:
            hosts.setdefault(host.lower(), outlet)
    spelled = sorted({n for o in outlets() for n in (o.name, *o.aliases)}, key=lambda n: (-len(n), n))
    return names, hosts, re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, spelled)) + r")(?![\w])")


def plain(name: str) -> str:
    """A name without case, article and outer punctuation, for comparison."""
    made = re.sub(r"\s+", " ", name.strip(" \t\u00a0.,;:|()[]\"'“”‘’")).lower()
    return made[4:] if made.startswith("the ") else made


def outlet_named(name: str) -> Outlet | None:
    """The known outlet of exactly this name or alias (case and "the" aside)."""
    return _index()[0].get(plain(name))


def outlets_in(text: str) -> list[tuple[int, int, Outlet]]:
    """Known outlets named in a header line of at most 600 characters, in order, with offsets into it."""
    names, _, pattern = _index()
    found = ((m.start(), m.end(), names.get(plain(m.group()))) for m in pattern.finditer(text[:600]))
    return [(start, end, outlet) for start, end, outlet in found if outlet]


def outlet_of_url(url: str) -> Outlet | None:
    """The known outlet whose host a web address names."""
    match = _URL_HOST.match(url)
    host = match[1].lower() if match else ""
    while "." in host:
        if host in _index()[1]:
            return _index()[1][host]
        host = host.partition(".")[2]
    return None


def is_issuer(name: str) -> bool:
    """A name of an institution that publishes in its own name: "Ministry of Fisheries", "Delta Rights Observatory"."""
    if len(name) > 100 or not _ISSUER.fullmatch(name):
        return False
    return all(not word[0].islower() for word in _SMALL.sub(" ", name).split())


def outlet_like(name: str) -> bool:
    """A name that reads as an outlet's: it holds a word such as News, Times, Agency, or a web domain."""
    return _OUTLET_WORD.search(name) is not None
