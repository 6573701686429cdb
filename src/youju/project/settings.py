"""Django settings. The database comes from `DATABASE_URL`; the command line sets it for the embedded server."""

import os
from pathlib import Path
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
# a thread of the web server keeps its connection; the command line closes it with the process
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
SECRET_KEY = os.environ.get("YOUJU_SECRET_KEY", "set by the web server's start; nothing here is signed without it")
DEBUG = False
ALLOWED_HOSTS = [each for each in os.environ.get("YOUJU_HOSTS", "127.0.0.1,localhost").split(",") if each]
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_filters",
    "django_htmx",
    "django_tables2",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "youju.ui",
    "youju.base",
    "youju.codes",
    "youju.organisation",
    "youju.members",
    "youju.access",
    "youju.ledger",
    "youju.duties",
    "youju.intake",
    "youju.reports",
    "youju.home",
    "youju.project",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "youju.access.middleware.UploadMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "youju.access.middleware.TextMiddleware",
    "youju.access.middleware.IdleMiddleware",
    "youju.access.middleware.ScopeMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "youju.duties.middleware.JudgeMiddleware",
]
ROOT_URLCONF = "youju.project.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "youju.ui.context.navigation",
            ]
        },
    }
]
FORM_RENDERER = "youju.ui.rendering.Renderer"
STATIC_URL = "/static/"
STATIC_ROOT = os.environ.get("YOUJU_STATIC", "")
WHITENOISE_USE_FINDERS = not STATIC_ROOT
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if STATIC_ROOT
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
# what pages may load: their own server's files only; no script within pages
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": ["'self'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
IS_HTTPS = os.environ.get("YOUJU_HTTPS", "") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
YOUJU_IDLE_SECONDS = int(os.environ.get("YOUJU_IDLE_SECONDS", "3600"))
if IS_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 365 * 86400
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
LOGIN_URL = "/signin/"
LOGIN_REDIRECT_URL = "/"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "youju.access.adapter.DoorAdapter"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/signin/"
# five wrong passwords for an account from one address, or five wrong codes of an account, in a quarter of an hour; a
# whole site may stand behind one address
ACCOUNT_RATE_LIMITS = {"login": "120/m/ip", "login_failed": "100/15m/ip,5/15m/key", "change_password": "5/m/user"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("YOUJU_PROXIES", "0"))
MFA_ADAPTER = "youju.access.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "有据"
MFA_TOTP_TOLERANCE = 1
CSRF_FAILURE_VIEW = "youju.access.views.door.forged"
# what limits count by is shared by all worker processes
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "youju_cache"}}
YOUJU_UPLOAD_BYTES = int(os.environ.get("YOUJU_UPLOAD_BYTES", str(110 * 2**20)))
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django": {"handlers": ["console"], "level": "ERROR"}},
}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# errors go to standard error, where whoever runs the server finds them; no personal data is in the format
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
FACT_MODULES = ["youju.organisation.facts", "youju.members.facts", "youju.ledger.facts", "youju.duties.facts"]
PEOPLE_MODULES = ["youju.members.ties", "youju.access.ties", "youju.ledger.ties", "youju.duties.ties"]
AUDIT_SUBJECTS = [
    "youju.access.subjects",
    "youju.ledger.subjects",
    "youju.duties.subjects",
    "youju.reports.subjects",
    "youju.home.subjects",
]
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
# W005, W021: other programs of the company may stand beside us on its domain without HTTPS
SILENCED_SYSTEM_CHECKS = ["auth.W004", "security.W005", "security.W021"]
