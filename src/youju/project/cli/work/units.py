"""Finding the unit somebody names on the command line."""

from difflib import get_close_matches
from uuid import UUID

from django.db.models import Q

from youju.core.errors import Refusal
from youju.organisation.models import Unit, UnitName


def unit_named(text: str) -> Unit:
    """The unit of this name, other or former name, or uid. Raises Refusal, with names like it, where there is not one.

    A present name goes before other and former ones, and a unit that still exists before one that was dissolved.
    """
    text = text.strip()
    found = list(Unit.objects.filter(_by_uid(text) | Q(name=text)).order_by("-valid_to", "id"))
    if not found:
        found = list(Unit.objects.filter(names__name=text).distinct().order_by("-valid_to", "id"))
    if not found:
        raise Refusal(f"没有叫“{text}”的党组织。", _like(text))
    latest = [unit for unit in found if unit.valid_to == found[0].valid_to]
    if len(latest) > 1:
        listed = "；".join(f"{unit.name}（{unit.uid}）" for unit in latest[:5])
        raise Refusal(f"叫“{text}”的党组织不止一个。", f"请用编号：{listed}")
    return latest[0]


def _by_uid(text: str) -> Q:
    try:
        return Q(uid=UUID(text))
    except ValueError:
        return Q(pk__in=())


def _like(text: str) -> str:
    names = list(UnitName.objects.values_list("name", flat=True).distinct())
    if not names:
        return "账里还没有党组织：先用 youju import 导入，或用 youju demo 载入示例。"
    close = [name for name in names if text in name][:5] or get_close_matches(text, names, n=5, cutoff=0.4)
    return f"是不是：{'、'.join(close)}？" if close else "可用全称、简称或编号。"
