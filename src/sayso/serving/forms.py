"""Forms as a page sends them: read whole or refused, each field on one line and never cut."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from sayso.serving.errors import NotUnderstood
from sayso.serving.people import Reviewer

LARGEST = 65_536  # bytes of a form
LONGEST = 5_000  # characters of a field; one such field fits into a form in any script
_FIELDS = 400


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a form, in the order of the page."""

    pairs: tuple[tuple[str, str], ...]

    def one(self, name: str) -> str:
        """A field on one line, the last where there are several; empty where there is none."""
        return next((_line(value) for known, value in reversed(self.pairs) if known == name), "")

    def all(self, name: str) -> tuple[str, ...]:
        """All fields of a name, empty ones too."""
        return tuple(_line(value) for known, value in self.pairs if known == name)


def reviewer_of(request: Request) -> Reviewer:
    """Who does it.

    Raises:
        NotUnderstood: the room is for reading only.
    """
    reviewer: Reviewer | None = request.app.state.reviewer
    if reviewer is None:
        raise NotUnderstood("this reading room is for reading only", hint="start it with --write and --by NAME to review claims")
    return reviewer


async def sent_with(request: Request) -> Sent:
    """The form that a request carries.

    Raises:
        NotUnderstood: it is too large, has too many or too long fields, or is no form of a page.
    """
    held = b""
    async for chunk in request.stream():
        held += chunk
        if len(held) > LARGEST:
            raise NotUnderstood("this form is too large", hint="send less at once")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise NotUnderstood("this is no form of this page", hint="use the buttons of the page")
    try:
        pairs = parse_qsl(held.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=_FIELDS)
    except ValueError as error:
        raise NotUnderstood("this form has too many fields", hint="choose fewer at once") from error
    for name, value in pairs:
        if len(_line(value)) > LONGEST:
            raise NotUnderstood(
                f"“{name[:20]}” has {len(_line(value)):,} characters", typed=value,
                hint=f"it may have {LONGEST:,} at most; nothing was kept. Shorten it: it stands below, as it was typed",
            )  # fmt: skip
    return Sent(tuple(pairs))


def _line(value: str) -> str:
    return " ".join(value.split())
