"""Matching and acts: which entries, agenda items and people a term counts, and in which period (judging.md 2–4)."""

from collections.abc import Iterable
from functools import reduce

import ibis
import ibis.expr.types as ir

from youju.core.facts import EntryState, Presence
from youju.core.judge.plan import ANCHOR, ANY, Stream
from youju.core.judge.tables import Tables, flag, number
from youju.core.periods import Cadence


def union(parts: Iterable[ir.Table]) -> ir.Table:
    """All rows of tables of one shape, repeated ones kept."""
    return reduce(lambda left, right: ibis.union(left, right), parts)


def held_entries(t: Tables) -> ir.Table:
    """Entries that happened and can matter."""
    window = t.ask_window
    held = t.entry.filter(t.entry.state == EntryState.HELD)
    return held.join(window, held.day >= window.low).drop("since", "until", "low", "state")


def streaming(t: Tables, *streams: Stream) -> ir.Table:
    """The terms of these streams."""
    return t.term.filter(t.term.stream.isin([str(stream) for stream in streams]))


def hits(t: Tables) -> ir.Table:
    """(term, entry) for each entry that meets all conditions a term puts to entries, with where it counts.

    Most terms put one, which is met or not: there is nothing to count.
    """
    one = t.term.filter(t.term.entry_facets == 1)
    single = union([_of_form(t, one), *_other_facets(t, one)]).drop("facet").distinct()
    return credited(t, union([single, _meeting_several(t)]))


def _meeting_several(t: Tables) -> ir.Table:
    """The same for terms of several conditions. All but one of these are not the form, and are met by far fewer
    entries: forms are looked at in those alone."""
    several = t.term.filter(t.term.entry_facets > 1)
    met = facets_met(union(_other_facets(t, several)), several, "entry_facets", ("term_no", "entry_id"))
    lacking = met.filter(met.met + 1 == met.needed).select("term_no", "entry_id")
    formed = lacking.join(t.entry_form, "entry_id").semi_join(t.term_form, ["term_no", "form"])
    return union([met.filter(met.met == met.needed).drop("met", "needed"), formed.drop("form").distinct()])


def _of_form(t: Tables, terms: ir.Table) -> ir.Table:
    return _facet(t.entry_form.join(t.term_form.semi_join(terms, "term_no"), "form"), 0)


def _other_facets(t: Tables, terms: ir.Table) -> list[ir.Table]:
    """(term, entry, facet) of each other condition that can be put to an entry."""
    topics, kinds, first = (
        asking.filter(asking.level == "entry").semi_join(terms, "term_no")
        for asking in (t.term_topic, t.term_deliverable, t.term_first)
    )
    opened = t.agenda_item.filter(t.agenda_item.first_topic == 1)
    parts = [t.agenda_topic.join(topics, "topic"), t.deliverable.join(kinds, "kind"), opened.cross_join(first)]
    return [_facet(part, place) for place, part in enumerate(parts, start=1)]


def _facet(part: ir.Table, place: int) -> ir.Table:
    return part.select("term_no", "entry_id", facet=number(1 << place))


FACETS = 4
"""At most so many conditions are put to an entry, or an item; facet n of those it meets is bit n."""


def facets_met(facets: ir.Table, terms: ir.Table, needed: str, key: tuple[str, ...]) -> ir.Table:
    """(key, met, needed): how many different conditions of their term keys meet, of how many."""
    bits = facets.group_by(*key).agg(bits=lambda each: each.facet.bit_or())
    met = sum(flag((bits.bits & (1 << place)) > 0) for place in range(FACETS))
    return bits.select(*key, met=number(met)).join(terms.select("term_no", needed=terms[needed]), "term_no")


CREDIT = ("day", "period_no", "in_time")


def credited(t: Tables, found: ir.Table) -> ir.Table:
    """Adds CREDIT to (term, entry, …): the day, the number of the period it counts in, and if in time (judging 4)."""
    entries = held_entries(t)
    terms = t.term.select("term_no", "cadence", "make_up", "due_month")
    both = found.join(entries.drop("headcount", "minutes"), "entry_id").join(terms, "term_no")
    gap = both.month_no - both.credit_month_no
    made_up = (both.made_up == 1) & (both.make_up > 0) & (gap <= both.make_up)
    both = both.mutate(
        own_period=period_number(both.cadence, both.month_no, both.week_no),
        month=ibis.ifelse(made_up, both.credit_month_no, both.month_no),
        week=ibis.ifelse(made_up, both.credit_week_no, both.week_no),
    )
    both = both.mutate(period_no=period_number(both.cadence, both.month, both.week))
    by_month = (both.due_month == 0) | (both.month_no % 12 < both.due_month)
    in_time = (both.period_no == both.own_period) & by_month
    return both.select(*found.columns, "day", "period_no", in_time=flag(in_time))


def period_number(cadence: ir.StringValue, month: ir.IntegerValue, week: ir.IntegerValue) -> ir.IntegerValue:
    """`periods.Period.number` of a month or week; 0 for terms of no cadence."""
    return number(
        ibis.cases(
            (cadence == Cadence.MONTH, month),
            (cadence == Cadence.QUARTER, month // 3),
            (cadence == Cadence.HALF, month // 6),
            (cadence == Cadence.YEAR, month // 12),
            (cadence == Cadence.WEEK, week),
            else_=0,
        )
    )


def item_hits(t: Tables) -> ir.Table:
    """(term, entry, item) for agenda items that meet what a term asks of items, in entries that meet the rest."""
    streams = streaming(t, Stream.ITEM, Stream.DIRECTIVE)
    parts = [
        t.agenda_topic.join(t.term_topic.filter(t.term_topic.level == "item"), "topic"),
        t.agenda_item.join(t.term_item, "kind"),
        t.agenda_item.filter(t.agenda_item.first_topic == 1).cross_join(
            t.term_first.filter(t.term_first.level == "item")
        ),
    ]
    facets = union(
        part.select("term_no", "entry_id", "item_id", facet=number(1 << index)) for index, part in enumerate(parts)
    )
    met = facets_met(facets, streams, "item_facets", ("term_no", "entry_id", "item_id"))
    by_item = met.filter(met.met == met.needed).drop("met", "needed")
    entry_only = streams.filter((streams.item_facets == 0) & (streams.entry_facets > 0))
    whole = t.hit.semi_join(entry_only, "term_no").join(t.agenda_item.select("entry_id", "item_id"), "entry_id")
    return union([in_hit_entries(t, by_item), whole.select("term_no", "entry_id", "item_id", *CREDIT)])


def in_hit_entries(t: Tables, found: ir.Table) -> ir.Table:
    """Rows whose term asks nothing of entries, or whose entry meets it, with CREDIT."""
    free = found.semi_join(t.term.filter(t.term.entry_facets == 0), "term_no")
    bound = found.join(t.hit.select("term_no", "entry_id", *CREDIT), ["term_no", "entry_id"])
    return union([credited(t, free), bound.select(*found.columns, *CREDIT)])


ACT = ("term_no", "entry_id", "row_id", "day", "period_no", "in_time", "weight", "passed", "ref")


def entry_acts(t: Tables) -> ir.Table:
    """Rows of units, before they are given to the hosts: ACT columns."""
    return union([_entries(t), _minutes(t), _attendances(t), _first_topics(t), _items(t), _directives(t), _lines(t)])


def _as_acts(rows: ir.Table, **columns: ir.Value) -> ir.Table:
    filled = {"weight": number(1), "passed": number(1), "ref": ibis.literal("")} | columns
    return rows.mutate(**filled).select(*dict.fromkeys((*ACT, *columns)))


def _entries(t: Tables) -> ir.Table:
    rows = t.hit.semi_join(streaming(t, Stream.ENTRY), "term_no")
    return _as_acts(rows, row_id=rows.entry_id)


def _minutes(t: Tables) -> ir.Table:
    rows = t.hit.semi_join(streaming(t, Stream.MINUTES), "term_no")
    rows = rows.join(t.entry.filter(t.entry.minutes > 0).select("entry_id", "minutes"), "entry_id")
    return _as_acts(rows, row_id=rows.entry_id, weight=rows.minutes)


def _attendances(t: Tables) -> ir.Table:
    terms = streaming(t, Stream.ATTENDANCES).select("term_no", "presence", "functions")
    rows = t.hit.join(terms, "term_no")
    there = rows.select("term_no", "entry_id", "presence", "functions").join(
        t.attendance.rename(stands="presence", does="functions").drop("tenths", "timed"), "entry_id"
    )
    named = counting(there).group_by("term_no", "entry_id").agg(named=lambda each: number(each.count()))
    rows = rows.join(t.entry.select("entry_id", "headcount"), "entry_id").left_join(named, ["term_no", "entry_id"])
    weight = rows.named.fill_null(0) + ibis.ifelse(counts_unnamed(rows), rows.headcount, 0)
    acts = _as_acts(rows, row_id=rows.entry_id, weight=number(weight))
    return acts.filter(acts.weight > 0)


def counts_unnamed(rows: ir.Table) -> ir.BooleanValue:
    """Whether people without a name count for a term: where it asks for no function, and for those present."""
    return (rows.functions == 0) & ((rows.presence & int(Presence.PRESENT)) > 0)


def counting(there: ir.Table) -> ir.Table:
    """Attendances (presence `stands`, functions `does`) that a term's presence and functions count."""
    present = (there.stands & there.presence) > 0
    return there.filter(present & ((there.does & there.functions) == there.functions))


def _first_topics(t: Tables) -> ir.Table:
    rows = t.hit.semi_join(streaming(t, Stream.FIRST_TOPIC), "term_no")
    opened = t.agenda_item.filter(t.agenda_item.first_topic == 1).select("entry_id").distinct()
    rows = rows.left_join(opened.mutate(opened=number(1)), "entry_id").drop("entry_id_right")
    return _as_acts(rows, row_id=rows.entry_id, passed=number(rows.opened.fill_null(0)))


def _items(t: Tables) -> ir.Table:
    terms = streaming(t, Stream.ITEM).select("term_no", test="passed")
    rows = t.item_hit.join(terms, "term_no").join(t.agenda_item.drop("entry_id"), "item_id")
    rows = rows.filter(_is_asked(rows))
    return _as_acts(rows, row_id=rows.item_id, passed=_outcome(rows))


def _is_asked(item: ir.Table) -> ir.BooleanValue:
    """Whether an item stands to a rate's test at all: others are left out of the base."""
    tallied = (item.expected > 0) & (~item.test.isin(["carried", "elected"]) | (item.result == "agreed"))
    return (
        (item.test == "")
        | ((item.test == "closed") & (item.follow_up != ""))
        | (~item.test.isin(["", "closed"]) & tallied)
    )


def _outcome(item: ir.Table) -> ir.IntegerValue:
    """1 where the item passes the test of `measures.Passed`."""
    return flag(
        ibis.cases(
            (item.test == "", True),
            (item.test == "closed", item.follow_up == "closed"),
            (item.test == "present_half", item.present * 2 >= item.expected),
            (item.test == "present_over_half", item.present * 2 > item.expected),
            (item.test == "present_two_thirds", item.present * 3 >= item.expected * 2),
            (item.test == "present_four_fifths", item.present * 5 >= item.expected * 4),
            (item.test == "carried", item.in_favour * 2 > item.expected),
            (item.test == "elected", item.in_favour * 2 > item.present),
            else_=False,
        )
    )


def _directives(t: Tables) -> ir.Table:
    rows = t.item_hit.semi_join(streaming(t, Stream.DIRECTIVE), "term_no")
    rows = rows.join(t.agenda_directive.drop("entry_id"), "item_id")
    return _as_acts(rows, row_id=rows.item_id, ref=rows.ref)


def _lines(t: Tables) -> ir.Table:
    lines = t.deliverable.join(t.term_deliverable.filter(t.term_deliverable.level == "item"), "kind")
    lines = lines.select("term_no", "entry_id", "line_id", "amount").distinct()
    rows = in_hit_entries(t, lines)
    return _as_acts(rows, row_id=rows.line_id, weight=rows.amount)


def unit_acts(t: Tables) -> ir.Table:
    """ACT columns and `unit_id`: the acts of entries for each of their hosts, and units' events."""
    hosted = t.act.join(t.entry_host, "entry_id").select(*ACT, "unit_id")
    return union([hosted, unit_event_acts(t)])


def _events(t: Tables, stream: Stream) -> ir.Table:
    events = t.event
    kinds = t.term_event.join(streaming(t, stream).drop("presence", "functions"), "term_no")
    rows = kinds.join(events, [kinds.event == events.kind, (kinds.ref == ANY) | (kinds.ref == events.ref)])
    return rows.mutate(
        period_no=period_number(rows.cadence, rows.month_no, rows.week_no),
        in_time=flag((rows.due_month == 0) | (rows.month_no % 12 < rows.due_month)),
        ref=rows.ref_right,
    )


def unit_event_acts(t: Tables) -> ir.Table:
    """Events of units as acts: ACT columns and `unit_id`."""
    rows = _events(t, Stream.EVENT)
    rows = rows.filter(rows.unit_id != 0)
    answers = t.event.select(answer="kind", unit_id="unit_id", ref="ref", answered_on="day")
    answered = rows.join(answers, ["unit_id", "ref", rows.answered_by == answers.answer]).filter(
        lambda each: each.answered_on >= each.day
    )
    done = answered.select("term_no", "event_id").distinct().mutate(answered=number(1))
    rows = rows.left_join(done, ["term_no", "event_id"])
    passed = ibis.ifelse(rows.passed == "answered", rows.answered.fill_null(0), 1)
    zero = number(0)
    return _as_acts(
        rows, entry_id=zero, row_id=rows.event_id, passed=number(passed), ref=rows.ref, unit_id=rows.unit_id
    )


PERSON_ACT = ("term_no", "entry_id", "person_id", "day", "period_no", "in_time", "weight", "timed", "ref")


def person_acts(t: Tables, terms: ir.Table) -> ir.Table:
    """Acts of people under some terms, whoever hosts them: PERSON_ACT columns."""
    return union([_participations(t, terms), _person_events(t, terms)])


def calendar_terms(t: Tables) -> ir.Table:
    """Terms of people's acts that are laid to periods."""
    streams = streaming(t, Stream.PERSON, Stream.HOURS, Stream.PERSON_EVENT)
    return streams.filter(streams.cadence != ANCHOR)


def anchored_terms(t: Tables) -> ir.Table:
    """Terms of people's acts that hang on events."""
    return t.term.filter(t.term.cadence == ANCHOR)


def _participations(t: Tables, terms: ir.Table) -> ir.Table:
    personal = streaming(t, Stream.PERSON, Stream.HOURS, Stream.PEOPLE).semi_join(terms, "term_no")
    hit = t.hit.join(personal.select("term_no", "presence", "functions", "stream"), "term_no")
    rows = counting(hit.join(t.attendance.rename(stands="presence", does="functions"), "entry_id"))
    weight = ibis.ifelse(rows.stream == Stream.HOURS, rows.tenths, 1)
    return rows.mutate(weight=number(weight), ref=ibis.literal("")).select(*PERSON_ACT)


def _person_events(t: Tables, terms: ir.Table) -> ir.Table:
    rows = _events(t, Stream.PERSON_EVENT).semi_join(terms, "term_no")
    rows = rows.filter(rows.person_id != 0)
    return rows.mutate(entry_id=number(0), weight=number(1), timed=number(1)).select(*PERSON_ACT)


def leaves(t: Tables) -> ir.Table:
    """(term, person, period, leaves): matching entries in which a person was on leave."""
    terms = streaming(t, Stream.PERSON).select("term_no")
    away = t.attendance.filter(t.attendance.presence == int(Presence.LEAVE)).select("entry_id", "person_id")
    rows = t.hit.semi_join(terms, "term_no").join(away, "entry_id")
    return rows.group_by("term_no", "person_id", "period_no").agg(leaves=lambda each: number(each.count()))


def open_acts(t: Tables) -> ir.Table:
    """(term, entry, person, day, period, in_time, capacity): entries that might hold a person's act (judging.md 6)."""
    away = t.attendance.filter(t.attendance.presence.isin([int(Presence.LEAVE), int(Presence.ABSENT)]))
    return union([_not_named(t, _with_unnamed(t), t.attendance), _not_named(t, _with_nobody(t), away)])


def _with_unnamed(t: Tables) -> ir.Table:
    """Hits of people's terms in whose entries people without a name took part."""
    terms = streaming(t, Stream.PERSON, Stream.HOURS)
    unnamed = t.entry.filter(t.entry.headcount > 0).select("entry_id", "headcount")
    return t.hit.semi_join(terms.filter(counts_unnamed(terms)), "term_no").join(unnamed, "entry_id")


def _with_nobody(t: Tables) -> ir.Table:
    """Hits of terms that ask for a function nobody is told to have had. Made distinct, which they are, so that no
    engine looks for the people of all hits first."""
    terms = streaming(t, Stream.PERSON, Stream.HOURS)
    asked = t.hit.join(terms.filter(terms.functions > 0).select("term_no", "functions"), "term_no")
    doers = asked.join(t.attendance.select("entry_id", does="functions"), "entry_id")
    doers = doers.filter((doers.does & doers.functions) == doers.functions)
    return asked.anti_join(doers, ["term_no", "entry_id"]).mutate(headcount=number(1)).distinct()


def _not_named(t: Tables, rows: ir.Table, attendances: ir.Table) -> ir.Table:
    """Rows for everybody who belonged to a host and is not among the attendances of the entry."""
    named = attendances.select("entry_id", "person_id").semi_join(rows, "entry_id")
    return belonging(t, rows).anti_join(named, ["entry_id", "person_id"])


def belonging(t: Tables, rows: ir.Table) -> ir.Table:
    """Each row for everybody who belonged to one of the entry's hosts on the day."""
    hosted = rows.join(t.entry_host, "entry_id")
    people = belongings(t)
    same = hosted.join(people, "unit_id").filter(lambda each: (each.from_on <= each.day) & (each.day < each.to_on))
    chosen = same.select("term_no", "entry_id", "person_id", "day", "period_no", "in_time", capacity="headcount")
    return chosen.distinct()


def belongings(t: Tables) -> ir.Table:
    """(person, unit, from_on, to_on) by membership, attachment or post."""
    parts = (t.membership, t.attachment, t.post)
    return union(part.select("person_id", "unit_id", "from_on", "to_on") for part in parts)
