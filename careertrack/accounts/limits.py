"""How often somebody may try to get into one account: with a password, a code or a passkey.

A browser in which somebody signed in to it before counts for itself, so that nobody else uses up its tries. All others count
for the account and their address together, for the account, and for their address."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import context
from allauth.core.internal.ratelimit import RateLimitUsage, get_ip
from django.http import HttpRequest

from careertrack.accounts.devices import known_device
from careertrack.core.doors import allowed


def may_try(request: HttpRequest, login: str, step: str = "password") -> RateLimitUsage | None:
    """None when it was tried too often; else what was counted, to be taken back if they get in."""
    account = f"{step} {login.lower()}"
    if device := known_device(request, login):
        return allowed(request, "try", key=f"{account} {device}")
    here = f"{account} {get_ip(request)}"
    counted = [allowed(request, "try", key=here), of_account(request, account, here), allowed(request, "address")]
    usage = RateLimitUsage([single for each in counted if each for single in each.usage])
    if all(counted):
        return usage
    usage.rollback()  # what is refused is no try
    return None


def closed(request: HttpRequest, login: str, step: str = "password") -> bool:
    """Whether one more would be refused."""
    tried = may_try(request, login, step)
    if tried:
        tried.rollback()
    return not tried


def try_second_step(user: Any) -> RateLimitUsage:
    tried = may_try(context.request, user.email, "code")
    if not tried:
        raise get_adapter().validation_error("too_many_login_attempts")
    return tried


def of_account(request: HttpRequest, account: str, here: str) -> Any:
    """Who guesses without end from a few addresses uses up the tries of the account, but not the first one of every other
    address: the owner may come from there."""
    first = allowed(request, "first", key=here)
    tried = allowed(request, "account", key=account) or (first and allowed(request, "others", key=account))
    if tried and first:
        return RateLimitUsage([*tried.usage, *first.usage])
    return tried
