"""The audit trail as people read it: which lines somebody may see, and each line as a sentence."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, QuerySet, UUIDField, Value, When
from django.db.models.functions import Cast, StrIndex, Substr

from youju.access.actions import DETAILS, sentence_of
from youju.access.reading import tops
from youju.base.models import AuditLine
from youju.core.periods import FOREVER, parse_period

Units = QuerySet[Any, Any]
Named = Callable[[Collection[Any], Units], Mapping[str, str]]
"""Keys and the units that may be read → what each key, as text, is called; what may not be seen is left out."""

ACCOUNT = "account"
UUID_AT_END = r"^[a-z]+:[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$"
OUTSIDE = "（在可看的范围以外）"


@dataclass(frozen=True)
class Subject:
    """A kind of thing that audit lines are about. `rows`: those bound to units, found by `uid` (accounts by `pk`);
    `names`: what they are called."""

    kind: str
    word: str
    rows: Callable[[Units], QuerySet[Any]]
    names: Named


@dataclass(frozen=True)
class Told:
    """A line as it is read."""

    at: datetime
    who: str
    what: str
    about: str
    detail: str


@cache
def subjects() -> dict[str, Subject]:
    """All kinds, told by the modules that the settings name."""
    modules = [import_module(name) for name in settings.AUDIT_SUBJECTS]
    return {each.kind: each for module in modules for each in module.SUBJECTS}


@cache
def worded() -> dict[str, Named]:
    """Keys of details whose values are codes or uids, with what gives their words."""
    modules = [import_module(name) for name in settings.AUDIT_SUBJECTS]
    return {key: named for module in modules for key, named in getattr(module, "CODED", {}).items()}


def lines_about(units: Units) -> QuerySet[AuditLine]:
    """Lines about what is bound to the units; those about nothing of the kind (codes, regulations, a name that no
    account has) go to who sees the head of the group. Latest first."""
    seen, elsewhere = Q(), Q(Exists(tops(units)))
    for subject in subjects().values():
        of_kind = Q(subject__startswith=f"{subject.kind}:")
        key = {"pk": OuterRef("number")} if subject.kind == ACCOUNT else {"uid": OuterRef("uid")}
        seen |= of_kind & Q(Exists(subject.rows(units).filter(**key)))
        elsewhere &= ~of_kind | Q(subject=f"{ACCOUNT}:0")
    return keyed(AuditLine.objects.all()).filter(seen | elsewhere).order_by("-at", "-id")


def keyed(lines: QuerySet[AuditLine]) -> QuerySet[AuditLine]:
    """With the subject's key as `uid` or `number`; what is no such key is never cast."""
    key = Substr("subject", len(ACCOUNT) + 2)
    after = Cast(Substr("subject", StrIndex("subject", Value(":")) + 1), UUIDField())
    return lines.annotate(
        number=Case(When(subject__regex=rf"^{ACCOUNT}:\d{{1,18}}$", then=Cast(key, BigIntegerField()))),
        uid=Case(When(subject__regex=UUID_AT_END, then=after), output_field=UUIDField()),
    )


def told(lines: Iterable[AuditLine], units: Units) -> list[Told]:
    """The lines as sentences; names are asked for once for each kind."""
    held = list(lines)
    names = _names(held, units)
    return [_told(line, names) for line in held]


def _names(lines: list[AuditLine], units: Units) -> dict[str, dict[str, str]]:
    """Kind, or key of a detail, → key as text → name."""
    asked: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        kind, _, key = line.subject.partition(":")
        asked[kind].add(key)
        for name in worded().keys() & line.detail.keys():
            asked[f"detail {name}"].add(str(line.detail[name]))
    found = {kind: dict(each.names(asked[kind], units)) for kind, each in subjects().items() if asked[kind]}
    coded = {f"detail {key}": named for key, named in worded().items()}
    return found | {key: dict(named(asked[key], units)) for key, named in coded.items() if asked[key]}


def _told(line: AuditLine, names: dict[str, dict[str, str]]) -> Told:
    kind, _, key = line.subject.partition(":")
    subject = subjects().get(kind)
    about = f"{subject.word} {names.get(kind, {}).get(key, '')}".strip() if subject else ""
    parts = (_part(name, value, names) for name, value in line.detail.items() if name in DETAILS)
    return Told(line.at, line.actor, sentence_of(line.action), about, "；".join(filter(None, parts)))


def _part(name: str, value: Any, names: dict[str, dict[str, str]]) -> str:
    if name in worded():
        value = names[f"detail {name}"].get(str(value), OUTSIDE if _is_uid(value) else value)
    elif name == "period":
        value = _period(str(value))
    if value in ("", None, str(FOREVER)):
        return ""
    return f"{DETAILS[name]}{value}" if not isinstance(value, bool) else DETAILS[name] if value else ""


def _is_uid(value: Any) -> bool:
    try:
        return bool(UUID(str(value)))
    except ValueError:
        return False


def _period(label: str) -> str:
    try:
        return parse_period(label).title
    except ValueError:
        return label
