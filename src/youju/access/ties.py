"""The account of a person, as a tie."""

from youju.access.models import Account
from youju.core.errors import Refusal
from youju.members.models import Person
from youju.members.tied import Move, Tie


def ties_of(person: Person) -> list[Tie]:
    """The account somebody signs in with."""
    accounts = Account.objects.filter(person=person)
    return [Tie(f"account:{account.pk}", "账号", f"账号 {account.username}") for account in accounts]


def hand_over(move: Move) -> None:
    """Give the account to the target. Raises Refusal where both have one: what each did must stay told apart."""
    accounts = move.chosen("account", Account.objects.filter(person=move.source))
    if not accounts.exists():
        return
    if Account.objects.filter(person=move.target).exists():
        raise Refusal("两人各有一个账号。", "请系统管理员先停用其中一个，并解除它与人员的对应。")
    accounts.update(person=move.target)
