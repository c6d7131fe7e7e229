"""`make shots`: pictures of every page, desktop and phone, light and dark, for a rich and an empty person and with errors.

Starts CareerTrack with the sample people in a folder of its own, follows the links of each page and photographs one page
of every route. Nothing is listed by hand: a new page is in the pictures the day something leads to it.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

PASSWORD = "pictures of every page"
PEOPLE = {"rich": "marisol@example.com", "empty": "newcomer@example.com", "curator": "curator@example.com"}
SIZES = {"desktop": {"width": 1440, "height": 900}, "phone": {"width": 390, "height": 844}}
VISITORS = ["/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/nowhere/"]
LINKS = "els => els.map(e => e.href)"


@contextmanager
def serving():
    """The address of a server with the sample people, stopped and swept away afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    data = tempfile.mkdtemp(prefix="careertrack-shots-")
    os.environ.update(DATA_DIR=data, PORT=port, SITE_URL=f"http://127.0.0.1:{port}", DJANGO_SETTINGS_MODULE="careertrack.settings")
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], stdout=subprocess.DEVNULL)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        subprocess.run([sys.executable, "manage.py", "demo", "--password", PASSWORD], check=True, stdout=subprocess.DEVNULL)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(15)
        shutil.rmtree(data, ignore_errors=True)


def wait_for(address, seconds=60):
    for _ in range(seconds * 5):
        try:
            return urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{address} did not answer within {seconds} seconds.")


def route_of(address):
    from django.urls import Resolver404, resolve

    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def pages(page, start="/"):
    """{route: path} of one page of each route that links lead to from `start`, without the admin."""
    found, waiting = {}, [start]
    while waiting:
        path = waiting.pop(0)
        route = route_of(path)
        if not route or route in found or route.startswith("admin:"):
            continue
        if page.goto(path).headers.get("content-type", "").startswith("text/html"):
            found[route] = path
            links = page.eval_on_selector_all("a[href]", LINKS)
            waiting += [urlsplit(link).path for link in links if urlsplit(link).netloc == urlsplit(page.url).netloc]
    return found


def sign_in(page, email):
    page.goto("/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button:has-text('Sign in')")


def photograph(page, folder, name, full=True):
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name.replace(':', '-')}.png", full_page=full)


def photograph_errors(page, found, folder):
    """Every form sent with nothing in it, as the browser alone would not let it."""
    for route in [each for each in found if each.endswith("-add")]:
        page.goto(found[route])
        page.eval_on_selector_all("main form", "els => els.forEach(e => { e.noValidate = true })")
        typed = "main form input:not([type=hidden], [type=radio], [type=checkbox])"
        page.eval_on_selector_all(typed, "els => els.forEach(e => { e.value = '' })")
        page.locator("main form[method=post] button:not([name=another])").last.click()
        photograph(page, folder, route)


def take(browser, base, out, who, size, theme):
    context = browser.new_context(base_url=base, viewport=SIZES[size], color_scheme=theme, has_touch=size == "phone")
    page, folder = context.new_page(), out / who / f"{size}-{theme}"
    if who == "visitor":
        found = {path.strip("/").replace("/", "-"): path for path in VISITORS}
    else:
        sign_in(page, PEOPLE[who])
        found = pages(page)
    for name, path in found.items():
        page.goto(path)
        photograph(page, folder, name)
    if who == "rich" and theme == "light":
        photograph_errors(page, found, out / "errors" / f"{size}-{theme}")
    context.close()
    return len(found)


def main():
    import django
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS

    out = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    with serving() as base, sync_playwright() as playwright:
        django.setup()
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for who in ["visitor", *PEOPLE]:
            for size in SIZES:
                for theme in ("light", "dark"):
                    count = take(browser, base, out, who, size, theme)
                    print(f"{who}, {size}, {theme}: {count} pages")  # noqa: T201
        browser.close()


if __name__ == "__main__":
    main()
