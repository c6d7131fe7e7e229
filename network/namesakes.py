"""Contacts of one name may be one person written down twice. They are saved: two people have one name, too."""

from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from careertrack.core.display import linked
from careertrack.core.text import fold, same_name
from network.models import Contact


def warning(user: Any, contact: Contact) -> str:
    """Who of this name was there already, as a link; empty where nobody was."""
    rows = Contact.objects.for_user(user).exclude(pk=contact.pk)
    for word in fold(contact.name).split():
        rows = rows.filter(search_text__contains=word)
    other = next((each for each in rows.with_names() if same_name(each.name, contact.name)), None)
    if other is None:
        return ""
    known = ", ".join(str(each) for each in (other.role, other.organisation) if each)
    asked = _("You already have {contact} ({known}). Check that they are two people.") if known else ""
    asked = asked or _("You already have {contact}. Check that they are two people.")
    return format_html(asked, contact=linked(other), known=known)
