"""Forms about accounts and grants."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy

from youju.access.models import Role
from youju.base.clock import today
from youju.core.periods import FOREVER
from youju.organisation.models import Unit, UnitName
from youju.ui.scope import Ability, Scope

CHOICES = [
    (Role.READER, "查看：看台账、履职和报告"),
    (Role.RECORDER, "记录：记一笔、修改记录"),
    (Role.OFFICER, "管理：还能结账、说明、导入、写报告、调整人员"),
    (Role.AUDITOR, "督查：只看，还能看操作记录"),
    (Role.ADMINISTRATOR, "系统管理：开账号、授权"),
]
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class UnitField(forms.CharField):
    """A unit named by a present, former or other name; suggestions come as one types. Cleans to a Unit.

    The form must be given `scope`; only units it administers are found.
    """

    def __init__(self) -> None:
        attributes = {
            "list": "units",
            "autocomplete": "off",
            "hx-get": reverse_lazy("access:units"),
            "hx-trigger": "input changed delay:250ms, focus once",
            "hx-target": "#units",
        }
        super().__init__(label="党组织", help_text="打几个字，从提示里选。", widget=forms.TextInput(attrs=attributes))


def unit_of(text: str, scope: Scope) -> Unit:
    """The unit of this name that the scope administers. Raises ValidationError where there is not one."""
    units = Unit.objects.filter(pk__in=scope.units(Ability.ADMINISTER), valid_to=FOREVER)
    found = units.filter(name=text).first()
    if found is None:
        known = UnitName.objects.filter(name=text).values("unit")
        others = list(units.filter(pk__in=known)[:2])
        found = others[0] if len(others) == 1 else None
    if found is None:
        raise ValidationError(f"在您的管理范围内没有叫“{text}”的党组织。写全称，或从提示里选。")
    return found


class GrantForm(forms.Form):
    """A role on a unit."""

    unit = UnitField()
    role = forms.ChoiceField(label="角色", choices=CHOICES, widget=forms.RadioSelect)
    with_below = forms.BooleanField(label="含下级党组织", required=False, initial=True)
    since = forms.DateField(label="从哪天起", widget=DAY)
    last = forms.DateField(label="到哪天为止", required=False, widget=DAY, help_text="含这一天；不填就是长期。")

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        self.scope = scope
        super().__init__(*args, **kwargs)
        self.fields["since"].initial = today

    def clean_unit(self) -> Unit:
        """The unit itself."""
        return unit_of(self.cleaned_data["unit"].strip(), self.scope)

    def granted(self) -> dict[str, Any]:
        """What `grant_role` is told."""
        given, last = self.cleaned_data, self.cleaned_data["last"]
        until = last + timedelta(days=1) if last else FOREVER
        return {
            "role": Role(given["role"]),
            "unit": given["unit"],
            "since": given["since"],
            "until": until,
            "with_below": given["with_below"],
        }


class AccountForm(GrantForm):
    """A new account with its first role."""

    username = forms.CharField(
        label="账号名",
        max_length=60,
        help_text="用来登录：小写字母开头，3 位以上，可用字母、数字、点、连字符，如 zhang.san。",
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )
    display_name = forms.CharField(label="使用人", max_length=60, help_text="姓名。一人一个账号，不要几个人合用。")
    field_order = ("username", "display_name", "unit", "role", "with_below", "since", "last")


class RevokeForm(forms.Form):
    """When a grant ends."""

    on = forms.DateField(label="从哪天起失效", initial=today, widget=DAY, help_text="这一天起就没有这项权限了。")


class NothingForm(forms.Form):
    """A yes, without anything to fill in."""
