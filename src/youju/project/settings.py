"""Django settings. The database comes from `DATABASE_URL`; the command line sets it for the embedded server."""

import os
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def database(url: str) -> dict[str, object]:
    """Django's settings for a `postgresql://user:password@host:port/name?option=value` URL."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres"):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        # facts.* are read by their bare names; JIT costs more than it brings on statements of this size
        "OPTIONS": options | {"options": "-c search_path=public,facts -c jit=off"},
    }


DATABASES = {"default": database(os.environ.get("DATABASE_URL", "postgresql://postgres@/youju"))}
SECRET_KEY = os.environ.get("YOUJU_SECRET_KEY", "set by the web server's start; nothing here is signed without it")
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.postgres",
    "youju.base",
    "youju.codes",
    "youju.organisation",
    "youju.members",
    "youju.access",
    "youju.ledger",
    "youju.duties",
    "youju.intake",
    "youju.reports",
]
FACT_MODULES = ["youju.organisation.facts", "youju.members.facts", "youju.ledger.facts", "youju.duties.facts"]
AUTH_USER_MODEL = "access.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
SILENCED_SYSTEM_CHECKS = ["auth.W004"]
