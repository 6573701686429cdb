"""The process that reads a large book in: `python -m youju.intake.child ACCOUNT UID`, set off by `jobs.set_off`."""

import sys
from importlib import import_module
from uuid import UUID

import django


def main(account: str, uid: str) -> None:
    """Do the work of one job; how it ended stands in the job."""
    django.setup()
    import_module("youju.intake.trying").work_on(int(account), UUID(uid))


if __name__ == "__main__":
    main(*sys.argv[1:])
