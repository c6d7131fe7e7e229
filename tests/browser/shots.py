"""`make shots`: pictures of every page, desktop and phone, light and dark, for a rich and an empty person and with errors."""

import sys
from pathlib import Path

from tests.browser.everywhere import PEOPLE, SIZES, opened, refused_forms, serving


def photograph(page, folder, name):
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name.replace(':', '-')}.png", full_page=True)


def take(browser, base, out, who, size, theme):
    page, found = opened(browser, base, who, size, theme)
    for name, path in found.items():
        page.goto(path)
        photograph(page, out / who / f"{size}-{theme}", name)
    if who == "rich" and theme == "light":
        for name in refused_forms(page, found):
            photograph(page, out / "errors" / f"{size}-{theme}", name)
    page.context.close()
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
