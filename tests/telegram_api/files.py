"""Files on Telegram's side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file; `path` is where getFile lets it be downloaded from."""

    id: str
    unique_id: str
    path: str
    name: str
    mime_type: str
    content: bytes

    def as_document(self) -> Json:
        return {**self._as_any(), "file_name": self.name, "mime_type": self.mime_type}

    def as_photo(self) -> list[Json]:
        """The picture in its one size: bots see no name and no type of pictures."""
        return [{**self._as_any(), "width": 1280, "height": 720}]

    def as_file(self) -> Json:
        return {**self._as_any(), "file_path": self.path}

    def _as_any(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": len(self.content)}
