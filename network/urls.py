from django.urls import path

from careertrack.core.routes import record_routes
from careertrack.core.views import AreaPage
from network import views
from network.forms import ContactForm, InteractionForm, MentorshipForm
from network.models import Contact, Interaction, Mentorship

app_name = "network"
urlpatterns = [
    path("", AreaPage.as_view(), name="index"),
    *record_routes("contacts", Contact, ContactForm, list=views.ContactList, detail=views.ContactDetail),
    *record_routes("mentorships", Mentorship, MentorshipForm),
    *record_routes("interactions", Interaction, InteractionForm),
    path("interactions/<owned:pk>/followed-up/", views.followed_up, name="interaction-followed-up"),
]
