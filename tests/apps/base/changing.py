"""Every public operation: something to change, the change, and the audit lines it leaves."""

import io
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP

from apps.ledger.story import CLERK, at, meeting, on
from youju.access import operations as access
from youju.access.models import Role
from youju.codes import operations as codes
from youju.core.codes import Vocabulary
from youju.core.facts import Standing
from youju.core.periods import parse_period
from youju.core.rules.model import Sector
from youju.duties import operations as duties
from youju.duties import withdrawing
from youju.duties.models import Duty, Edition
from youju.ledger import closing, directives, evidence, operations
from youju.members import operations as members
from youju.members.models import Person
from youju.organisation import operations as organisation
from youju.organisation.models import Unit

NOW = at("2026-04-20")
BY: dict[str, Any] = {"by": CLERK, "at": NOW}
MARCH = parse_period("2026-03")
PHRASE = "correct-horse-battery"


@dataclass
class World:
    """Something of everything that operations change."""

    unit: Unit
    other: Unit
    person: Person

    def entry(self):
        return operations.record_entry(meeting(self.unit), **BY)

    def link(self):
        return evidence.attach_evidence(self.entry(), io.BytesIO("通知".encode()), "通知.txt", **BY)

    def event(self):
        return closing.record_events([closing.EventDraft("reminded", self.unit, on("2026-03-01"))], **BY)[0]

    def closed(self):
        return closing.close_period([self.unit], MARCH, **BY)

    def account(self, name="zhang.san"):
        return access.open_account(name, "甲", PHRASE, **BY)

    def suspended(self):
        account = self.account()
        access.suspend_account(account, **BY)
        return account

    def grant(self):
        return access.grant_role(self.account(), Role.READER, self.unit, on("2026-01-01"), **BY)

    def post(self):
        return members.appoint(self.person, self.unit, "secretary", on("2026-01-01"), **BY)


def usual_duty():
    return next(
        duty["code"]
        for edition in Edition.objects.all()
        for duty in edition.body["duties"]
        if duty["force"] == "usual" and Duty.objects.filter(code=duty["code"]).exists()
    )


def practice():
    return Edition.objects.exclude(layer="statutory").first().rulebook


def a_unit(world):
    return organisation.UnitDraft("新党支部", "branch", Sector.ENTERPRISE, on("2026-01-01"), superior=world.other)


def a_person(world):
    return members.PersonDraft("乙", memberships=(members.Stay(world.unit, Standing.ACTIVIST, on("2026-01-01")),))


def changed(world):
    entry = world.entry()
    draft = replace(meeting(world.unit, uid=entry.uid), title="更正")
    return entry, draft


Change = tuple[Callable[[World], Any], Callable[[World, Any], Any], list[str]]

CHANGES: dict[str, Change] = {
    "found_units": (
        lambda w: [a_unit(w), replace(a_unit(w), name="另一党支部", uid=a_unit(w).uid)],
        lambda w, drafts: organisation.found_units(drafts, **BY),
        ["found_unit", "found_unit"],
    ),
    "move_unit": (
        lambda w: None,
        lambda w, _: organisation.move_unit(w.unit, w.other, on("2026-02-01"), **BY),
        ["move_unit"],
    ),
    "rename_unit": (
        lambda w: None,
        lambda w, _: organisation.rename_unit(w.unit, "改名党支部", on("2026-02-01"), **BY),
        ["rename_unit"],
    ),
    "dissolve_unit": (
        lambda w: None,
        lambda w, _: organisation.dissolve_unit(w.other, on("2026-02-01"), **BY),
        ["dissolve_unit"],
    ),
    "declare_size": (
        lambda w: None,
        lambda w, _: organisation.declare_size(w.unit, 7, on("2026-02-01"), **BY),
        ["declare_size"],
    ),
    "start_terms": (
        lambda w: [(w.unit, on("2024-01-01"), on("2027-01-01")), (w.other, on("2024-01-01"), on("2027-01-01"))],
        lambda w, terms: organisation.start_terms(terms, **BY),
        ["start_term", "start_term"],
    ),
    "register_people": (
        lambda w: [a_person(w), a_person(w)],
        lambda w, drafts: members.register_people(drafts, **BY),
        ["register_person", "register_person"],
    ),
    "set_membership": (
        lambda w: None,
        lambda w, _: members.set_membership(w.person, w.other, Standing.FULL_MEMBER, on("2026-02-01"), **BY),
        ["set_membership"],
    ),
    "end_membership": (
        lambda w: None,
        lambda w, _: members.end_membership(w.person, on("2026-02-01"), **BY),
        ["end_membership"],
    ),
    "attach": (
        lambda w: None,
        lambda w, _: members.attach(w.person, w.other, on("2026-02-01"), **BY),
        ["attach"],
    ),
    "end_attachment": (
        lambda w: members.attach(w.person, w.other, on("2026-01-01"), **BY),
        lambda w, made: members.end_attachment(made, on("2026-02-01"), **BY),
        ["end_attachment"],
    ),
    "leave": (
        lambda w: None,
        lambda w, _: members.leave(w.person, on("2026-02-01"), **BY),
        ["leave"],
    ),
    "correct_identity": (
        lambda w: None,
        lambda w, _: members.correct_identity(w.person, "甲一", **BY),
        ["correct_identity"],
    ),
    "appoint": (
        lambda w: None,
        lambda w, _: members.appoint(w.person, w.unit, "secretary", on("2026-02-01"), **BY),
        ["appoint"],
    ),
    "relieve": (
        lambda w: w.post(),
        lambda w, post: members.relieve(post, on("2026-02-01"), **BY),
        ["relieve"],
    ),
    "erase": (lambda w: None, lambda w, _: members.erase(w.person, **BY), ["erase_person"]),
    "open_account": (lambda w: None, lambda w, _: w.account(), ["open_account"]),
    "set_password": (
        lambda w: w.account(),
        lambda w, account: access.set_password(account, PHRASE + "-2", **BY),
        ["set_password"],
    ),
    "suspend_account": (
        lambda w: w.account(),
        lambda w, account: access.suspend_account(account, **BY),
        ["suspend_account"],
    ),
    "resume_account": (
        lambda w: w.suspended(),
        lambda w, account: access.resume_account(account, **BY),
        ["resume_account"],
    ),
    "note_second_step": (
        lambda w: w.account(),
        lambda w, account: access.note_second_step(account, "second_step_on", **BY),
        ["second_step_on"],
    ),
    "drop_second_step": (
        lambda w: TOTP.activate(w.account(), "SECRET").instance.user,
        lambda w, account: access.drop_second_step(account, **BY),
        ["second_step_dropped"],
    ),
    "link_person": (
        lambda w: w.account(),
        lambda w, account: access.link_person(account, w.person, **BY),
        ["link_person"],
    ),
    "grant_role": (
        lambda w: w.account(),
        lambda w, account: access.grant_role(account, Role.OFFICER, w.unit, on("2026-01-01"), **BY),
        ["grant_role"],
    ),
    "revoke_role": (
        lambda w: w.grant(),
        lambda w, grant: access.revoke_role(grant, on("2026-02-01"), **BY),
        ["revoke_role"],
    ),
    "record_entry": (
        lambda w: meeting(w.unit),
        lambda w, draft: operations.record_entry(draft, **BY),
        ["record_entry"],
    ),
    "record_entries": (
        lambda w: [meeting(w.unit), meeting(w.unit, title="另一次")],
        lambda w, drafts: operations.record_entries(drafts, **BY),
        ["record_entry", "record_entry"],
    ),
    "revise_entry": (
        changed,
        lambda w, change: operations.revise_entry(*change, "写错了", **BY),
        ["revise_entry"],
    ),
    "revise_entries": (
        lambda w: [changed(w)],
        lambda w, changes: operations.revise_entries(changes, "写错了", **BY),
        ["revise_entry"],
    ),
    "void_entry": (
        lambda w: w.entry(),
        lambda w, entry: operations.void_entry(entry, "重复", **BY),
        ["void_entry"],
    ),
    "attach_evidence": (
        lambda w: w.entry(),
        lambda w, entry: evidence.attach_evidence(entry, io.BytesIO(b"text"), "a.txt", **BY),
        ["attach_evidence"],
    ),
    "detach_evidence": (
        lambda w: w.link(),
        lambda w, link: evidence.detach_evidence(link, "传错了", **BY),
        ["detach_evidence"],
    ),
    "close_period": (
        lambda w: None,
        lambda w, _: closing.close_period([w.unit, w.other], MARCH, **BY),
        ["close_period", "close_period"],
    ),
    "reopen_period": (
        lambda w: w.closed(),
        lambda w, _: closing.reopen_period(w.unit, MARCH, "漏记", **BY),
        ["reopen_period"],
    ),
    "declare_zero": (
        lambda w: None,
        lambda w, _: closing.declare_zero(w.unit, "warning_education", MARCH, **BY),
        ["declare_zero"],
    ),
    "record_events": (
        lambda w: [closing.EventDraft("reminded", w.unit, on("2026-03-01"))],
        lambda w, drafts: closing.record_events(drafts, **BY),
        ["record_event"],
    ),
    "void_event": (
        lambda w: w.event(),
        lambda w, event: closing.void_event(event, "记错了", **BY),
        ["void_event"],
    ),
    "receive_directives": (
        lambda w: [directives.DirectiveDraft("关于学习的通知")],
        lambda w, drafts: directives.receive_directives(drafts, **BY),
        ["receive_directive"],
    ),
    "note_studied": (
        lambda w: [directives.Studied("关于学习的通知", on("2026-03-01"))],
        lambda w, said: directives.note_studied(said, w.unit, **BY),
        ["receive_directive", "record_event"],
    ),
    "adopt_rulebook": (
        lambda w: practice(),
        lambda w, rulebook: duties.adopt_rulebook(w.unit, rulebook, on("2026-01-01"), **BY),
        ["adopt_rulebook"],
    ),
    "set_target": (
        lambda w: usual_duty(),
        lambda w, duty: duties.set_target(w.unit, duty, 1000, "本单位规定", on("2026-01-01"), **BY),
        ["set_target"],
    ),
    "excuse_items": (
        lambda w: [duties.ExcuseDraft(usual_duty(), w.unit, on("2026-03-01"), "停工")],
        lambda w, drafts: duties.excuse_items(drafts, **BY),
        ["excuse_item"],
    ),
    "waive": (
        lambda w: usual_duty(),
        lambda w, duty: duties.waive(w.unit, duty, "停工", on("2026-01-01"), on("2026-07-01"), **BY),
        ["waive"],
    ),
    "withdraw_excuse": (
        lambda w: duties.excuse_items([duties.ExcuseDraft(usual_duty(), w.unit, on("2026-03-01"), "停工")], **BY)[0],
        lambda w, excuse: withdrawing.withdraw_excuse(excuse, **BY),
        ["withdraw_excuse"],
    ),
    "stop_rulebook": (
        lambda w: duties.adopt_rulebook(w.unit, practice(), on("2026-01-01"), **BY),
        lambda w, adoption: withdrawing.stop_rulebook(adoption, on("2026-04-01"), "改用新办法", **BY),
        ["stop_rulebook"],
    ),
    "drop_target": (
        lambda w: duties.set_target(w.unit, usual_duty(), 1000, "本单位规定", on("2026-01-01"), **BY),
        lambda w, target: withdrawing.drop_target(target, on("2026-04-01"), "定得太高", **BY),
        ["drop_target"],
    ),
    "end_waiver": (
        lambda w: duties.waive(w.unit, usual_duty(), "停工", on("2026-01-01"), on("2026-07-01"), **BY),
        lambda w, waiver: withdrawing.end_waiver(waiver, on("2026-04-01"), "复工", **BY),
        ["end_waiver"],
    ),
    "add_local_codes": (
        lambda w: {"周五例会": "group_study", "晨会": "meeting"},
        lambda w, labels: codes.add_local_codes(Vocabulary.FORM, {f"新{k}": v for k, v in labels.items()}, **BY),
        ["add_local_codes"],
    ),
}
