"""`python run_autocorrect.py TEXTS.json ANSWERS.json`: the default rules on every text, in one process, after one text.

Its answers are lines before and after; where they differ is where it raises an alarm.
"""

import json
import sys
import time
from difflib import SequenceMatcher
from pathlib import Path

import autocorrect_py


def main(given, answers):
    """Lint and write down how long it took and where the alarms are."""
    texts = json.loads(Path(given).read_text(encoding="utf-8"))
    autocorrect_py.lint_for(texts[0], "a.txt")
    began = time.perf_counter()
    found = [autocorrect_py.lint_for(text, "a.txt").lines for text in texts]
    seconds = time.perf_counter() - began
    spans = [list(alarms(text, lines)) for text, lines in zip(texts, found, strict=True)]
    Path(answers).write_text(json.dumps({"seconds": seconds, "spans": spans}), encoding="utf-8")


def alarms(text, lines):
    """Where each line was changed, as offsets into the text, and whether only by a space."""
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    for line in lines:
        start = starts[line.line - 1] + line.col - 1
        if text[start : start + len(line.old)] != line.old:
            start = text.find(line.old, starts[line.line - 1])
        matcher = SequenceMatcher(None, line.old, line.new, autojunk=False)
        for kind, begin, end, new_begin, new_end in matcher.get_opcodes():
            if kind != "equal":
                yield [start + begin, start + end, not (line.old[begin:end] + line.new[new_begin:new_end]).strip()]


if __name__ == "__main__":
    main(*sys.argv[1:])
