"""Forms about people."""

from typing import Any

from django import forms

from youju.members.filters import post_choices
from youju.members.models import STANDINGS
from youju.organisation.fields import DayField, UnitField

SEXES = [("", "不写"), ("m", "男"), ("f", "女")]


class WithUnit(forms.Form):
    """A form with a unit to choose of those given."""

    def __init__(self, *args: Any, units: Any, **said: Any) -> None:
        super().__init__(*args, **said)
        self.fields["unit"].give(units)  # type: ignore[attr-defined]


class IdentityForm(forms.Form):
    """Who somebody is."""

    name = forms.CharField(label="姓名", max_length=60)
    sex = forms.ChoiceField(label="性别", choices=SEXES, required=False)
    born_on = DayField(label="出生日期", required=False, help_text="用来区分同名的人。不要填身份证号。")
    note = forms.CharField(label="备注", max_length=200, required=False, help_text="如部门、岗位，也用来区分同名的人。")


class NewPersonForm(WithUnit, IdentityForm):
    """Somebody new, with where they belong."""

    unit = UnitField("manage", label="组织关系所在党组织")
    standing = forms.ChoiceField(label="身份", choices=STANDINGS)
    since = DayField(label="从哪天起", help_text="转入、入党或提出申请的日期。")

    field_order = ("name", "unit", "standing", "since", "sex", "born_on", "note")


class MembershipForm(WithUnit):
    """Another unit, or another standing."""

    unit = UnitField("manage", label="组织关系所在党组织")
    standing = forms.ChoiceField(label="身份", choices=STANDINGS)
    on = DayField(label="从哪天起", help_text="转接、转正的日期；原来的到这一天为止。")


class AttachForm(WithUnit):
    """编入 of a temporary branch."""

    unit = UnitField("manage", label="编入哪个党组织", help_text="组织关系不动，只参加那里的活动。")
    since = DayField(label="从哪天起")
    until = DayField(label="到哪天", required=False, help_text="不知道就不填，结束时再记。")


class AppointForm(WithUnit):
    """A post taken."""

    unit = UnitField("manage", label="在哪个党组织任职")
    post = forms.ChoiceField(label="职务", choices=post_choices)
    since = DayField(label="任职日期")


class EndForm(forms.Form):
    """The day something ends."""

    on = DayField(label="从哪天起", help_text="从这天起不再算。以前的记录都保留。")


class MergeForm(forms.Form):
    """Why two records are of one person."""

    reason = forms.CharField(label="依据", max_length=160, help_text="例如：核对党员名册，两条是同一人。")


class SplitForm(IdentityForm):
    """Who the other person is, and why."""

    reason = forms.CharField(label="依据", max_length=160, help_text="例如：两个支部各有一位同名党员，误记成一人。")

    field_order = ("name", "sex", "born_on", "note", "reason")
