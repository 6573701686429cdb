"""Which checks run on which files, and where they keep silent, as a settings file (youju.toml) says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatch
from typing import Any

from youju.core.errors import Refusal
from youju.core.reading.found import Defect

KEYS = {"select", "ignore", "own_names", "kind", "limits", "silence"}
SILENCE_KEYS = {"file", "code", "text", "reason"}


@dataclass(frozen=True, slots=True)
class Silence:
    """A place where a check is right but unwanted: by file pattern, code or family, and text; always with a reason."""

    reason: str
    code: str
    file: str = "*"
    text: str = ""

    def covers(self, file: str, defect: Defect) -> bool:
        """Whether a defect in a file is meant."""
        return is_of(defect.code, self.code) and fnmatch(file, self.file) and self.text in defect.text


@dataclass(frozen=True, slots=True)
class Settings:
    """`select`, `ignore`: codes or families (`slot` is every slot.…). `own_names`: what the unit calls itself.

    `kind`: the kind of document where its title doesn't tell (总结, 要点, 报告…). `dated`: its date where it has none.
    `limits`: the most characters for a kind.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    own_names: tuple[str, ...] = ()
    kind: str = ""
    dated: date | None = None
    limits: tuple[tuple[str, int], ...] = ()
    silences: tuple[Silence, ...] = ()

    def wants(self, code: str) -> bool:
        """Whether a check runs."""
        if any(is_of(code, each) for each in self.ignore):
            return False
        return not self.select or any(is_of(code, each) for each in self.select)


def is_of(code: str, wanted: str) -> bool:
    """Whether a code is the one wanted or of that family."""
    return code == wanted or code.startswith(wanted.rstrip(".*") + ".")


def settings_of(table: Mapping[str, Any]) -> Settings:
    """The settings in the table [inspect] of a settings file. Raises Refusal naming the key that is wrong."""
    if unknown := sorted(set(table) - KEYS):
        raise Refusal(f"设置文件[inspect]里有不认识的项：{'、'.join(unknown)}", f"可用的项：{'、'.join(sorted(KEYS))}")
    limits = table.get("limits", {})
    if not isinstance(limits, Mapping) or not all(isinstance(each, int) and each > 0 for each in limits.values()):
        raise Refusal("设置文件[inspect.limits]应写文种和字数", '例如：[inspect.limits] "总结" = 5000')
    return Settings(
        select=_strings("select", table.get("select", [])),
        ignore=_strings("ignore", table.get("ignore", [])),
        own_names=_strings("own_names", table.get("own_names", [])),
        kind=str(table.get("kind", "")),
        limits=tuple((str(kind), limit) for kind, limit in limits.items()),
        silences=tuple(_silence(each) for each in table.get("silence", [])),
    )


def _strings(key: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise Refusal(f"设置文件[inspect]的{key}应是一列文字", f'例如：{key} = ["slot", "numbering.skipped"]')
    return tuple(value)


def _silence(table: Any) -> Silence:
    if not isinstance(table, Mapping) or set(table) - SILENCE_KEYS or not table.get("code"):
        raise Refusal("设置文件[[inspect.silence]]要写code，可写file、text", '例如：code = "slot.number"')
    if not str(table.get("reason", "")).strip():
        raise Refusal(f"设置文件[[inspect.silence]]（{table['code']}）没有写理由", "请在reason里写明为什么不提示")
    return Silence(**{key: str(value) for key, value in table.items()})
