"""Addresses of this room's pages."""

from django.urls import URLPattern, path

from youju.home.feedback import AnswerPage, FeedbackList, FeedbackPage
from youju.home.me import CorrectionPage, MePage
from youju.home.recording import FindPart, PeoplePart, RecordedPage, RecordPage, RevisePage, ServedPart
from youju.home.today import BelowPart, JudgePage, TodayPage

urlpatterns: list[URLPattern] = [
    path("", TodayPage.as_view(), name="home"),
    path("today/below/", BelowPart.as_view(), name="below_today"),
    path("today/judge/", JudgePage.as_view(), name="judge_today"),
    path("record/", RecordPage.as_view(), name="record"),
    path("record/served/", ServedPart.as_view(), name="record_served"),
    path("record/people/", PeoplePart.as_view(), name="record_people"),
    path("record/find/", FindPart.as_view(), name="record_find"),
    path("record/<uuid:uid>/", RevisePage.as_view(), name="revise"),
    path("record/<uuid:uid>/done/", RecordedPage.as_view(), name="recorded"),
    path("me/", MePage.as_view(), name="me"),
    path("me/correction/", CorrectionPage.as_view(), name="me_correction"),
    path("feedback/", FeedbackPage.as_view(), name="feedback"),
    path("feedback/all/", FeedbackList.as_view(), name="feedback_list"),
    path("feedback/<uuid:uid>/", AnswerPage.as_view(), name="feedback_answer"),
]
