"""The words by which stated figures and duties are found, and the patterns made of them once."""

import re
from dataclasses import dataclass
from functools import cached_property

from youju.core.reading.patterns import any_of, next_of, regex

_PAIR = 2


@dataclass(frozen=True)
class Words:
    """Word lists; their file says what each is for. `units`: 名:单义 is 名 unless 单 or 义 follows."""

    units: tuple[str, ...]
    times: tuple[str, ...]
    abstract: tuple[str, ...]
    verbs: tuple[str, ...]
    chiefs: tuple[str, ...]
    short: tuple[str, ...]
    follows: tuple[str, ...]
    attitudes: tuple[str, ...]
    body_heads: tuple[str, ...]
    bodies: tuple[str, ...]
    people: tuple[str, ...]
    others: tuple[str, ...]
    own: tuple[str, ...]
    plans: tuple[str, ...]
    reports: tuple[str, ...]
    ahead: tuple[str, ...]
    behind: tuple[str, ...]
    starters: tuple[str, ...]
    nouns: tuple[str, ...]
    charged: tuple[str, ...]
    charged_by: tuple[str, ...]
    charged_above: tuple[str, ...]
    charged_never: tuple[str, ...]
    musts: tuple[str, ...]
    does: tuple[str, ...]
    does_by: tuple[str, ...]

    @cached_property
    def unit_pattern(self) -> str:
        """A pattern for one unit, longer ones first, none of them where it begins another word."""
        return "(?:" + "|".join(map(_unit, sorted(self.units, key=lambda unit: -len(unit.split(":")[0])))) + ")"

    @cached_property
    def unit_begins(self) -> str:
        """The characters with which units begin, for use within a class of characters."""
        return "".join(sorted(re.escape(each) for each in {unit[0] for unit in self.units}))

    @cached_property
    def abstract_noun(self) -> re.Pattern[str]:
        """A noun that makes a manner of speaking of a number before it, at the beginning."""
        return regex(rf"[^，。；、]{{0,2}}?{any_of(self.abstract)}|[\ue000-\ue003《“]")

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """A verb of doing with its aspect (了, 过, 出). One character alone counts only before 了, 过 or a number."""
        long = [verb for verb in (*self.verbs, *self.chiefs) if len(verb) > 1]
        short = [verb for verb in (*self.verbs, *self.short) if len(verb) == 1]
        return regex(
            rf"{next_of([*long, *short])}{self._no_body}(?P<verb>{any_of(long)}(?:产生|到|出)?"
            rf"|{any_of(short)}(?=了|过|\d|[一两三四五六七八九十]))(?:了|过)?"
        )

    @cached_property
    def chief(self) -> re.Pattern[str]:
        """A verb that is hardly ever part of a noun."""
        return regex(rf"{next_of(self.chiefs)}{self._no_body}(?P<verb>{any_of(self.chiefs)}(?:产生|到|出)?)(?:了|过)?")

    @cached_property
    def first(self) -> re.Pattern[str]:
        """A verb of one character where a predicate begins: 讲党课."""
        return regex(rf"{next_of(self.short)}{self._no_body}(?P<verb>{any_of(self.short)})(?:了|过)?(?=..)")

    @cached_property
    def _no_body(self) -> str:
        return f"(?!{any_of(self.body_heads)})"

    @cached_property
    def attitude(self) -> re.Pattern[str]:
        """A verb of attitude at the end of what stands before a number."""
        return regex(rf"{any_of(self.attitudes)}(?:好|了|中央|党|上级|党中央|省委|市委|落实|做到|\W)*$")

    @cached_property
    def actor(self) -> re.Pattern[str]:
        """Who acts, at the beginning of a clause: a body or people by role, before what one does."""
        endings = [*self.bodies, *self.people]
        plain = [each for each in endings if len(each) > 1 and each.isalpha()]
        ending, whole = any_of(endings), next_of(plain) + any_of(plain)
        enclosed = "(?:（\ue002*）)?"
        inner = r"[^，。；：、的了由\d\n]"
        name = rf"(?:我|本人|{whole}|{inner}{{1,15}}?{next_of(endings)}{ending}){enclosed}"
        return regex(
            rf"{self._no_actor}(?P<actor>{name}(?:(?:[、和及]|以及){name}){{0,3}})"
            rf"(?={next_of(self._shows_end)}(?:上半年|{self._no_body}{any_of(self._shows_end)}))"
        )

    @cached_property
    def counted_actor(self) -> re.Pattern[str]:
        """Who a clause counts for, whatever it does: 我乡, 某县 before a number, a body with one not far behind."""
        places, inner = "[省市县区乡镇村]", r"[^，。；：、的了由和与及（“\d\n]"
        bodies = "党委|党组|党工委|纪工委|纪委|党支部|党总支|工会|团委|公司"
        return regex(
            rf"{self._no_actor}(?P<actor>全(?:[园行乡镇段矿院校站厂场局]|公司)(?!性)(?=[^，。；：、党\d]{{0,8}}\d)|[我本该](?:{places}|[局校院馆矿段厂站所厅委行社队处]|公司|单位|项目部)(?![党团])"
            rf"|{inner}{{1,4}}?{places}(?<!下乡)(?<!责任区)(?<!示范区)(?=辖\d|\d{{1,4}}个|现有|共有|下辖|拥有|总人口)|{inner}{{0,6}}?(?:{bodies})(?!织)(?=[^，。；：、的员人班会数书占\d\n]{{1,6}}\d)|{inner}{{2,7}}?(?:党支部|党小组)(?=\d{{1,4}}[名人]))"
        )

    @cached_property
    def begins_no_actor(self) -> frozenset[str]:
        """One or two characters with which no actor's name begins: most clauses begin so."""
        heads = {head[0] for head in self.body_heads}
        words = (*self.starters, *(verb for verb in self.verbs if len(verb) == _PAIR and verb[0] not in heads))
        return frozenset(word for word in words if len(word) <= _PAIR and word.isalpha())

    @cached_property
    def holder(self) -> re.Pattern[str]:
        """Whose share is told: 中层以上干部 of 中层以上干部受教育面."""
        return regex(
            rf"(?!{any_of(self.starters)})(?P<actor>[^，。；：、的了\\d\\n]{{0,12}}{any_of(self.people)})".replace(
                "\\\\", "\\"
            )
        )

    @cached_property
    def another(self) -> re.Pattern[str]:
        """What begins the naming of another than the office itself."""
        return regex(any_of(self.others))

    @cached_property
    def ours(self) -> re.Pattern[str]:
        """What stands in the office's naming of itself."""
        return regex(any_of(self.own))

    @cached_property
    def body(self) -> re.Pattern[str]:
        """The end of a body's name."""
        return regex(rf"{any_of(self.bodies)}(?:[（“][^）”]*[）”])?$")

    def is_people(self, name: str) -> bool:
        """Whether a name is one of people by their role, not of a body."""
        return any(name.endswith(each) for each in self.people if each.isalpha()) and not self.body.search(name)

    @cached_property
    def titled(self) -> re.Pattern[str]:
        """The office at the beginning of a title: 某矿党委 of 某矿党委2023年党建工作要点."""
        heads = any_of([body for body in self.bodies if len(body) > 1 or body in "局院校矿段厂站所"])
        ends = "[0-9二（(关]|[上下]半年|年|党建|党风|学习|全面|意识|保密|工作|落实|主题|领导"
        return regex(rf"[^，。：“《 　]{{1,24}}?{heads}(?={ends})")

    @cached_property
    def kind_of_document(self) -> re.Pattern[str]:
        """What a title calls its document."""
        return regex(any_of([*self.plans, *self.reports]))

    @cached_property
    def kinds_of_plans(self) -> frozenset[str]:
        """What titles call plans, without what may not follow."""
        return frozenset(plan.partition("(")[0] for plan in self.plans)

    @cached_property
    def looks_ahead(self) -> re.Pattern[str]:
        """What a heading says of a part that tells what is meant to be."""
        return regex(any_of(self.ahead))

    @cached_property
    def looks_back(self) -> re.Pattern[str]:
        """What a heading says of a part that tells what was done."""
        return regex(any_of(self.behind))

    @cached_property
    def _shows_end(self) -> list[str]:
        """What shows that an actor's name has ended."""
        verbs = {verb for verb in self.verbs if len(verb) > 1} - {*self.nouns}
        quoted = f"“\ue001{{1,30}}”{any_of([*verbs, *self.chiefs])}"
        return [*self.follows, *self.chiefs, *verbs, quoted, "“\ue001{2,4}”前"]

    @cached_property
    def _no_actor(self) -> str:
        """A pattern that fails where prepositions, adverbs and verbs begin, unless they begin a body's name."""
        verbs = [verb for verb in self.verbs if len(verb) > 1]
        words = any_of([*self.starters, next_of(verbs) + self._no_body + any_of(verbs)])
        return f"(?!{next_of([*self.starters, *verbs])}{words})"

    # Who is charged with a duty

    @cached_property
    def post(self) -> re.Pattern[str]:
        """`who` must, should, or does so often, whatever the name begins with: 承办部门在3日内, 副校长每半年."""
        ends, never = any_of(self.charged), any_of(self.charged_never)
        return regex(rf"(?P<who>(?!{never})[^，。；：、\d\n由每须应将把与“]{{0,16}}?{ends})(?={any_of(self.musts)})")

    @cached_property
    def doer(self) -> re.Pattern[str]:
        """`who` does it, right behind when it is done: 12月20日前，支部书记在党员大会上述职."""
        who = rf"[^，。；：\d\n由每须应将把向到“]{{0,20}}?(?<![的任]){any_of(self.charged)}"
        return regex(rf"(?P<who>(?!{any_of(self.charged_never)}|会[前后]){who})(?={any_of(self.does)})")

    @cached_property
    def meant(self) -> re.Pattern[str]:
        """`who` is meant by the clauses behind: 外出三个月以上的党员，每季度汇报1次."""
        ends = any_of((*self.charged, *self.charged_above))
        such = rf"(?!{any_of(self.charged_never)}|.*是)[^，。；：\n]{{2,24}}的(?:\d{{1,3}}[个名位家])?"
        return regex(rf"(?:凡是?)?(?P<who>{such}[^，。；：、的\n]{{0,8}}?{ends})")

    @cached_property
    def by_whom(self) -> re.Pattern[str]:
        """由 and `who`, whatever he does."""
        who = rf"[^，。；、\d\n由]{{1,14}}?{any_of((*self.charged, *self.charged_by))}"
        return regex(rf"由(?<!自由)(?P<who>{who})(?![^，。；]{{1,3}}的)(?={any_of(self.does_by)})")


def _unit(entry: str) -> str:
    unit, _, not_before = entry.partition(":")
    return f"{unit}(?![{not_before}])" if not_before else unit
