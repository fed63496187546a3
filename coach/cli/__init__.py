"""The command line."""

from coach.cli.program import main

__all__ = ["main"]
