"""What may go wrong between a browser and a case; every one becomes a page that says what happened and what to do."""

from __future__ import annotations

from sayso.errors import SaysoError


class NotThere(SaysoError):
    """Nothing in this case has the id that was asked for."""


class NotUnderstood(SaysoError):
    """A part of the address or of a form (a filter, a page number, a note) has a value that it cannot have.

    Args:
        message: what failed.
        hint: the way out.
        typed: what a person typed, to be shown on the page, so that it is not lost.
    """

    def __init__(self, message: str, *, hint: str = "", typed: str = "") -> None:
        super().__init__(message, hint=hint)
        self.typed = typed


class NotReady(SaysoError):
    """The case is not loaded: it is being written, damaged, or gone."""
