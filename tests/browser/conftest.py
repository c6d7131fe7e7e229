"""A real browser against the real server. Any answer of 400 or more and anything in the console fails the test."""

import os
import shutil

import pytest
from playwright.sync_api import sync_playwright

# Playwright's synchronous interface runs an event loop in this thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        message = "Browser tests need Debian's chromium; it is not installed here."
        pytest.fail(message) if os.environ.get("REQUIRE_BROWSER") else pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, live_server):
    """A function that opens a browser window of its own: `visit(javascript=False)`."""
    windows, wrong = [], []

    def window(javascript=True, width=1280, expected=(), **options):
        size = {"width": width, "height": 900}
        context = chromium.new_context(base_url=live_server.url, java_script_enabled=javascript, viewport=size, **options)
        context.on("response", lambda each: note(each.status >= 400 and each.status not in expected, each.status, each.url))
        context.on("console", lambda each: note(each.type in ("error", "warning") and not expected, each.text))
        windows.append(context)
        return context.new_page()

    def note(is_wrong, *words):
        if is_wrong:
            wrong.append(" ".join(str(word) for word in words))

    yield window
    for context in windows:
        context.close()
    assert wrong == []


@pytest.fixture
def sign_in():
    def sign_in(page, email, password="a long password"):
        page.goto("/accounts/login/")
        page.fill("[name=login]", email)
        page.fill("[name=password]", password)
        page.click("main button:text-is('Sign in')")
        return page

    return sign_in
