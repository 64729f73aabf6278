"""The forms a dossier can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.telling.dossier import Setting, page
from sayso.telling.markdown import markdown
from sayso.telling.pdf import maker, pdf
from sayso.telling.view import Index

Write = Callable[[Index, Setting], str | bytes]


def form(name: str) -> Write:
    """What writes a dossier as ``html``, ``md`` or ``pdf``.

    Raises:
        SaysoError: PDF cannot be made here; it is said before any work is done.
    """
    if name == "pdf":
        maker()
    forms: Mapping[str, Write] = {
        "html": page,
        "md": markdown,
        "pdf": lambda index, setting: pdf(page(index, setting)),
    }
    return forms[name]
