"""One process writes to an archive at a time: whoever holds the lock beside the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from retrieval.errors import ArchiveBusyError, ArchiveError
from retrieval.settings import RetrievalSettings


def writer_lock(settings: RetrievalSettings) -> FileLock:
    """The lock, taken; whoever took it releases it, and the end of the process does.

    Raises ArchiveBusyError while another process holds it, ArchiveError where none can be made.
    """
    lock = FileLock(settings.writer_lock, thread_local=False)
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        settings.writer_lock.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
    except Timeout:
        raise ArchiveBusyError(
            f"another Kabar process has the archive open ({settings.writer_lock}); stop it first"
        ) from None
    except OSError as error:
        raise ArchiveError(f"RETRIEVAL_DATA_DIR: cannot write to {settings.data_dir}: {error.strerror}") from error
    return lock


@contextmanager
def writing_alone(settings: RetrievalSettings) -> Iterator[None]:
    """Inside, no other process writes. Raises what `writer_lock` does."""
    lock = writer_lock(settings)
    try:
        yield
    finally:
        # Not by entering the lock, which would count it a second time and let go of it once.
        lock.release()
