from django.conf import settings
from django.urls import path, re_path

from careertrack.accounts import closing_views, factor_views, mailed, session_views, views, whole

urlpatterns = [
    # Before those of django-allauth, whose names they have.
    path("login/", session_views.SignIn.as_view(), name="account_login"),
    path("signup/", whole.signup, name="account_signup"),
    path("email/", whole.email, name="account_email"),
    re_path(r"^confirm-email/(?P<key>[-:\w]+)/$", mailed.ConfirmEmail.as_view(), name="account_confirm_email"),
    re_path(
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        mailed.ChoosePassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path("2fa/", factor_views.Index.as_view(), name="mfa_index"),
    path("2fa/totp/activate/", factor_views.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("2fa/recovery-codes/", factor_views.Codes.as_view(), name="mfa_view_recovery_codes"),
    path("session/", session_views.time_left, name="time-left"),
    path("session/stay/", session_views.stay, name="stay"),
    path("sessions/<int:pk>/end/", session_views.end_device, name="device-end"),
    path("security/", session_views.security_log, name="security-log"),
    path("settings/", views.Settings.as_view(), name="settings"),
    path("delete/", closing_views.DeleteAccount.as_view(), name="account-delete"),
    path("invitations/", views.Invitations.as_view(), name="invitations"),
    path("invitations/<int:pk>/withdraw/", views.withdraw_invitation, name="invitation-withdraw"),
    path("invited/<secret:token>/", views.invitation, name="invitation"),
]

if settings.PASSKEYS:
    urlpatterns.insert(0, path("2fa/webauthn/add/", factor_views.AddPasskey.as_view(), name="mfa_add_webauthn"))
