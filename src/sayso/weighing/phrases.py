"""Relations told in English: each code's verb from ``phrases.toml`` in the tense, number and sense a claim has it in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from sayso.weighing import vocabulary

_MODALS = {"future": "will", "conditional": "would", "counterfactual": "would have", "normative": "should"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """How one code is told; ``forms`` are base, third person, past and participle, empty where it is told with "to be"."""

    forms: tuple[str, ...]
    complement: str
    complements: str
    before: str
    after: str
    passive: str
    lasting: bool
    never: frozenset[str]

    def verb(self, *, negative: bool = False, sense: str = "actual", many: bool = False) -> str:
        """The verb group: "funds", "did not attack", "will not be a member of"."""
        modal = _MODALS.get(sense)
        if not self.forms:
            return f"{self._being(modal, negative, many)} {self.complements if many else self.complement}"
        if modal:
            first, _, rest = modal.partition(" ")
            group = f"{_with_not(first, negative)} {rest} {self.forms[3] if rest else self.forms[0]}"
        elif negative:
            group = f"{('do' if many else 'does') if self.lasting else 'did'} not {self.forms[0]}"
        else:
            group = (self.forms[0] if many else self.forms[1]) if self.lasting else self.forms[2]
        return " ".join(f"{group} {self.before}".split())

    def done(self, *, negative: bool, sense: str, many: bool) -> str:
        """The verb group with nobody named as the one who acts: "was attacked", "is not funded"."""
        return f"{self._being(_MODALS.get(sense), negative, many)} {self.passive}"

    def _being(self, modal: str | None, negative: bool, many: bool) -> str:
        if modal == "would have":
            return "would not have been" if negative else "would have been"
        if modal:
            return f"{_with_not(modal, negative)} be"
        present = not self.forms or self.lasting
        return _with_not(("are" if many else "is") if present else ("were" if many else "was"), negative)


def phrase(code: str) -> Phrase | None:
    """How a code is told; None for a code that has no phrase here (one of a user's own codebook)."""
    return _phrases().get(code)


def told_verb(code: str, *, negative: bool = False) -> str:
    """A relation as a label: "funds", "did not attack"; a code without a phrase as its plain words."""
    return " ".join(told_around(code, negative=negative)).strip()


def told_around(code: str, *, negative: bool = False) -> tuple[str, str]:
    """A relation as what is told before and after the one it is done to: "supports" and "in other ways"."""
    found = phrase(code)
    if found is None:
        return ("not " if negative else "") + code.removeprefix("x_").replace("_", " ").strip(), ""
    return found.verb(negative=negative), found.after


def told(
    code: str, subject: str, thing: str, *, negative: bool = False, sense: str = "actual", many: tuple[bool, bool] = (False, False)
) -> str:
    """One sentence without its full stop.

    Args:
        code: a codebook relation, or words for one that has no phrase.
        subject: who acts, "" where nobody is named.
        thing: to whom it is done.
        negative: whether the claim is negative.
        sense: the claim's modality, or ``belief``.
        many: whether subject and thing are plural.

    Example:
        ``told("sends_troops", "Ruritania", "the Front", negative=True)`` is "Ruritania does not send troops to the Front".
    """
    found = phrase(code)
    thing = thing[3:] if negative and thing.casefold().startswith("no ") else thing
    if found is None:
        said = f"{subject or 'someone'} {'not ' if negative else ''}“{code.removeprefix('x_').replace('_', ' ').strip()}” {thing}"
    elif not subject and found.passive:
        said = f"{thing} {found.done(negative=negative, sense=sense, many=many[1])}"
    else:
        said = f"{subject or 'someone'} {found.verb(negative=negative, sense=sense, many=many[0])} {thing} {found.after}"
    said = " ".join(said.split())
    return said[:1].upper() + said[1:]


def fits(code: str, type_: str) -> bool:
    """Whether a sentence with this relation and an object of this type says what was meant."""
    found = phrase(code)
    return found is None or type_ not in found.never


def plural(name: str, *, named: bool) -> bool:
    """Whether a participant takes a plural verb: a description whose main noun is plural, or several joined by "and"."""
    parts = name.casefold().split()
    if named or not parts:
        return False
    head = _head(parts)
    several = len(head) > 3 and head.endswith("s") and not head.endswith(("ss", "us", "is", "'s", "’s"))
    return several or " and " in name.casefold() or head in vocabulary.words("words", "plurals")


def _head(parts: list[str]) -> str:
    ends = vocabulary.words("words", "after_head")
    for place, part in enumerate(parts):
        if place and part.strip(",") in ends:
            return parts[place - 1].strip(",")
    return parts[-1]


def _with_not(word: str, negative: bool) -> str:
    return f"{word} not" if negative else word


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Phrase]:
    table = tomllib.loads(resources.files("sayso.weighing").joinpath("phrases.toml").read_text(encoding="utf-8"))
    return {
        code: Phrase(
            tuple(row.get("verb", "").split()), row.get("is", ""), row.get("are", row.get("is", "")),
            row.get("before", ""), row.get("after", ""),
            row.get("passive", ""), row.get("lasting", False), frozenset(row.get("never", ())),
        )
        for code, row in table.items()
    }  # fmt: skip
