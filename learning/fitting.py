"""Whether a credit fits a category, as far as its words say: the topic in the title, who approved it, how it was taught.

A category is read as what its name asks for; it fits when all of that is there. It is only ever a proposal.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from careertrack.core.text import fold
from learning.models import Credit

# What a category's name says about itself, and not about a topic.
NOTHING = """
    a an and any another area areas at by category cme component contact content continuing course credit credits cycle
    direct domains education employer first for hours i ii iii in individual issues job local national of older on other owed
    professional provider providers qualifying related required role roles route rules self skills source sources specific
    standards start state the three to topic topics two with
"""
ENDINGS = ("ations", "ation", "ings", "ing", "ions", "ion", "ical", "ally", "als", "al", "ers", "er", "ed", "es", "s", "e")
KINDS = {
    "feedback": Credit.Kind.FEEDBACK, "discussion": Credit.Kind.DISCUSSION, "declaration": Credit.Kind.DECLARATION,
    "confirmation": Credit.Kind.CONFIRMATION, "exam": Credit.Kind.EXAM, "assessment": Credit.Kind.ASSESSMENT,
    "entries": Credit.Kind.ENTRY,
}  # fmt: skip
TAUGHT = {
    "in-person": (Credit.Delivery.IN_PERSON,),
    "virtual interactive": (Credit.Delivery.LIVE,),
    "live": (Credit.Delivery.IN_PERSON, Credit.Delivery.LIVE),
    "participatory": (Credit.Delivery.IN_PERSON, Credit.Delivery.LIVE),
    "self-study": (Credit.Delivery.SELF_STUDY,),
}
SOURCES = ("course", "event", "reading")


@dataclass
class Said:
    """What a form says of a credit so far."""

    title: str = ""
    kind: str = Credit.Kind.CREDIT
    delivery: str = ""
    provider: str = ""
    approval: str = ""
    source: str = ""  # course, event, reading

    def __post_init__(self) -> None:
        self.stems = stems(self.title)

    @property
    def all(self) -> str:
        return f"{self.title} {self.provider} {self.approval}"


@dataclass
class Asked:
    """What the name of a category asks for: each part is a reason, or nothing where it is not met."""

    reasons: list[str] = field(default_factory=list)
    unmet: bool = False

    def add(self, met: bool, reason: str) -> None:
        self.unmet |= not met
        if met:
            self.reasons.append(reason)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text))


SAYS_NOTHING = frozenset(words(NOTHING))


def stem(word: str) -> str:
    """`ethical` and `ethics`, `prevention` and `preventing` are one word here."""
    word = word.replace("z", "s")
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= (3 if ending == "s" else 4):
            return word.removesuffix(ending)
    return word


def stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text) if word not in SAYS_NOTHING and not word.isdigit())


def why(said: Said, name: str, issuer: str) -> str:
    """Why it fits the category of this name; empty when it does not."""
    if said.kind != Credit.Kind.CREDIT:
        return _("because it is of this kind") if of_kind(said.kind, name) else ""
    asked = Asked()
    rest = asks_who(said, name, issuer, asked)
    rest = asks_how(said, rest, asked)
    asks_topic(said, rest, asked)
    if asked.unmet or not asked.reasons:
        return ""
    return _(" and ").join(asked.reasons)


def of_kind(kind: str, name: str) -> bool:
    return any(KINDS[word] == kind for word in KINDS if word in fold(name))


def asks_who(said: Said, name: str, issuer: str, asked: Asked) -> str:
    """Approval, and the issuer by its letters; what is left of the name."""
    plain, rest = fold(name), name
    known = set(re.findall(r"\b[A-Z]{3,}\b", issuer))
    for letters in [each for each in re.findall(r"\b[A-Z]{3,}\b", name) if each in known]:
        there = bool(re.search(rf"\b{letters}\b", said.all))
        refused = f"not {letters.lower()}-approved" in plain
        reason = _("because it does not name %s") if refused else _("because it names %s")
        asked.add(bool(said.provider) and not there if refused else there, reason % letters)
        rest = rest.replace(letters, "")
    if "self-claimed" in plain:
        asked.add(not said.approval, _("because it has no approval number"))
    elif re.search(r"\b(pre-)?approved\b|\baccredited\b", plain) and rest == name:
        asked.add(bool(said.approval), _("because it has an approval number"))
    return re.sub(r"(?i)\(?(not )?-?\b(pre-approved|approved|accredited|self-claimed)\)?", " ", rest)


def asks_how(said: Said, name: str, asked: Asked) -> str:
    for words_, ways in TAUGHT.items():
        if words_ in fold(name):
            asked.add(said.delivery in ways, _("because of how it was taught"))
            return re.sub(re.escape(words_), " ", name, flags=re.IGNORECASE)
    return name


def asks_topic(said: Said, name: str, asked: Asked) -> None:
    """One of the topics the name gives, with all its words in the title."""
    topics = [found for found in (stems(part) for part in topics_of(name)) if found]
    met = next((topic for topic in topics if topic <= said.stems), None)
    if met is not None:
        spoken = [word for word in words(said.title) if stem(word) in met]
        asked.add(True, _("because the title says “%s”") % " ".join(dict.fromkeys(spoken)))
    elif topics:
        asked.unmet = True
    elif not asked.reasons and len(words(name)) > 1:
        phrase = " ".join(words(name.partition("(")[0]))
        asked.add(f" {phrase} " in f" {' '.join(words(said.all))} ", _("because it says “%s”") % phrase)


def topics_of(name: str) -> list[str]:
    """`Ethics or health equity` is two. What stands in brackets is one where it lists letters, or where nothing else is said."""
    main, _open, inside = name.rpartition(":")[2].partition("(")
    parts = re.split(r" or |/|,", main)
    if re.search(r"[A-Z]{3,}", inside) or not any(stems(part) for part in parts):
        parts += re.split(r" or |/|,|\)", inside)
    return parts


def likeness(said: Said, other: Any) -> float:
    """From 0 to 1.75: how like an earlier credit it is, in the words of its title, its provider and what it comes from."""
    before = stems(other.title)
    together = len(said.stems | before)
    title = len(said.stems & before) / together if together else 0
    provider = bool(said.provider) and fold(said.provider) == fold(other.provider)
    return title + 0.5 * provider + 0.25 * (bool(said.source) and said.source == source_of(other))


def source_of(credit: Any) -> str:
    return next((name for name in SOURCES if getattr(credit, f"{name}_id")), "")
