"""When a report says something happened: the times of English news text, resolved to ISO dates."""

from sayso.reading.when.finder import find_times

__all__ = ["find_times"]
