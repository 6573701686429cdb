"""Safe fixes written into a copy beside the file; the file itself is never touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from youju.core.errors import Refusal, reason_of
from youju.core.reading.found import Fix
from youju.formats.docx.fixing import apply_fixes_docx, fixable_docx
from youju.formats.fixes import separate
from youju.formats.plain import apply_fixes_text
from youju.formats.reading import kind_of


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file's content with fixes made; how many, and how many were left."""

    content: bytes
    made: int
    left: int


def fixed(content: bytes, name: str, fixes: Sequence[Fix]) -> Fixed:
    """Make fixes. Raises Refusal where this kind of file cannot be changed."""
    kind = kind_of(content, name)
    if kind == "docx":
        possible = fixable_docx(content, fixes)
        return Fixed(apply_fixes_docx(content, possible), len(possible), len(fixes) - len(possible))
    if kind == "text":
        apart = separate(fixes)
        return Fixed(apply_fixes_text(content, apart), len(apart), len(fixes) - len(apart))
    raise Refusal(f"{kind} 文件不能直接修改。", "请另存为 docx 后再加 --fix。")


def write_beside(path: Path, content: bytes) -> Path:
    """Write the copy NAME.fixed.EXT, or .fixed-2, -3… where there is one. Raises Refusal where it cannot be written."""
    for number in range(1, 1000):
        tag = ".fixed" if number == 1 else f".fixed-{number}"
        copy = path.with_name(f"{path.stem}{tag}{path.suffix}")
        try:
            with copy.open("xb") as stream:
                stream.write(content)
        except FileExistsError:
            continue
        except OSError as error:
            raise Refusal(f"写不了“{copy}”：{reason_of(error)}", "请检查文件夹的写入权限和磁盘空间。") from error
        return copy
    raise Refusal(f"“{path}”旁边的副本太多了。", "请删去旧的 .fixed 文件。")
