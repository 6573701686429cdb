"""Forms of the import page."""

from django import forms


class UploadForm(forms.Form):
    """A book to be read in."""

    file = forms.FileField(
        label="台账文件",
        help_text="Excel 工作簿（.xlsx），不超过 30 MB。先试读，看过结果再决定是否记入。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "先选一个文件。", "empty": "这是空文件。"},
    )


class AgainForm(forms.Form):
    """What may be said of a book besides what stands in it."""

    year = forms.IntegerField(
        label="年份",
        min_value=1990,
        max_value=2100,
        required=False,
        help_text="日期只写了月日、标题也没有年份时填。",
    )
    late_reason = forms.CharField(
        label="补录原因", max_length=200, required=False, help_text="所在期间已经结账的记录，补录要写明原因。"
    )
    skip_blocked = forms.BooleanField(label="跳过须先解决的行，其余照常记入", required=False)
