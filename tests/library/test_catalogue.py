"""docs/duties.md says what the library holds."""

from pathlib import Path

from youju.core.codes import Vocabulary
from youju.core.measures import Measure
from youju.core.rules.model import Duty, Source
from youju.library.catalogue import duties_page
from youju.library.describe import counted, ground, owner, threshold, when
from youju.library.left_out import shipped_left_out
from youju.library.shelf import shipped_library

PAGE = Path(__file__).parents[2] / "docs/duties.md"
LIBRARY = shipped_library()
DUTIES = {duty.code: duty for each in LIBRARY.rulebooks for duty in each.rulebook.duties}


def test_the_page_is_what_the_library_says() -> None:
    fresh = duties_page(LIBRARY, shipped_left_out())
    assert PAGE.read_text(encoding="utf-8") == fresh, "python -m youju.library.catalogue > docs/duties.md"


def _said(code: str) -> tuple[str, ...]:
    duty: Duty = DUTIES[code]
    measured = counted(duty.measure, LIBRARY.codes)
    return owner(duty, LIBRARY.codes), when(duty, LIBRARY.codes), measured, threshold(duty)


def test_a_calendar_duty_of_units_in_words() -> None:
    said = _said("branch_committee.meeting")
    assert said == ("党支部（设支部委员会的）", "每月", "支部委员会会议", "不少于1次")


def test_a_duty_of_a_post_after_an_event_in_words() -> None:
    said = _said("secretary.induction")
    assert said == ("书记（党委、党总支、党支部）", "任职后6个月内", "任职培训", "不少于1次")


def test_a_minimum_wait_in_words() -> None:
    assert _said("secretary.party_age")[1] == "任职（书记）前满12个月"


def test_a_range_a_bound_and_a_share_in_words() -> None:
    assert threshold(DUTIES["party_committee.size"]) == "5至11人"
    assert threshold(DUTIES["branch.members_most"]) == "不超过50人"
    assert threshold(DUTIES["branch.heart_talks"]) == "100%"


def test_a_due_month_and_an_advance_in_words() -> None:
    assert when(DUTIES["party_committee.annual_report"], LIBRARY.codes) == "每年，3月底前"
    assert when(DUTIES["superior.term_reminder"], LIBRARY.codes) == "下级任期届满前6个月"


def test_an_unnamed_measure_is_told_by_its_filters() -> None:
    measure = Measure.model_validate(
        {"count": "attendance", "form": "party_lecture", "topic": "clean_governance", "function": "lecturer"}
    )
    assert counted(measure, LIBRARY.codes) == "党课，议题党风廉政，担任主讲"


def test_a_provision_whose_number_is_not_confirmed_says_so() -> None:
    assert ground(Source(regulation="某条例", article="第3条")) == "某条例 第3条"
    assert ground(Source(regulation="某条例", article="第3条", verified=False)) == "某条例 第3条（未核实）"
    assert ground(Source(regulation="某条例", verified=False)) == "某条例（条号未核实）"


def test_every_code_on_the_page_is_told_by_its_label() -> None:
    labels = {term.label for terms in LIBRARY.codes.values() for term in terms.terms}
    assert LIBRARY.codes[Vocabulary.FORM].label("theme_day") in labels
    assert not [duty.code for duty in DUTIES.values() if "_" in counted(duty.measure, LIBRARY.codes)]
