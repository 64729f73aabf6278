"""Names for RDF: documents by their hash (RFC 6920), passages by characters (RFC 5147), records under ``urn:sayso:``."""

from __future__ import annotations

import base64
import re
from urllib.parse import quote

from sayso.model import Document

TERMS = "urn:sayso:terms:"
"""The terms of docs/exports.md; the name space is not registered and resolves to nothing."""
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile('[\\\\"\\x00-\\x1f\\x7f\u0085\u2028\u2029\u202a-\u202e\u2066-\u2069]')


def document_iri(document: Document) -> str:
    """The document's ``ni`` URI: its SHA-256, so that anyone who has the file can tell that it is the one."""
    digest = base64.urlsafe_b64encode(bytes.fromhex(document.sha256)).decode("ascii").rstrip("=")
    return f"ni:///sha-256;{digest}?ct={document.media_type}"


def passage_iri(document: Document, start: int, end: int) -> str:
    """The characters ``[start, end)`` of a document's stored text."""
    return f"{document_iri(document)}#char={start},{end}"


def record_iri(kind: str, key: str) -> str:
    """A record of the case."""
    return f"urn:sayso:{kind}:{quote(key, safe='')}"


def ref(iri: str) -> str:
    """An IRI as Turtle writes it."""
    return f"<{iri}>"


def literal(text: str, datatype: str | None = None) -> str:
    """A string as a Turtle literal.

    Example:
        >>> literal('say "so"')
        '"say \\\\"so\\\\""'
    """
    plain = _ESCAPED.sub(lambda found: _ESCAPES.get(found[0], f"\\u{ord(found[0]):04X}"), text)
    return f'"{plain}"' + (f"^^{datatype}" if datatype else "")
