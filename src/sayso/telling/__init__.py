"""The telling: a case as a dossier, a summary, and the chains, pictures and tables they are made of.

from sayso.telling import dossier, summary

html = dossier(case, title="Harbour inquiry", as_of="2024-05-01")
print(summary(case))
"""

from sayso.telling.chains import Link, chain, told
from sayso.telling.dossier import Limits, dossier
from sayso.telling.summary import Summary, summary
from sayso.telling.view import CaseView, Index

__all__ = ["CaseView", "Index", "Limits", "Link", "Summary", "chain", "dossier", "summary", "told"]
