"""What of a template appears: passages with records, none that would be nothing but zeros of closed books."""

from youju.core.composing.compose import Figure, compose
from youju.core.composing.document import text_of
from youju.core.composing.template import FigureRef, load_template
from youju.core.explain import State
from youju.core.measures import Measure

MEETINGS = Measure.model_validate({"code": "meetings", "title": "支部党员大会", "count": "entry", "form": "a"})
LECTURES = Measure.model_validate({"code": "lectures", "title": "党课", "count": "entry", "form": "b"})
PEOPLE = Measure.model_validate(
    {"code": "people", "title": "参加人数", "unit": "人", "people": "attendance", "form": "b"}
)
MEASURES = {each.code or "": each for each in (MEETINGS, LECTURES, PEOPLE)}
FRONT = '---\ncode: test\ntitle: "总结"\n---\n# 情况\n'
NOTHING, ZERO = State.NO_RECORDS, State.CONFIRMED_ZERO


def said(template: str, *figures: Figure) -> str:
    """The passages of a template with these figures; without one for a measure there are no records of it."""
    read = load_template(FRONT + template, "test.md", MEASURES)
    values = {FigureRef(code): [Figure(9, measure, NOTHING)] for code, measure in MEASURES.items()}
    values |= {FigureRef(str(each.measure.code)): [each] for each in figures}
    return text_of(compose(read, {}, values, {}).document).partition("情况\n")[2].strip()


def test_a_zero_of_closed_books_alone_makes_no_passage() -> None:
    assert not said(
        "- 召开党员大会{meetings}[，讲党课{lectures}]。", Figure(1, MEETINGS, ZERO), Figure(2, LECTURES, ZERO)
    )


def test_a_zero_that_an_entry_holds_is_told() -> None:
    assert said("- 召开党员大会{meetings}。", Figure(1, MEETINGS, ZERO, records=1)) == "召开党员大会0次。"


def test_a_zero_stands_beside_what_was_done() -> None:
    lectures = Figure(2, LECTURES, State.COUNTED, 2, records=2)
    told = said("- 召开党员大会{meetings}[，讲党课{lectures}]。", Figure(1, MEETINGS, ZERO), lectures)
    assert told == "召开党员大会0次，讲党课2次。"


def test_a_part_in_brackets_that_is_only_a_zero_of_closed_books_is_left_out() -> None:
    meetings = Figure(1, MEETINGS, State.COUNTED, 4, records=4)
    told = said("- 召开党员大会{meetings}[，讲党课{lectures}]。", meetings, Figure(2, LECTURES, ZERO))
    assert told == "召开党员大会4次。"


def test_people_of_whom_none_is_named_are_no_number() -> None:
    lectures = Figure(1, LECTURES, State.COUNTED, 1, records=1)
    told = said("- 讲党课{lectures}[，参加{people}]。", lectures, Figure(2, PEOPLE, State.COUNTED, unnamed=7))
    assert told == "讲党课1次。"


def test_people_of_whom_some_are_named_are_at_least_those() -> None:
    people = Figure(2, PEOPLE, State.COUNTED, 3, unnamed=7, records=3)
    assert said("- 参加{people}。", people) == "参加不少于3人。"
