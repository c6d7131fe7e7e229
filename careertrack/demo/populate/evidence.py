from typing import Any

from careertrack.demo.papers import paper
from careertrack.demo.populate.life import Life


def file(life: Life) -> dict[str, Any]:
    """A small one, which really lies in the storage."""
    key = life.key().hex
    return paper(f"evidence/made-up/{life.owner.email.partition('@')[0]}/{key}.pdf", f"{life.topic()} certificate", key)
