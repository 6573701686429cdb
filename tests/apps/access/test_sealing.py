"""The secret of a second step in the database: of no use without the server's key."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from apps.ledger.story import BY
from youju.access.operations import open_account
from youju.access.sealing import sealed, unsealed

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def test_a_sealed_secret_comes_back() -> None:
    assert unsealed(sealed(SECRET)) == SECRET


def test_the_same_secret_is_sealed_differently_each_time() -> None:
    assert sealed(SECRET) != sealed(SECRET)


def test_with_another_key_nothing_of_it_comes_back(settings) -> None:
    kept = sealed(SECRET)
    settings.SECRET_KEY = "of another machine"
    assert unsealed(kept) not in ("", SECRET)
    assert unsealed(kept) != unsealed(kept)


def test_secrets_from_before_still_open() -> None:
    assert unsealed(SECRET) == SECRET


@pytest.mark.django_db
def test_a_phones_secret_stands_sealed_in_the_database() -> None:
    secret = generate_totp_secret()
    made = TOTP.activate(open_account("zhang.san", "张某", "correct-horse-battery", **BY), secret)
    kept = Authenticator.objects.get(pk=made.instance.pk).data["secret"]
    assert secret not in kept
    assert unsealed(kept) == secret
