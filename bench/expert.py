"""The verdicts of the ten duties (ten.yaml) as somebody who knows SQL and the duties would write them, one by one.

Columns: unit, person, first day of the period, day it is due, value, in time, base. What the books cannot tell
(`maybe`), confirmed zeros and evidence are left out, which the judgement gives besides; so this has less to do.
"""

from datetime import date

from youju.core.codes import Vocabulary
from youju.library.shelf import shipped_library

VERDICT = ("unit_id", "person_id", "starts_on", "due_on", "value", "in_time", "base")
PERIODS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def statements(dialect: str, since: date, until: date) -> dict[str, str]:
    """Duty code → SELECT of VERDICT columns for items due in `[since, until)`."""
    divide = "//" if dialect == "duckdb" else "/"
    window = f"due_on >= DATE '{since}' AND due_on < DATE '{until}'"
    made = {
        "ten.branch_meeting": _counted("branch_meeting", "quarter", divide),
        "ten.theme_day": _made_up("theme_day"),
        "ten.quorum": _quorum(divide),
        "ten.reflections": _summed("reflection", divide),
        "ten.attendances": _attendances("group_study", divide),
        "ten.people": _people("theme_day", divide),
        "ten.heart_talks": _covered("heart_talk", divide),
        "ten.study_hours": _hours("learning", divide),
        "ten.full_members": _full_members(),
        "ten.induction": _induction(),
    }
    return {
        code: f"SELECT {', '.join(VERDICT)} FROM ({select}) AS verdict WHERE {window}" for code, select in made.items()
    }


def _kinds(*codes: str) -> str:
    return _listed(Vocabulary.UNIT_KIND, codes)


def _listed(vocabulary: Vocabulary, codes: tuple[str, ...]) -> str:
    """The codes and all cases of them, as a list of SQL."""
    return ", ".join(f"'{code}'" for code in sorted(shipped_library().codes[vocabulary].cases(codes)))


def _owed(cadence: str, *kinds: str) -> str:
    """Units in existence for half of a period."""
    return f"""owed AS (
        SELECT unit.unit_id, period.period_no, period.starts_on, least(period.ends_on, unit.to_on) - 1 AS due_on
        FROM unit JOIN ask_period AS period
            ON period.cadence = '{cadence}' AND unit.from_on < period.ends_on AND period.starts_on < unit.to_on
        WHERE unit.kind IN ({_kinds(*kinds)})
          AND 2 * (least(unit.to_on, period.ends_on) - greatest(unit.from_on, period.starts_on)) >= period.days)"""


def _of_form(form: str) -> str:
    return f"""held AS (
        SELECT * FROM entry WHERE state = 'held'
        AND entry_id IN (SELECT entry_id FROM entry_form WHERE form = '{form}'))"""


def _period(cadence: str, divide: str, month: str = "month_no") -> str:
    return f"{month} {divide} {PERIODS[cadence]}"


def _joined(value: str = "value", in_time: str = "value", base: str = "0") -> str:
    return f"""
        SELECT owed.unit_id, 0 AS person_id, starts_on, due_on, coalesce({value}, 0) AS value,
            coalesce({in_time}, 0) AS in_time, coalesce({base}, 0) AS base
        FROM owed LEFT JOIN done ON done.unit_id = owed.unit_id AND done.period_no = owed.period_no"""


def _counted(form: str, cadence: str, divide: str) -> str:
    return f"""WITH {_owed(cadence, "branch", "temporary_branch")}, {_of_form(form)}, done AS (
        SELECT unit_id, {_period(cadence, divide)} AS period_no, count(*) AS value
        FROM held JOIN entry_host USING (entry_id) GROUP BY 1, 2)
        {_joined()}"""


def _made_up(form: str) -> str:
    credited = "made_up = 1 AND month_no - credit_month_no <= 1"
    return f"""WITH {_owed("month", "branch", "temporary_branch")}, {_of_form(form)}, credited AS (
        SELECT unit_id, month_no, CASE WHEN {credited} THEN credit_month_no ELSE month_no END AS period_no
        FROM held JOIN entry_host USING (entry_id)), done AS (
        SELECT unit_id, period_no, count(*) AS value, sum(CASE WHEN month_no = period_no THEN 1 ELSE 0 END) AS in_time
        FROM credited GROUP BY 1, 2)
        {_joined(in_time="in_time")}"""


def _quorum(divide: str) -> str:
    return f"""WITH {_owed("half", "branch")}, {_of_form("branch_meeting")}, done AS (
        SELECT unit_id, {_period("half", divide)} AS period_no, count(*) AS base,
            sum(CASE WHEN 2 * present >= expected THEN 1 ELSE 0 END) AS value
        FROM held JOIN entry_host USING (entry_id) JOIN agenda_item USING (entry_id) WHERE expected > 0 GROUP BY 1, 2)
        {_joined(base="base")}"""


def _summed(kind: str, divide: str) -> str:
    return f"""WITH {_owed("year", "branch")}, lines AS (
        SELECT DISTINCT entry_id, line_id, amount FROM deliverable WHERE kind = '{kind}'), done AS (
        SELECT unit_id, {_period("year", divide)} AS period_no, sum(amount) AS value
        FROM entry JOIN entry_host USING (entry_id) JOIN lines USING (entry_id) WHERE state = 'held' GROUP BY 1, 2)
        {_joined()}"""


def _attendances(form: str, divide: str) -> str:
    return f"""WITH {_owed("quarter", "branch")}, {_of_form(form)}, named AS (
        SELECT entry_id, count(*) AS people FROM held JOIN attendance USING (entry_id)
        WHERE presence = 1 GROUP BY 1), done AS (
        SELECT unit_id, {_period("quarter", divide)} AS period_no, sum(coalesce(people, 0) + headcount) AS value
        FROM held JOIN entry_host USING (entry_id) LEFT JOIN named USING (entry_id) GROUP BY 1, 2)
        {_joined()}"""


def _people(form: str, divide: str) -> str:
    return f"""WITH {_owed("half", "branch")}, {_of_form(form)}, done AS (
        SELECT unit_id, {_period("half", divide)} AS period_no, count(DISTINCT person_id) AS value
        FROM held JOIN entry_host USING (entry_id) JOIN attendance USING (entry_id) WHERE presence = 1 GROUP BY 1, 2)
        {_joined()}"""


_MEMBERS = "('full_member', 'probationary_member')"


def _stays(*kinds: str) -> str:
    """Memberships in units of these kinds, cut to the years: who is in scope, how long, and where."""
    start = "greatest(membership.from_on, unit.from_on, period.starts_on)"
    end = "least(membership.to_on, unit.to_on, period.ends_on)"
    return f"""stays AS (
        SELECT membership.person_id, unit.unit_id, period.period_no, period.starts_on, period.ends_on, period.days,
            {start} AS from_on, {end} AS to_on
        FROM membership JOIN unit USING (unit_id)
        JOIN ask_period AS period ON period.cadence = 'year' AND {start} < {end}
        WHERE membership.standing IN {_MEMBERS} AND unit.kind IN ({_kinds(*kinds)}))"""


def _covered(form: str, divide: str) -> str:
    return f"""WITH {_owed("year", "branch")}, {_stays("branch")}, {_of_form(form)}, people AS (
        SELECT unit_id, person_id, period_no FROM stays
        GROUP BY 1, 2, 3, days HAVING 2 * sum(to_on - from_on) >= days), marks AS (
        SELECT person_id, {_period("year", divide)} AS period_no, max(CASE WHEN presence = 1 THEN 1 ELSE 0 END) AS done,
            max(CASE WHEN presence = 4 THEN 1 ELSE 0 END) AS away
        FROM held JOIN attendance USING (entry_id) GROUP BY 1, 2), done AS (
        SELECT people.unit_id, people.period_no, sum(coalesce(done, 0)) AS value,
            sum(CASE WHEN coalesce(done, 0) = 0 AND coalesce(away, 0) = 1 THEN 0 ELSE 1 END) AS base
        FROM people LEFT JOIN marks ON marks.person_id = people.person_id AND marks.period_no = people.period_no
        GROUP BY 1, 2)
        {_joined(base="base")}"""


def _hours(form: str, divide: str) -> str:
    """In one pass over the stays: joining them to themselves misleads PostgreSQL, which takes twenty times as long."""
    whole = "PARTITION BY person_id, period_no"
    return f"""WITH {_stays("branch")}, {_of_form(form)}, laid AS (
        SELECT person_id, unit_id, period_no, starts_on, ends_on, days,
            row_number() OVER ({whole} ORDER BY from_on DESC) AS turn,
            sum(to_on - from_on) OVER ({whole}) AS owed, max(to_on) OVER ({whole}) AS last_on
        FROM stays), learnt AS (
        SELECT person_id, {_period("year", divide)} AS period_no, sum(tenths) AS tenths
        FROM held JOIN attendance USING (entry_id) WHERE presence = 1 GROUP BY 1, 2)
        SELECT unit_id, laid.person_id, starts_on, least(ends_on, last_on) - 1 AS due_on,
            coalesce(tenths, 0) AS value, coalesce(tenths, 0) AS in_time, 0 AS base
        FROM laid LEFT JOIN learnt ON learnt.person_id = laid.person_id AND learnt.period_no = laid.period_no
        WHERE turn = 1 AND 2 * owed >= days"""


def _full_members() -> str:
    return f"""WITH {_owed("half", "branch")}, rosters AS (
        SELECT DISTINCT unit_id FROM membership WHERE standing IN {_MEMBERS}), found AS (
        SELECT owed.unit_id, period_no, count(DISTINCT person_id) AS people
        FROM owed JOIN membership ON membership.unit_id = owed.unit_id
            AND membership.from_on <= due_on AND due_on < membership.to_on
        WHERE standing = 'full_member' GROUP BY 1, 2), declared AS (
        SELECT owed.unit_id, period_no, full_members
        FROM owed JOIN declared_size ON declared_size.unit_id = owed.unit_id
            AND declared_size.from_on <= due_on AND due_on < declared_size.to_on
        WHERE owed.unit_id NOT IN (SELECT unit_id FROM rosters))
        SELECT owed.unit_id, 0 AS person_id, starts_on, due_on, coalesce(full_members, people, 0) AS value,
            coalesce(full_members, people, 0) AS in_time, 0 AS base
        FROM owed LEFT JOIN found ON found.unit_id = owed.unit_id AND found.period_no = owed.period_no
        LEFT JOIN declared ON declared.unit_id = owed.unit_id AND declared.period_no = owed.period_no"""


def _induction() -> str:
    posts = _listed(Vocabulary.POST, ("secretary",))
    return f"""WITH {_of_form("induction_training")}, anchors AS (
        SELECT DISTINCT event.unit_id, event.person_id, day AS starts_on, ref,
            CAST(day + INTERVAL '6' MONTH AS date) AS due_on
        FROM event JOIN unit ON unit.unit_id = event.unit_id AND unit.from_on <= day AND day < unit.to_on
        WHERE event.kind = 'appointed' AND ref IN ({posts}) AND unit.kind IN ({_kinds("branch")})), standing AS (
        SELECT * FROM anchors WHERE EXISTS (
            SELECT 1 FROM post WHERE post.person_id = anchors.person_id AND post.unit_id = anchors.unit_id
            AND post.post = anchors.ref AND post.from_on <= due_on AND due_on < post.to_on)), taken AS (
        SELECT person_id, day FROM held JOIN attendance USING (entry_id) WHERE presence = 1)
        SELECT unit_id, standing.person_id, starts_on, due_on, count(day) AS value,
            sum(CASE WHEN day <= due_on THEN 1 ELSE 0 END) AS in_time, 0 AS base
        FROM standing LEFT JOIN taken ON taken.person_id = standing.person_id AND day >= starts_on
        GROUP BY unit_id, standing.person_id, starts_on, due_on, ref"""
