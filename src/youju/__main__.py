"""`python -m youju`."""

from youju.project.cli.main import main

main()
