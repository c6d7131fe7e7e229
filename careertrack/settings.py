"""The one settings file. What the environment says comes through careertrack.environment and careertrack.stores,
which refuse nonsense."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from careertrack.environment import (
    bind_address,
    choice,
    data_dir,
    debug,
    flag,
    mail_from,
    number,
    refuse_hosts,
    secret_key,
    site_url,
    text,
    time_zone,
    url_setting,
)  # fmt: skip
from careertrack.stores import cache, database, files_store, jobs_store

BASE_DIR = Path(__file__).resolve().parent.parent


# ------------------------------------------------------------------ where and how it runs
DATA_DIR = data_dir(BASE_DIR / "var")
SECRET_KEY = secret_key(DATA_DIR)
PORT = number("PORT", 8000, 1, 65535)
BIND = bind_address()
WEB_PROCESSES = number("WEB_PROCESSES", 2, 1, 64)
WEB_THREADS = number("WEB_THREADS", 4, 1, 64)
SITE_URL = site_url(PORT)
HTTPS = SITE_URL.startswith("https://")
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SITE_HOST = urlsplit(SITE_URL).hostname or ""
ALLOWED_HOSTS = [f"[{SITE_HOST}]" if ":" in SITE_HOST else SITE_HOST, *LOOPBACK_HOSTS]
DEBUG = debug(SITE_HOST, [each.strip("[]") for each in LOOPBACK_HOSTS])
refuse_hosts()
CSRF_TRUSTED_ORIGINS = [SITE_URL]
SIGNUP = choice("SIGNUP", "open", ("open", "invite", "closed"))
ROOT_URLCONF = "careertrack.urls"
WSGI_APPLICATION = "careertrack.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    # First: our admin pages replace theirs.
    "django.contrib.auth",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "careertrack.core",
    "careertrack.accounts",
    "careertrack.evidence",
    "careertrack.overview",
    "careertrack.transfer",
    "careertrack.demo",
    "goals",
    "learning",
    "experience",
    "skills",
    "network",
    "trends",
    "crispy_forms",
    "django_filters",
    "import_export",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.contrib.admin",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
]

# The six areas in the order people see them. Cross pages ask careertrack.core.areas, never an area by name.
AREAS = [
    "goals.area.Goals",
    "learning.area.Learning",
    "experience.area.ExperienceArea",
    "skills.area.Skills",
    "network.area.Network",
    "trends.area.Trends",
]

MIDDLEWARE = [
    "careertrack.core.log.RequestLog",
    "careertrack.core.doors.TooManyMiddleware",
    # Outermost, so that their headers reach static files, error pages and the way from http to https too.
    "csp.middleware.CSPMiddleware",
    "careertrack.core.headers.HeadersMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "careertrack.core.headers.MethodsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "careertrack.core.serving.ZippedMiddleware",
    "careertrack.core.errors.OneEncodingMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "careertrack.core.privacy.NeverCachedMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "careertrack.accounts.sessions.PersonMiddleware",
    "careertrack.core.privacy.LoginRequiredMiddleware",
    "careertrack.accounts.enrolment.EnrolmentMiddleware",
    "careertrack.core.clock.PersonsClockMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    # Innermost: its page is made while the person and their language are known.
    "careertrack.core.errors.NotAllowedMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "careertrack.core.shell.shell",
            ],
            "builtins": [f"careertrack.core.templatetags.{name}" for name in ("look", "charts", "records")],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
CRISPY_ALLOWED_TEMPLATE_PACKS = ("careertrack",)
CRISPY_TEMPLATE_PACK = "careertrack"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# ------------------------------------------------------------------ data
DATABASES = {"default": database(DATA_DIR)}
CACHES = {"default": cache()}

# How often one address may try a secret that opens nothing, or a code on a sheet; and how much one person may ask for by
# mail. Then what accounts.limits counts: tries at an account by one address or known browser; by all who are not known; the
# first of an address, of which one is let through besides; and tries of one address at all accounts.
RATE_LIMITS = {
    "guess": "9/5m/ip", "check": "9/5m/ip", "ask": "40/d/user",
    "try": "5/5m/key", "account": "8/5m/key", "first": "1/15m/key", "others": "1/5m/key", "address": "9/m/ip",
}  # fmt: skip

# ------------------------------------------------------------------ jobs
JOBS = jobs_store(DATA_DIR)
WORKER = flag("WORKER", True)
WORKER_THREADS = number("WORKER_THREADS", 2, 1, 16)
BACKUP_TO = text("BACKUP_TO", "")
BACKUP_KEEP = number("BACKUP_KEEP", 14, 1, 1000)
# What happens by itself: a name, the function, and the time of every night in TIME_ZONE or the minute of every hour.
# The back-up first: what is cleared away is in it.
SCHEDULE = {
    **({"backup": ("careertrack.core.upkeep.back_up", "02:30")} if BACKUP_TO else {}),
    "bin": ("careertrack.core.upkeep.empty_bin", "03:10"),
    "expired": ("careertrack.core.upkeep.clear_expired", "03:20"),
    "files": ("careertrack.evidence.clearing.clear", ":40"),
    "made": ("careertrack.core.making.clear", ":50"),
    "drafts": ("experience.recurring.prepare_all", "00:20"),
    "sign-offs": ("experience.reminding.remind", "06:30"),
}

# ------------------------------------------------------------------ mail
# Mail is written to the outbox; the worker has it carried away.
EMAIL_BACKEND = "careertrack.core.outbox.Backend"
MAIL_FOLDER = DATA_DIR / "mail"
MAIL_TO_FILES = not text("EMAIL_URL", "")
if MAIL_TO_FILES:
    MAIL_CARRIER = "careertrack.core.carriers.Folder"
else:
    _mail = url_setting(environ.Env.email_url_config, "EMAIL_URL", "")
    MAIL_BACKEND = _mail["EMAIL_BACKEND"]
    _by_smtp = MAIL_BACKEND == "django.core.mail.backends.smtp.EmailBackend"
    if _by_smtp and not _mail["EMAIL_HOST"]:
        raise ImproperlyConfigured("EMAIL_URL names no mail server. Use smtp+tls://user:password@mail.example.org:587.")
    MAIL_CARRIER = f"careertrack.core.carriers.{'MailServer' if _by_smtp else 'AnyBackend'}"
    EMAIL_HOST, EMAIL_PORT = _mail["EMAIL_HOST"], _mail["EMAIL_PORT"]
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail["EMAIL_HOST_USER"], _mail["EMAIL_HOST_PASSWORD"]
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.get("EMAIL_USE_TLS", False), _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = mail_from(f"CareerTrack <careertrack@{f'[IPv6:{SITE_HOST}]' if ':' in SITE_HOST else SITE_HOST}>")

# ------------------------------------------------------------------ who signs in, and how
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "display_name")},
    },
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
ACCOUNT_ADAPTER = "careertrack.accounts.adapter.Adapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "careertrack.accounts.models.shown_name"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "careertrack.accounts.signup.SignupDetails"
ACCOUNT_FORMS = {
    "add_email": "careertrack.accounts.forms.ChangeEmail",
    "change_password": "careertrack.accounts.allauth_forms.ChangePassword",
    "login": "careertrack.accounts.allauth_forms.Login",
    "reauthenticate": "careertrack.accounts.allauth_forms.Reauthenticate",
    "reset_password": "careertrack.accounts.allauth_forms.ResetPassword",
    "reset_password_from_key": "careertrack.accounts.allauth_forms.ResetPasswordKey",
    "set_password": "careertrack.accounts.allauth_forms.SetPassword",
    "signup": "careertrack.accounts.allauth_forms.Signup",
}
# Tries at an account are counted by accounts.limits instead.
ACCOUNT_RATE_LIMITS = {
    "login": "", "login_failed": "",
    "reset_password": "9/m/ip,5/5m/key", "reset_password_from_key": "9/m/ip", "reauthenticate": "9/m/user",
}  # fmt: skip
MFA_RATE_LIMITS = {"webauthn_login": "9/m/ip"}
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if flag("VERIFY_EMAIL", not MAIL_TO_FILES) else "none"
ACCOUNT_CHANGE_EMAIL = True
# Before something important changes it is asked again who it is, and then not for a quarter of an hour.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# How long a sign-in lasts is decided in accounts.sessions; the browser forgets it when it closes, unless it was to be kept.
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_AUTHENTICATED_LOGIN_REDIRECTS = False
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# Who needs a second step to sign in: staff, unless it is left to them, and everybody where that is wanted.
STAFF_MFA = choice("STAFF_MFA", "required", ("required", "optional"))
MFA_REQUIRED = flag("MFA_REQUIRED", False)
# Browsers keep passkeys for a name, and only over https or on this machine.
PASSKEYS = SITE_HOST == "localhost" or (HTTPS and ":" not in SITE_HOST and not SITE_HOST.replace(".", "").isdigit())
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", *(["webauthn"] if PASSKEYS else [])]
MFA_PASSKEY_LOGIN_ENABLED = PASSKEYS
MFA_ADAPTER = "careertrack.accounts.factors.Factors"
MFA_FORMS = {
    "authenticate": "careertrack.accounts.factor_forms.Authenticate",
    "reauthenticate": "careertrack.accounts.factor_forms.Reauthenticate",
    "activate_totp": "careertrack.accounts.factor_forms.SetUpApp",
    "add_webauthn": "careertrack.accounts.passkey_forms.AddPasskey",
    "edit_webauthn": "careertrack.accounts.passkey_forms.RenamePasskey",
    "login_webauthn": "careertrack.accounts.passkey_forms.SignInWithKey",
    "authenticate_webauthn": "careertrack.accounts.passkey_forms.AuthenticateWithKey",
    "reauthenticate_webauthn": "careertrack.accounts.passkey_forms.ReauthenticateWithKey",
}
MFA_TOTP_ISSUER = "CareerTrack"
# Clocks may differ by half a minute.
MFA_TOTP_TOLERANCE = 1
# An address is confirmed before sign-in, or there is no mail server to confirm it with.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# By django-allauth it would be a write with every page; accounts.sessions notes it every few minutes.
USERSESSIONS_TRACK_ACTIVITY = False
ALLAUTH_TRUSTED_PROXY_COUNT = number("TRUSTED_PROXIES", 0, 0, 10)

# ------------------------------------------------------------------ safety
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        **dict.fromkeys(
            ("script-src", "style-src", "img-src", "font-src", "connect-src", "manifest-src", "worker-src", "form-action"),
            [SELF],
        ),
        **dict.fromkeys(("base-uri", "object-src", "frame-ancestors"), [NONE]),
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
THEME_COOKIE = "__Host-theme" if HTTPS else "theme"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    # The proxy and the container look at the door from inside, over http.
    SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    SECURE_HSTS_SECONDS = 31_536_000
    # Whether the other names under this domain speak https is not ours to decide.
    SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

# ------------------------------------------------------------------ language, days, files
LANGUAGE_CODE = "en-us"
LANGUAGES = [
    ("en-us", "English (United States)"),
    ("en-gb", "English (United Kingdom)"),
    ("en-ca", "English (Canada)"),
    ("en-au", "English (Australia)"),
    ("en-ie", "English (Ireland)"),
]
TIME_ZONE = time_zone()
USE_TZ = True
# An address typed without a scheme is taken as https, as Django 6 will do by itself.
FORMS_URLFIELD_ASSUME_HTTPS = True
# What people upload, never served by its address.
MEDIA_ROOT = DATA_DIR / "files"
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
FILE_UPLOAD_HANDLERS = ["careertrack.evidence.receiving.Receiver"]
# What one person may keep.
FILES_QUOTA = number("FILES_QUOTA_MB", 500, 1, 1_000_000) * 1024 * 1024
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": files_store(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
CATALOGUE_DIR = BASE_DIR / "catalogue"
# The files and folders of the catalogue in the order they are loaded, and what each fills; then what only belongs to a list.
CATALOGUE = {
    "skills.csv": "skills.Skill",
    "trends.csv": "trends.Trend",
    "organisations.csv": "network.Organisation",
    "credential_types.csv": "learning.CredentialType",
    "categories.csv": "learning.Category",
    "occupations.csv": "goals.Occupation",
    "pathways.csv": "goals.Pathway",
    "pathway_steps.csv": "goals.PathwayStep",
    "resources.csv": "trends.Resource",
    "resource_lists.csv": "trends.ResourceList",
    "rules": "learning.RuleSet",
}
CATALOGUE_ENTRIES = ["trends.ListEntry"]
# Without these whoever may look at a table may import into it.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE, IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "change", "view"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "careertrack.core.log.JsonLines"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "careertrack": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # Each request has its line already, without the address as typed.
        "django.request": {"level": "CRITICAL"},
        "django.server": {"level": "CRITICAL"},
    },
}
