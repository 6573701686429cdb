"""Forms: filled in, checked, done as one operation; a Refusal is told above the fields and nothing is lost."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from youju.base.clock import now
from youju.core.errors import Refusal
from youju.ui.scope import ScopedRequest
from youju.ui.views.pages import ObjectPage, Page


class FormPage(Page):
    """A form and what it does. `perform` calls an operation with `by` and `at` and gives the address to go to."""

    form: ClassVar[Any]
    """A form's class."""
    template = "ui/form.html"
    button: ClassVar[str] = "保存"
    done: ClassVar[str] = ""
    """What is said when it is done; '' for nothing."""

    def get(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The form to fill in."""
        return self.page(form=self.make_form())

    def post(self, request: ScopedRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or show what is wrong."""
        form = self.make_form(request.POST, request.FILES)
        if form.is_valid():
            try:
                return self._performed(form)
            except Refusal as refusal:
                form.add_error(None, str(refusal))
        return self.page(form=form, status=422)

    def _performed(self, form: Any) -> HttpResponse:
        address = self.perform(form, by=self.request.scope.actor, at=now())
        if self.done:
            messages.success(self.request, self.done)
        return redirect(address)

    def make_form(self, *data: Any) -> Any:
        """The form, empty or with what was sent."""
        return self.form(*data, initial=self.initial(), **self.form_options())

    def initial(self) -> dict[str, Any]:
        """What fields hold at first; everything known should be filled in."""
        return {}

    def form_options(self) -> dict[str, Any]:
        """What the form's class is given besides: querysets to choose from, already scoped."""
        return {}

    def perform(self, form: Any, *, by: Any, at: Any) -> str:
        """Do what the form is for; gives where to go."""
        raise NotImplementedError


class ObjectFormPage(FormPage, ObjectPage):
    """A form about one thing."""
