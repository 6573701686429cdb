"""Members rated in democratic appraisal who are more than those who were there to be rated."""

from collections.abc import Iterator

from youju.core.reading.defects.check import Document
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

_RATED = regex(
    r"优秀(?:等次)?(?:的?党员)?(\d{1,4})[名人][、，](?:评定)?合格(?:等次)?(?:的?党员)?(\d{1,4})[名人]"
    r"(?:[、，]基本合格(?:的?党员)?(\d{1,4})[名人])?(?:[、，]不合格(?:的?党员)?(\d{1,4})[名人])?"
)
_COUNTED = regex(
    r"(?:测评|评议)(?:票|表)(?:共|共计)?(?P<votes>\d{1,4})[张份]|党员(?:共|共计)?(?P<members>\d{1,4})[名人](?!次)"
    r"|(?P<there>\d{1,4})[名人](?:正式)?党员"
)


TENTH = 10
"""Of how many members one or so may be missing from those rated, and still all are meant."""

AROUND = 6000
"""How far to either side votes and members are looked for: a document of people is hardly longer."""


def rated(document: Document) -> Iterator[tuple[Span, str]]:
    """Where the members of all ratings are more than any number of votes or members told, and what to say of it."""
    masked = document.masked
    if "优秀" not in masked:
        return
    for match in _RATED.finditer(masked):
        numbers = [int(each) for each in match.groups() if each]
        before, behind = max(0, match.start() - AROUND), match.end() + AROUND
        told = [*_COUNTED.finditer(masked, before, match.start()), *_COUNTED.finditer(masked, match.end(), behind)]
        counts = [int(each[each.lastgroup or 0]) for each in told]
        most, whole = max(counts, default=0), sum(numbers)
        near = [each for each in counts if each != whole and abs(each - whole) <= max(1, each // TENTH)]
        if any(each["votes"] for each in told) and whole > most:
            sums = "＋".join(map(str, numbers))
            yield Span(*match.span()), f"{sums}＝{whole}，比测评票和党员人数{most}还多，请核对"
        elif near and whole not in counts and not any(each["votes"] for each in told):
            sums = "＋".join(map(str, numbers))
            yield Span(*match.span()), f"{sums}＝{whole}，与党员人数{near[0]}不符，请核对"
