"""Addresses of this room's pages."""

from django.urls import URLPattern, path

from youju.ledger.views.calendar import CalendarPage
from youju.ledger.views.changes import ChangesPage
from youju.ledger.views.closing import ClosePage, ClosingPage
from youju.ledger.views.closing_of_unit import ReopenPage, UnitClosingPage, ZeroPage
from youju.ledger.views.concerning import EntriesOfPerson, EventsOfUnit
from youju.ledger.views.entries import EntryList
from youju.ledger.views.entry import EntryPage, PrintPage, VoidPage
from youju.ledger.views.evidence import AttachPage, DetachPage, EvidenceFile

app_name = "ledger"
urlpatterns: list[URLPattern] = [
    path("", EntryList.as_view(), name="list"),
    path("calendar/", CalendarPage.as_view(), name="calendar"),
    path("entries/<uuid:uid>/", EntryPage.as_view(), name="entry"),
    path("entries/<uuid:uid>/changes/", ChangesPage.as_view(), name="changes"),
    path("entries/<uuid:uid>/void/", VoidPage.as_view(), name="void"),
    path("entries/<uuid:uid>/print/<slug:kind>/", PrintPage.as_view(), name="print"),
    path("entries/<uuid:uid>/evidence/", AttachPage.as_view(), name="attach"),
    path("entries/<uuid:uid>/evidence/<slug:sha256>/", EvidenceFile.as_view(), name="evidence"),
    path("entries/<uuid:uid>/evidence/<slug:sha256>/remove/", DetachPage.as_view(), name="detach"),
    path("of-person/<uuid:uid>/", EntriesOfPerson.as_view(), name="entries_of_person"),
    path("events-of-unit/<uuid:uid>/", EventsOfUnit.as_view(), name="events_of_unit"),
    path("closing/", ClosingPage.as_view(), name="closing"),
    path("closing/close/", ClosePage.as_view(), name="close"),
    path("closing/<uuid:uid>/", UnitClosingPage.as_view(), name="closing_of_unit"),
    path("closing/<uuid:uid>/reopen/", ReopenPage.as_view(), name="reopen"),
    path("closing/<uuid:uid>/zero/", ZeroPage.as_view(), name="zero"),
]
