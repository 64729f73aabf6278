"""What may go wrong between a browser and a case; every one becomes a page that says what happened and what to do."""

from __future__ import annotations

from sayso.errors import SaysoError


class NotThere(SaysoError):
    """Nothing in this case has the id that was asked for."""


class NotUnderstood(SaysoError):
    """A part of the address (a filter, a page number, an offset) has a value that it cannot have."""


class NotReady(SaysoError):
    """The case is not loaded: it is being written, damaged, or gone."""
