"""The style page: every component of the pages, to look at in one place."""

from typing import Any

from django import forms

from youju.core.explain import Status
from youju.ui.scope import Open
from youju.ui.signs import SIGNS
from youju.ui.vendor import ICONS
from youju.ui.views.pages import Page


class Sample(forms.Form):
    """A field of each kind."""

    text = forms.CharField(label="一行文字", help_text="说明写在下面。")
    day = forms.DateField(label="日期", widget=forms.DateInput(attrs={"type": "date"}))
    long = forms.CharField(label="多行文字", widget=forms.Textarea, required=False)
    one = forms.ChoiceField(label="选一项", choices=[("a", "支部委员会会议"), ("b", "支部党员大会")])
    yes = forms.BooleanField(label="勾选", required=False)
    wrong = forms.IntegerField(label="填错的一项")


class StylePage(Page):
    """All components on one page."""

    ability = Open.SIGNED_IN
    title = "界面样式"
    template = "project/style.html"

    def context(self) -> dict[str, Any]:
        form = Sample({"text": "", "wrong": "三"})
        option = {
            "xAxis": {"type": "category", "data": ["1月", "2月", "3月"]},
            "yAxis": {"type": "value"},
            "series": [{"type": "bar", "data": [3, 5, 2], "name": "次数"}],
            "tooltip": {},
        }
        statuses = [str(status) for status in Status if str(status) in SIGNS]
        return super().context() | {"form": form, "statuses": statuses, "icons": ICONS, "option": option}
