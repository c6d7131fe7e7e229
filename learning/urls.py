from django.urls import path

from careertrack.core.routes import curated_routes, record_routes
from learning import (
    adding,
    audit,
    course_page,
    credential_page,
    crediting,
    numbering,
    packet_views,
    renewing,
    reopening,
    taking_back,
    tuition,
    views,
)
from learning.forms import AllowanceForm, CourseForm, CredentialTypeForm, ReimbursementForm
from learning.models import Allowance, Course, Credential, CredentialType, Credit, Reimbursement

app_name = "learning"
urlpatterns = [
    path("", views.LearningPage.as_view(), name="index"),
    *record_routes("courses", Course, CourseForm, detail=course_page.CourseDetail),
    path("courses/<owned:pk>/move/", course_page.move, name="course-move"),
    *record_routes(
        "credentials", Credential, adding.CredentialForm, add=adding.CredentialAdd, detail=credential_page.CredentialDetail
    ),
    path("credentials/<owned:pk>/ledger/", audit.CredentialLedger.as_view(model=Credential), name="credential-ledger"),
    path("credentials/<owned:pk>/number/", numbering.Numbering.as_view(model=Credential), name="credential-number"),
    path("credentials/<owned:pk>/rules/", credential_page.CredentialRules.as_view(model=Credential), name="credential-rules"),
    path("credentials/<owned:pk>/renew/", renewing.Renew.as_view(model=Credential), name="credential-renew"),
    path("credentials/<owned:pk>/reopen/", reopening.Reopen.as_view(model=Credential), name="credential-reopen"),
    path("credentials/<owned:pk>/not-sent/", taking_back.NotSent.as_view(model=Credential), name="credential-not-sent"),
    path("credentials/<owned:pk>/packet/", packet_views.PacketPage.as_view(model=Credential), name="credential-packet"),
    path("credentials/<owned:pk>/packet/make/", packet_views.PacketMake.as_view(model=Credential), name="credential-packet-make"),
    path("credentials/<owned:pk>/packet/zip/", packet_views.PacketZip.as_view(model=Credential), name="credential-packet-export"),
    path("credentials/<owned:pk>/packet/pdf/", packet_views.PacketPaper.as_view(model=Credential), name="credential-packet-paper"),
    *record_routes("credits", Credit, crediting.CreditForm, add=crediting.CreditAdd, detail=crediting.CreditDetail),
    *record_routes(
        "reimbursements",
        Reimbursement,
        ReimbursementForm,
        detail=tuition.RequestDetail,
        add=tuition.RequestCreate,
        edit=tuition.RequestUpdate,
    ),
    path("reimbursements/<owned:pk>/step/", tuition.step, name="reimbursement-step"),
    path("tuition/", tuition.TuitionPage.as_view(), name="tuition"),
    *record_routes("allowances", Allowance, AllowanceForm),
    *curated_routes("types", CredentialType, CredentialTypeForm, detail=views.CredentialTypeDetail),
]
