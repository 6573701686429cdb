"""The rooms of the house, as the navigation shows them."""

from dataclasses import dataclass

from youju.ui.scope import Ability


@dataclass(frozen=True)
class Room:
    """`name` lights the entry; `is_on_phone`: in the bar at the foot of a phone's screen, not in 更多."""

    name: str
    title: str
    icon: str
    route: str
    ability: Ability
    is_on_phone: bool = False


ROOMS = (
    Room("home", "今天", "home", "home", Ability.READ, True),
    Room("ledger", "台账", "book-2", "ledger:list", Ability.READ, True),
    Room("record", "记一笔", "pencil-plus", "record", Ability.RECORD, True),
    Room("duties", "履职", "checklist", "duties:matrix", Ability.READ, True),
    Room("organisation", "组织与人员", "sitemap", "organisation:list", Ability.READ),
    Room("reports", "报告", "file-text", "reports:list", Ability.READ),
    Room("inspect", "校核", "file-search", "intake:inspect", Ability.READ),
    Room("closing", "结账", "lock", "ledger:closing", Ability.READ),
    Room("import", "导入", "table-import", "intake:import", Ability.MANAGE),
    Room("accounts", "账号与授权", "users", "access:list", Ability.ADMINISTER),
)
