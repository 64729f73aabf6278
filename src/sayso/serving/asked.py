"""What an address asks for: its query, checked part by part."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from urllib.parse import urlencode

from sayso.serving.errors import NotUnderstood

LONGEST = 200  # characters of a value
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class Asked:
    """A query, read with care; each method names the value it takes and refuses what that cannot be.

    Raises:
        NotUnderstood: (all methods) the value is too long, out of range, or none of those that are allowed.
    """

    def __init__(self, path: str, query: Mapping[str, str]) -> None:
        self.path = path
        self._query = query

    def words(self, name: str) -> str:
        """Free text, trimmed; empty where it is not given."""
        value = self._query.get(name, "").strip()
        if len(value) > LONGEST or _CONTROL.search(value):
            raise NotUnderstood(f"“{name}” is too long or holds control characters", hint=f"give at most {LONGEST} characters")
        return value

    def given(self, name: str) -> str:
        """A value as it came, unchecked: only to be compared."""
        return self._query.get(name, "")

    def number(self, name: str, *, default: int, least: int, most: int) -> int:
        """A whole number."""
        value = self._query.get(name, "").strip()
        if not value:
            return default
        if not value.isascii() or not value.isdigit() or len(value) > 9 or not least <= int(value) <= most:
            raise NotUnderstood(f"“{name}” cannot be “{value[:20]}”", hint=f"give a whole number from {least} to {most}")
        return int(value)

    def choice(self, name: str, among: Collection[str]) -> str:
        """One of the given values, exactly; empty where it is not given."""
        value = self.given(name)
        if value and value not in among:
            raise NotUnderstood(f"“{name}” cannot be “{value[:40]}”", hint="choose one from the list on the page")
        return value

    def date(self, name: str) -> str:
        """An ISO date, month or year; empty where it is not given."""
        value = self.words(name)
        if value and not _DATE.fullmatch(value):
            raise NotUnderstood(f"“{name}” cannot be “{value[:20]}”", hint="give a date as 2024-05-01, 2024-05 or 2024")
        return value

    def link(self, **changed: object) -> str:
        """This address with some values changed; empty ones are left out, so that the address can be passed on."""
        merged = {**self._query, **{name: str(value) if value is not None else "" for name, value in changed.items()}}
        query = urlencode([(name, value) for name, value in merged.items() if value])
        return f"{self.path}?{query}" if query else self.path
