"""How well sayso weighs, measure by measure: ``python -m benchmarks.weighing`` (see ``__main__.py``).

The measures have the form of those in ``benchmarks.reading``. ``floors`` of ``tests/floors.toml`` are set on some of their figures.
"""
