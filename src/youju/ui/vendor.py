"""Front-end parts: the files pages use, collected out of `node_modules` once they are installed.

`python -m youju.ui.vendor` does it; `./run` calls it after `npm ci`. They lie in `static/vendor`, which is not kept in
the repository.
"""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
TARGET = HERE / "static" / "vendor"

FILES = {
    "tabler.css": "@tabler/core/dist/css/tabler.min.css",
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "echarts.js": "echarts/dist/echarts.common.min.js",
}
ICONS = (
    *("home", "book-2", "pencil-plus", "checklist", "sitemap", "file-text", "file-search", "lock", "lock-open"),
    *("table-import", "table-export", "users", "user", "user-plus", "menu-2", "dots", "search", "filter", "x", "plus"),
    *("check", "circle-check", "circle-x", "clock", "alert-triangle", "alert-circle", "info-circle", "help-circle"),
    *("chevron-right", "chevron-left", "chevron-down", "arrow-left", "arrow-right", "calendar", "calendar-event"),
    *("printer", "download", "upload", "trash", "edit", "history", "paperclip", "eye", "flag", "message-2", "logout"),
    *("settings", "shield-lock", "id-badge-2", "building", "building-community", "chart-bar", "list", "refresh"),
    *("copy", "send", "ban", "arrow-merge", "arrows-split", "transfer", "circle-dashed", "minus", "star", "bulb"),
    *("notebook", "clipboard-check", "report", "file-check", "database", "key", "qrcode", "circle-minus", "equal"),
)


def collect(modules: Path) -> None:
    """Copy the files into `static/vendor`. Raises FileNotFoundError for one that is not there."""
    shutil.rmtree(TARGET, ignore_errors=True)
    (TARGET / "icons").mkdir(parents=True)
    for name, source in FILES.items():
        text = (modules / source).read_text(encoding="utf-8")
        # the map files are not collected: browsers would ask for them in vain
        (TARGET / name).write_text(text.split("\n//# sourceMappingURL")[0].split("/*# sourceMappingURL")[0], "utf-8")
    for icon in ICONS:
        shutil.copy(modules / "@tabler/icons/icons/outline" / f"{icon}.svg", TARGET / "icons")


if __name__ == "__main__":
    collect(Path(sys.argv[1] if len(sys.argv) > 1 else "node_modules"))
