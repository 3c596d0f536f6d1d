"""What can be wrong with a ledger file, each as one line with its remedy."""

from pathlib import Path

from ledger.errors import LedgerError


class MissingLedgerError(LedgerError):
    """There is no ledger at the path."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(
            f"{path}: no such ledger; read articles into it first with `aidledger ingest PATH`, or name one with --db"
        )


class NotALedgerError(LedgerError):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(f"{path}: is no ledger; name a ledger file with --db")


class NewerLedgerError(LedgerError):
    """The file was written by a later version of the program."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        """Name both schema numbers."""
        super().__init__(
            f"{path}: was written by a newer aidledger (schema {found}, this one knows {known}); upgrade aidledger"
        )


class OlderLedgerError(LedgerError):
    """The file needs a migration that cannot be made."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(
            f"{path}: was written by an older aidledger and cannot be changed; copy it to a writable folder"
        )


class LockedLedgerError(LedgerError):
    """Another process is writing."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(f"{path}: another process is writing to this ledger; try again when it is done")


class ReadOnlyLedgerError(LedgerError):
    """The file or its folder cannot be written."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(
            f"{path}: cannot be written; check the rights of the file and its folder, or name another with --db"
        )


class FullDiskError(LedgerError):
    """No space is left."""

    def __init__(self, path: Path) -> None:
        """Name the path."""
        super().__init__(f"{path}: the disk is full; nothing was lost: make room and run the command again")


class DamagedLedgerError(LedgerError):
    """SQLite finds the file malformed."""

    def __init__(self, path: Path, message: str) -> None:
        """Name the path and SQLite's word."""
        super().__init__(f"{path}: is damaged ({message}); bring back a copy with `aidledger restore FILE`")


class UnknownDocumentError(LedgerError):
    """No document of that identity is in the ledger."""

    exit_code = 2

    def __init__(self, document: str, near: list[str]) -> None:
        """Name the document and near ones."""
        hint = f"did you mean {' or '.join(near)}?" if near else "`aidledger claims` shows the documents of the claims"
        super().__init__(f"no document {document!r} in the ledger; {hint}")


def explain(error: Exception, path: Path) -> LedgerError | None:
    """Turn what SQLite says into a fault that a user can mend; None where the fault is ours."""
    message = str(error)
    if "locked" in message or "busy" in message:
        return LockedLedgerError(path)
    if "disk is full" in message:
        return FullDiskError(path)
    if "not a database" in message:
        return NotALedgerError(path)
    if any(words in message for words in ("readonly", "unable to open", "disk I/O error")):
        return ReadOnlyLedgerError(path)
    if "malformed" in message or "corrupt" in message:
        return DamagedLedgerError(path, message)
    return None
