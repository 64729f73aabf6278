"""sayso: on whose say-so? Reads piles of reports and rebuilds who says what, through whom.

Example:
    >>> import sayso
    >>> case = sayso.read("reports/")  # doctest: +SKIP
    >>> case.claims.where(code="funds").rows()  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.errors import SaysoError
from sayso.model import Attribution, Claim, Document

if TYPE_CHECKING:
    from sayso.build import read
    from sayso.casefile import Case

__version__ = "0.1.0"
__all__ = ["Attribution", "Case", "Claim", "Document", "SaysoError", "__version__", "open", "read"]

_LATER = {"read": "sayso.build", "Case": "sayso.casefile"}  # a quarter of a second that a bare import should not cost


def open(path: str | Path) -> Case:
    """Open a case that was read before, to look at it.

    Args:
        path: the case file.

    Raises:
        CaseError: it is missing, damaged, of a newer format, or being written to.
    """
    from sayso.casefile import Case

    return Case.open(path, read_only=True)


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_LATER[name]), name)
