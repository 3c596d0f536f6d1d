"""Tell a run that is still at work from one that was killed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from ledger.store import Store
from ledger.store.settings import read_setting, record_setting

WORKING = "working"
"""Setting with the process id of a run that has not ended."""


@contextmanager
def at_work(store: Store) -> Iterator[None]:
    """Leave a note in the ledger while this process reads into it."""
    record_setting(store, WORKING, str(os.getpid()))
    try:
        yield
    finally:
        record_setting(store, WORKING, "")


def is_other_at_work(store: Store) -> bool:
    """Whether another process that lives has left its note; on Windows nobody can tell, and none is supposed."""
    note = read_setting(store, WORKING)
    if not note or int(note) == os.getpid() or sys.platform == "win32":
        return False
    try:
        os.kill(int(note), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
