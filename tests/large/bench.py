"""`make bench`: every page of a person with 10,000 shifts and 2,000 contacts, beside the same page of one with few.

Fails where a page asks the database more often, or takes more than 1.5 times as long. With words, only pages whose name
has one of them: `python -m tests.large.bench timeline search`.
"""

import os
import sys
import tempfile

LIMIT = 1.5
ROUNDS = 5
CLOSE = 4  # milliseconds: what differs by less is noise
# Asked only where there is something to ask about. That no number grows with the records, test_query_counts.py holds.
NOW_AND_THEN = 2


def prepared():
    """The product on an instance of its own, with the two people."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "careertrack.settings"
    import logging

    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    logging.disable(logging.WARNING)  # a line for each request
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("loadcatalogue", verbosity=0)
    from tests.large.people import MANY, person

    people = person("few@example.com", 0), person("many@example.com", MANY)
    connection.close()  # what was written moves from SQLite's journal to its file, as it has on an instance in use
    return people


def measured(people, wanted):
    from tests.large.measure import browser, compared, queries
    from tests.large.pages import addresses

    clients = [browser(user) for user in people]
    few, many = (addresses(user) for user in people)
    for name in few:
        if not wanted or any(word in name.lower() for word in wanted):
            pages = [(clients[0], few[name]), (clients[1], many[name])]
            counts = [len(queries(*page)) for page in pages]
            yield name, counts, compared(*pages, ROUNDS)


def told(name, counts, times):
    small, large, ratio = times
    slow, more = ratio >= LIMIT and large - small >= CLOSE, counts[1] > counts[0] + NOW_AND_THEN
    mark = "  more queries" if more else "  slower" if slow else ""
    sys.stdout.write(f"{name:34} {counts[0]:3} {counts[1]:3} {small:7.1f} {large:7.1f} {ratio:5.2f}{mark}\n")
    sys.stdout.flush()
    return more or slow


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="careertrack-large-") as folder:
        os.environ["DATA_DIR"] = folder
        sys.stdout.write(f"{'page':34} {'queries':>7} {'ms few':>7} {'ms many':>7} {'ratio':>5}\n")
        failed = [told(*each) for each in measured(prepared(), sys.argv[1:])]
    sys.exit(any(failed))
