from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_not_required
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The same page whether a record is another person's, in the bin, or never was."""
    return render(request, "404.html", status=404)
