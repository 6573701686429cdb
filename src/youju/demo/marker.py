"""The line in the audit trail that says which group was loaded, and what stands in the books of it."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from youju.base.actor import Actor
from youju.base.audit import audit
from youju.base.models import AuditLine
from youju.core.errors import Refusal
from youju.demo.scale import VERSION, Scale
from youju.ledger.models import Attendance, Closing, Deliverable, Directive, Entry, Event, Revision
from youju.members.models import Person
from youju.organisation.models import Project, Term, Unit

ACTION, SUBJECT = "load_demo", "demo"

COUNTED = {
    "党组织": Unit,
    "项目": Project,
    "人员": Person,
    "任期": Term,
    "上级部署": Directive,
    "台账记录": Entry,
    "修订": Revision,
    "参加人次": Attendance,
    "成果": Deliverable,
    "事件": Event,
    "结账": Closing,
}


@dataclass(frozen=True)
class Loaded:
    """Which group stands in the books. `is_new`: it was loaded just now."""

    scale: Scale
    is_new: bool


def loaded_before(scale: Scale) -> Loaded | None:
    """The group loaded earlier, if any. Raises Refusal where it is another one."""
    line = AuditLine.objects.filter(action=ACTION, subject=SUBJECT).first()
    if line is None:
        return None
    if line.detail != _detail(scale):
        raise Refusal(
            "账套里已有另一个示例集团（规模、随机种子或版本不同）。", "换一个账套再载入，或删除这个账套的数据目录。"
        )
    return Loaded(scale, is_new=False)


def check_books() -> None:
    """Refuse books in which something else stands."""
    if Unit.objects.exists() or Person.objects.exists():
        raise Refusal("账套里已有别的数据，示例集团不载入其中。", "换一个空的账套来看示例。")


def mark(scale: Scale, *, by: Actor, at: datetime) -> Loaded:
    """Write down which group was loaded."""
    audit(ACTION, SUBJECT, by=by, at=at, **_detail(scale))
    return Loaded(scale, is_new=True)


def _detail(scale: Scale) -> dict[str, Any]:
    return {"version": VERSION} | asdict(scale) | {"until": str(scale.until)}


def describe() -> dict[str, int]:
    """How many of each thing stand in the books, for a table: Chinese word → count."""
    return {word: model._default_manager.count() for word, model in COUNTED.items()}
