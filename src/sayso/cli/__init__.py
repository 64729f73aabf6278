"""The command line: one file a command, loaded when it is called, so that ``sayso --help`` stays quick.

Only this room prints, asks the clock and ends the process. Exit codes: 0 done, 1 nothing could be done, 2 wrong use,
3 stopped at a limit with texts left, 130 stopped with Ctrl-C.
"""

from sayso.cli.app import main

__all__ = ["main"]
