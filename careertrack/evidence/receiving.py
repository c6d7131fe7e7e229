"""How what is sent arrives: no more of it is kept than may be stored, in a place that ends with the process, and with the
name it was sent under."""

import hashlib
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.http.multipartparser import MultiPartParser

MOST = 10 * 1024 * 1024
# What is too large is read on and forgotten, because browsers wait with reading an answer until all is sent. Beyond this
# the connection is cut.
READ_ON = 128 * 1024 * 1024
IN_MEMORY = 1024 * 1024


class Arrived(UploadedFile):
    """`sent_as` is the name as it was sent, `too_large` whether its content was forgotten, `sha256` of its content."""

    sent_as = ""
    too_large = False
    sha256 = ""


class Arriving(FileUploadHandler):
    """One file after the other."""

    sent_as = ""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.content: Any = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # nameless, so a crash leaves nothing
        self.sum, self.too_large = hashlib.sha256(), False

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not self.too_large and start + len(raw_data) > MOST:
            self.too_large = True
            self.content.close()
            self.content = BytesIO()
        if not self.too_large:
            self.content.write(raw_data)
            self.sum.update(raw_data)

    def file_complete(self, file_size: int) -> Arrived:
        self.content.seek(0)
        size = 0 if self.too_large else file_size
        arrived = Arrived(self.content, self.file_name, self.content_type, size, self.charset, self.content_type_extra)
        arrived.sent_as, arrived.too_large, arrived.sha256 = self.sent_as, self.too_large, self.sum.hexdigest()
        return arrived

    def upload_interrupted(self) -> None:
        self.content.close()


class Parser(MultiPartParser):
    """Django's, which cleans names, and so would not notice an odd one."""

    def sanitize_file_name(self, file_name: str) -> str:
        self._upload_handlers[0].sent_as = file_name  # type: ignore[attr-defined]
        return super().sanitize_file_name(file_name) or "-"


class Receiver(FileUploadHandler):
    def handle_raw_input(self, *sent: Any, **more: Any) -> Any:
        input_data, meta, content_length, _boundary, encoding = sent
        if content_length > READ_ON:
            raise RequestDataTooBig("More than could be a few files.")
        return Parser(meta, input_data, [Arriving(self.request)], encoding).parse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
