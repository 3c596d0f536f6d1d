"""Which documents copy one text: found once for each pair of versions, kept as a fact."""

from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date

from ledger.model.document import Document
from ledger.store.opening import Store

NEAR = 7
"""Days within which papers print one agency's text."""


def find_neighbours(store: Store) -> Iterator[tuple[int, int]]:
    """Give each pair of versions that may be copies and were not compared yet: of one thread, language and week.

    Only threads that wait for a fold are looked at: in the others nothing is new.
    """
    rows = store.connection.execute(
        "SELECT DISTINCT claim.thread, julianday(coalesce(dated, published)) AS day, version.n, lang, compared"
        " FROM thread JOIN claim ON claim.thread = thread.n AND claim.live JOIN version ON version.n = claim.version"
        " WHERE thread.stale AND text IS NOT NULL ORDER BY claim.thread, day, version.n"
    )
    seen: set[tuple[int, int]] = set()
    near: deque[tuple[int, float, int, str | None, int]] = deque()
    for row in rows:
        thread, day, version, lang, compared = row
        while near and (near[0][0] != thread or day - near[0][1] > NEAR):
            near.popleft()
        for _, _, other, other_lang, other_compared in near:
            pair = (min(version, other), max(version, other))
            if lang == other_lang and not (compared and other_compared) and pair not in seen:
                seen.add(pair)
                yield pair
        near.append(row)


def read_text(store: Store, version: int) -> Document:
    """Give a version's text, language and date under its number."""
    text, lang, published = store.connection.execute(
        "SELECT text, lang, coalesce(dated, published) FROM version WHERE n = ?", (version,)
    ).fetchone()
    return Document(str(version), text, lang=lang, published=date.fromisoformat(published))


def record_copies(store: Store, pairs: Iterable[tuple[int, int]]) -> None:
    """Write pairs of versions that are copies, note that all versions are compared, and name the stories anew."""
    with store.transaction():
        store.connection.executemany("INSERT OR IGNORE INTO copy VALUES (?, ?)", pairs)
        store.connection.execute(
            "UPDATE version SET compared = 1 WHERE NOT compared AND n IN (SELECT version FROM claim WHERE live)"
        )
        name_stories(store)


def name_stories(store: Store) -> None:
    """Give all current versions that copies connect the id of the first published document of them."""
    rows = store.connection.execute(
        "SELECT one, other FROM copy JOIN version a ON a.n = one JOIN version b ON b.n = other"
        " WHERE a.current AND b.current ORDER BY one, other"
    ).fetchall()
    root: dict[int, int] = {}
    for one, other in rows:
        root[_find_root(root, one)] = _find_root(root, other)
    groups: dict[int, list[int]] = {}
    for version in root | {other: other for _, other in rows}:
        groups.setdefault(_find_root(root, version), []).append(version)
    named = {n: story for versions in groups.values() for n, story in _name(store, versions)}
    old = dict(store.connection.execute("SELECT n, story FROM version WHERE story IS NOT NULL").fetchall())
    for version in sorted(named.keys() | old.keys()):
        if named.get(version) != old.get(version):
            _assign(store, version, named.get(version))


def _find_root(root: dict[int, int], version: int) -> int:
    while root.get(version, version) != version:
        version = root[version]
    return version


def _name(store: Store, versions: list[int]) -> Iterator[tuple[int, str]]:
    """Give each version of a group the document that was published first."""
    marks = ", ".join("?" * len(versions))
    story = store.connection.execute(
        f"SELECT document FROM version WHERE n IN ({marks}) ORDER BY coalesce(dated, published), document LIMIT 1",  # noqa: S608 - only marks
        versions,
    ).fetchone()[0]
    return ((version, story) for version in versions)


def _assign(store: Store, version: int, story: str | None) -> None:
    """Write the story of a version; what it supports is folded anew."""
    store.connection.execute("UPDATE version SET story = ? WHERE n = ?", (story, version))
    store.connection.execute(
        "UPDATE thread SET stale = 1 WHERE n IN (SELECT thread FROM claim WHERE version = ? AND live)", (version,)
    )
