"""`./run bench accuracy`: inspections against gold lists, of our own texts and, where they are there, the samples."""

import re
from collections.abc import Iterable
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
    for name, folder, documents in _sets(texts):
        scores = measured(folder, documents)
        title = f"{name}: {len(documents)} documents"
        if markdown:
            print(_markdown(title, scores))
        else:
            _show(title, scores)
        if wrong:
            for each in scores.wrong:
                print(*each, sep="\t")


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


def _markdown(title: str, scores: Scores) -> str:
    rows = [HEADS, ("---",) * len(HEADS), *lines(scores)]
    return "\n".join([f"**{title}**", "", *(f"| {' | '.join(row)} |" for row in rows), ""])
