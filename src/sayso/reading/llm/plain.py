"""Text with everything levelled that a copy may get wrong without changing a word, each sign still knowing where it stood."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Span

_MARKS = {
    **dict.fromkeys("‘’‚‛′`´ʼ‹›", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—−", "-"),
    "…": "...",
}  # fmt: skip
_NOTHING = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


@dataclass(frozen=True, slots=True)
class Plain:
    """The levelled ``text``; sign ``i`` of it comes from sign ``at[i]`` of the original."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The original's span of ``text[start:end]``, which is not empty."""
        return Span(self.at[start], self.at[end - 1] + 1)


def level(text: str, part: Span | None = None, *, fold: bool = False) -> Plain:
    """Level a text, or a part of it: white space, quotation marks, dashes; with ``fold`` letter case too."""
    signs: list[str] = []
    at: list[int] = []
    part = part or Span(0, len(text))
    for i in range(part.start, part.end):
        sign = text[i]
        if sign in _NOTHING:
            continue
        if sign.isspace():
            if signs and signs[-1] != " ":
                signs.append(" ")
                at.append(i)
            continue
        for made in _MARKS.get(sign, sign.casefold() if fold else sign):
            signs.append(made)
            at.append(i)
    while signs and signs[-1] == " ":
        signs.pop()
        at.pop()
    return Plain("".join(signs), tuple(at))
