"""Forms of this room."""

from typing import Any

from django import forms

DAY = {"type": "date"}


class ReasonForm(forms.Form):
    """Why an item was not done."""

    reason = forms.CharField(
        label="原因",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 300}),
        help_text="写清楚为什么没有做、后来怎么安排。上级和督查都看得到。",
    )


class SureForm(forms.Form):
    """Nothing to fill in: only a button."""


class WaiverForm(forms.Form):
    """From what day to what day a unit or somebody is released, and why."""

    since = forms.DateField(label="从哪天起", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    until = forms.DateField(
        label="到哪天止（含当天）",
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text="期限落在这段时间里的，都不再要求。",
    )
    reason = forms.CharField(label="原因", max_length=300, widget=forms.Textarea(attrs={"rows": 4, "maxlength": 300}))

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("since") and given.get("until") and given["until"] < given["since"]:
            self.add_error("until", "止的日期不能早于起的日期。")
        return given


class EndForm(forms.Form):
    """From what day something holds no more, and why."""

    on = forms.DateField(
        label="从哪天起",
        widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text="从这一天起不算，这一天以前照旧。",
    )
    reason = forms.CharField(label="原因", max_length=300, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}))


class AdoptForm(forms.Form):
    """A rulebook of practice and the day from which it binds."""

    rulebook = forms.ChoiceField(label="计划或做法")
    since = forms.DateField(label="从哪天起", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    with_below = forms.BooleanField(label="下级党组织也要做到", required=False, initial=True)

    def __init__(self, *args: Any, rulebooks: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rulebook"].choices = rulebooks  # type: ignore[attr-defined]


class TargetForm(forms.Form):
    """More than a duty's floor."""

    duty = forms.ChoiceField(label="应办事项")
    least = forms.IntegerField(label="本单位要求至少", min_value=1, max_value=10000)
    basis = forms.CharField(label="依据", max_length=200, help_text="例如：2026年党建工作要点第3条。")
    since = forms.DateField(label="从哪天起", widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    with_below = forms.BooleanField(label="下级党组织也按这个要求", required=False, initial=True)

    def __init__(self, *args: Any, duties: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["duty"].choices = duties  # type: ignore[attr-defined]
