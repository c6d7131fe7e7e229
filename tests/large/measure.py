"""What a page costs: queries, and the processor's time, which leaves out what else the machine does."""

import gc
from time import process_time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def browser(user):
    client = Client(HTTP_HOST="localhost")
    client.force_login(user)
    return client


def queries(client, url):
    """Of the second request: the first may fill what Django keeps in memory."""
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(url)
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
    return [each["sql"] for each in captured]


def milliseconds(client, url):
    gc.collect()
    gc.disable()  # whose turn it is to clear up is chance
    begun = process_time()
    client.get(url)
    spent = process_time() - begun
    gc.enable()
    return spent * 1_000


def deeper(frames, ask, *given):
    """Python 3.11 is twice as slow where a loop happens to cross the end of a piece of its stack."""
    return deeper(frames - 1, ask, *given) if frames else ask(*given)


def compared(few, many, rounds):
    """(ms for few, ms for many, ratio) of the fastest round of each; they take turns, each a (client, address)."""
    spans = [[deeper(7 * each, milliseconds, *page) for page in (few, many)] for each in range(rounds)]
    small, large = (min(side) for side in zip(*spans, strict=True))
    return small, large, large / small
