"""What an HTML page says of itself for machines: meta tags, JSON-LD, its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from sayso.documents.known import outlet_like, outlet_named, outlet_of_url
from sayso.documents.markup import Visible
from sayso.documents.masthead import Given
from sayso.documents.words import listed

_TITLE, _SITE, _AUTHOR, _DATE = (listed(f"meta_{name}") for name in ("title", "site", "author", "date"))
_ARTICLE = re.compile(r"Article|BlogPosting|Report|NewsStory|WebPage", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")
_SUFFIX = re.compile(r"\s+[|–—-]\s+([^|–—]{2,40})$")
_MAX_JSON = 1_000_000


def page_metadata(page: Visible) -> Given:
    """Reads title, outlet, authors and date from a page's metadata; JSON-LD first, then meta tags, then title and address.

    Args:
        page: the page as extracted.

    Returns:
        What was stated; nothing is guessed.
    """
    metas = _metas(page)
    articles = [a for raw in page.data for a in _articles(raw)]
    first = articles[0] if articles else {}
    head, site = _split_title(page.title)
    addresses = [m.get("href", "") for m in page.metas if m.get("rel", "").lower() == "canonical"] + [metas.get("og:url", "")]
    host = next((o.name for o in map(outlet_of_url, addresses) if o), None)
    heading = next((page.text[b.start : b.end] for b in page.blocks if b.tag == "h1" and b.hint is None), None)
    stated = _pick(metas, _TITLE)
    return Given(
        title=heading or _text(first.get("headline")) or (_split_title(stated)[0] if stated else None) or head or None,
        outlet=_name(first.get("publisher")) or _site(metas) or host or site,
        authors=_names(first.get("author"))
        or tuple(a for a in [_pick(metas, _AUTHOR)] if a and "://" not in a and not a.startswith("@")),
        published=_iso(_text(first.get("datePublished"))) or _iso(_pick(metas, _DATE)),
    )


def _metas(page: Visible) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in page.metas:
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if key and meta.get("content", "").strip():
            found.setdefault(key, " ".join(meta["content"].split())[:500])
    return found


def _pick(metas: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[k] for k in keys if k in metas), None)


def _site(metas: dict[str, str]) -> str | None:
    made = _pick(metas, _SITE)
    return made.lstrip("@") if made else None


def _articles(raw: str) -> Iterator[dict[str, Any]]:
    """The article objects of one JSON-LD script; broken or huge JSON gives none."""
    if len(raw) > _MAX_JSON:
        return
    try:
        waiting: list[Any] = [json.loads(raw, strict=False)]
    except (ValueError, RecursionError):
        return
    for _ in range(2000):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item[:200]
        elif isinstance(item, dict):
            if _ARTICLE.search(str(item.get("@type", ""))[:200]) and ("headline" in item or "datePublished" in item):
                yield item
            waiting += [item[k] for k in ("@graph", "mainEntity") if k in item]


def _text(value: object) -> str | None:
    return " ".join(value.split())[:500] or None if isinstance(value, str) else None


def _name(value: object) -> str | None:
    names = _names(value)
    return names[0] if names else None


def _names(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    found = [_text(item.get("name") if isinstance(item, dict) else item) for item in items[:20]]
    return tuple(dict.fromkeys(n for n in found if n and "://" not in n))


def _iso(value: str | None) -> str | None:
    match = _ISO.match(value) if value else None
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3])).isoformat()
    except ValueError:
        return None


def _split_title(title: str) -> tuple[str, str | None]:
    match = _SUFFIX.search(title)
    if match and (outlet_named(match[1]) or outlet_like(match[1])):
        return title[: match.start()], match[1].strip()
    return title, None
