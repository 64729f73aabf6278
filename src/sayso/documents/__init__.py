"""Bytes to `Document`: the stored text untouched, body and furniture as labelled ranges, the masthead.

Doors: `find_files` lists what paths, folders and globs stand for; `read_document` reads one file, `read_bytes` one stream,
`read_text` one string. All raise `sayso.errors.DocumentError` with one clear line; the caller goes on with the rest.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from sayso.documents.decode import checked, decode, load_bytes
from sayso.documents.discover import Found, display_name, find_files
from sayso.documents.furniture import lay_out
from sayso.documents.masthead import read_masthead
from sayso.model import Document

__all__ = ["Found", "find_files", "read_bytes", "read_document", "read_text"]

_HTML_SUFFIXES = (".html", ".htm", ".xhtml")
_HTML_HEADS = ("<!doctype html", "<html")


def read_document(path: Path, *, name: str | None = None) -> Document:
    """Reads one file.

    Args:
        path: where it lies.
        name: the path as the user would recognise it, kept as ``Document.path``; by default the posix form of ``path``.

    Returns:
        The document. For a text file ``text`` is ``open(path, encoding="utf-8", newline="").read()``, character by character.

    Raises:
        DocumentError: it cannot be read as a document; one line that names it and the way out.
    """
    shown = name or display_name(path)
    return read_bytes(load_bytes(path, shown), shown)


def read_bytes(data: bytes, path: str) -> Document:
    """Reads a document from bytes (a file's content, or standard input).

    Args:
        data: UTF-8 bytes of a text or HTML file.
        path: the name to keep and to show in messages.

    Returns:
        The document; ``sha256`` is of ``data``.

    Raises:
        DocumentError: as `read_document`.
    """
    return _document(decode(data, path), hashlib.sha256(data).hexdigest(), path)


def read_text(text: str, path: str) -> Document:
    """Reads a document from a string; ``sha256`` is of its UTF-8 bytes.

    Raises:
        DocumentError: as `read_document`; also where the string holds lone surrogates.
    """
    return read_bytes(checked(text, path).encode("utf-8"), path)


def _document(text: str, sha256: str, path: str) -> Document:
    given = None
    media_type = "text/plain"
    if _is_html(text, path):
        from sayso.documents.html import read_page  # imported late: lxml and trafilatura take most of a second

        page = read_page(text, path)
        text, given, media_type = page.text, page.given, "text/html"
        layout = page.layout
    else:
        layout = lay_out(text)
    masthead = read_masthead(text, layout, given)
    return Document(
        id="d" + sha256[:12],
        path=path,
        sha256=sha256,
        media_type=media_type,
        text=text,
        title=masthead.title,
        outlet=masthead.outlet,
        origin=masthead.origin,
        authors=masthead.authors,
        published=masthead.published,
        published_span=masthead.published_span,
        retrieved=masthead.retrieved,
        genre=masthead.genre,
        language=masthead.language,
        ranges=layout.ranges,
    )


def _is_html(text: str, path: str) -> bool:
    head = text[:1024].lstrip("\ufeff \t\r\n").lower()
    if head.startswith("<?xml"):
        head = head.partition("?>")[2].lstrip()
    while head.startswith("<!--"):
        head = head.partition("-->")[2].lstrip()
    return head.startswith(_HTML_HEADS) or (path.lower().endswith(_HTML_SUFFIXES) and "<" in text[:4096])
