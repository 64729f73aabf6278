"""The UCDP External Support coder sheet: drafted from the case, decided by people, read back, compared.

Scheme: UCDP External Support Dataset 18.1 (Meier, Karlén, Pettersson, Croicu, Journal of Peace Research 60(3), 2023, 545-554).
A row is a draft until a named person decides it; whether the recipient is a warring party in an active dyad, and the support
deliberate, is for the coder to say.
"""

from sayso.exports.esd.decisions import DECISIONS, Decided, is_kept, judgement_of, read_sheet, sheet_sha256
from sayso.exports.esd.rows import CODES, Row, rows
from sayso.exports.esd.sheet import write

__all__ = ["CODES", "DECISIONS", "Decided", "Row", "is_kept", "judgement_of", "read_sheet", "rows", "sheet_sha256", "write"]
