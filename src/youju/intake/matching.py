"""Reading a book in again: which row is which entry, whatever its place and number in the book."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from difflib import SequenceMatcher

from django.db.models import Count, Max

from youju.core.ledgers.findings import Weight
from youju.core.ledgers.records import EntryRow
from youju.intake.models import Book, ImportedRow
from youju.intake.telling import Told
from youju.ledger.drafts import EntryDraft
from youju.ledger.models import Entry, Revision
from youju.ledger.reading import drafts_of

NEAR_DAYS = timedelta(days=15)
"""A day corrected lies this near; what is held every month is not one entry with another day."""
ENOUGH = 5.0
FACETS = 8
CHUNK = 5000

Pair = tuple[EntryRow, EntryDraft]


@dataclass
class Matched:
    """What is to become of the rows of a ledger: `same` with the digest each said, `changed` ones with their entry."""

    new: list[Pair] = field(default_factory=list)
    changed: list[tuple[EntryRow, EntryDraft, Entry]] = field(default_factory=list)
    same: list[tuple[EntryRow, str, int, int]] = field(default_factory=list)
    repeated: int = 0
    vanished: int = 0


@dataclass(frozen=True, slots=True)
class Produced:
    """An entry the book made before: what its row said then, and what the books say now."""

    entry_id: int
    said: str
    revision_id: int
    now: str


def book_of(pairs: Sequence[Pair], name: str) -> Book:
    """The book of this name; a new name for one whose rows are known is the known one."""
    named = Book.objects.filter(name=name).first()
    if named:
        return named
    digests = [draft.digest() for _, draft in pairs]
    books = (
        ImportedRow.objects.filter(digest__in=digests[:CHUNK])
        .values("run__book")
        .annotate(rows=Count("digest", distinct=True))
        .order_by("-rows")
    )
    best = books.first()
    if best and best["rows"] * 2 >= min(len(digests), CHUNK):
        return Book.objects.get(pk=best["run__book"])
    return Book.objects.create(name=name)


def match(pairs: Sequence[Pair], book: Book, told: Told) -> Matched:
    """Match rows with entries: by the whole of what they say, then by what is most alike."""
    found = Matched()
    produced = _produced(book)
    said = {each.said: each for each in produced}
    there = _there([draft.digest() for _, draft in pairs])
    seen: dict[str, EntryRow] = {}
    left: list[Pair] = []
    for row, draft in pairs:
        digest = draft.digest()
        if digest in seen:
            _tell_repeated(row, seen[digest], told, found)
            continue
        seen[digest] = row
        known = said.get(digest)
        if known is not None:
            _tell_changed_by_hand(row, known, told)
            found.same.append((row, digest, known.entry_id, known.revision_id))
        elif digest in there:
            found.same.append((row, digest, *there[digest]))
        else:
            left.append((row, draft))
    _match_alike(left, [each for each in produced if each.said not in seen], found, told)
    return found


def _produced(book: Book) -> list[Produced]:
    """What the latest row of each entry of this book said, with the revision in force."""
    latest = ImportedRow.objects.filter(run__book=book).values("entry").annotate(last=Max("id")).values("last")
    rows = dict(ImportedRow.objects.filter(pk__in=latest).values_list("entry_id", "digest"))
    current = Revision.objects.filter(entry_id__in=list(rows), superseded_at=None).values_list(
        "entry_id", "id", "digest"
    )
    return [Produced(entry, rows[entry], number, digest) for entry, number, digest in current]


def _there(digests: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Digest → (entry, revision) of what the books say already, whoever wrote it."""
    found: dict[str, tuple[int, int]] = {}
    for start in range(0, len(digests), CHUNK):
        rows = Revision.objects.filter(digest__in=digests[start : start + CHUNK], superseded_at=None)
        found |= {digest: (entry, number) for digest, entry, number in rows.values_list("digest", "entry_id", "id")}
    return found


def _tell_repeated(row: EntryRow, first: EntryRow, told: Told, found: Matched) -> None:
    found.repeated += 1
    where = (
        f"第 {first.place.row} 行"
        if first.place.sheet == row.place.sheet
        else f"“{first.place.sheet}”第 {first.place.row} 行"
    )
    told.tell(
        Weight.FLAG,
        "row_twice",
        row.place,
        f"与{where}内容完全相同，只记一次。",
        "确是两次活动的，写明时间、主题或参加人的不同。",
        row.title,
    )


def _tell_changed_by_hand(row: EntryRow, known: Produced, told: Told) -> None:
    if known.now != known.said:
        told.tell(
            Weight.NOTE, "changed_by_hand", row.place, "导入后在账里改过，台账没有变，保留账里的。", "", row.title
        )


def _match_alike(left: list[Pair], gone: list[Produced], found: Matched, told: Told) -> None:
    """Pair what is left of the book with what it said before, most alike first."""
    before = _contents(gone) if left else {}
    pairs = sorted(_scored(left, before), key=lambda each: -each[0])
    taken_rows: set[int] = set()
    taken: set[int] = set()
    for _, index, entry in pairs:
        if index in taken_rows or entry in taken:
            continue
        taken_rows.add(index)
        taken.add(entry)
        _change(left[index], next(each for each in gone if each.entry_id == entry), found, told)
    found.new += [pair for index, pair in enumerate(left) if index not in taken_rows]
    found.vanished = len(gone) - len(taken)


def _change(pair: Pair, before: Produced, found: Matched, told: Told) -> None:
    row, draft = pair
    if before.now != before.said:
        told.tell(
            Weight.FLAG,
            "both_changed",
            row.place,
            "导入后在账里改过，台账里也改了，保留账里的。",
            "核对两边，在账里更正。",
            row.title,
        )
        found.same.append((row, before.said, before.entry_id, before.revision_id))
        return
    found.changed.append((row, draft, Entry(pk=before.entry_id)))


def _contents(gone: Iterable[Produced]) -> dict[int, EntryDraft]:
    numbers = {each.revision_id: each.entry_id for each in gone}
    revisions = list(Revision.objects.filter(pk__in=list(numbers)).select_related("entry"))
    return {numbers[each.pk]: draft for each, draft in zip(revisions, drafts_of(revisions), strict=True)}


def _scored(left: Sequence[Pair], before: dict[int, EntryDraft]) -> Iterator[tuple[float, int, int]]:
    """(score, place in `left`, entry) of pairs that could be one; only those of a host in common are looked at."""
    of_host: defaultdict[int, list[int]] = defaultdict(list)
    for entry, draft in before.items():
        for host in draft.hosts:
            of_host[host].append(entry)
    for index, (_, draft) in enumerate(left):
        near = [entry for host in draft.hosts for entry in of_host[host]]
        elsewhere = [entry for entry in before if before[entry].started_on == draft.started_on]
        for entry in dict.fromkeys([*near, *elsewhere]):
            score = likeness(draft, before[entry])
            if score >= ENOUGH:
                yield score, index, entry


def likeness(one: EntryDraft, other: EntryDraft) -> float:
    """How alike two entries are, of FACETS; 0 where their days lie too far apart to be one."""
    apart = abs(one.started_on - other.started_on)
    if apart > NEAR_DAYS:
        return 0.0
    return sum(
        (
            1.0 - 0.5 * (apart / NEAR_DAYS) if apart else 1.5,
            _share(one.hosts, other.hosts),
            _share(one.forms, other.forms),
            SequenceMatcher(None, one.title, other.title).ratio(),
            _share([item.title for item in one.agenda], [item.title for item in other.agenda]),
            _share([each.person_id for each in one.attendances], [each.person_id for each in other.attendances]),
            _share(one.deliverables, other.deliverables),
            1.0 if one.headcount == other.headcount else 0.0,
        )
    )


def _share(one: Sequence[object], other: Sequence[object]) -> float:
    """What two sets have in common, of what either has."""
    both = set(one) | set(other)
    return len(set(one) & set(other)) / len(both) if both else 1.0
