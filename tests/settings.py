"""The product's settings, with what tests need different: fast hashing, no manifest, no files outside the test."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="careertrack-test-"))
os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "x" * 50)
os.environ["EMAIL_URL"] = os.environ.get("TEST_EMAIL_URL", "")

from careertrack.settings import *  # noqa: E402, F403
from careertrack.settings import INSTALLED_APPS, MIDDLEWARE, STORAGES  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "zeal"]
MIDDLEWARE = [*MIDDLEWARE, "zeal.middleware.zeal_middleware"]
ZEAL_RAISE = True
# Django itself loads a session again after ending it, and the rows of an admin form one by one when they are saved.
# A contact and who introduced them are two.
ZEAL_ALLOWLIST = [
    {"model": "sessions.Session", "field": "get()"},
    {"model": "trends.ListEntry", "field": "get()"},
    {"model": "network.Contact", "field": "get()"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# Each test signs in as often as it likes; the limits have tests of their own.
ACCOUNT_RATE_LIMITS = False
RATE_LIMITS: dict[str, str] = {}
# What is brought to the worker is done at once, in the test.
JOBS = {"kind": "memory", "options": {"immediate": True}}
MAIL_CARRIER, MAIL_BACKEND = "careertrack.core.carriers.AnyBackend", "django.core.mail.backends.locmem.EmailBackend"
# Most tests sign staff in with a password only; that staff are led to a second step has tests of its own.
STAFF_MFA = "optional"
