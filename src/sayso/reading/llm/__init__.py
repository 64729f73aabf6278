"""The optional reader: a language model behind an HTTP endpoint, asked for quotes and believed in nothing but quotes.

This is the only room that uses the network, and only where a person configured it. What the model answers is aligned to the
document's own words; what is not found there is noted and counts for nothing.
"""

from sayso.reading.llm.reader import LlmReader
from sayso.reading.llm.settings import Settings

__all__ = ["LlmReader", "Settings"]
