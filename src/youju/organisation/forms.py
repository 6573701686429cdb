"""Forms about units."""

from typing import Any

from django import forms

from youju.codes.queries import vocabulary
from youju.core.codes import Vocabulary
from youju.organisation.fields import DayField, UnitField
from youju.organisation.reading import SECTORS


class NewUnitForm(forms.Form):
    """A unit to be founded below another."""

    name = forms.CharField(label="全称", max_length=200, help_text="名称不能与别的党组织相同，可以带上项目名或公司名。")
    kind = forms.ChoiceField(label="类别")
    founded_on = DayField(label="成立日期")
    sector = forms.ChoiceField(label="单位性质", choices=list(SECTORS.items()))
    project = forms.CharField(
        label="所属项目", max_length=200, required=False, help_text="临时党支部要写；别的可以不写。"
    )
    aliases = forms.CharField(
        label="简称", max_length=200, required=False, help_text="台账里常用的简称，几个之间用顿号隔开。"
    )
    full_members = forms.IntegerField(
        label="正式党员人数", min_value=0, max_value=100000, required=False, help_text="名册不在本系统的才填。"
    )

    def __init__(self, *args: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (term.code, term.label) for term in vocabulary(Vocabulary.UNIT_KIND).terms
        ]


class RenameForm(forms.Form):
    """Another name from a day on."""

    name = forms.CharField(label="新名称", max_length=200)
    on = DayField(label="从哪天起", help_text="以前的名称会保留，用旧名也能查到。")


class MoveForm(forms.Form):
    """Another superior from a day on."""

    superior = UnitField("manage", label="新的上级党组织")
    on = DayField(label="从哪天起", help_text="此前的记录仍归原上级统计。")

    def __init__(self, *args: Any, superiors: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.fields["superior"].give(superiors)  # type: ignore[attr-defined]


class DissolveForm(forms.Form):
    """The end of a unit."""

    on = DayField(label="撤销日期", help_text="从这天起不再存在。已有的台账都保留，仍可查阅。")
    sure = forms.BooleanField(label="党员的组织关系已经转出，下级党组织已经调整")


class SizeForm(forms.Form):
    """How many members a unit says it has."""

    full_members = forms.IntegerField(label="正式党员人数", min_value=0, max_value=100000)
    on = DayField(label="从哪天起", help_text="只在名册不在本系统时使用；有名册的以名册为准。")


class TermForm(forms.Form):
    """A committee elected."""

    started_on = DayField(label="选举产生日期")
    ends_on = DayField(label="任期届满日期", help_text="到期前会提醒换届。")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        started, ends = said.get("started_on"), said.get("ends_on")
        if started and ends and ends <= started:
            self.add_error("ends_on", "届满日期应当晚于选举日期。")
        return said
