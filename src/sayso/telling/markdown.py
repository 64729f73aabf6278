"""The dossier as Markdown: the same sentences, footnotes and figures as the page, without its pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from typing import Any

from sayso.findings import Member
from sayso.telling import wording
from sayso.telling.counting import Counts, Members
from sayso.telling.dossier import Limits, Part, Setting, content
from sayso.telling.lines import Line
from sayso.telling.matrices import as_markdown, plain
from sayso.telling.notes import Note
from sayso.telling.passages import Passage
from sayso.telling.told import Voices
from sayso.telling.view import Index
from sayso.telling.wording import counted

CAUTION = (
    "It reports **who says what, on whose word**. It does not establish what happened: more origins is not truth, one origin is "
    "not falsehood.",
    "Independence is an **upper bound**: a common source that no text mentions cannot be seen. A claim whose lineage is not stated "
    "counts as no origin.",
    "It knows **only this pile**. Whoever chose the texts chose the picture.",
    "Words such as “terror group” or “resistance” are the texts’ own. No outlet is graded, no person ranked.",
    "It was read by a program, with errors. Read the sentence in the footnote before you rely on a line. Not for decisions about a "
    "person without independent human verification.",
)
MOST_ROWS = 8
MOST_OTHERS = 12  # footnotes of further sentences


def markdown(index: Index, setting: Setting, *, limits: Limits | None = None) -> str:
    """A dossier about what ``setting.scope`` names, as Markdown with footnotes; signs in the texts' words are escaped."""
    made = content(index, setting, limits=limits)
    cards = made["cards"]

    def refs(claims: Iterable[Any], most: int = MOST_ROWS) -> str:
        return "".join(f"[^{n}]" for n in cards.shown(claims)[:most])

    parts = [
        _head(made), _pile(made), _points("What is disputed", made["disputes"], "Dispute", made["known_names"]),
        _points("Accounts that differ", made["differences"], "Difference", made["known_names"]),
        _questions(made, index), _ties(made), _claims(made, refs), _dated(made), _drift(made, refs), _origins(made, refs),
        _left_out(made), *(_note(note, refs) for note in made["notes"]),
    ]  # fmt: skip
    return "\n".join(line for part in parts for line in part).rstrip() + "\n"


def sentence(line: Line) -> str:
    """An attributed sentence with its footnotes, then how it is dated, counted or hedged, and what people judged of it."""
    said = line.said
    lead = plain("".join(text for text, _ in said.lead))
    tail = f" {plain(said.tail)}" if said.tail else ""
    facts = "; ".join(f"{label}: {plain(wording.shortened(words, 140))}" for label, words in line.facts)
    numbers = "".join(f"[^{n}]" for n in line.numbers)
    return f"{lead} “{plain(said.words)}”{tail}.{numbers}" + (f" ({facts})" if facts else "") + _judged(line.judged)


def _judged(words: str) -> str:
    return f" **{plain(words)}.**" if words else ""


def _head(made: dict[str, Any]) -> Iterator[str]:
    setting: Setting = made["setting"]
    yield from (f"# {plain(made['title'])}", "", plain(made["pile"].line), "")
    if made["unweighed"]:
        yield from (f"**This case {made['unweighed']}.**", "")
    yield from (line for words in made["scope"].lines for line in (plain(words), ""))
    if setting.purpose:
        yield from (f"Stated purpose: {plain(setting.purpose)}", "")
    if setting.withheld:
        names = ", ".join(plain(str(one)) for one in setting.withheld)
        yield from (f"Names withheld: {names}. Read from the pile, so some may be missed.", "")
    if setting.as_of:
        yield from (f"As of {plain(wording.date_words(setting.as_of))}.", "")
    if setting.later:
        yield "Published later and left out:"
        yield from ("", *(f"- {plain(d.path)}, {plain(wording.date_words(d.published))}" for d in setting.later), "")
    if setting.undated:
        yield from ("Not dated, and kept though they may be later:", "", *(f"- {plain(d.path)}" for d in setting.undated), "")


def _pile(made: dict[str, Any]) -> Iterator[str]:
    pile = made["pile"]
    yield from ("## What was read", "", _row(("No.", "Published", "Outlet", "Text", "Kind", "Claims")), _row(["---"] * 6))
    for row in pile.documents:
        d = row.document
        yield _row((
            str(row.number), plain(wording.date_words(d.published)) or "not dated", plain(d.outlet or "not stated"),
            plain(wording.shortened(d.title or d.path, 110)), wording.GENRE[d.genre], str(row.claims),
        ))  # fmt: skip
    yield from ("", "### What this is, and is not", "", *(f"- {line}" for line in CAUTION), "")
    if made["error_rates"]:
        yield from (
            "### How often the reading errs, as measured",
            "",
            "1.00 would be: nothing missed and, for the reading (F1), nothing made up.",
            "",
        )
        yield from (f"- {plain(str(name))}: {plain(str(value))}" for name, value in made["error_rates"])
        yield ""
    else:
        yield from ("Error rates of the model that read this have not been measured or did not come with it.", "")
    yield from ("### What the pile lacks", "", *(f"- {plain(line)}" for line in pile.lacks), "")
    if made["sent"]:
        yield from ("### What was sent to another machine", "")
        yield from (
            f"- {plain(p.host)}, model {plain(p.model)}: {counted(p.texts, 'text')}, {p.bytes:,} bytes" for p in made["sent"]
        )
        yield ""


def _points(heading: str, found: Sequence[dict[str, Any]], name: str, known: Set[str]) -> Iterator[str]:
    yield from (f"## {heading}", "")
    if not found:
        yield from ("None were found.", "")
    for nth, point in enumerate(found, 1):
        yield from (f"### {name} {nth}: {plain(point['heading'])}", "")
        for side in point["sides"]:
            yield from (
                f"**{side.letter}**: {'; '.join(map(plain, side.says[:3]))}",
                "",
                _behind(side.position.counts, side.members, known),
                "",
            )
            yield from (f"- {sentence(line)}" for line in side.lines)
            yield from ([f"- and {counted(side.more, 'further claim')}"] if side.more else [])
            yield ""
        for join in point["joins"]:
            a, b = (f"[^{n}]" if n else "a claim not shown" for n in (join.a, join.b))
            yield f"- {a} {join.kind}: {b} {plain(wording.shortened(join.reason, 260))}"
        yield ""


def _questions(made: dict[str, Any], index: Index) -> Iterator[str]:
    if made["matrices"]:
        yield from ("## Questions", "")
    for shown in made["matrices"]:
        text = as_markdown(shown.matrix, index)
        yield from (f"##{line}" if line.startswith("#") else line for line in text.split("\n"))


def _drift(made: dict[str, Any], refs: Callable[..., str]) -> Iterator[str]:
    yield from ("## How the wording shifts", "", "Neither wording is said to be right.", "")
    if not made["drifts"]:
        yield from ("No shift of wording was found.", "")
    for d in made["drifts"]:
        near, far = (f"“{plain(w.clause)}” in {plain(w.publisher)}{refs([w.claim])}" for w in (d.near, d.far))
        yield f"- {d.direction.capitalize()}, {d.aspect}, {d.way}: {near}; {far}. {plain(wording.shortened(d.reason, 300))}"
    if made["circles"]:
        yield from ("", "### Circular reporting", "")
        yield from (f"- {plain(ring.words)}: {plain(ring.reason)}{refs(ring.claims)}" for ring in made["circles"])
    yield ""


def _ties(made: dict[str, Any]) -> Iterator[str]:
    if made["ties"]:
        yield from ("## Who is said to do what to whom", "")
    for told in made["ties"]:
        r = told.row
        disputed, alleged = " (disputed)" if r.tie.disputed else "", "; nowhere told as plain fact" if r.alleged else ""
        counts = f"{counted(r.tie.origins, 'origin')} at most, {counted(r.tie.outlets, 'outlet')}"
        yield from (f"### {plain(wording.shortened(told.asks, 160))}{disputed}", "", counts + alleged, "")
        yield from _voices(told.voices)
        yield from (["", "Against:", "", *_voices(told.against)] if told.against.lines else [])
        yield ""


def _dated(made: dict[str, Any]) -> Iterator[str]:
    if made["dated"]:
        yield from ("## When it is said to have happened", "")
    for told in made["dated"]:
        yield from (f"**{plain(told.when)}**{' (disputed)' if told.disputed else ''}", "", *_voices(told.voices), "")


def _voices(voices: Voices) -> Iterator[str]:
    yield from (f"- {sentence(line)}" for line in voices.lines)
    others = "Further sentences: " + "".join(f"[^{n}]" for n in voices.others[:MOST_OTHERS]) if voices.others else ""
    more = f"{counted(voices.more, 'claim')} not shown here." if voices.more else ""
    if others or more:
        yield f"- {' '.join(filter(None, (others, more)))}"


def _claims(made: dict[str, Any], refs: Callable[..., str]) -> Iterator[str]:
    yield from (
        "## Who says what",
        "",
        "Each heading is what the program coded; each sentence is somebody’s, in the text’s words.",
        "",
    )
    for part in made["parts"]:
        yield from _part(part, made["known_names"])
    if made["alike"]:
        yield from ("### Told alike in general terms", "")
        yield from (f"- {refs([r.a])} and {refs([r.b])}: {plain(wording.shortened(r.reason, 260))}" for r in made["alike"])
        yield ""


def _part(part: Part, known: Set[str]) -> Iterator[str]:
    if part.name == "posts":
        yield from ("### Posts and memberships", "")
    for g in part.groups:
        disputed = " (disputed)" if g["group"].disputed else ""
        yield from (f"### {plain(g['heading'])}{disputed}", "", _behind(g["group"].counts, g["members"], known), "")
        yield from (f"- {sentence(line)}" for line in g["lines"])
        yield from (["", "Against:", "", *(f"- {sentence(line)}" for line in g["against"])] if g["against"] else [])
        yield ""
    for subject, held, _ in part.singles:
        what = "Posts and memberships said" if part.name else "Said"
        yield from (f"### {what} once: {plain('on ' + subject if subject else 'nobody named as the one who acts')}", "")
        yield from (f"- {sentence(line)}" for line in held)
        yield ""


def _origins(made: dict[str, Any], refs: Callable[..., str]) -> Iterator[str]:
    yield from ("## Origins: where the reporting goes back to", "", made["lineages"], "")
    for o in made["origins"]:
        yield f"- {plain(o.name)} ({counted(len(o.claims), 'claim')}): {plain(wording.shortened(o.reason, 300))}{refs(o.claims)}"
    yield ""


def _left_out(made: dict[str, Any]) -> Iterator[str]:
    names = {"claims": "claim", "disputes": "dispute", "differences": "difference", "ties": "tie", "origins": "lineage"}
    missing = [counted(n, name) for key, name in names.items() if (n := made[f"{key}_left_out"])]
    if missing:
        yield from (f"Not shown here: {', '.join(missing)}; sayso show lists them.", "")


def _note(note: Note, refs: Callable[..., str]) -> Iterator[str]:
    card, d = note.card, note.document
    source = plain(note.source[0]) + "".join(f"; {plain(words)}{refs(claims, 3)}" for words, claims in note.sides)
    source += "".join(f"; {plain(words)}" for words in note.source[1:])
    source += "".join(f"; reason given: “{plain(wording.shortened(reason, 160))}”" for reason in note.reasons)
    origin = f"Origin: {plain(card.origin)}." if card.origin else "Origin: not stated, counted as none."
    outlet = plain(d.outlet or "outlet not stated")
    place = f"Text {note.place}, {outlet}; {plain(d.path)} {plain(note.offsets)}"
    quote = f": “{plain(_quoted(note.passage))}”" if note.passage else ""
    yield f"[^{note.number}]: {source}. {origin} {place}{quote}{_judged(card.judged)}"
    yield ""


def _quoted(passage: Passage) -> str:
    words = "".join(s.text for s in passage.segments).strip()
    return f"{'… ' if passage.cut[0] else ''}{words}{' …' if passage.cut[1] else ''}"


def _behind(counts: Counts, members: Members, known: Set[str]) -> str:
    plain_count = f"{counted(counts.claims, 'claim')} in {counted(counts.texts, 'text')}"
    named = (("outlet", members.outlets), ("origin at most", members.origins), ("utterer", members.utterers))
    return "; ".join([*(_counted(what, held, known) for what, held in named), plain_count])


def _counted(what: str, held: Sequence[Member], known: Set[str]) -> str:
    one, _, rest = what.partition(" ")
    names = wording.listed([_member(member, known) for member in held], MOST_ROWS)
    return f"{counted(len(held), one)}{' ' + rest if rest else ''}" + (f" ({names})" if held else "")


def _member(member: Member, known: Set[str]) -> str:
    unnamed = member.kind == "anonymous"
    words = plain(member.name)
    return f"“{words}”{' (not named)' if unnamed else ''}" if unnamed or member.name not in known else words


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
