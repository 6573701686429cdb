"""Of an entry only the duties it can be an act of are judged again."""

from datetime import date

from core.inline_rules import duty, law
from youju.core.judge.plan import Plan, plan_of
from youju.core.judge.touching import Trait, duties_touched
from youju.core.rules.model import Rulebook

MEETING = duty("meeting", every="month")
STUDY = duty("study", every="month", measure={"count": "agenda_item", "form": "meeting", "topic": "party_history"})
OPENING = duty(
    "opening", every="month", measure={"count": "agenda_item", "topic": "party_history", "first_topic": True}
)
TALK = duty("talk", every="month", measure={"count": "entry", "form": "talk"})
HELD = Trait(1, "term_form", "meeting")


def touched(
    *traits: Trait, books: tuple[Rulebook, ...] = (law(MEETING, STUDY, OPENING, TALK),)
) -> list[tuple[str, str]]:
    """Edition and code of the duties touched."""
    plan: Plan = plan_of(books)
    return [(plan.rulebooks[number].edition, plan.duties[number].code) for number in duties_touched(plan, traits)]


def test_an_entry_touches_the_duties_of_its_form() -> None:
    assert touched(HELD) == [("1", "meeting")]


def test_a_topic_on_its_agenda_touches_duties_that_ask_for_both() -> None:
    assert touched(HELD, Trait(1, "term_topic", "party_history")) == [("1", "meeting"), ("1", "study")]


def test_the_first_topic_is_asked_for_without_a_name() -> None:
    opening = [Trait(1, "term_topic", "party_history"), Trait(1, "term_first", "")]
    assert touched(*opening) == [("1", "opening")]


def test_one_entrys_form_and_anothers_topic_touch_no_duty_that_asks_for_both() -> None:
    assert touched(HELD, Trait(2, "term_topic", "party_history")) == [("1", "meeting")]


def test_all_editions_of_a_duty_are_touched_since_they_are_weighed_against_each_other() -> None:
    change = date(2024, 1, 1)
    early, late = (
        law(MEETING, valid_to=change),
        law(duty("meeting", every="month", measure={"count": "entry", "form": "talk"})),
    )
    late = late.model_copy(update={"edition": "2", "valid_from": change})
    assert touched(HELD, books=(early, late)) == [("1", "meeting"), ("2", "meeting")]


def test_an_entry_that_meets_nothing_touches_no_duty() -> None:
    assert touched(Trait(1, "term_form", "unknown")) == []
