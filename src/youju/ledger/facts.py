"""Views of the ledger's facts. An entry's number is that of its revision in force."""

MONTH_NO = "(extract(year FROM {0})::int * 12 + extract(month FROM {0})::int - 1)"
WEEK_NO = "(({0} - DATE '0001-01-01') / 7)"


def _lined_up(vocabulary: str, column: str) -> str:
    """A join that gives a code together with everything it is a case of."""
    return f"JOIN codes_lineage AS lineage ON lineage.vocabulary = '{vocabulary}' AND lineage.code = {column}"


START_OF_PROBATION = """members_membership AS own WHERE standing = 'probationary_member' AND valid_from = (
    SELECT min(earlier.valid_from) FROM members_membership AS earlier
    WHERE earlier.person_id = own.person_id AND earlier.standing = 'probationary_member')"""

END_OF_PROBATION = """members_membership AS own WHERE standing = 'full_member' AND (
    SELECT count(*) FROM members_membership AS earlier
    WHERE earlier.person_id = own.person_id AND earlier.standing = 'probationary_member'
      AND earlier.valid_to = own.valid_from) > 0"""
# both as numbers: of [NOT] EXISTS the planner makes a join, which reads all memberships for one unit's events

TERM_OF_UNIT_LED = """(
    SELECT term.id, edge.superior_id, term.ends_on
    FROM organisation_term AS term JOIN organisation_edge AS edge
        ON edge.subordinate_id = term.unit_id AND edge.kind = 'leads'
        AND edge.valid_from <= term.ends_on AND term.ends_on < edge.valid_to) AS led"""

DIRECTIVE_RECEIVED = "ledger_directive WHERE received_on IS NOT NULL AND unit_id IS NOT NULL"

IMPLIED = (
    ("founded", "id", "0::bigint", "valid_from", "''", "organisation_unit"),
    ("dissolved", "id", "0::bigint", "valid_to - 1", "''", "organisation_unit WHERE valid_to < '9999-12-31'"),
    ("term_started", "unit_id", "0::bigint", "started_on", "id::text", "organisation_term"),
    ("term_end", "unit_id", "0::bigint", "ends_on", "id::text", "organisation_term"),
    ("term_end_below", "superior_id", "0::bigint", "ends_on", "id::text", TERM_OF_UNIT_LED),
    ("appointed", "unit_id", "person_id", "valid_from", "post", "members_post"),
    ("removed", "unit_id", "person_id", "valid_to", "post", "members_post WHERE valid_to < '9999-12-31'"),
    ("accepted", "unit_id", "person_id", "valid_from", "''", START_OF_PROBATION),
    ("confirmed", "unit_id", "person_id", "valid_from", "''", END_OF_PROBATION),
    ("directive_received", "unit_id", "0::bigint", "received_on", "id::text", DIRECTIVE_RECEIVED),
)
"""Events that other tables imply: kind, unit, person, day, ref, rows."""


def _implied(index: int, kind: str, unit: str, person: str, day: str, ref: str, rows: str) -> str:
    """Implied events have negative numbers, each kind its own among them."""
    return f"""
        SELECT -(id * {len(IMPLIED)} + {index}) AS event_id, '{kind}' AS kind, {unit} AS unit_id, {person} AS person_id,
            {day} AS day, {ref} AS ref
        FROM {rows}"""


RECORDED = """
        SELECT id AS event_id, kind, unit_id, person_id, occurred_on AS day, ref
        FROM ledger_event WHERE voided_at IS NULL AND person_id IS NOT NULL
        UNION ALL
        SELECT id, kind, unit_id, 0::bigint, occurred_on, ref
        FROM ledger_event WHERE voided_at IS NULL AND person_id IS NULL"""
"""In two parts, and with numbers of one type throughout: so that somebody's events are found by index."""

EVENTS = " UNION ALL ".join([RECORDED, *(_implied(index, *row) for index, row in enumerate(IMPLIED))])

VIEWS = {
    "entry": f"""
        SELECT id AS entry_id, state, started_on AS day,
            {MONTH_NO.format("started_on")} AS month_no,
            {WEEK_NO.format("started_on")} AS week_no,
            {MONTH_NO.format("coalesce(make_up_for, started_on)")} AS credit_month_no,
            {WEEK_NO.format("coalesce(make_up_for, started_on)")} AS credit_week_no,
            (make_up_for IS NOT NULL)::int AS made_up, headcount, minutes
        FROM ledger_revision WHERE superseded_at IS NULL""",
    "entry_host": "SELECT revision_id AS entry_id, unit_id FROM ledger_host",
    "entry_form": f"""
        SELECT revision_id AS entry_id, lineage.ancestor AS form
        FROM ledger_entryform AS held {_lined_up("form", "held.form")}""",
    "agenda_item": """
        SELECT revision_id AS entry_id, id AS item_id, position, kind, is_first_topic::int AS first_topic, result,
            follow_up, coalesce(closed_on, '9999-12-31') AS closed_on, expected, present, in_favour, against, abstained
        FROM ledger_agendaitem""",
    "agenda_topic": f"""
        SELECT revision_id AS entry_id, item_id, lineage.ancestor AS topic
        FROM ledger_agendatopic AS held {_lined_up("topic", "held.topic")}""",
    "agenda_directive": """
        SELECT item.revision_id AS entry_id, link.item_id, link.directive_id::text AS ref
        FROM ledger_agendadirective AS link JOIN ledger_agendaitem AS item ON item.id = link.item_id""",
    "attendance": """
        SELECT revision_id AS entry_id, person_id, presence, functions, coalesce(study_tenths, 0) AS tenths,
            (study_tenths IS NOT NULL)::int AS timed
        FROM ledger_attendance""",
    "deliverable": f"""
        SELECT revision_id AS entry_id, held.id AS line_id, lineage.ancestor AS kind, amount
        FROM ledger_deliverable AS held {_lined_up("deliverable", "held.kind")}""",
    "declaration": """
        SELECT unit_id, measure, valid_from AS from_on, valid_to AS to_on FROM ledger_declaration
        UNION ALL
        SELECT unit_id, '*', valid_from, valid_to FROM ledger_closing WHERE reopened_at IS NULL""",
    "event": f"""
        SELECT event_id, kind, unit_id, person_id, day,
            {MONTH_NO.format("day")} AS month_no, {WEEK_NO.format("day")} AS week_no, ref
        FROM ({EVENTS}) AS events""",
    "entry_title": "SELECT id AS entry_id, title FROM ledger_revision WHERE superseded_at IS NULL",
    "agenda_title": "SELECT id AS item_id, title FROM ledger_agendaitem",
    "deliverable_label": "SELECT id AS line_id, label FROM ledger_deliverable",
}
