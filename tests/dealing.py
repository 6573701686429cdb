"""How tests are dealt out to processes: those that share what is dear go to one process, which makes it once."""

from collections.abc import Iterable

from xdist.scheduler import LoadScopeScheduling

TOGETHER = ("tests/journeys/", "tests/library/stories/")
BY_FILE = ("tests/project/", "tests/apps/demo/", "tests/apps/intake/test_command.py", "tests/demo/test_distribution.py")


class Dealing(LoadScopeScheduling):
    """Deals out folders and files whole where they are named, else one test after the other."""

    def _split_scope(self, nodeid: str) -> str:
        if named := _begins(nodeid, TOGETHER):
            return named
        return nodeid.partition("::")[0] if _begins(nodeid, BY_FILE) else nodeid


def _begins(nodeid: str, named: Iterable[str]) -> str:
    return next((each for each in named if nodeid.startswith(each)), "")
