"""`python -m youju.inspecting.pages FOLDER`: the handbook's pages on the checks, written from the checks themselves."""

import sys
from collections.abc import Iterator
from pathlib import Path

from youju.core.reading.defects.check import Check
from youju.core.reading.defects.inspecting import CHECKS
from youju.inspecting.families import SEVERITIES, TITLES, families, family_of

MADE = "<!-- 由 python -m youju.inspecting.pages 从检查本身生成，请不要手改 -->"

_SILENT = """## 不想看到它

- 这一次：`youju inspect --ignore {code} 文件`
- 这个文件夹里都不查：在`youju.toml`的`[inspect]`里写`ignore = ["{code}"]`
- 只有一处是对的：写明理由

```toml
[[inspect.silence]]
code = "{code}"
file = "某文件*.docx"
text = "原文中的几个字"
reason = "为什么这里不提示"
```
"""

_SEVERITIES = (
    """错误是确实不对的，存疑是多半不对、要人看一眼的，提示是知道就行的。有错误或存疑时退出码是 1，只有提示时是 0。"""
)


def pages() -> Iterator[tuple[str, str]]:
    """(file name, content) of every page; the list of all checks first."""
    yield "README.md", _list()
    for check in CHECKS.values():
        yield f"{check.code}.md", _page(check)


def _list() -> str:
    lines = [MADE, "# 检查一览", "", f"共 {len(CHECKS)} 项。{_SEVERITIES}", ""]
    for family, checks in families():
        lines += [f"## {TITLES.get(family, family)}（{family}）", "", "| 代码 | 查什么 | 级别 |", "|---|---|---|"]
        lines += [f"| [{each.code}]({each.code}.md) | {each.title} | {SEVERITIES[each.severity]} |" for each in checks]
        lines.append("")
    return "\n".join(lines)


def _page(check: Check) -> str:
    family = family_of(check.code)
    head = (
        f"{MADE}\n# {check.title}\n\n`{check.code}` · {SEVERITIES[check.severity]} · {TITLES.get(family, family)}\n\n"
    )
    return f"{head}{check.explanation.strip()}\n\n{_SILENT.format(code=check.code)}\n[全部检查](README.md)\n"


def write_pages(folder: Path) -> None:
    """Write every page, and remove those of checks that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    made = dict(pages())
    for name, content in made.items():
        (folder / name).write_text(content, encoding="utf-8")
    for old in folder.glob("*.md"):
        if old.name not in made:
            old.unlink()


if __name__ == "__main__":
    write_pages(Path(sys.argv[1]))
