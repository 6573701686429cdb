"""The shipped library, read from the files of this package.

Editions are immutable. `checksums.txt` names what has been published; a published rulebook whose text changed, or a
published measure whose definition changed, is refused instead of quietly giving old results a new meaning.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise

from youju.core.codes import Terms, Vocabulary, vocabularies
from youju.core.measures import Measure
from youju.core.periods import Cadence
from youju.core.rules.load import (
    Defect,
    LibraryError,
    checksum,
    load_codes,
    load_measures,
    load_rulebook,
)
from youju.core.rules.model import Rulebook

CHECKSUMS = "checksums.txt"


@dataclass(frozen=True)
class Edition:
    """One edition of a rulebook, with the file it came from and the checksum of its text."""

    rulebook: Rulebook
    file: str
    checksum: str


@dataclass(frozen=True)
class Library:
    """All shipped data: terms by vocabulary, measures by code, editions by rulebook and date."""

    codes: Mapping[Vocabulary, Terms]
    measures: Mapping[str, Measure]
    rulebooks: tuple[Edition, ...]


@cache
def shipped_library() -> Library:
    """The library of this package. Raises LibraryError naming every defect by file and line."""
    return read_library(shipped_folder())


def shipped_folder() -> Traversable:
    """Where the package keeps its data."""
    return files("youju.library")


def read_library(folder: Traversable) -> Library:
    """Read and check the library in a folder. Raises LibraryError."""
    codes = vocabularies(load_codes(_text(folder, "codes.yaml"), "codes.yaml"))
    measures = load_measures(_text(folder, "measures.yaml"), "measures.yaml", codes)
    by_code = {measure.code: measure for measure in measures if measure.code}
    library = Library(codes, by_code, _editions(folder, codes, by_code))
    defects = [*_defects_between(library.rulebooks), *_changed(library, folder)]
    if defects:
        raise LibraryError(defects)
    return library


def fingerprints(library: Library) -> dict[str, str]:
    """Name → checksum of everything that must not change once published: rulebooks and named measures."""
    marks = {edition.file: edition.checksum for edition in library.rulebooks}
    return marks | {f"measures.yaml#{code}": _definition(measure) for code, measure in library.measures.items()}


def published(folder: Traversable) -> dict[str, str]:
    """Name → checksum of what `checksums.txt` says has been published."""
    lines = _text(folder, CHECKSUMS).splitlines()
    return {name: mark for mark, _, name in (line.partition("  ") for line in lines if line)}


def _text(folder: Traversable, name: str) -> str:
    return folder.joinpath(name).read_text(encoding="utf-8")


def _definition(measure: Measure) -> str:
    """Checksum of what a measure counts; its title may still be worded better."""
    return checksum(measure.model_dump_json(exclude_defaults=True, exclude={"title"}))


def _editions(
    folder: Traversable, codes: Mapping[Vocabulary, Terms], measures: Mapping[str, Measure]
) -> tuple[Edition, ...]:
    editions, defects = [], []
    shelf = folder.joinpath("rulebooks")
    for name in sorted(each.name for each in shelf.iterdir() if each.name.endswith(".yaml")):
        text, file = _text(shelf, name), f"rulebooks/{name}"
        try:
            editions.append(Edition(load_rulebook(text, file, codes, measures), file, checksum(text)))
        except LibraryError as error:
            defects += error.defects
    if defects:
        raise LibraryError(defects)
    return tuple(sorted(editions, key=lambda each: (each.rulebook.code, each.rulebook.valid_from)))


def _defects_between(editions: tuple[Edition, ...]) -> Iterator[Defect]:
    """What is wrong between files: editions that overlap, a duty code in two rulebooks or for what is another duty, an
    unknown `replaces`."""
    yield from _overlaps(editions)
    yield from _shared_duties(editions)
    yield from _other_duties(editions)
    yield from _unknown_predecessors(editions)


def _overlaps(editions: Iterable[Edition]) -> Iterator[Defect]:
    for earlier, later in pairwise(editions):
        same = earlier.rulebook.code == later.rulebook.code
        if same and later.rulebook.valid_from < earlier.rulebook.valid_to:
            yield Defect(later.file, 1, "valid_from", f"与 {earlier.file} 的有效期重叠")


def _shared_duties(editions: Iterable[Edition]) -> Iterator[Defect]:
    homes: dict[str, Edition] = {}
    for edition in editions:
        for duty in edition.rulebook.duties:
            home = homes.setdefault(duty.code, edition)
            if home.rulebook.code != edition.rulebook.code:
                yield Defect(edition.file, 1, "duties", f"事项代码 {duty.code} 已在 {home.file} 里")


def _other_duties(editions: Iterable[Edition]) -> Iterator[Defect]:
    """A duty laid to other periods, or turned from a unit's into a person's, is another one: where its editions meet in
    a period, one of them judges (judging.md 5), and that takes periods and owners that are alike."""
    stated: dict[str, tuple[str, Cadence | None]] = {}
    for edition in editions:
        for duty in edition.rulebook.duties:
            owner = next(kind for kind in ("unit", "member", "post") if getattr(duty.owed_by, kind))
            if stated.setdefault(duty.code, (owner, duty.every)) != (owner, duty.every):
                message = f"事项 {duty.code} 与以前的版次相比，换了承担者的类别或者周期；这是另一个事项，要用新的代码"
                yield Defect(edition.file, 1, "duties", message)


def _unknown_predecessors(editions: Iterable[Edition]) -> Iterator[Defect]:
    known = {(each.rulebook.code, each.rulebook.edition) for each in editions}
    for each in editions:
        replaced = each.rulebook.replaces
        if replaced and (each.rulebook.code, replaced) not in known:
            yield Defect(each.file, 1, "replaces", f"没有 {each.rulebook.code} 的版次 {replaced}")


def _changed(library: Library, folder: Traversable) -> Iterator[Defect]:
    """A defect for each published thing that is no longer what it was."""
    present = fingerprints(library)
    for name, mark in published(folder).items():
        file, _, part = name.partition("#")
        if name not in present:
            yield Defect(file, 1, part, "已发布过，不能删除；停用的制度写 valid_to，停用的指标留着")
        elif present[name] != mark:
            yield Defect(file, 1, part, "内容与已发布的不同；已发布的不改，改动要另出新的版次或新的代码")
