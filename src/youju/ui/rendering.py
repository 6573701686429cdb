"""How Django's forms are drawn: every field alike, with its label, help and errors."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Fields by `ui/field.html`."""

    field_template_name = "ui/field.html"
