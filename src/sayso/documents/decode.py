"""Bytes to text, unchanged: what cannot be read exactly is refused with one line that says why and the way out."""

from __future__ import annotations

import errno
import glob
import stat
from pathlib import Path

from sayso.errors import DocumentError

MAX_BYTES = 2 * 1024 * 1024  # a book; reading it takes a gigabyte of memory
_MAGIC = (
    (b"%PDF-", "a PDF", "export its text first, for example with pdftotext"),
    (b"PK\x03\x04", "a zip or office file", "save it as plain text or HTML first"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "save it as plain text or HTML first"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first"),
    (b"\x89PNG", "an image", "only text and HTML are read"),
    (b"\xff\xd8\xff", "an image", "only text and HTML are read"),
    (b"{\\rtf", "RTF", "save it as plain text or HTML first"),
)
_FROM_THE_SHELL = (Path("/dev/fd"), Path("/proc/self/fd"))  # read <(command); any other pipe may have nobody who writes to it
_WIDE = ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def load_bytes(path: Path, name: str) -> bytes:
    """Reads a whole file of at most 2 MB.

    Args:
        path: the file.
        name: how the person knows it, for messages.

    Returns:
        The file's bytes.

    Raises:
        DocumentError: it is missing, a folder, a pipe, a socket, a device, unreadable or too large.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            next(path.iterdir(), None)
            raise DocumentError(f"{name}: the folder holds no file to read", hint="hidden files and case files are skipped")
        if not (stat.S_ISREG(status.st_mode) or (stat.S_ISFIFO(status.st_mode) and path.parent in _FROM_THE_SHELL)):
            what = "pipe" if stat.S_ISFIFO(status.st_mode) else "socket" if stat.S_ISSOCK(status.st_mode) else "device"
            raise DocumentError(f"{name}: is a {what}, not a file", hint="name a text or HTML file")
        if status.st_size > MAX_BYTES:
            raise _too_large(name, status.st_size)
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        if glob.has_magic(name):
            raise DocumentError(f"{name}: no file matches", hint="check the pattern and the folder") from None
        raise DocumentError(f"{name}: no such file", hint="check the path") from None
    except PermissionError:
        raise DocumentError(f"{name}: may not be read", hint="give yourself read permission, for example chmod u+r") from None
    except (OSError, ValueError) as problem:
        if getattr(problem, "errno", None) == errno.ELOOP:
            raise DocumentError(f"{name}: is a link that leads back to itself", hint="remove it, or leave it out") from None
        reason = getattr(problem, "strerror", None) or str(problem)
        raise DocumentError(f"{name}: cannot be read: {reason}", hint="check the file and its disk") from None
    return data


def decode(data: bytes, name: str) -> str:
    """Decodes UTF-8 exactly as ``open(path, encoding="utf-8", newline="")`` would; a byte order mark stays in the text.

    Args:
        data: the file's bytes.
        name: how the person knows the file, for messages.

    Returns:
        The text, unaltered.

    Raises:
        DocumentError: empty, too large, binary, not UTF-8, or lone surrogates.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(f"{name}: is {what}, not text", hint=hint)
    for mark, encoding in _WIDE:
        if data.startswith(mark):
            raise DocumentError(f"{name}: is {encoding}, not UTF-8", hint=f"convert it: iconv -f {encoding} -t UTF-8")
    nul = data.find(b"\0")
    if nul >= 0:
        raise DocumentError(f"{name}: is binary, with a zero byte at byte {nul + 1}", hint="only text and HTML are read")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise _not_utf8(data, problem.start, name) from None
    return checked(text, name)


def checked(text: str, name: str) -> str:
    """Returns the text if it can be stored: not blank, no lone surrogates, mostly no control characters.

    Raises:
        DocumentError: it cannot.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        code = ord(text[problem.start])
        raise DocumentError(
            f"{name}: holds half of a character, the lone surrogate U+{code:04X} at character {problem.start + 1}",
            hint="save it again as UTF-8 from a program that shows the character whole",
        ) from None
    if not text.strip("\ufeff \t\r\n\v\f\xa0\u200b") or text.isspace():
        raise DocumentError(f"{name}: is empty", hint="nothing to read; leave it out")
    head = text[:65536]
    controls = sum(head.count(chr(c)) for c in range(32) if c not in (9, 10, 11, 12, 13, 28, 29, 30, 31))
    if controls * 20 > len(head):
        raise DocumentError(f"{name}: is binary, mostly control characters", hint="only text and HTML are read")
    return text


def _too_large(name: str, size: int) -> DocumentError:
    return DocumentError(
        f"{name}: is too large ({size / 1048576:.0f} MB; one document may have {MAX_BYTES // 1048576} MB)",
        hint="split it into one file a report",
    )


def _not_utf8(data: bytes, at: int, name: str) -> DocumentError:
    line = data.count(b"\n", 0, at) + 1
    pair = data[at : at + 3]
    if len(pair) > 1 and pair[0] == 0xED and 0xA0 <= pair[1] <= 0xBF:
        return DocumentError(
            f"{name}: holds half of a character, a lone surrogate at byte {at + 1}, line {line}",
            hint="save it again as UTF-8 from a program that shows the character whole",
        )
    high = sum(1 for byte in data[:65536] if byte >= 0x80)
    if high * 10 > 3 * min(len(data), 65536) and any(byte < 9 for byte in data[:4096]):
        return DocumentError(f"{name}: is binary, with byte 0x{data[at]:02X} at byte {at + 1}", hint="only text and HTML are read")
    return DocumentError(
        f"{name}: is not UTF-8: byte 0x{data[at]:02X} at byte {at + 1}, line {line}",
        hint="convert it, for example: iconv -f WINDOWS-1252 -t UTF-8",
    )
