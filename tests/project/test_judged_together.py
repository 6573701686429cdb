"""Several people write at once, and each has items judged again: none of it is lost."""

import json

from project.conftest import Machine
from project.story import OPEN

TOGETHER = (
    OPEN
    + """
import json
from dataclasses import replace
from threading import Barrier, Thread
from django.db import connection, transaction
from youju.duties.judging import Window, judge_touched, judge_units, keep_judged
from youju.duties.models import DueItem
from youju.core.rules.model import Sector
from youju.ledger.drafts import AttendanceDraft
from youju.members.operations import PersonDraft, Stay, register_people
from youju.organisation.operations import UnitDraft, found_units
drafts = [UnitDraft(f"第{each}党支部", "branch", Sector.ENTERPRISE, date(2020, 1, 1)) for each in range(1, 7)]
hosts = found_units(drafts, by=SYSTEM, at=at)
home = Stay(hosts[0], "full_member", date(2020, 1, 1))
(person,) = register_people([PersonDraft("某人", memberships=(home,))], by=SYSTEM, at=at)
there = (AttendanceDraft(person.pk, study_tenths=20),)
year = Window(date(2026, 1, 1), date(2027, 1, 1))
keep_judged(year, at=at)
wall, failed = Barrier(6), []
def write(number):
    try:
        # so that all have their connection and plan, and set off together
        judge_units([hosts[number - 1].pk], year)
        wall.wait()
        with transaction.atomic():
            said = replace(draft(number), hosts=(hosts[number - 1].pk,), forms=("training",), attendances=there)
            record_entry(said, by=SYSTEM, at=at)
            judge_touched(at=at)
    except Exception as error:
        failed.append(repr(error))
    finally:
        connection.close()
threads = [Thread(target=write, args=(number,)) for number in range(1, 7)]
for each in threads: each.start()
for each in threads: each.join()
hours = DueItem.objects.get(duty__code="member.study_hours", person_id=person.pk)
print(json.dumps([hours.value, failed]))
"""
)
"""Six threads record two study hours of one person each, at six branches, and have judged again what that touches."""


def test_study_hours_written_down_at_once_are_all_counted(own_office: Machine) -> None:
    done = own_office.python("-c", TOGETHER)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [120, []]
