"""A duty in a few Chinese words: who, when, what is counted, how much, and on what ground."""

from collections.abc import Iterable, Mapping

from youju.core.codes import Terms, Vocabulary
from youju.core.facts import Function, Standing
from youju.core.measures import Measure, Passed, Population, Verb
from youju.core.periods import CADENCE_WORD
from youju.core.rules.model import Duty, Feature, Source

Words = Mapping[Vocabulary, Terms]

STANDING_WORD = {
    Standing.FULL_MEMBER: "正式党员",
    Standing.PROBATIONARY_MEMBER: "预备党员",
    Standing.PROSPECT: "发展对象",
    Standing.ACTIVIST: "入党积极分子",
    Standing.APPLICANT: "入党申请人",
}
FEATURE_WORD = {
    Feature.COMMITTEE: "设支部委员会的",
    Feature.NO_COMMITTEE: "不设支部委员会的",
    Feature.CELLS: "设党小组的",
}
PASSED_WORD = {
    Passed.CLOSED: "已办结",
    Passed.PRESENT_HALF: "到会半数以上",
    Passed.PRESENT_OVER_HALF: "到会超过半数",
    Passed.PRESENT_TWO_THIRDS: "到会三分之二以上",
    Passed.PRESENT_FOUR_FIFTHS: "到会五分之四以上",
    Passed.CARRIED: "赞成超过应到半数",
    Passed.ELECTED: "赞成超过实到半数",
    Passed.FIRST_TOPIC: "以第一议题开头",
    Passed.ANSWERED: "有回应",
}
FUNCTION_WORD = {
    Function.CHAIR: "主持",
    Function.LECTURER: "主讲",
    Function.RECORDER: "记录",
    Function.INTERVIEWEE: "谈话对象",
}
VERB_WORD = {Verb.COVERAGE: "每人做到", Verb.RATE: "比例", Verb.HOURS: "学时", Verb.SIZE: "人数"}


def owner(duty: Duty, words: Words) -> str:
    """Who owes it: 党支部（设支部委员会的）, 书记（党委、党组）."""
    who, kinds = duty.owed_by, words[Vocabulary.UNIT_KIND]
    persons = Population.model_construct(member=who.member, post=who.post)
    names = _labels(who.unit, kinds) or people(persons, words)
    limit = FEATURE_WORD[who.has] if who.has else _labels(who.at, kinds)
    return f"{names}（{limit}）" if limit else names


def people(population: Population, words: Words) -> str:
    """A population by name: 正式党员、预备党员, 保密员."""
    standings = [STANDING_WORD[each] for each in population.member]
    posts = _labels(population.post, words[Vocabulary.POST])
    return "、".join([*standings, *([posts] if posts else [])])


def when(duty: Duty, words: Words) -> str:
    """How often, or by when: 每月, 任职后6个月内, 转正前满12个月."""
    if duty.every is not None:
        return f"{CADENCE_WORD[duty.every]}{f'，{duty.due_month}月底前' if duty.due_month else ''}"
    posts = _labels(duty.ref, words[Vocabulary.POST])
    event = _labels(duty.after or duty.before, words[Vocabulary.EVENT]) + (f"（{posts}）" if posts else "")
    if duty.within is not None:
        return f"{event}后{duty.within}内"
    if duty.wait is not None:
        return f"{event}前满{duty.wait}"
    early = str(duty.by) if duty.by and (duty.by.months or duty.by.days) else ""
    return f"{event}前{early}"


def threshold(duty: Duty) -> str:
    """How much: 不少于1次, 3至7人, 100%."""
    unit = duty.measure.unit
    if duty.measure.is_percent:
        return f"{duty.least}%"
    if duty.at_most is None:
        return f"不少于{duty.least}{unit}"
    return f"{duty.least}至{duty.at_most}{unit}" if duty.least else f"不超过{duty.at_most}{unit}"


def counted(measure: Measure, words: Words) -> str:
    """What is counted: its title, or its verb and filters by their names."""
    if measure.title:
        return measure.title
    parts = [
        _labels(measure.form, words[Vocabulary.FORM]),
        _labels(measure.deliverable, words[Vocabulary.DELIVERABLE]),
        _labels(measure.event, words[Vocabulary.EVENT]),
        _prefixed("议题", _labels(measure.topic, words[Vocabulary.TOPIC])),
        *_conditions(measure, words),
    ]
    return "，".join(part for part in (VERB_WORD.get(measure.verb, ""), *parts) if part)


def _conditions(measure: Measure, words: Words) -> list[str]:
    doing = "、".join(word for flag, word in FUNCTION_WORD.items() if measure.function and flag in measure.function)
    passed = PASSED_WORD[measure.passed] if measure.passed else ""
    answer = _prefixed("有回应：", _labels(filter(None, [measure.answered_by]), words[Vocabulary.EVENT]))
    of = people(measure.of, words) if measure.of else ""
    first = "第一议题" if measure.first_topic else ""
    return [first, _prefixed("担任", doing), answer or passed, _prefixed("对", of)]


def ground(source: Source) -> str:
    """A provision, and whether its number is confirmed."""
    doubt = "" if source.verified else "（未核实）" if source.article else "（条号未核实）"
    return f"{source.regulation} {source.article}".strip() + doubt


def _labels(codes: Iterable[str], terms: Terms) -> str:
    return "、".join(terms.label(code) for code in codes)


def _prefixed(prefix: str, text: str) -> str:
    return f"{prefix}{text}" if text else ""
