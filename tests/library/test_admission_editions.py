"""The two editions of the rules of admission: the same duties, judged by the edition of the day."""

from datetime import date

from youju.core.rules.model import Duty, Rulebook
from youju.library.shelf import shipped_library

OLD, NEW = (each.rulebook for each in shipped_library().rulebooks if each.rulebook.code == "member_admission")
ADDED = {"prospect.posting", "acceptance.deadline", "temporary_branch.no_admission"}


def _duties(book: Rulebook) -> dict[str, Duty]:
    return {duty.code: duty for duty in book.duties}


def _article(duty: Duty) -> int:
    return int(duty.sources[0].article.removeprefix("第").removesuffix("条"))


def test_the_new_edition_follows_the_old_without_a_gap() -> None:
    assert OLD.valid_from == date(2014, 5, 28)
    assert OLD.valid_to == NEW.valid_from == date(2026, 5, 11)
    assert NEW.replaces == OLD.edition
    assert NEW.reason


def test_all_old_duties_are_in_the_new_edition_and_the_additions_only_there() -> None:
    assert set(_duties(NEW)) - set(_duties(OLD)) == ADDED
    assert set(_duties(OLD)) <= set(_duties(NEW))


def test_from_article_18_on_numbers_are_one_lower_than_before() -> None:
    new = _duties(NEW)
    for code, duty in _duties(OLD).items():
        after = _article(new[code])
        assert _article(duty) == after + (after >= 18), code


def test_the_oath_got_its_limit_in_2026() -> None:
    assert _duties(OLD)["admission.oath"].within.months == 12
    assert _duties(NEW)["admission.oath"].within.months == 1


def test_filing_became_approval_in_2026() -> None:
    assert _duties(OLD)["prospect.superior"].measure.event == ("prospect_filed",)
    assert _duties(NEW)["prospect.superior"].measure.event == ("prospect_agreed",)


def test_other_duties_are_measured_alike_in_both() -> None:
    new = _duties(NEW)
    changed = {code for code, duty in _duties(OLD).items() if duty.measure != new[code].measure}
    assert changed == {"prospect.superior"}
