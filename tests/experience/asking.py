"""How a person asks for hours to be confirmed, and what the hour log then says."""

from network.models import Contact

ASK = "/experience/sign-offs/ask/"
SHIFTS = "/experience/shifts/"


def keys(*shifts):
    return ",".join(str(each.pk) for each in shifts)


def ask(client, *shifts, **sent):
    form = {"do": "mail", "rows": keys(*shifts), "contact": Contact.objects.get().pk, **sent}
    return client.post(ASK, form, follow=True)


def said(client, **filters):
    """(badge, who and when) of each row of the hour log."""
    return [(each.standing[1], each.sign_off_note) for each in client.get(SHIFTS, filters).context["object_list"]]
