from django.urls import path

from careertrack.core.routes import curated_routes, record_routes
from careertrack.core.views import AreaPage
from network import views
from network.forms import (
    ContactForm,
    EventForm,
    InteractionForm,
    MembershipForm,
    MentorshipForm,
    OrganisationForm,
    PositionForm,
    TagForm,
)
from network.models import Contact, Event, Interaction, Membership, Mentorship, Organisation, Position, Tag

app_name = "network"
urlpatterns = [
    path("", AreaPage.as_view(), name="index"),
    *record_routes(
        "contacts",
        Contact,
        ContactForm,
        add=views.ContactCreate,
        list=views.ContactList,
        detail=views.ContactDetail,
        selected=views.ContactsSelected,
    ),
    *record_routes("mentorships", Mentorship, MentorshipForm),
    *record_routes("interactions", Interaction, InteractionForm),
    *record_routes("events", Event, EventForm),
    *record_routes("memberships", Membership, MembershipForm),
    *record_routes("positions", Position, PositionForm),
    *record_routes("tags", Tag, TagForm),
    *curated_routes("organizations", Organisation, OrganisationForm),
    path("interactions/<owned:pk>/followed-up/", views.followed_up, name="interaction-followed-up"),
]
