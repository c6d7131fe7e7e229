"""What a visit costs over the wire, as Chromium counts it: compressed bytes with their headers, and requests."""

from tests.browser.everywhere import PEOPLE, SIZES, sign_in

HEAVY = ["/", "/learning/courses/", "/experience/", "/experience/shifts/", "/skills/all/", "/trends/library/"]
FIRST, LATER = (60_000, 6), (12_000, 1)  # bytes and requests, at most


def weigh(page, path):
    """(bytes, requests) of opening `path` in this window."""
    client = page.context.new_cdp_session(page)
    client.send("Network.enable")
    served, sizes = set(), {}
    # What comes out of the browser's own store costs nothing.
    client.on("Network.requestServedFromCache", lambda each: served.add(each["requestId"]))
    client.on("Network.loadingFinished", lambda each: sizes.update({each["requestId"]: each["encodedDataLength"]}))
    page.goto(path, wait_until="networkidle")
    client.detach()
    loaded = [size for request, size in sizes.items() if request not in served and size]
    return sum(loaded), len(loaded)


def weights(browser, base):
    """[(what, (bytes, requests), at most)] of a first visit to Today and of the heaviest page after it."""
    before = browser.new_context(base_url=base)
    page = before.new_page()
    sign_in(page, PEOPLE["rich"])
    fresh = browser.new_context(base_url=base, viewport=SIZES["desktop"], storage_state=before.storage_state()).new_page()
    first = weigh(fresh, "/")
    later = max(weigh(fresh, path) for path in HEAVY)
    return [("First visit to Today", first, FIRST), ("The heaviest page after it", later, LATER)]
