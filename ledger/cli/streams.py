"""What is printed reaches any terminal: signs that it cannot show are written otherwise, a full disk is one line."""

import codecs
import errno
import os
import sys
import unicodedata

from ledger.errors import LedgerError

PLAIN, ESCAPED = "aidledger-plain", "aidledger-escaped"
"""Names of the two ways to write what an encoding lacks: alike for people, lossless for programs."""
ALIKE = dict(zip("→↑↓↻✗⊘»≥≤–—…·“”„‘’‚─│└•", ">^v@XW>><--.-\"\"\"'''-|+*", strict=True))
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}


class UnwritableOutputError(LedgerError):
    """What was asked for cannot be printed."""

    def __init__(self, error: OSError) -> None:
        """Say what the system says."""
        super().__init__(f"output: {error.strerror}; write it to another place")


def prepare_streams() -> None:
    """Let no sign stop a command, and give a command whose output is closed one that leads nowhere."""
    codecs.register_error(PLAIN, write_alike)
    codecs.register_error(ESCAPED, write_escaped)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123 - open as long as the process
    use_errors(PLAIN, "stdout", "stderr")


def use_errors(how: str, *names: str) -> None:
    """Write what an encoding lacks in one of the two ways; one that lacks nothing stays as it is."""
    for name in names:
        stream = getattr(sys, name)
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure and not (stream.encoding or "ascii").lower().startswith("utf"):
            reconfigure(errors=how)


def write_alike(error: UnicodeError) -> tuple[str, int]:
    """Give one sign for each that the encoding lacks, so that columns stay as wide as they are."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_alike(sign) for sign in missing), error.end


def _alike(sign: str) -> str:
    bare = unicodedata.normalize("NFKD", sign)[0]
    return ALIKE.get(sign) or (bare if bare.isascii() else "?")


def write_escaped(error: UnicodeError) -> tuple[str, int]:
    r"""Give `\u00e4` for each that the encoding lacks, as JSON does."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    units = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[n : n + 2].hex()}" for n in range(0, len(units), 2)), error.end


def drop_output() -> None:
    """Lead the output nowhere, so that Python does not try to print it again when it ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        return
