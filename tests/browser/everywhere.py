"""Walks the whole product in a browser: a server with the sample people, one page of every route, every form sent wrong.

Nothing is listed by hand: a new page is walked the day something leads to it.
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
from urllib.parse import urlsplit

from playwright.sync_api import Error

PASSWORD = "a walk through every page"
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
    # By name, as passkeys need it; and the curator of the walk signs in with a password alone.
    base = f"http://localhost:{port}"
    os.environ.update(DATA_DIR=data, PORT=port, SITE_URL=base, STAFF_MFA="optional", DJANGO_SETTINGS_MODULE="careertrack.settings")
    server = subprocess.Popen([sys.executable, "manage.py", "serve"], stdout=subprocess.DEVNULL)
    try:
        wait_for(f"{base}/healthz")
        subprocess.run([sys.executable, "manage.py", "demo", "--password", PASSWORD], check=True, stdout=subprocess.DEVNULL)
        yield base
    finally:
        server.terminate()
        server.wait(15)
        shutil.rmtree(data, ignore_errors=True)


def wait_for(address, seconds=180):
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


def gone_to(page, path):
    """The answer at this path; None where a file is sent to be kept."""
    try:
        return page.goto(path)
    except Error as problem:
        if "Download is starting" not in str(problem):
            raise
        return None


def pages(page, start="/"):
    """{route: path} of one page of each route that links lead to from `start`."""
    found, waiting = {}, [start]
    while waiting:
        path = waiting.pop(0)
        route = route_of(path)
        if not route or route in found or route == "admin:view_on_site" or route.endswith(("-export", "-paper")):
            continue
        if (answer := gone_to(page, path)) and answer.headers.get("content-type", "").startswith("text/html"):
            found[route] = path
            links = page.eval_on_selector_all("a[href]", LINKS)
            waiting += [urlsplit(link).path for link in links if urlsplit(link).netloc == urlsplit(page.url).netloc]
    return found


def sign_in(page, email):
    page.goto("/accounts/login/")
    page.fill("[name=login]", email)
    page.fill("[name=password]", PASSWORD)
    page.click("main button:text-is('Sign in')")


def confirm(page):
    """Say once more who it is, so that the pages behind that question are walked too."""
    page.goto("/accounts/reauthenticate/")
    page.fill("[name=password]", PASSWORD)
    page.click("main button:has-text('Continue')")


def opened(browser, base, who, size, theme, **options):
    """(a window of this person's, {name: path} of every page they can reach)."""
    context = browser.new_context(base_url=base, viewport=SIZES[size], color_scheme=theme, has_touch=size == "phone", **options)
    page = context.new_page()
    if who == "visitor":
        return page, {path.strip("/").replace("/", "-"): path for path in VISITORS}
    sign_in(page, PEOPLE[who])
    confirm(page)
    found = pages(page)
    if who == "curator":  # whose pages outside curation are those of anybody
        found = {route: path for route, path in found.items() if route.startswith("admin:") or route in ("style", "status")}
    return page, found


def refused_forms(page, found):
    """Sends every form with nothing in it, as the browser alone would not let it; yields the name of each answer."""
    for route in [each for each in found if each.endswith("-add")]:
        page.goto(found[route])
        page.eval_on_selector_all("main form", "els => els.forEach(e => { e.noValidate = true })")
        typed = "main form input:not([type=hidden], [type=radio], [type=checkbox])"
        page.eval_on_selector_all(typed, "els => els.forEach(e => { e.value = '' })")
        page.locator("main form[method=post] button:not([name=another])").last.click()
        page.wait_for_load_state()
        yield route
