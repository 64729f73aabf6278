"""Which files a person meant: files, folders (with everything below), globs."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CASE_MARK = ".sayso"  # a case and its side files often lie beside the reports they were read from


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """One file to read: ``name`` is the path as the person would recognise it (posix), ``path`` opens it."""

    name: str
    path: Path


def find_files(paths: Sequence[str | Path]) -> tuple[Found, ...]:
    """Lists the files that paths, folders and globs stand for.

    Folders are walked to the bottom; hidden files and folders and case files are skipped there.
    A folder or file reached twice (through links, loops or overlapping arguments) is listed once, under its shortest real way.
    What does not exist, matches nothing, cannot be looked at or is no regular file stays in the list under its own name, so that
    `read_document` on it raises the one clear line and the caller goes on with the rest.

    Args:
        paths: what the person typed, in any order.

    Returns:
        The files sorted by name; the same tree gives the same list.
    """
    seen: set[tuple[int, int]] = set()
    found: dict[str, Found] = {}
    for given in sorted({str(p) for p in paths}):
        for path in _expand(given):
            for file in _below(path, seen):
                name = display_name(file)
                found.setdefault(name, Found(name, file))
    return tuple(sorted(found.values()))


def display_name(path: Path) -> str:
    """The posix form of a path that can be printed and stored whatever bytes the file system holds."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _expand(given: str) -> list[Path]:
    if not os.path.lexists(given) and glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 - Path.glob refuses absolute patterns
        return [Path(m) for m in matches] or [Path(given)]
    return [Path(given)]


def _below(path: Path, seen: set[tuple[int, int]]) -> Iterator[Path]:
    """The path itself when it is no folder, else the files below it; real folders before linked ones, so a loop ends."""
    if not os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises where a place may not be looked at
        if _first_sight(path, seen):
            yield path
        return
    waiting: list[Path] = [path]
    linked: list[Path] = []
    listed = False
    while waiting or linked:
        folder = waiting.pop() if waiting else linked.pop()
        if not _first_sight(folder, seen):
            listed = True
            continue
        try:
            entries = sorted(os.scandir(folder), key=lambda e: e.name)
        except OSError:
            listed = True
            yield folder
            continue
        for entry in entries:
            child = folder / entry.name
            if entry.name.startswith(".") or CASE_MARK in child.suffixes:
                continue
            if os.path.isdir(child):  # noqa: PTH112
                (linked if entry.is_symlink() else waiting).append(child)
            elif _first_sight(child, seen):
                listed = True
                yield child
        waiting.sort(reverse=True)
        linked.sort(reverse=True)
    if not listed:
        yield path


def _first_sight(path: Path, seen: set[tuple[int, int]]) -> bool:
    try:
        status = path.stat()
    except OSError:
        return True  # a broken link or an unreadable place is listed, to be told about when it is read
    key = (status.st_dev, status.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True
