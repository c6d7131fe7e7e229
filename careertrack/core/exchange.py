"""Import and export of what is curated, in the administration: first what would change, then the change, all or nothing."""

import zipfile
from io import BytesIO
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from import_export import admin
from import_export.formats import base_formats
from import_export.forms import ConfirmImportForm, ExportForm, ImportForm
from import_export.results import RowResult
from import_export.tmp_storages import CacheStorage

from careertrack.core.sheets import Sheet, sheet_of

MEGABYTE = 1024 * 1024
LARGEST, LARGEST_UNPACKED = 2 * MEGABYTE, 50 * MEGABYTE
NEW, CHANGED = RowResult.IMPORT_TYPE_NEW, RowResult.IMPORT_TYPE_UPDATE


class Workbook(base_formats.XLSX):
    def create_dataset(self, in_stream: Any) -> Any:
        """A few kilobytes may unpack to gigabytes."""
        with zipfile.ZipFile(BytesIO(in_stream)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST_UNPACKED:
                raise ValueError("too large")
        return super().create_dataset(in_stream)


FORMATS = [base_formats.CSV, Workbook]
ENDINGS = (".csv", ".xlsx")


class Waiting(CacheStorage):
    """Between the preview and the confirmation a file waits in the cache, which all processes share; never in a folder."""

    CACHE_LIFETIME = 3600
    CACHE_PREFIX = "import-"


class FileForm(ImportForm):
    """The name of the file says its format."""

    media = forms.Media()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["format"], self.fields["resource"]
        field: Any = self.fields["import_file"]
        field.label, field.help_text = _("File"), _("CSV or XLSX, 2 MB at most.")
        field.widget.attrs = {"accept": ",".join(ENDINGS)}

    def clean_import_file(self) -> Any:
        file = self.cleaned_data["import_file"]
        if file.size > LARGEST:
            raise ValidationError(_("Choose a file of 2 MB at most."))
        formats = [number for number, ending in enumerate(ENDINGS) if file.name.lower().endswith(ending)]
        if not formats:
            raise ValidationError(_("Choose a CSV or XLSX file."))
        self.cleaned_data["format"] = formats[0]
        return file


class ConfirmForm(ConfirmImportForm):
    format = forms.ChoiceField(choices=[(str(number), "") for number in range(len(FORMATS))], widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["resource"]


class FormatForm(ExportForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["resource"], self.fields["export_items"]
        self.fields["format"].choices = [(str(number), each().get_title().upper()) for number, each in enumerate(FORMATS)]  # type: ignore[attr-defined]


class Exchange(admin.ImportExportMixin):
    """For the administration of a curated model."""

    formats = FORMATS
    tmp_storage_class = Waiting
    import_form_class, confirm_form_class, export_form_class = FileForm, ConfirmForm, FormatForm

    def get_resource_classes(self, request: HttpRequest) -> list[type[Sheet]]:
        return [sheet_of(self.model)]

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Rows are changed by it and added."""
        return super().has_import_permission(request) and self.has_add_permission(request)

    def add_data_read_fail_error_to_form(self, form: Any, error: Exception) -> None:
        form.add_error("import_file", _("This file cannot be read. Save it as CSV in UTF-8, or as XLSX, and choose it again."))

    def get_import_data_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_import_data_kwargs(**kwargs), "rollback_on_validation_errors": True}

    @method_decorator(require_POST)
    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = self.create_confirm_form(request)
        if form.is_valid() and Waiting(name=form.cleaned_data["import_file_name"]).read() is not None:
            return super().process_import(request, **kwargs)
        return self.again(request, _now("This file was imported already, or waited too long. Choose it again if it is needed."))

    def process_result(self, result: Any, request: HttpRequest) -> HttpResponse:
        """Between preview and confirmation somebody else may have changed what the file builds on."""
        if result.has_errors() or result.has_validation_errors():
            return self.again(request, _now("Nothing was imported: something changed since the preview. Choose the file again."))
        return super().process_result(result, request)

    def again(self, request: HttpRequest, words: str) -> HttpResponse:
        messages.error(request, words)
        return HttpResponseRedirect(reverse("admin:{}_{}_import".format(*self.get_model_info())))

    def generate_log_entries(self, result: Any, request: HttpRequest) -> None:
        log = {NEW: self.log_addition, CHANGED: self.log_change}
        for row in result:
            if row.import_type in log:
                log[row.import_type](request, row.instance, _now("Imported from a file."))

    def add_success_message(self, result: Any, request: HttpRequest) -> None:
        new, changed = result.totals[NEW], result.totals[CHANGED]
        words = ngettext("Added %d row", "Added %d rows", new) % new
        messages.success(request, f"{words}, {ngettext('changed %d.', 'changed %d.', changed) % changed}")
