"""Forms of this room."""

from typing import Any

from django import forms

from youju.core.periods import Period, parse_period
from youju.ledger.evidence import LARGEST


class ReasonForm(forms.Form):
    """Why something is done that the books must explain."""

    reason = forms.CharField(
        label="原因",
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 200}),
        help_text="原因会一直留在记录里，谁都看得到。",
    )


class SeveralFiles(forms.ClearableFileInput):
    """Several files chosen at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or more, each checked; gives a list."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file, checked."""
        files = data if isinstance(data, list | tuple) and data else [data or None]
        return [super(FilesField, self).clean(each, initial) for each in files]


class EvidenceForm(forms.Form):
    """Files that show it happened."""

    files: Any = FilesField(
        label="选择文件",
        allow_empty_file=True,
        widget=SeveralFiles(attrs={"multiple": True, "data-sends": True}),
        help_text=f"照片、扫描件、PDF、Word、Excel 都可以，可以一次选几个，每个不超过 {LARGEST // 2**20} MB。"
        "涉密文件一律不能上传。",
        error_messages={"required": "请先选择文件。"},
    )


class PeriodField(forms.ChoiceField):
    """One of some periods; gives a Period."""

    def set_periods(self, periods: list[Period]) -> None:
        """What can be chosen."""
        self.choices = [(each.label, each.title) for each in periods]

    def clean(self, value: Any) -> Any:
        """The period chosen."""
        return parse_period(super().clean(value))


class ZeroForm(forms.Form):
    """零报告."""

    measure = forms.ChoiceField(label="确认为零的事项")
    period = PeriodField(label="哪段时间")
    note = forms.CharField(label="说明", max_length=200, required=False, help_text="可以不写。")

    def __init__(self, *args: Any, measures: Any, periods: list[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [("", "请选择"), *measures]  # type: ignore[attr-defined]
        self.fields["period"].set_periods(periods)  # type: ignore[attr-defined]


class CloseForm(forms.Form):
    """Closing: of which units and which period."""

    unit = forms.MultipleChoiceField(
        label="党组织",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "请至少勾选一个党组织。", "invalid_choice": "所选党组织不在您能结账的范围内。"},
    )
    period = PeriodField(
        label="结哪一期",
        error_messages={
            "required": "请选择要结的期间。",
            "invalid_choice": "%(value)s 没有可结的账：所选党组织都已经结过，或者还没有到期。请另选一期。",
        },
    )
    below = forms.BooleanField(label="连同所选党组织的全部下级一起结", required=False)

    def __init__(self, *args: Any, units: Any, periods: list[Period], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["period"].set_periods(periods)  # type: ignore[attr-defined]
