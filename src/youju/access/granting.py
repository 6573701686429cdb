"""What an administrator may grant: on units of their own, for no longer than their own grant, and no wider."""

import secrets
from datetime import date

from django.db.models import F

from youju.access.models import Account, Grant
from youju.access.reading import administrators_of, is_within
from youju.access.scope import AccountScope
from youju.core.errors import Refusal
from youju.core.periods import FOREVER
from youju.organisation.models import Reach, Unit
from youju.ui.scope import Ability

MAKING = "abcdefghjkmnpqrstuvwxyz23456789"
"""Letters and digits that are not taken for each other on paper."""


def made_password() -> str:
    """A password to hand over on paper: four groups of four, 79 bits."""
    return "-".join("".join(secrets.choice(MAKING) for _ in range(4)) for _ in range(4))


def check_may_grant(scope: AccountScope, unit: Unit, until: date, with_below: bool) -> None:
    """Raises Refusal where the scope does not reach so far: a unit outside, units below outside, or a later end."""
    inside = scope.units(Ability.ADMINISTER)
    if not inside.filter(unit=unit).exists():
        raise Refusal(f"“{unit.name}”不在您管理账号的范围内。")
    below = Reach.objects.filter(ancestor=unit, valid_to__gte=F("unit__valid_to"))
    if with_below and below.exclude(unit__in=inside).exists():
        raise Refusal(f"您的授权不含“{unit.name}”的下级。", "去掉“含下级”再授权。")
    ends = list(administrators_of(unit, scope.today).filter(account=scope.account).values_list("valid_to", flat=True))
    if until > max(ends, default=date.min):
        raise Refusal("不能授到您自己的授权到期以后。", f"结束日期最晚写 {max(ends)}。" if ends else "")


def check_may_change(scope: AccountScope, account: Account) -> None:
    """Raises Refusal for an account that may do something where the scope does not administer, and for one's own."""
    if account.pk == scope.account.pk:
        raise Refusal("不能这样改自己的账号。", "改密码和两步验证在“我的数据”里；其他的请另一位系统管理员来做。")
    if not is_within(account, scope, scope.today):
        raise Refusal(
            f"“{account.username}”在您的管理范围以外也有授权。", "请上级的系统管理员来做；您可以收回本范围内的授权。"
        )


def words(grant: Grant) -> str:
    """“管理”，含下级，至 2026-12-31。"""
    below = "含下级" if grant.with_below else "只限本级"
    return below if grant.valid_to == FOREVER else f"{below}，至 {grant.valid_to} 前"
