"""Random duties, editions and measures, valid by construction."""

from collections.abc import Sequence, Set
from datetime import date
from typing import Any

from core.books import LONG_AGO
from core.random_days import Dice
from youju.core.facts import Function, ItemKind, Presence, Standing
from youju.core.measures import ALLOWED, PASSED_BY, Measure, Passed, Population, Subject, Verb
from youju.core.periods import FOREVER, Cadence
from youju.core.rules.model import Duty, Feature, Force, Layer, Length, OwedBy, PartPeriod, Rulebook, Sector, Source

FORMS = ["meeting", "branch_meeting", "study", "group_study"]
TOPICS = ["strict_governance", "clean_governance", "ideology"]
DELIVERABLES = ["article", "published_article", "reflection"]
POSTS = ["committee_member", "secretary", "deputy_secretary", "party_worker"]
EVENTS = ["directive_received", "replied", "appointed"]
REFS = ["r1", "r2", ""]
KINDS = ["branch", "temporary_branch", "party_committee", "cell"]
LAW_DUTIES = ["law.a", "law.b", "law.c", "law.d"]
PLAN_DUTIES = ["plan.a", "plan.b"]
MEASURES = ["m.a", "m.b"]

Pair = tuple[Verb, Subject]
PAIRS: list[Pair] = [(verb, subject) for verb in ALLOWED for subject in sorted(ALLOWED[verb])]
OF_PEOPLE: list[Pair] = [
    (Verb.COUNT, Subject.ATTENDANCE),
    (Verb.HOURS, Subject.ATTENDANCE),
    (Verb.COUNT, Subject.EVENT),
]
INTRICATE: list[Pair] = [
    (Verb.COVERAGE, Subject.ATTENDANCE),
    (Verb.COVERAGE, Subject.ATTENDANCE),
    (Verb.RATE, Subject.AGENDA_ITEM),
    (Verb.SIZE, Subject.POPULATION),
]
"""What has most to go wrong comes up more often."""

OF_UNITS = [*(pair for pair in PAIRS if pair not in OF_PEOPLE[:2]), *INTRICATE]
OF_PERIODS = (Verb.SIZE, Verb.COVERAGE, Verb.RATE, Verb.PEOPLE)
OF_UNITS_ANCHORED = [pair for pair in OF_UNITS if pair[0] not in OF_PERIODS]

_ENTRY_FILTERS = [
    *[("form",)] * 8,
    ("form", "topic"),
    ("topic",),
    ("first_topic",),
    ("form", "first_topic"),
    ("deliverable",),
    ("form", "deliverable"),
]
_ITEM_FILTERS = [("form",), ("topic",), ("item",), ("first_topic",), ("form", "item"), ("topic", "first_topic")]
_LINE_FILTERS = [("deliverable",), ("deliverable", "form"), ("deliverable", "topic")]
_FILTERS_OF = {
    Subject.ENTRY: _ENTRY_FILTERS,
    Subject.ATTENDANCE: _ENTRY_FILTERS,
    Subject.MINUTES: _ENTRY_FILTERS,
    Subject.AGENDA_ITEM: _ITEM_FILTERS,
    Subject.DIRECTIVE: _ITEM_FILTERS,
    Subject.DELIVERABLE: _LINE_FILTERS,
}
_WORDS = {"form": FORMS, "topic": TOPICS, "deliverable": DELIVERABLES}
_FUNCTIONS = [Function.LECTURER, Function.LECTURER, Function.CHAIR, Function.CHAIR | Function.LECTURER]
_PRESENCES = [
    *[Presence.PRESENT] * 4,
    *[Presence.PRESENT | Presence.OBSERVER] * 2,
    Presence.OBSERVER,
]
_STANDINGS = [
    (Standing.FULL_MEMBER,),
    (Standing.FULL_MEMBER,),
    (Standing.FULL_MEMBER, Standing.PROBATIONARY_MEMBER),
    (Standing.FULL_MEMBER, Standing.PROBATIONARY_MEMBER),
    (Standing.PROBATIONARY_MEMBER,),
    (Standing.ACTIVIST,),
]


def population(dice: Dice) -> Population:
    """People by standing, by post, or both, some with those attached."""
    by_standing, by_post = dice.one([(True, False), (True, False), (True, False), (False, True), (True, True)])
    standings, posts = dice.one(_STANDINGS), dice.some(POSTS)
    return Population(
        member=standings if by_standing else (), post=posts if by_post else (), attached=dice.seldom(True, False)
    )


def measure(dice: Dice, pairs: Sequence[Pair]) -> Measure:
    """A measure of one of the verbs and subjects."""
    verb, subject = dice.one(pairs)
    given = {"verb": verb, "subject": subject, "code": dice.seldom(dice.one(MEASURES), of_ten=6)}
    given |= _filters(dice, subject) | _of_verb(dice, verb, subject)
    if subject is Subject.ATTENDANCE or verb is Verb.ATTENDANCES:
        given |= {"function": dice.seldom(dice.one(_FUNCTIONS), of_ten=2), "presence": dice.one(_PRESENCES)}
    return Measure(**given)


def _filters(dice: Dice, subject: Subject) -> dict[str, Any]:
    if subject is Subject.POPULATION:
        return {}
    if subject is Subject.EVENT:
        return {"event": dice.some(EVENTS), "ref": dice.seldom(dice.some(REFS), ())}
    return {name: _filter(dice, name) for name in dice.one(_FILTERS_OF[subject])}


def _filter(dice: Dice, name: str) -> Any:
    if name == "first_topic":
        return True
    return dice.one(list(ItemKind)) if name == "item" else dice.some(_WORDS[name])


def _of_verb(dice: Dice, verb: Verb, subject: Subject) -> dict[str, Any]:
    if verb is Verb.COVERAGE:
        return {"of": population(dice), "each": dice.seldom(2, 1, of_ten=4)}
    if verb is Verb.SIZE:
        return {"of": dice.one([population(dice), Population(member=(Standing.FULL_MEMBER,))])}
    if verb is not Verb.RATE:
        return {}
    passed = dice.one(sorted(PASSED_BY[subject]))
    return {"passed": passed, "answered_by": "replied" if passed is Passed.ANSWERED else ""}


_LEAST = {
    Verb.COUNT: [1, 2, 3, 0],
    Verb.SUM: [1, 5, 60, 0],
    Verb.PEOPLE: [1, 2, 4],
    Verb.ATTENDANCES: [1, 3, 8],
    Verb.HOURS: [1, 3, 6],
    Verb.COVERAGE: [100, 80, 50],
    Verb.RATE: [100, 80, 50],
    Verb.SIZE: [1, 3, 7],
}


def _bounds(dice: Dice, verb: Verb) -> dict[str, Any]:
    """At least, at most, both or neither, and how strict."""
    least = dice.one(_LEAST[verb])
    most = least + dice.number(0, 3)
    given = dice.one(
        [{}, {"at_least": least}, {"at_least": least}, {"at_most": most}, {"at_least": least, "at_most": most}]
    )
    forces = [Force.MUST, Force.USUAL, Force.USUAL, Force.MAY, *([Force.MUST_NOT] if "at_most" in given else [])]
    return given | {"force": dice.one(forces)}


def _posts(dice: Dice) -> tuple[str, ...]:
    return dice.one([tuple(POSTS[1:]), (POSTS[0],), dice.some(POSTS)])


_LENGTHS = [Length(months=months, days=days) for months, days in [(0, 7), (1, 0), (3, 0), (12, 0), (0, 0), (1, 15)]]


_OWING_KINDS = [("branch",), ("branch", "party_committee"), tuple(KINDS), tuple(KINDS), ("temporary_branch", "cell")]


def _owner(dice: Dice, who: str) -> OwedBy:
    kinds, feature = dice.one(_OWING_KINDS), dice.seldom(dice.one(list(Feature)), of_ten=4)
    at, standings, posts = dice.seldom(kinds, ()), dice.one(_STANDINGS), _posts(dice)
    owners = {
        "unit": {"unit": kinds, "has": feature},
        "member": {"member": standings, "at": at},
        "post": {"post": posts, "at": at},
    }
    return OwedBy(**owners[who])


def _calendar(dice: Dice) -> dict[str, Any]:
    every = dice.one([*Cadence, Cadence.MONTH, Cadence.QUARTER, Cadence.HALF, Cadence.YEAR])
    month = dice.seldom(dice.number(1, 12), of_ten=5)
    return {
        "every": every,
        "part_period": dice.one(list(PartPeriod)),
        "make_up": dice.seldom(dice.one([1, 2, 3, 12]), 0, of_ten=6),
        "due_month": month if every is Cadence.YEAR else None,
    }


def _anchored(dice: Dice, owner: OwedBy, subject: Subject) -> dict[str, Any]:
    kinds, length = dice.some(EVENTS), dice.one(_LENGTHS)
    if owner.post:
        kinds = tuple(dict.fromkeys([*kinds, "appointed"]))
    given = dice.one(
        [{"after": kinds, "within": length}, {"before": kinds, "by": length}, {"before": kinds, "wait": length}]
    )
    refs = dice.seldom(dice.some(POSTS if owner.post else REFS), (), of_ten=2)
    has_ref = subject in (Subject.EVENT, Subject.DIRECTIVE)
    return given | {"look_back": dice.one(_LENGTHS), "ref": refs, "match_ref": has_ref and dice.seldom(True, False)}


def duty(dice: Dice, code: str, who: str, verbs: Set[Verb]) -> Duty:
    """A duty of any kind the model allows, owed by a `unit`, a `member` or the holder of a `post`."""
    is_anchored = dice.one([False, False, True]) and not verbs <= set(OF_PERIODS)
    owner, pairs = _owner(dice, who), _pairs(who, is_anchored)
    what = measure(dice, [pair for pair in pairs if pair[0] in verbs])
    return Duty(
        code=code,
        title=code,
        sources=(Source(regulation="R"),),
        owed_by=owner,
        measure=what,
        **_anchored(dice, owner, what.subject) if is_anchored else _calendar(dice),
        **_bounds(dice, what.verb),
    )


def _pairs(who: str, is_anchored: bool) -> Sequence[Pair]:
    if who != "unit":
        return OF_PEOPLE
    return OF_UNITS_ANCHORED if is_anchored else OF_UNITS


def _edition(
    dice: Dice, code: str, layer: Layer, edition: str, span: tuple[date, date], duties: list[Duty]
) -> list[Rulebook]:
    """One edition with some of the duties; none if all of them were left out."""
    sector = dice.seldom((dice.one(list(Sector)),), (), of_ten=1)
    kept = dice.kept(dice.sample(duties, len(duties), least=1))
    valid = {"valid_from": span[0], "valid_to": span[1]}
    given = {"code": code, "title": code, "edition": edition, "layer": layer, "sector": sector, **valid}
    return [Rulebook(**given, duties=tuple(kept))] if kept else []


def _owners(dice: Dice, verbs: Set[Verb]) -> dict[str, str]:
    """Duty → who owes it: an edition changes much about a duty, but not whether units or people owe it."""
    who = ["unit"] * 3 if verbs - {Verb.HOURS} else []
    who += ["member", "post"] if verbs & {Verb.COUNT, Verb.HOURS} else []
    return {code: dice.one(who) for code in [*LAW_DUTIES, *PLAN_DUTIES]}


def rulebooks_on(dice: Dice, days: Sequence[date], verbs: Set[Verb]) -> list[Rulebook]:
    """A law, often in two editions with duties in common, and a plan that must be adopted."""
    change, owners = dice.one(days), _owners(dice, verbs)
    # the end of an edition may not be written down yet when the next one comes into force
    first_spans = [
        [(LONG_AGO, FOREVER)],
        [(LONG_AGO, change), (change, FOREVER)],
        [(LONG_AGO, FOREVER), (change, FOREVER)],
    ]
    books = []
    for number, span in enumerate(dice.one(first_spans), start=1):
        duties = [duty(dice, code, owners[code], verbs) for code in LAW_DUTIES]
        books += _edition(dice, "law", Layer.STATUTORY, str(number), span, duties)
    duties = [duty(dice, code, owners[code], verbs) for code in PLAN_DUTIES]
    layer = dice.one([Layer.LOCAL_PRACTICE, Layer.PRACTICE])
    return books + _edition(dice, "plan", layer, "1", (LONG_AGO, FOREVER), duties)
