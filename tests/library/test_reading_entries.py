"""The word lists of reading/ are read as YAML says them."""

from importlib.resources import files

import pytest
from ruamel.yaml import YAML

from youju.core.errors import Refusal
from youju.library.reading_entries import entries_of, reading_entries

FOLDER = files("youju.library").joinpath("reading")
NAMES = sorted(each.name.removesuffix(".yaml") for each in FOLDER.iterdir() if each.name.endswith(".yaml"))


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_file_says_what_yaml_reads_in_it(name: str) -> None:
    by_yaml = YAML(typ="safe").load(FOLDER.joinpath(f"{name}.yaml").read_text(encoding="utf-8"))
    read = reading_entries(name)
    assert {entry: lines(text) for entry, text in read.items()} == {
        entry: lines(str(text)) for entry, text in by_yaml.items()
    }


def test_words_stand_behind_a_name_or_below_it_and_lines_below_it() -> None:
    text = "# 说明\n\ntimes: 次 场\nverbs: >-\n  召开 开展\n  举办\n\nlines: |\n  一 | 二\n  # 三\n"
    assert entries_of(text) == {"times": "次 场", "verbs": "召开 开展 举办", "lines": "一 | 二\n# 三"}


def test_a_line_that_is_no_entry_is_refused_by_its_number() -> None:
    with pytest.raises(Refusal, match="第3行"):
        entries_of("# 说明\nverbs: 召开\n召开 开展\n")
