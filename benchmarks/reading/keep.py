"""Figures kept between runs, one JSON a measure, good for one model, one state of ``src/sayso`` and one state of the measure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.reading.common import ROOT, Figures, digest

FOLDER = ROOT / "build" / "reading"
_CODE = (".py", ".toml", ".sql")
_HELPERS = ("common", "documents", "ewt", "happened", "negatives", "phenomena", "scorer")


def code() -> str:
    """A short digest of the code and codebook in ``src/sayso`` (not of the weights, which have a version of their own)."""
    return digest(_files(ROOT / "src" / "sayso"))[:12]


def key(module: ModuleType, model: str, code: str) -> dict[str, str]:
    """What the module's figures rest on."""
    material = [ROOT / name for name in getattr(module, "MATERIAL", ())]
    files = [f for path in material for f in ([path] if path.is_file() else sorted(path.rglob("*")) if path.is_dir() else [])]
    here, home = Path(__file__).parent, Path(str(module.__file__))
    beside = {found for kind in ("py", "toml") for found in home.parent.glob(f"{module.NAME}*.{kind}")}
    own = {home, *beside, *(here / f"{name}.py" for name in _HELPERS)}
    return {
        "model": model,
        "code": code,
        "measure": digest(own)[:12],
        "material": digest(f for f in files if f.is_file() and "__pycache__" not in f.parts)[:12],
    }


def load(name: str, key: dict[str, str], folder: Path = FOLDER) -> Figures | None:
    """The kept figures of a measure, if they rest on the same."""
    path = folder / f"{name}.json"
    if not path.exists():
        return None
    kept: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    figures: Figures = kept["figures"]
    return figures if kept["key"] == key else None


def save(name: str, key: dict[str, str], figures: Figures, folder: Path = FOLDER) -> Figures:
    """Keep a measure's figures; returns them as they will be read again."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"key": key, "figures": figures}, indent=1, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    again: Figures = json.loads(text)["figures"]
    return again


def figures(
    module: ModuleType, key: dict[str, str], shared: Path, *, wanted: bool, again: bool, quiet: bool = False, folder: Path = FOLDER
) -> Figures | None:
    """A measure's figures: kept ones that are still good, or made now where ``wanted``; else None, with a line unless ``quiet``."""
    name = str(module.NAME)
    kept = None if wanted and again else load(name, key, folder)
    if kept is not None or not wanted:
        if kept is None and not quiet:
            print(f"{name}: left out: not measured for this model and code")
        return kept
    print(f"{name} ...", flush=True)
    try:
        return save(name, key, module.measure(shared), folder)
    except FileNotFoundError as missing:
        print(f"{name}: left out: {missing}")
        return None


def _files(folder: Path) -> Iterator[Path]:
    return (p for p in folder.rglob("*") if p.suffix in _CODE and "__pycache__" not in p.parts)
