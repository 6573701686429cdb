"""The settings file of a folder of documents: the nearest youju.toml at or above it."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from youju.core.errors import Refusal, reason_of
from youju.core.reading.defects.inspecting import refuse_unknown
from youju.core.reading.defects.settings import Settings, settings_of

NAMES = ("youju.toml", ".youju.toml")


def settings_for(file: Path) -> Settings:
    """The settings for a file: those of the nearest settings file at or above its folder. Raises Refusal."""
    return _nearest(file.absolute().parent)


@cache
def _nearest(folder: Path) -> Settings:
    found = next((folder / name for name in NAMES if (folder / name).is_file()), None)
    if found is not None:
        return read_settings(found)
    return Settings() if folder.parent == folder else _nearest(folder.parent)


@cache
def read_settings(path: Path) -> Settings:
    """The settings that a file says. Raises Refusal, naming the file."""
    try:
        settings = settings_of(_table(path))
        refuse_unknown([*settings.select, *settings.ignore, *(each.code for each in settings.silences)])
    except Refusal as refusal:
        raise Refusal(f"{path}：{refusal.message}", refusal.advice) from refusal
    return settings


def _table(path: Path) -> dict[str, Any]:
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"设置文件写得不对：{error}", "这是 TOML 格式，写法见 docs/handbook/07-inspect.md") from error
    except UnicodeDecodeError as error:
        raise Refusal("设置文件不是 UTF-8 编码。", "请用记事本另存为 UTF-8。") from error
    except OSError as error:
        raise Refusal(f"设置文件打不开：{reason_of(error)}", "请检查路径和读取权限。") from error
    table = whole.get("inspect", {})
    if not isinstance(table, dict):
        raise Refusal("设置文件里 inspect 应是一张表", "写成 [inspect]，下面一行一项。")
    return table
