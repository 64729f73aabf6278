"""Words of strangers on a terminal: control characters and escape sequences are shown, never obeyed."""

from __future__ import annotations

import unicodedata

_KEPT = {"\n"}
_SPACES = {"\t": " ", "\r": " ", "\u00a0": " ", "\u2028": " ", "\u2029": " "}
_JOINERS = {"\u200c", "\u200d"}
"""Zero-width (non-)joiners: Persian and emoji need them, and they move nothing."""


def harmless(text: str) -> str:
    r"""Text that a terminal prints and does not obey.

    Control, format (bidirectional overrides and the like), surrogate and private characters become visible escapes
    such as ``\x1b``; newlines stay, tabs and odd spaces become a space.

    Args:
        text: any text.

    Returns:
        The same text for all ordinary writing, Arabic and Persian included.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def one_line(text: str) -> str:
    """The harmless text on one line, runs of white space closed up to one space each."""
    return " ".join(harmless(text).split())


def _shown(character: str) -> str:
    if character in _KEPT or character in _JOINERS:
        return character
    if character in _SPACES:
        return _SPACES[character]
    if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Co"):
        code = ord(character)
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
    return character
