"""The command line: parse, then one function a command. Imports wait until they are needed."""

from coachdesk.cli.run import main

__all__ = ["main"]
