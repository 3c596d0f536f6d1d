"""Remove the text of a document from the file itself."""

from ledger.store.opening import Store
from ledger.store.recording import Run


def forget_text(store: Store, run: Run, document: str) -> tuple[int, int]:
    """Remove title and text of all versions; give how many versions there are and how many claims stay."""
    connection = store.connection
    connection.execute("PRAGMA secure_delete = ON")
    with store.transaction():
        connection.execute("UPDATE document SET forgotten = coalesce(forgotten, ?) WHERE id = ?", (run.id, document))
        versions = connection.execute(
            "UPDATE version SET title = NULL, text = NULL, source = NULL WHERE document = ?", (document,)
        ).rowcount
        connection.execute("INSERT INTO article_words(article_words) VALUES ('optimize')")
    claims = connection.execute(
        "SELECT count(*) FROM claim JOIN version ON version.n = claim.version WHERE document = ? AND live", (document,)
    ).fetchone()[0]
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return versions, int(claims)
