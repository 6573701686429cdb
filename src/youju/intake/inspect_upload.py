"""Files to be inspected are held in memory while the request lasts, and never touch the disk."""

import io
from threading import BoundedSemaphore
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from youju.core.errors import Refusal
from youju.inspecting.apart import LARGEST

ROOM = BoundedSemaphore(2)
"""So many files are read at once; reading one takes up to a core and some gigabytes."""
PATIENCE = 30
"""Seconds somebody waits for a place."""
BESIDE = 5 * 2**20
"""Bytes of a request besides the file."""


class InMemory(FileUploadHandler):
    """Keeps a file in memory, up to the bound."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.held, self.size = io.BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size > LARGEST:
            raise StopUpload(connection_reset=True)
        self.held.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        self.held.seek(0)
        return InMemoryUploadedFile(
            self.held, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def refuse_large(request: HttpRequest) -> None:
    """Raise Refusal for a request that says it is too long, before any of it is read."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if length.isdecimal() and int(length) > LARGEST + BESIDE:
        size = int(length) // 2**20
        raise Refusal(f"文件有{size}MB，太大。", f"最多{LARGEST // 2**20}MB；请去掉图片或拆成几个文件再来。")


def take_place() -> None:
    """Wait for a place among those being read; give it back with `ROOM.release`. Raises Refusal."""
    if not ROOM.acquire(timeout=PATIENCE):
        raise Refusal("现在校核的人多，还没轮到。", "请过一会儿再试；文件没有丢，不用重新选。")
