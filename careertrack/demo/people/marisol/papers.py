"""What she has a certificate of; some of hers are missing, as everybody's are."""

from careertrack.demo.papers import paper
from careertrack.demo.samples import Sample, sample

KEPT = {
    "statistics": ("Statistics", "Marisol Vega", "Lakeshore Community College"),
    "anatomy-1": ("Anatomy and Physiology I", "Marisol Vega", "Lakeshore Community College"),
    "vaccines": ("Vaccine storage and handling", "Marisol Vega", "3 hours online"),
    "bls": ("BLS Provider card", "Marisol Vega"),
}


def files() -> list[Sample]:
    return [sample("evidence.File", key, **paper(f"evidence/sample/{key}.pdf", *lines)) for key, lines in KEPT.items()]
