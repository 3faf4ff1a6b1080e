"""One file a command: what it is called, takes and does, as `COMMAND` (`cli/subcommand.py`)."""
