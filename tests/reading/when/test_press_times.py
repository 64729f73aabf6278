"""Times as reports put them: numeric dates, feasts, weeks, ranges, distances and bounds; published on Wednesday 2024-03-06."""

from __future__ import annotations

import pytest

from sayso.reading.when import find_times

PUBLISHED = "2024-03-06"

# sentence, words of the time, earliest, latest
CASES: list[tuple[str, str, str | None, str | None]] = [
    # dates in digits and in words
    ("The deed is of 18.6.2012.", "18.6.2012", "2012-06-18", "2012-06-18"),
    ("The deed is of 7.10.2015.", "7.10.2015", "2015-10-07", "2015-10-07"),
    ("The deed is of 09-Jul-2013.", "09-Jul-2013", "2013-07-09", "2013-07-09"),
    ("The deed is of 2013/jul/09.", "2013/jul/09", "2013-07-09", "2013-07-09"),
    ("The deed is of 25/12/71.", "25/12/71", "1971-12-25", "1971-12-25"),
    ("The deed was sealed on 25/2 in Porto.", "25/2", "2024-02-25", "2024-02-25"),
    ("The deed is of 9/2013.", "9/2013", "2013-09-01", "2013-09-30"),
    ("It froze on the twenty-first of January.", "the twenty-first of January", "2024-01-21", "2024-01-21"),
    ("It froze on January the ninth.", "January the ninth", "2024-01-09", "2024-01-09"),
    ("It was founded in nineteen sixty-four.", "nineteen sixty-four", "1964-01-01", "1964-12-31"),
    ("It was founded in May two thousand and six.", "May two thousand and six", "2006-05-01", "2006-05-31"),
    ("It was founded in October '73.", "October '73", "1973-10-01", "1973-10-31"),
    ("It was founded in 2013 June.", "2013 June", "2013-06-01", "2013-06-30"),
    ("The court sat on the 21st.", "the 21st", "2024-02-21", "2024-02-21"),
    ("The court sat on the 21st because of rain.", "the 21st", "2024-02-21", "2024-02-21"),
    ("The court will sit on the 21st.", "the 21st", "2024-03-21", "2024-03-21"),
    ("The court sat on Friday the 16th.", "Friday the 16th", "2024-02-16", "2024-02-16"),
    ("The rent is due on the 20th of next month.", "the 20th of next month", "2024-04-20", "2024-04-20"),
    ("The rent fell due on the fifth of the month.", "the fifth of the month", "2024-03-05", "2024-03-05"),
    ("The fair opens next May 3.", "May 3", "2024-05-03", "2024-05-03"),
    ("The August raid failed.", "August", "2023-08-01", "2023-08-31"),
    ("They had sailed as early as March.", "as early as March", "2024-03-01", "2024-03-31"),
    # the nth of something
    ("It opened on the first Friday of July.", "the first Friday of July", "2023-07-07", "2023-07-07"),
    ("It opened on the last Sunday of last month.", "the last Sunday of last month", "2024-02-25", "2024-02-25"),
    ("The tide rose in the third month of 2021.", "the third month of 2021", "2021-03-01", "2021-03-31"),
    ("The tide rose in the first two weeks of 2021.", "the first two weeks of 2021", "2021-01-01", "2021-01-14"),
    ("The tide rose in the last days of October.", "the last days of October", "2023-10-21", "2023-10-31"),
    ("The tide rose in week 5 of 2026.", "week 5 of 2026", "2026-01-26", "2026-02-01"),
    ("Sales fell in the fourth quarter.", "the fourth quarter", "2023-10-01", "2023-12-31"),
    ("Sales fell in H2 2019.", "H2 2019", "2019-07-01", "2019-12-31"),
    ("Sales fell in Q3 of last year.", "Q3 of last year", "2023-07-01", "2023-09-30"),
    ("Sales fell in fiscal 2019.", "fiscal 2019", "2019-01-01", "2019-12-31"),
    ("Sales fell in the past two quarters.", "the past two quarters", "2023-07-01", "2023-12-31"),
    ("Hems rose in the seventies.", "the seventies", "1970-01-01", "1979-12-31"),
    ("Hems rose in the 2010s.", "the 2010s", "2010-01-01", "2019-12-31"),
    # feasts
    ("The inn shut at Christmas.", "Christmas", "2023-12-25", "2023-12-25"),
    ("The inn shut on New Year's Eve.", "New Year's Eve", "2023-12-31", "2023-12-31"),
    ("The inn has been full since the new year.", "since the new year", "2024-01-01", "2024-03-06"),
    ("The inn shut on Easter Monday 2021.", "Easter Monday 2021", "2021-04-05", "2021-04-05"),
    ("The inn will reopen by Easter.", "by Easter", None, "2024-03-31"),
    ("The inn shut last Ramadan.", "last Ramadan", "2023-03-22", "2023-04-20"),
    ("The inn shut on Yom Kippur.", "Yom Kippur", "2023-09-25", "2023-09-25"),
    ("The inn shut for Thanksgiving weekend.", "Thanksgiving weekend", "2023-11-23", "2023-11-26"),
    # weeks, weekends, nights
    ("They met in the week of 3 May 2021.", "the week of 3 May 2021", "2021-05-03", "2021-05-09"),
    ("They met in the week beginning 5 February.", "the week beginning 5 February", "2024-02-05", "2024-02-11"),
    ("They met on Friday of last week.", "Friday of last week", "2024-03-01", "2024-03-01"),
    ("They will meet next week on Tuesday.", "next week on Tuesday", "2024-03-12", "2024-03-12"),
    ("They will meet the week after next.", "the week after next", "2024-03-18", "2024-03-24"),
    ("The mill is shut for the rest of the month.", "the rest of the month", "2024-03-06", "2024-03-31"),
    ("Clashes broke out at the weekend.", "at the weekend", "2024-03-02", "2024-03-03"),
    ("Rain fell overnight on the fields.", "overnight", "2024-03-05", "2024-03-06"),
    ("They left on the night of 6 to 7 October.", "6 to 7 October", "2023-10-06", "2023-10-07"),
    ("Last Monday the well ran dry.", "Last Monday", "2024-02-26", "2024-02-26"),
    ("This past Monday the well ran dry.", "This past Monday", "2024-03-04", "2024-03-04"),
    # ranges
    ("It was shut from 4 to 22 February.", "4 to 22 February", "2024-02-04", "2024-02-22"),
    ("Shut from October 7, 2023, to March 1, 2024.", "from October 7, 2023, to March 1, 2024", "2023-10-07", "2024-03-01"),
    ("It was shut from Saturday to Monday.", "from Saturday to Monday", "2024-03-02", "2024-03-04"),
    ("It was shut from January to date.", "from January to date", "2024-01-01", "2024-03-06"),
    ("It was shut 21 May 2021 - 24 May 2021.", "21 May 2021 - 24 May 2021", "2021-05-21", "2021-05-24"),
    ("It will be shut 4 to 9 next month.", "4 to 9 next month", "2024-04-04", "2024-04-09"),
    # weeks by number, working days, weekdays counted
    ("Cases rose in week 5.", "week 5", "2024-01-29", "2024-02-04"),
    ("Cases rose in week 50.", "week 50", "2023-12-11", "2023-12-17"),
    ("Cases rose in week 50, 2022.", "week 50, 2022", "2022-12-12", "2022-12-18"),
    ("Cases rose from week 5 to week 7.", "from week 5 to week 7", "2024-01-29", "2024-02-18"),
    ("He was freed two Sundays ago.", "two Sundays ago", "2024-02-25", "2024-02-25"),
    ("He will be freed two Sundays from now.", "two Sundays from now", "2024-03-17", "2024-03-17"),
    ("The bank shut four working days ago.", "four working days ago", "2024-02-29", "2024-02-29"),
    ("The bank will pay within five business days.", "within five business days", "2024-03-07", "2024-03-13"),
    ("The bank will shut for the next three working days.", "the next three working days", "2024-03-07", "2024-03-11"),
    ("The ferry ran over the weekend of 3 February.", "the weekend of 3 February", "2024-02-03", "2024-02-04"),
    ("It was the first Friday without fire.", "the first Friday", None, None),
    # years and decades
    ("He was born in April of 87.", "April of 87", "1987-04-01", "1987-04-30"),
    ("He was born on 15 April 87.", "15 April 87", "1987-04-15", "1987-04-15"),
    ("The dunes may be gone by 2150.", "by 2150", None, "2150-12-31"),
    ("The port grew in the twenty-tens.", "the twenty-tens", "2010-01-01", "2019-12-31"),
    ("The port grew in the two thousands.", "the two thousands", "2000-01-01", "2009-12-31"),
    ("The bank fell in the crisis of 2008-9.", "2008-9", "2008-01-01", "2009-12-31"),
    # what lies ahead
    ("She is to open the fair on Saturday.", "Saturday", "2024-03-09", "2024-03-09"),
    ("She is to blame for the fire on Saturday.", "Saturday", "2024-03-02", "2024-03-02"),
    ("The border stays closed until Friday.", "until Friday", None, "2024-03-08"),
    ("The border stayed closed until Friday.", "until Friday", None, "2024-03-01"),
    ("Hundreds could fall ill by July.", "by July", None, "2024-07-31"),
    ("Hundreds could have fallen ill by July.", "by July", None, "2023-07-31"),
    # distances
    ("Prices doubled in the last two years and three months.", "the last two years and three months", "2021-12-06", "2024-03-06"),
    ("It burned the day before yesterday.", "the day before yesterday", "2024-03-04", "2024-03-04"),
    ("It burned a year and two months ago.", "a year and two months ago", "2023-01-06", "2023-01-06"),
    ("It burned half a century ago.", "half a century ago", "1974-01-01", "1974-12-31"),
    ("It burned two and a half years ago.", "two and a half years ago", "2021-09-01", "2021-09-30"),
    ("It burned a decade ago.", "a decade ago", "2014-01-01", "2014-12-31"),
    ("It opened five years after the 2014 flood.", "five years after the 2014", "2019-01-01", "2019-12-31"),
    ("It will open three weeks from tomorrow.", "three weeks from tomorrow", "2024-03-28", "2024-03-28"),
    ("It opens in two weeks' time.", "in two weeks", "2024-03-18", "2024-03-24"),
    ("It will open within five days.", "within five days", "2024-03-06", "2024-03-11"),
    ("It will open within the next three months.", "the next three months", "2024-03-06", "2024-06-06"),
    ("It will snow in the next two days.", "the next two days", "2024-03-07", "2024-03-08"),
    ("The ferry will stop for two weeks starting May 20.", "for two weeks starting May 20", "2024-05-20", "2024-06-02"),
    # bounds
    ("Talks could begin as early as Thursday.", "as early as Thursday", "2024-03-07", None),
    ("It must close no later than 1 June 2025.", "no later than 1 June 2025", None, "2025-06-01"),
    ("It must close before the end of June 2025.", "before the end of June 2025", None, "2025-06-30"),
    ("Fees rise starting 1 May 2024.", "starting 1 May 2024", "2024-05-01", None),
    ("Only deeds of 2012 or later.", "2012 or later", "2012-01-01", None),
    ("Prices rose in the year to date.", "the year to date", "2024-01-01", "2024-03-06"),
    ("The war will end this year.", "this year", "2024-01-01", "2024-12-31"),
    ("He paid £7 million a year since 2020.", "since 2020", "2020-01-01", "2024-03-06"),
]  # fmt: skip

# what was said before, the words counted from it, earliest, latest, anchor
ANCHORED: list[tuple[str, str, str, str | None, str]] = [
    ("He fell on April 2, 2020. The following night he died.", "The following night", "2020-04-03", "2020-04-03", "April 2, 2020"),
    ("He fell on April 2, 2020; that evening it rained.", "that evening", "2020-04-02", "2020-04-02", "April 2, 2020"),
    ("He fell on April 2, 2020, rang the night before.", "the night before", "2020-04-01", "2020-04-01", "April 2, 2020"),
    ("He fell on April 2, 2020, and hours later sang.", "hours later", "2020-04-02", "2020-04-02", "April 2, 2020"),
    ("He fell on April 2, 2020, and weeks later sang.", "weeks later", "2020-04-02", None, "April 2, 2020"),
    ("He fell on April 2, 2020. A year earlier he sang.", "A year earlier", "2019-01-01", "2019-12-31", "April 2, 2020"),
    ("He fell on April 2, 2020. The same week he sang.", "The same week", "2020-03-30", "2020-04-05", "April 2, 2020"),
    ("He fell on April 2, 2020. The previous day he sang.", "The previous day", "2020-04-01", "2020-04-01", "April 2, 2020"),
    ("He rang on May 1, 2020, fell in June 2020, and that night sang.", "that night", "2020-05-01", "2020-05-01", "May 1, 2020"),
    (
        "He rang on May 1, 2020.\n\nHe fell in June 2020, and that night sang.",
        "that night",
        "2020-06-01",
        "2020-06-30",
        "June 2020",
    ),
    ("He fell in June 2020 and sang a fortnight later.", "a fortnight later", "2020-06-15", "2020-07-14", "June 2020"),
    ("He was banned in 2021; four months later he sang.", "four months later", "2021-05-01", "2022-04-30", "2021"),
]

NOTHING = [
    "The lift stopped on the 21st floor.",
    "She is in her seventies.",
    "They may three times refuse and march 3 miles.",
    "The May government fell.",
    "The Easter Rising failed and every Ramadan they fast.",
    "It paid half of a new year of talks.",
    "They read an up to date book on a 4-4-2 line.",
    "The score was 3/4 of ten at 138-2010-2015.",
    "They met on Mondays in the week 12 men fell.",
    "It is on the 21st-floor terrace.",
    "There were tens of thousands, two thousands of them.",
]


@pytest.mark.parametrize(("sentence", "said", "earliest", "latest"), CASES, ids=[c[0] for c in CASES])
def test_time(sentence: str, said: str, earliest: str | None, latest: str | None) -> None:
    found = find_times(sentence, [], PUBLISHED)
    seen = {sentence[t.span.start : t.span.end]: (t.earliest, t.latest) for t in found if t.span is not None}
    assert seen.get(said) == (earliest, latest), seen


@pytest.mark.parametrize(("text", "said", "earliest", "latest", "anchor"), ANCHORED, ids=[c[0] for c in ANCHORED])
def test_counted_from_an_earlier_time(text: str, said: str, earliest: str, latest: str | None, anchor: str) -> None:
    found = {text[t.span.start : t.span.end]: (t.earliest, t.latest, t.anchor) for t in find_times(text, [], PUBLISHED) if t.span}
    assert found.get(said) == (earliest, latest, anchor), found


@pytest.mark.parametrize("sentence", NOTHING)
def test_no_time(sentence: str) -> None:
    assert find_times(sentence, [], PUBLISHED) == []


def test_a_numeric_date_is_read_in_the_order_its_text_shows() -> None:
    text = "One receipt says 25/12/2022, another 03/04/2022."
    assert [t.earliest for t in find_times(text, [], PUBLISHED)] == ["2022-12-25", "2022-04-03"]
    alone = "The receipt says 03/04/2022."
    orders = [find_times(alone, [], PUBLISHED, order)[0].earliest for order in ("day-first", "month-first", "unknown")]
    assert orders == ["2022-04-03", "2022-03-04", None]


@pytest.mark.parametrize(
    "piece",
    ["May 3 to ", "two thousand and ", "two days after ", "1.1.", "2020-", "Christmas ", "the week of ", "that night ", "week 5, "],
)
def test_long_runs_of_the_same_words_are_read(piece: str) -> None:
    assert find_times(piece * 5000, [], PUBLISHED) == find_times(piece * 5000, [], PUBLISHED)
