"""The part of `youju db upgrade` that comes before the books can be opened."""

import os

from rich.console import Console

from youju.base.embedded import home
from youju.base.upgrading import data_version
from youju.base.upgrading import upgrade as upgrade_data

messages = Console(stderr=True, highlight=False)


def upgrade() -> int:
    """Upgrade the embedded server's data where they are of an older PostgreSQL."""
    if os.environ.get("DATABASE_URL"):
        messages.print("DATABASE_URL 指向的服务器由它的管理员升级；这里只更新表结构。")
        return 0
    with messages.status("正在升级数据…"):
        done = upgrade_data(home())
    if done:
        version, kept = done
        messages.print(
            f"数据已从 PostgreSQL {version} 升级到 {data_version(home())}。旧数据留在 {kept}，确认无误后可以删除。"
        )
    return 0
