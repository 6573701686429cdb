"""What the audit trail calls units, people and accounts, and to whom it shows lines about them."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from youju.access.models import Account, Role
from youju.access.reading import by_grants
from youju.access.trail import Subject, Units
from youju.codes.models import Code
from youju.members.models import STANDINGS, Attachment, Membership, Person, Post
from youju.organisation.models import Unit

UID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def people(units: Units) -> QuerySet[Person]:
    """Who belongs or belonged to one of the units, by membership, attachment or post."""
    ties = (model.objects.filter(person=OuterRef("pk"), unit__in=units) for model in (Membership, Attachment, Post))
    bound = Q()
    for tie in ties:
        bound |= Q(Exists(tie))
    return Person.objects.filter(bound)


def uids(keys: Collection[str]) -> list[str]:
    """Those that can be uids."""
    return [key for key in keys if UID.fullmatch(key)]


def unit_names(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Units by their present names."""
    rows = Unit.objects.filter(uid__in=uids(keys), pk__in=units).values_list("uid", "name")
    return {str(uid): name for uid, name in rows}


def person_names(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """People by name; those who were erased have none."""
    rows = people(units).filter(uid__in=uids(keys)).values_list("uid", "identity__name")
    return {str(uid): name or "（已删除）" for uid, name in rows}


def account_names(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Accounts by who uses them."""
    numbers = [int(key) for key in keys if key.isdecimal()]
    rows = by_grants(Account.objects.filter(pk__in=numbers), units).values_list("pk", "display_name", "username")
    return {str(number): f"{name}（{username}）" for number, name, username in rows} | {"0": "（没有这个账号）"}


def role_words(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Roles."""
    return dict(Role.choices)


def standing_words(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Standings of members."""
    return dict(STANDINGS)


def code_words(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Codes of any vocabulary by their labels."""
    return dict(Code.objects.filter(code__in=keys).values_list("code", "label"))


SUBJECTS = (
    Subject("unit", "党组织", lambda units: Unit.objects.filter(pk__in=units), unit_names),
    Subject("person", "人员", people, person_names),
    Subject("account", "账号", lambda units: by_grants(Account.objects.all(), units), account_names),
)
CODED: dict[str, Any] = {
    "unit": unit_names,
    "to": unit_names,
    "person": person_names,
    "role": role_words,
    "standing": standing_words,
    "post": code_words,
    "kind": code_words,
}
