"""Who types the commands."""

import getpass

from youju.base.actor import Actor


def command_line() -> Actor:
    """The command line, with the system user at it."""
    try:
        return Actor(f"命令行 {getpass.getuser()}"[:100])
    except (KeyError, OSError):  # a system user without a name
        return Actor("命令行")
