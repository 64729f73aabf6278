"""How well sayso reads, measure by measure: ``python -m benchmarks.reading`` (see ``__main__.py``).

Every measure is one module with ``NAME``, ``measure(shared) -> figures`` (plain data that goes into JSON), ``rows(figures)``
(Markdown), and where it has them ``TITLE``, ``ABOUT`` (what was measured and by which convention), ``MATERIAL`` (folders and
files of this repository that the figures rest on) and ``short(figures)`` (the few lines that ``sayso about`` shows).
"""
