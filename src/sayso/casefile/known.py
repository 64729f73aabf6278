"""What a case already knows, replayed from its journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.casefile.journal import START, Entry, Line
from sayso.model import Reading


class Known:
    """Which document each path showed last, and each document's latest reading."""

    def __init__(self, lines: Iterable[Line] = ()) -> None:
        self.head = START
        self._lines = 0
        self._last_reading = 0
        self._latest: dict[str, Entry] = {}
        self._places: dict[str, str] = {}
        for line in lines:
            self.note(line)

    def __len__(self) -> int:
        return len(self._latest)

    def note(self, line: Line) -> None:
        """Take in the next committed line."""
        entry = line.entry
        self.head, self._lines = line.hash, entry.n
        self._last_reading = max(self._last_reading, entry.reading)
        if not entry.document:
            self._places.pop(entry.path, None)
            return
        self._latest[entry.document] = entry
        self._places[entry.path] = entry.document

    def place(self, path: str) -> str | None:
        """The document that a path showed last, None when the path is new."""
        return self._places.get(path)

    def shown(self) -> int:
        """How many documents some path shows."""
        return len(set(self._places.values()))

    def paths(self, document: str) -> list[str]:
        """The paths that show a document, sorted."""
        return sorted(path for path, shown in self._places.items() if shown == document)

    def read_by(self, sha256: str, version: str) -> Entry | None:
        """The latest reading of this content, when this reader made it."""
        latest = self._latest.get("d" + sha256[:12])
        return latest if latest and (latest.sha256, latest.reader_version) == (sha256, version) else None

    def next_lines(self, readings: Sequence[tuple[Reading, str]], version: str) -> list[Line]:
        """The journal lines for new readings, each with the path that shows it."""
        lines: list[Line] = []
        for n, (reading, path) in enumerate(readings, start=1):
            document, counts = reading.document, (len(reading.entities), len(reading.attributions), len(reading.claims))
            entry = Entry(
                self._lines + n, document.id, document.sha256, path, version, self._last_reading + n, *counts,
            )  # fmt: skip
            lines.append(Line(entry, entry.hash(lines[-1].hash if lines else self.head)))
        return lines

    def gone_line(self, path: str) -> Line:
        """The journal line that says ``path`` shows nothing any more."""
        return self._line("", "", path, "", 0, 0, 0, 0)

    def same_line(self, entry: Entry, path: str) -> Line:
        """The journal line that says ``path`` shows what was read already."""
        return self._line(
            entry.document,
            entry.sha256,
            path,
            entry.reader_version,
            entry.reading,
            entry.entities,
            entry.attributions,
            entry.claims,
        )

    def _line(self, *fields: str | int) -> Line:
        entry = Entry(self._lines + 1, *fields)  # type: ignore[arg-type]
        return Line(entry, entry.hash(self.head))
