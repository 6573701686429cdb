"""How django-allauth behaves here: no sign-up, no mail; wrong passwords counted, everything written down."""

import time
from datetime import datetime
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal import ratelimit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from youju.access.models import Account
from youju.access.operations import set_password
from youju.access.scope import actor_of
from youju.access.sealing import sealed, unsealed
from youju.access.signing import note_locked, note_refused, note_sign_in, note_sign_out
from youju.base.clock import now
from youju.core.periods import SHANGHAI

WRONG = "账号名或密码不对。"
LIMITS = {"app": "allauth.account", "action": "login_failed"}


class DoorAdapter(DefaultAccountAdapter):
    """Signing in by a name and a password."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": WRONG,
        "account_inactive": "这个账号已停用，请联系本单位的系统管理员。",
        "enter_current_password": "现在的密码不对。",
        "incorrect_password": "密码不对。",
        "incorrect_code": "验证码不对，或已经过期。请看手机上最新的 6 位数字。",
        "too_many_login_attempts": "错的次数太多，请过 15 分钟再试。",
        "rate_limited": "错的次数太多，请过 15 分钟再试。",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are opened by administrators."""
        return False

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Pages say themselves what was done."""

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Wrong passwords are counted for an account and an address together: nobody can lock out somebody else who
        sits elsewhere."""
        return f"{credentials.get('username', '').lower()} {self.get_client_ip(request)}"

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Refuse where too many were wrong, and say when to try again; the same whether the account exists or not."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as error:
            note_locked(credentials.get("username", ""), self.get_client_ip(request), at=now())
            raise ValidationError(self._when(request, credentials), code="locked") from error

    def _when(self, request: HttpRequest, credentials: dict[str, Any]) -> str:
        key = self._get_login_attempts_cache_key(request, **credentials)
        free_at = max(_free_at(request, rate, key) for rate in ratelimit.get_rates(**LIMITS))
        minutes = max(1, -(-int(free_at - time.time()) // 60))
        return f"密码错的次数太多。请过 {minutes} 分钟（{datetime.fromtimestamp(free_at, SHANGHAI):%H:%M} 以后）再试。"

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Write down that somebody was refused."""
        note_refused(credentials.get("username", ""), self.get_client_ip(request), at=now())

    def login(self, request: HttpRequest, user: Account) -> None:
        """Begin the session."""
        super().login(request, user)
        note_sign_in(user, self.get_client_ip(request), at=now())

    def logout(self, request: HttpRequest) -> None:
        """End the session."""
        note_sign_out(request.user, at=now())
        super().logout(request)

    def set_password(self, user: Account, password: str) -> None:
        """Change one's own password."""
        set_password(user, password, by=actor_of(user), at=now())


def _free_at(request: HttpRequest, rate: ratelimit.Rate, key: str) -> float:
    """When one more try is let in, by one limit; 0 where it isn't the one in the way."""
    tries = cache.get(ratelimit.get_cache_key(request, rate=rate, key=key, **LIMITS), [])
    return float(tries[rate.amount - 1]) + rate.duration if len(tries) >= rate.amount else 0.0


class SecondStepAdapter(DefaultMFAAdapter):
    """The code from a phone, as a second step."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": "验证码不对，或已经过期。请看手机上最新的 6 位数字。",
        "cannot_generate_recovery_codes": "先开启两步验证，才有备用码。",
    }

    def encrypt(self, text: str) -> str:
        """A copy of the database alone does not open anybody's second step."""
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return unsealed(encrypted_text)
