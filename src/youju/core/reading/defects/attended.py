"""Who was asked, who came and who did not: 应到17名，实到16名，1名因病请假; and how those who came voted."""

from collections.abc import Iterable, Iterator

from youju.core.reading.defects.check import Document, Family, Found
from youju.core.reading.defects.figures import added_up
from youju.core.reading.found import Defect, Severity
from youju.core.reading.patterns import regex
from youju.core.reading.text import Span

FAMILY = Family()

_CAME = "(?:到会|参加|参会|参训|参考|参学|出席|到|考|训|学|述)"
_ATTENDANCE = regex(
    rf"应{_CAME}(?!位|到|[^，。；\d\n]{{0,8}}[次场])[^，。；\d\n]{{0,18}}(?P<expected>\d{{1,5}})[人名]次?[^。；\d\n]{{0,4}}?"
    rf"实(?:际)?{_CAME}[^，。；\d\n]{{0,8}}(?P<present>\d{{1,5}})[人名]次?"
)
_WHY = (
    "(?:请假|缺席|缺考|未到|出差|外出|值班|值守|培训|学习|休假|休养|施工|住院"
    r"|因[^，。；、\d\n]{1,12}(?:和|、)?[^，。；、\d\n]{0,8})"
)
_RATE = regex(r"[，、][^，。；、\d\n]{0,8}率[^，。；、\n]{0,16}(?=[，；])")
_AWAY = regex(
    rf"[，、（；]?(?:{_WHY}的?(?P<behind>\d{{1,4}})[人名]|(?P<before>\d{{1,4}})[人名](?=(?:同志|[\u4e00-\u9fa5]{{0,6}}(?:党员|代表|教师|职工|干部|人员))?(?:{_WHY}|患病|生病|住院)|出差|在外|外出|未|病|公))"
)
"""Behind who came, who did not: 3名因病请假, 因出差缺考的3人."""


@FAMILY.check(
    "sum.attendance",
    "应到、实到、请假的人数对不上",
    Severity.ERROR,
    """
实到、请假、缺席的人数加起来应等于应到人数，实到不能比应到多。考试、培训的应考和实考、应参训和实际参训也一样。

- 错：应到党员30人，实到32人。
- 错：应到会正式党员17名，实到16名，2名因病请假。（16＋2＝18）
- 对：应到党员32人，实到30人，请假2人。
""",
    signs=("应到", "应参", "应考", "应出席", "应训", "应学", "应述"),
)
def attendance(document: Document, found: Found) -> Iterable[Defect]:
    yield from _away_first(document, found)
    masked = document.masked
    for match in _ATTENDANCE.finditer(masked):
        expected, present = int(match["expected"]), int(match["present"])
        gone: list[int] = []
        end = match.end()
        if rate := _RATE.match(masked, end):
            end = rate.end()
        while missing := _AWAY.match(masked, end):
            gone.append(int(missing["behind"] or missing["before"]))
            end = missing.end()
        share = _SHARE.match(masked, end)
        if present > expected:
            yield found.at(*match.span(), f"实到{present}人，比应到{expected}人多")
        elif share and expected and abs(present / expected * 100 - float(share["rate"])) > 1:
            made = f"{present}÷{expected}＝{present / expected * 100:.1f}%"
            yield found.at(match.start(), share.end(), f"{made}，与{share['rate']}%不符")
        elif gone and not _is_explained(masked, end, expected - present, gone):
            away = sum(gone)
            told = f"实到{present}＋未到{away}＝{present + away}，与应到{expected}不符"
            yield found.at(match.start("present"), end, told, related=[Span(*match.span("expected"))])


_SHARE = regex(rf"[，、][^，。；、\d\n]{{0,3}}{_CAME}率(?:达到?|为|是)?(?P<rate>\d{{1,3}}(?:\.\d{{1,2}})?)[%％](?!以)")
"""Behind who came and who did not, what share that is: 到会率91%."""
_FIRST_AWAY = regex(
    rf"应{_CAME}[^，。；\d\n]{{0,18}}(?P<expected>\d{{1,5}})[人名][，、](?:{_WHY}的?|[一-龥]{{0,8}}请假)(?P<away>\d{{1,4}})[人名][，、]"
    rf"实(?:际)?{_CAME}[^，。；\d\n]{{0,8}}(?P<present>\d{{1,5}})[人名]"
)
"""应到50人，因事请假3人，实到48人."""


def _away_first(document: Document, found: Found) -> Iterator[Defect]:
    for match in _FIRST_AWAY.finditer(document.masked):
        expected, away, present = (int(match[each]) for each in ("expected", "away", "present"))
        if away + present != expected:
            told = f"实到{present}＋未到{away}＝{present + away}，与应到{expected}不符"
            yield found.at(*match.span(), told)


def _is_explained(masked: str, end: int, away: int, gone: list[int]) -> bool:
    """Whether those told make those who are away, one way or another; or some more follow."""
    return away in (sum(gone), gone[0], sum(gone[1:])) or _MORE.match(masked, end) is not None


_MORE = regex(r"[^。；\n]{0,16}\d{1,4}[人名票张户]|[^。；\n]{0,4}(?:其余|另)")
_VOTES = regex(
    r"(?<![\d.])(?P<all>\d{1,4})(?P<unit>[户名人票张])[^，。；\d\n]{0,8}[，、；]"
    r"(?P<told>(?:其中)?(?:(?P<for>\d{1,4})(?P=unit)(?:赞成|同意)|(?:赞成|同意)票?(?P<for2>\d{1,4})(?:票|(?P=unit)))"
    r"[，、；](?:(?P<against>\d{1,4})(?P=unit)(?:反对|不同意)|(?:反对|不同意)票?(?P<against2>\d{1,4})(?:票|(?P=unit)))"
    r"(?:[，、；](?:(?P<none>\d{1,4})(?P=unit)弃权|弃权票?(?P<none2>\d{1,4})(?:票|(?P=unit))))?)"
)


@FAMILY.check(
    "sum.votes",
    "赞成、反对、弃权的票数与总票数对不上",
    Severity.WARNING,
    """
赞成、反对、弃权的票数加起来，应等于参加表决的人数或者收回的有效票数。

- 错：有300户参加，287户同意，9户不同意，2户弃权。（287＋9＋2＝298）
- 对：有298户参加，287户同意，9户不同意，2户弃权。
""",
    signs=("同意", "赞成"),
)
def votes(document: Document, found: Found) -> Iterable[Defect]:
    for match in _VOTES.finditer(document.masked):
        groups = match.groupdict()
        cast = [int(number) for key in ("for", "against", "none") if (number := groups[key] or groups[f"{key}2"])]
        is_all = _MORE.match(document.masked, match.end()) is None
        if is_all and sum(cast) != int(match["all"]):
            message = f"{added_up(cast)}，与前面的{match['all']}不符，请核对"
            yield found.at(*match.span("told"), message, related=[Span(*match.span("all"))])
