"""Every address of the product. One word names an area everywhere: app, URL prefix, namespace, template folder."""

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from django.contrib import admin
from django.urls import include, path, register_converter

from careertrack.core import converters, errors
from careertrack.core.admin import closed_urls
from careertrack.core.health import healthz
from careertrack.core.mailstop import mail_stop
from careertrack.core.status import status, test_mail
from careertrack.core.views.drafting import start_over
from experience.confirming import verify

register_converter(converters.OwnedKey, "owned")
register_converter(converters.CuratedSlug, "curated")
register_converter(converters.SecretToken, "secret")
register_converter(converters.AreaSlug, "area")
register_converter(converters.YearNumber, "year")

admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.site_header = admin.site.site_title = "CareerTrack"
admin.site.index_title = "Curation"

urlpatterns = [
    path("", include("careertrack.overview.urls")),
    path("goals/", include("goals.urls")),
    path("learning/", include("learning.urls")),
    path("experience/", include("experience.urls")),
    path("skills/", include("skills.urls")),
    path("network/", include("network.urls")),
    path("trends/", include("trends.urls")),
    path("files/", include("careertrack.evidence.urls")),
    path("export/", include("careertrack.transfer.urls")),
    path("verify/", verify, name="verify"),
    path("accounts/", include("careertrack.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    # Before the admin's own: there is one way out, which empties the store of the browser.
    path("admin/logout/", logout, name="admin-logout"),
    path("admin/", closed_urls()),
    path("healthz", healthz, name="healthz"),
    path("status/", status, name="status"),
    path("status/test-mail/", test_mail, name="status-test-mail"),
    path("start-over/", start_over, name="start-over"),
    path("mail/stop/<secret:token>/", mail_stop, name="mail-stop"),
]

handler400, handler404, handler500 = errors.bad_request, errors.not_found, errors.failed
