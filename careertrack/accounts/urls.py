from django.urls import path

from careertrack.accounts import views, whole

urlpatterns = [
    # Before those of django-allauth, whose names they have.
    path("signup/", whole.signup, name="account_signup"),
    path("email/", whole.email, name="account_email"),
    path("settings/", views.Settings.as_view(), name="settings"),
    path("invitations/", views.Invitations.as_view(), name="invitations"),
    path("invitations/<int:pk>/withdraw/", views.withdraw_invitation, name="invitation-withdraw"),
    path("invited/<secret:token>/", views.invitation, name="invitation"),
]
