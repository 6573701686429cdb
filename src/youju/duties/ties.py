"""Reasons and releases given for a person's duties, as ties."""

from youju.duties.models import Excuse, Waiver
from youju.members.models import Person
from youju.members.tied import Move, Tie


def ties_of(person: Person) -> list[Tie]:
    """Those in force."""
    excuses = Excuse.objects.filter(person=person, withdrawn_at=None).select_related("unit").order_by("starts_on", "id")
    waivers = Waiver.objects.filter(person=person).select_related("unit").order_by("valid_from", "id")
    return [
        *(Tie(f"excuse:{each.pk}", "说明", _of(each), (each.unit_id,), each.starts_on) for each in excuses),
        *(
            Tie(f"waiver:{each.pk}", "豁免", _of(each), (each.unit_id,), each.valid_from, each.valid_to)
            for each in waivers
        ),
    ]


def _of(each: Excuse | Waiver) -> str:
    return f"{each.unit.name} {each.reason}"


def hand_over(move: Move) -> None:
    """Give them to the target."""
    move.chosen("excuse", Excuse.objects.filter(person=move.source)).update(person=move.target)
    move.chosen("waiver", Waiver.objects.filter(person=move.source)).update(person=move.target)
