"""The work of `youju import`."""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.prompt import Confirm
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from youju.base.clock import now
from youju.codes.queries import all_vocabularies
from youju.core.errors import Refusal, reason_of
from youju.core.ledgers.book import Asked, Reading, read_book
from youju.core.ledgers.mapping import Mapping, saved
from youju.core.ledgers.vocabulary import Lexicon
from youju.core.rules.model import Sector
from youju.formats.xlsx.guard import guarded
from youju.formats.xlsx.reader import Sheet, open_book
from youju.intake.operations import Outcome, Source, import_book
from youju.library.headings import heading_words
from youju.project.cli.work.actor import command_line
from youju.project.cli.work.import_tables import as_data, show_mapping, show_next, show_outcome

messages = Console(stderr=True, highlight=False)


@dataclass(frozen=True)
class Wanted:
    """What the command line asks for."""

    book: str
    dry_run: bool = False
    yes: bool = False
    skip_blocked: bool = False
    map_file: str | None = None
    save_map: str | None = None
    name: str | None = None
    year: int | None = None
    unit: str = ""
    sector: str | None = None
    late_reason: str = ""


def import_file(as_json: bool, **asked: Any) -> int:
    """Read a book in; 0 done (or nothing asked but a dry run), 1 where something must be settled first."""
    wanted = Wanted(**asked)
    path = Path(wanted.book)
    lexicon = Lexicon.of(all_vocabularies(), heading_words())
    with _bar() as bar, open_book(path) as sheets:
        reading = _read(path, sheets, lexicon, wanted, bar)
        unread = [sheet.title for sheet in sheets if sheet.title not in {layout.sheet for layout in reading.layouts}]
    mapping = saved(reading.layouts, unread)
    if wanted.save_map:
        _save_map(Path(wanted.save_map), mapping)
    if not as_json:
        show_mapping(reading.layouts, lexicon.headings)
    outcome = _take_over(path, reading, mapping, wanted, as_json)
    if as_json:
        print(json.dumps(as_data(reading, outcome), ensure_ascii=False, default=str, indent=2))
    return _told(outcome, wanted, as_json)


def _read(path: Path, sheets: Sequence[Sheet], lexicon: Lexicon, wanted: Wanted, bar: "_Bar") -> Reading:
    mapping = _load_map(Path(wanted.map_file), lexicon) if wanted.map_file else None
    asked = Asked(wanted.year, wanted.unit, path.stem, mapping)
    watched = guarded(path.name, sheets)
    reading = read_book(watched, lexicon, asked, bar.reading)
    for sheet in watched:
        sheet.look_through()
    return reading


def _load_map(path: Path, lexicon: Lexicon) -> Mapping:
    try:
        content = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise Refusal(
            f"列对应文件“{path}”读不出来：{str(error).splitlines()[0]}", "用 --save-map 存一份，照它的样子改。"
        ) from error
    return Mapping.of(content, lexicon.headings)


def _save_map(path: Path, mapping: dict[str, Any]) -> None:
    yaml = YAML()
    yaml.allow_unicode = True
    try:
        with path.open("w", encoding="utf-8") as file:
            yaml.dump(mapping, file)
    except OSError as error:
        raise Refusal(f"列对应存不到“{path}”：{reason_of(error)}", "换一个位置。") from error
    messages.print(f"列对应已存到 {path}，可以改了再用 --map 导入。")


def _take_over(path: Path, reading: Reading, mapping: dict[str, Any], wanted: Wanted, as_json: bool) -> Outcome:
    source = Source(
        name=(wanted.name or path.stem)[:120],
        file_name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        mapping=mapping,
        unit=wanted.unit,
        sector=Sector(wanted.sector) if wanted.sector else None,
        skip_blocked=wanted.skip_blocked,
        late_reason=wanted.late_reason,
    )
    with _bar() as bar:

        def decide(outcome: Outcome) -> bool:
            bar.stop()
            if not as_json:
                show_outcome(outcome)
            return _wants(outcome, wanted, as_json)

        return import_book(reading, source, decide, by=command_line(), at=now(), progress=bar.writing)


def _wants(outcome: Outcome, wanted: Wanted, as_json: bool) -> bool:
    """Whether the outcome is to stand: said beforehand, or asked now where somebody is there to answer."""
    if wanted.dry_run or (outcome.blocked and not wanted.skip_blocked):
        return False
    if wanted.yes:
        return True
    if as_json or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return Confirm.ask("记入以上内容？", console=messages, choices=["y", "n"], default=False)


def _told(outcome: Outcome, wanted: Wanted, as_json: bool) -> int:
    """Say how it ended, on stderr; what may follow on stdout, save where that is for a program."""
    if outcome.done:
        messages.print(f"[bold green]已记入账套。[/]这本台账记为“{outcome.book}”，改了可以再次导入，只有改动会更正。")
        if not as_json:
            show_next(outcome.unit, outcome.period)
        return 0
    if outcome.blocked and not wanted.skip_blocked:
        messages.print(
            f"[bold red]有 {len(outcome.blocked)} 处须先解决，没有记入任何内容。[/]"
            "改好台账再导入，或用 --skip-blocked 跳过这些行。"
        )
        return 1
    messages.print("这是试读，没有记入任何内容。要记入，加 --yes。")
    return 0


class _Bar:
    """Progress of reading and of writing."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.tasks: dict[str, TaskID] = {}

    def reading(self, sheet: str, rows: int) -> None:
        """So many rows of a sheet are read."""
        self._show(f"读“{sheet}”", rows, None)

    def writing(self, what: str, done: int, total: int) -> None:
        """So much of it is done."""
        self._show(what, done, total)

    def _show(self, what: str, done: int, total: int | None) -> None:
        if what not in self.tasks:
            self.tasks[what] = self.progress.add_task(what, total=total)
        self.progress.update(self.tasks[what], completed=done, total=total)

    def stop(self) -> None:
        """Leave the screen to the tables."""
        self.progress.stop()


@contextmanager
def _bar() -> Iterator[_Bar]:
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed} 行"), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True) as progress:
        yield _Bar(progress)
