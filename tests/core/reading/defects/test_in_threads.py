"""Texts inspected at once by several threads of a process that has inspected none yet are inspected as one by one."""

import subprocess
import sys
from pathlib import Path

CLEAN = Path(__file__).parents[1] / "clean"
CODE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from youju.core.reading.text import Text
from youju.inspecting.inspection import inspected

texts = [Text(path.read_text(encoding="utf-8"), path.name) for path in sorted(Path(sys.argv[1]).glob("*.txt"))[:6]]
with ThreadPoolExecutor(4) as pool:
    at_once = [len(each.defects) for each in pool.map(inspected, texts)]
print(at_once == [len(inspected(text).defects) for text in texts])
"""


def test_the_first_texts_of_a_process_may_come_at_once() -> None:
    done = subprocess.run([sys.executable, "-c", CODE, str(CLEAN)], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("True", "")
