"""The dossier as PDF, by WeasyPrint (the extra ``pdf``), which gets the finished page and may fetch nothing."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

from sayso.errors import SaysoError

HINT = "install it (pip install '.[pdf]'), or write HTML and print that from a browser: its print styles number the pages"


def pdf(html: str) -> bytes:
    """A finished page as PDF; the same page gives the same bytes.

    Raises:
        SaysoError: WeasyPrint, or a library of the system that it needs, is not there.
    """
    identifier = hashlib.sha256(html.encode()).digest()[:16]
    with _no_clock():
        made: bytes = maker()(string=html, url_fetcher=_fetch_nothing).write_pdf(pdf_identifier=identifier, pdf_tags=True)
    return made


@contextmanager
def _no_clock() -> Iterator[None]:
    """Keeps the time of writing out of the fonts that WeasyPrint puts into a PDF; SOURCE_DATE_EPOCH is heeded where it is set."""
    if "SOURCE_DATE_EPOCH" in os.environ:
        yield
        return
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]


def maker() -> Any:
    """WeasyPrint's HTML class.

    Raises:
        SaysoError: it, or a library of the system that it needs, is not there.
    """
    try:
        from weasyprint import HTML
    except (ImportError, OSError) as problem:
        raise SaysoError(f"PDF needs WeasyPrint, which cannot be used here: {problem}".split("\n")[0], hint=HINT) from problem
    return HTML


def _fetch_nothing(url: str, *_: Any, **__: Any) -> NoReturn:
    raise ValueError("a dossier refers to nothing outside itself")
