"""Words for the codes of duties, measures and rulebooks in audit lines."""

from collections.abc import Collection, Mapping
from typing import Any

from youju.access.trail import Units
from youju.duties.models import Duty, Edition
from youju.library.shelf import shipped_library

SUBJECTS = ()


def duty_titles(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Duties by the title of their latest edition; '*' stands for all."""
    rows = Duty.objects.filter(code__in=keys).order_by("edition__valid_from").values_list("code", "title")
    return dict(rows) | {"*": "全部事项"}


def rulebook_titles(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Rulebooks by the title of their latest edition."""
    rows = Edition.objects.filter(rulebook__in=keys).order_by("valid_from").values_list("rulebook", "title")
    return dict(rows)


def measure_titles(keys: Collection[str], units: Units) -> Mapping[str, str]:
    """Measures by title."""
    return {code: each.title for code, each in shipped_library().measures.items() if code in keys}


CODED: dict[str, Any] = {"duty": duty_titles, "rulebook": rulebook_titles, "measure": measure_titles}
