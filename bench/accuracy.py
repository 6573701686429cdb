"""`./run bench accuracy`: inspections against gold lists, of our own texts and, where they are there, the samples."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from tests.core.reading.scoring import Row, Scores, gold_of, scored

from youju.formats.reading import read_file
from youju.inspecting.inspection import inspected
from youju.inspecting.rows import row_of

OWN = Path("tests/core/reading/texts")
SAMPLES = Path("../shared/samples")

console = Console(highlight=False)


@click.command()
@click.option("--texts", type=click.Path(exists=True, path_type=Path), help="另一组文稿，下面有 gold 文件夹")
@click.option("--wrong", is_flag=True, help="列出漏掉的和误报的")
@click.option("--markdown", is_flag=True, help="写成 docs/accuracy.md 里的表")
def command(texts: Path | None, wrong: bool, markdown: bool) -> None:
    """读文稿的准确率：提纲、数据、要求、问题，对照标准答案。"""
    found: dict[str, tuple[int, Scores]] = {}
    for name, folder, documents in _sets(texts):
        scores = measured(folder, documents)
        found[name] = len(documents), scores
        if not markdown:
            _show(f"{name}: {len(documents)} documents", scores)
        if wrong:
            for each in scores.wrong:
                print(*each, sep="\t")
    if markdown:
        print(_markdown(found))


def _sets(texts: Path | None) -> Iterable[tuple[str, Path, list[str]]]:
    """(name, folder, documents) of each set there is."""
    if texts is not None:
        return [(texts.name, texts, list(gold_of(texts / "gold")))]
    sets = [(f"own texts, {part}", OWN, names) for part, names in _parts().items()]
    sets.append(("samples", SAMPLES, list(gold_of(SAMPLES / "gold"))))
    return [each for each in sets if each[2]]


def _parts() -> dict[str, list[str]]:
    """Our own texts by the part they belong to, as the tables of the README beside them list them."""
    parts: dict[str, list[str]] = {}
    for line in (OWN / "README.md").read_text(encoding="utf-8").splitlines():
        if head := re.match(r"\| ([\w-]+ (?:half|part) [^|]*)\|", line):
            parts[head[1].strip()] = names = []
        elif parts and (name := re.match(r"\| ([a-z0-9-]+) \|", line)) and (OWN / f"{name[1]}.txt").exists():
            names.append(name[1])
    return parts


def measured(folder: Path, documents: Iterable[str]) -> Scores:
    """The scores of some documents of a folder."""
    gold = gold_of(folder / "gold")
    answers = {name: _answer(folder / f"{name}.txt") for name in documents}
    return scored({name: gold[name] for name in answers}, answers)


def _answer(path: Path) -> Row:
    return row_of(str(path), inspected(read_file(path)))


def lines(scores: Scores) -> list[tuple[str, str, str, str, str]]:
    """What, F1, precision, recall and counts of each part; then right answers of each field."""
    parts = [
        (
            name,
            f"{each.f1:.3f}",
            f"{each.precision:.3f}",
            f"{each.recall:.3f}",
            f"{each.hit} / {each.missed} / {each.false}",
        )
        for name, each in scores.parts.items()
    ]
    fields = [
        (name, f"{right / of:.3f}" if of else "", "", "", f"{right} of {of}")
        for name, (right, of) in scores.fields.items()
    ]
    return [*parts, *fields]


HEADS = ("what", "F1 or share right", "precision", "recall", "found / missed / false")


def _show(title: str, scores: Scores) -> None:
    table = Table(*HEADS, title=title)
    for line in lines(scores):
        table.add_row(*line)
    console.print(table)


COLUMNS = (
    *("texts", "documents", "outline", "claims", "object", "subject", "commitments", "strict", "count", "subject"),
    *("high found", "medium and high found", "precision"),
)


def _markdown(found: Mapping[str, tuple[int, Scores]]) -> str:
    """One table: a row for each set, and one for our own texts together."""
    own = {name: each for name, each in found.items() if name.startswith(OURS)}
    rows = [_row(name.removeprefix(OURS), *each) for name, each in own.items()]
    if len(own) > 1:
        rows.append(_row("**all our own**", sum(count for count, _ in own.values()), _together(own.values())))
    rows += [_row(f"**{name}**", *each) for name, each in found.items() if name not in own]
    return "\n".join(f"| {' | '.join(row)} |" for row in (COLUMNS, ("---",) * len(COLUMNS), *rows))


OURS = "own texts, "


def _together(found: Iterable[tuple[int, Scores]]) -> Scores:
    """The scores of several sets as those of one."""
    total = Scores()
    for _, scores in found:
        for name, score in scores.parts.items():
            total.add(name, score)
        for name, (right, of) in scores.fields.items():
            before = total.fields.get(name, (0, 0))
            total.fields[name] = before[0] + right, before[1] + of
    return total


def _row(name: str, documents: int, scores: Scores) -> tuple[str, ...]:
    """F1 of what is read, the share of right fields; of defects what was found of what is owed."""

    def f1(part: str) -> str:
        return f"{scores.parts[part].f1:.3f}" if part in scores.parts else ""

    def share(field: str) -> str:
        right, of = scores.fields.get(field, (0, 0))
        return f"{right / of:.2f}" if of else ""

    def recall(part: str) -> str:
        score = scores.parts[part]
        return f"{score.recall:.3f} ({score.hit} of {score.hit + score.missed})"

    read = f1("outline"), f1("claims"), share("claim object"), share("claim subject")
    duties = f1("commitments"), f1("commitments strict"), share("commitment count"), share("commitment subject")
    defects = recall("defects high"), recall("defects medium+"), f"{scores.parts['defects medium+'].precision:.3f}"
    return name, str(documents), *read, *duties, *defects
