"""`make audit`: every page of every kind of person, in both themes and sizes, held against what every page must hold.

Nothing for axe to find, no sideways scroll, one h1, no target too small for its pointer, nothing in the console, no
answer of 400 or more, nothing asked of another host, and no visit that weighs too much. With VNU_JAR set to the Nu HTML
checker, valid HTML too.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe

from tests.browser.everywhere import PEOPLE, SIZES, opened, refused_forms, serving
from tests.browser.weight import weights

# What a finger or a mouse must hit. A link inside a sentence may be as high as its line (WCAG 2.5.8).
LARGE = ".btn, .dock a, .nav a, select, .choice input, .pill input, input:not([type=checkbox], [type=radio])"
TARGETS = """least => [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.closest(".vh, dialog:not([open])"))
  .filter(each => !(each.tagName === "A" && getComputedStyle(each).display === "inline"))
  .map(each => [(each.closest("label") || each).getBoundingClientRect(), each])
  .map(([box, each]) => [box, each, each.matches(LARGE) ? least : 24])
  .filter(([box, each, high]) => box.width && (box.height < high - 0.5 || box.width < 23.5))
  .map(([box, each]) => `${Math.round(box.width)}x${Math.round(box.height)} ${each.outerHTML.slice(0, 90)}`)"""
TARGETS = TARGETS.replace("LARGE", repr(LARGE))
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def faults(page, size):
    found = violations(page) + [f"small target {each}" for each in page.evaluate(TARGETS, 44 if size == "phone" else 24)]
    found += ["wider than the screen"] if page.evaluate(SIDEWAYS) > 0 else []
    found += [] if page.locator("h1").count() == 1 else ["not one h1"]
    page.emulate_media(color_scheme="dark")
    found += [f"dark: {each}" for each in violations(page, runOnly=["color-contrast"])]
    page.emulate_media(color_scheme="light")
    return found


def violations(page, **options):
    found = Axe().run(page, options=options).response["violations"]
    return [f"axe {each['id']}: {node['html'][:120]}" for each in found for node in each["nodes"][:3]]


class Watch:
    """What the browser complains about while pages load, and the page as it was sent."""

    def __init__(self, page, base):
        self.host, self.noticed, self.document = urlsplit(base).netloc, [], None
        page.on("console", lambda each: self.note(each.type in ("error", "warning"), f"console: {each.text}"))
        page.on("pageerror", lambda each: self.note(True, f"script: {each}"))
        page.on("request", lambda each: self.note(urlsplit(each.url).netloc != self.host, f"another host: {each.url}"))
        page.on("response", self.keep)

    def note(self, wrong, words):
        if wrong:
            self.noticed.append(words)

    def keep(self, response):
        if response.request.resource_type == "document" and response.status not in (301, 302, 303):
            self.document = response

    def taken(self):
        noticed, self.noticed = self.noticed, []
        return noticed


def visited(page, found, who):
    for name, path in found.items():
        page.goto(path)
        yield name
    if who == "rich":  # a refused form is the same for anybody
        yield from (f"{name} sent empty" for name in refused_forms(page, found))


def audit(job):
    """(who and size, pages seen, {page: what is wrong})."""
    base, html, who, size = job
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS

    wrong, seen = {}, 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page, found = opened(browser, base, who, size, "light", reduced_motion="reduce")
        watch = Watch(page, base)
        for name in visited(page, found, who):
            seen += 1
            problems = watch.taken() + faults(page, size)
            watch.taken()  # axe itself writes styles while it looks
            if size == "desktop":
                (Path(html) / f"{who}-{name}.html".replace(":", "-").replace(" ", "-")).write_text(watch.document.text())
            if problems and "nowhere" not in name:
                wrong[f"{name} {urlsplit(page.url).path}"] = problems
        browser.close()
    return (who, size), seen, wrong


def check_html(folder):
    """What the Nu HTML checker says, where it is at hand."""
    jar = os.environ.get("VNU_JAR")
    if not jar:
        print("HTML is not checked: set VNU_JAR to the Nu HTML checker.")  # noqa: T201
        return ""
    files = sorted(str(each) for each in Path(folder).iterdir())
    done = subprocess.run(
        ["java", "-jar", jar, "--errors-only", "--format", "gnu", *files], capture_output=True, text=True, check=False
    )
    print(f"Nu HTML checker: {len(files)} pages, {len(done.stderr.splitlines())} errors")  # noqa: T201
    return done.stderr


def main():
    import django

    bad = False
    with serving() as base, tempfile.TemporaryDirectory() as html:
        django.setup()
        jobs = [(base, html, *each) for each in product(["visitor", *PEOPLE], SIZES)]
        with multiprocessing.get_context("spawn").Pool(2, django.setup) as workers:
            for who, seen, wrong in workers.imap_unordered(audit, jobs):
                print(f"{', '.join(who)}: {seen} pages, {len(wrong)} with something wrong")  # noqa: T201
                for name, problems in wrong.items():
                    bad = True
                    print(f"  {name}", *problems, sep="\n    ")  # noqa: T201
        errors = check_html(html)
        print(errors)  # noqa: T201
        sys.exit(bool(bad or errors or too_heavy(base)))


def too_heavy(base):
    """Whether a visit costs more than it may."""
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import CHROMIUM, FLAGS

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found = weights(browser, base)
        browser.close()
    for what, (size, requests), most in found:
        print(f"{what}: {size:,} bytes in {requests} requests; at most {most[0]:,} in {most[1]}")  # noqa: T201
    return any(size > most[0] or requests > most[1] for _what, (size, requests), most in found)


if __name__ == "__main__":
    main()
