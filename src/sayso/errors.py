"""Everything sayso raises on purpose.

One base, few subclasses; each message is one line that names what failed and the way out, so a command line can print it as it is.
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors sayso raises on purpose.

    Args:
        message: what failed, in one line, naming the file or entry.
        hint: the way out, in one line; empty when there is none to give.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} ({self.hint})" if self.hint else self.message


class DocumentError(SaysoError):
    """A file cannot be read as a document (empty, binary, wrong encoding, too large, unreadable, lone surrogates)."""


class CodebookError(SaysoError):
    """A codebook entry is invalid; the message names file, entry and field."""


class CaseError(SaysoError):
    """A case file cannot be opened or written (truncated, newer format, locked, disk full)."""


class CaseMemoryError(CaseError):
    """A case needs more memory for a query than it may take; fewer rows at a time may do."""


class ModelError(SaysoError):
    """The encoder's weights are missing or do not have the recorded sha256."""


class QueryError(SaysoError):
    """A query against a case is invalid or would write."""


class ReaderError(SaysoError):
    """An optional reader is asked for and is not configured, not installed, or configured wrongly."""


class StoppedError(SaysoError):
    """A reading stopped before its end on purpose (a limit, an endpoint that refuses); run again, it goes on where it was."""
