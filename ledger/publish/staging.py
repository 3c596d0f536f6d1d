"""Build a release beside its folder and move it there when it is whole."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledger.publish.faults import NoReleaseFolderError, UnwritableFolderError
from ledger.publish.release import SUMS, read_sums


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write to; its files and their check sums then replace the release in `folder`.

    NoReleaseFolderError where the folder holds something else; UnwritableFolderError where the system says no, and
    then the old release is as it was.
    """
    folder = folder.absolute()
    old = old_files(folder)
    stage = None
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        yield stage
        (stage / SUMS).write_text(render_sums(stage), encoding="utf-8", newline="\n")
        move_files(stage, folder, old)
    except OSError as error:
        raise UnwritableFolderError(folder, error.strerror or str(error)) from error
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)


def old_files(folder: Path) -> set[str]:
    """Name the files of the release that is in the folder."""
    if folder.exists() and not folder.is_dir():
        raise NoReleaseFolderError(folder)
    if not folder.exists() or not any(folder.iterdir()):
        return set()
    if not (folder / SUMS).is_file() or not (folder / "datapackage.json").is_file():
        raise NoReleaseFolderError(folder)
    return {name for name in read_sums(folder) if (folder / name).resolve().is_relative_to(folder.resolve())}


def render_sums(folder: Path) -> str:
    """Give the SHA-256 of every file, as `sha256sum -c` reads it."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)


def move_files(stage: Path, folder: Path, old: set[str]) -> None:
    """Move every file into place, the check sums last; take away what only the old release had."""
    names = sorted(path.relative_to(stage).as_posix() for path in stage.rglob("*") if path.is_file())
    folder.mkdir(exist_ok=True)
    for name in sorted(names, key=lambda name: (name == SUMS, name)):
        (folder / name).parent.mkdir(exist_ok=True)
        os.replace(stage / name, folder / name)  # noqa: PTH105 - replaces on every system
    for name in sorted(old - set(names)):
        (folder / name).unlink(missing_ok=True)
