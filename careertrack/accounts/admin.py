from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import Group
from django.http import HttpRequest

from careertrack.accounts.models import User
from careertrack.accounts.sessions import end_all
from careertrack.core.admin_lists import ListAdmin
from careertrack.core.models import SecurityEvent
from careertrack.core.security import record

# Who may write addresses or passkeys there gives somebody's account one of their own, and signs in to it.
admin.site.unregister([EmailAddress, UserSession, Group, Authenticator])


@admin.register(Group)
class GroupAdmin(ListAdmin):
    """Written by `loadcatalogue`; looked at here."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_delete_permission = has_change_permission


@admin.register(User)
class UserAdmin(ListAdmin):
    """Who may sign in and who may curate. People are disabled, never deleted here: a confirmation page would list
    their records by title. Nobody is added here: they are invited, so that only they know their password."""

    list_display = ["email", "display_name", "is_active", "is_staff", "date_joined"]
    list_filter = ["is_active", "is_staff", "groups"]
    search_fields = ["email", "display_name"]
    fields = ["email", "display_name", "is_active", "is_staff", "is_superuser", "groups", "last_login", "date_joined"]
    readonly_fields = ["email", "display_name", "last_login", "date_joined"]
    filter_horizontal = ["groups"]
    ordering = ["email"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Switching an account off signs the person out everywhere; switching it on again signs nobody in."""
        super().save_model(request, obj, form, change)
        if not obj.is_active:
            end_all(obj)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        record(request, obj, SecurityEvent.Kind.BY_STAFF, by=request.user.pk)
        return super().log_change(request, obj, message)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Only a superuser hands out rights; nobody else can make themselves one."""
        own = [] if request.user.is_superuser else ["is_staff", "is_superuser", "groups"]
        return [*self.readonly_fields, *own]
