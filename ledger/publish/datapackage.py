"""The description of the tables as a Data Package, version 2 of the standard."""

import hashlib
from collections.abc import Mapping

from ledger.model.snapshot import Snapshot
from ledger.model.table import Column, Table
from ledger.publish import wording

PROFILES = "https://datapackage.org/profiles/2.0"


def describe_package(
    snapshot: Snapshot, tables: tuple[Table, ...], files: Mapping[str, bytes], *, bom: bool = False
) -> dict[str, object]:
    """Give the content of datapackage.json; `files` holds the bytes of each table's CSV by table name."""
    span = wording.span_of(snapshot)
    return {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": wording.NAME,
        "title": wording.TITLE,
        "description": wording.ABOUT,
        "version": wording.version_of(snapshot),
        "created": f"{snapshot.as_of}T00:00:00Z",
        "keywords": list(wording.KEYWORDS),
        "licenses": [{"name": wording.LICENCE, "title": wording.LICENCE_TITLE, "path": wording.LICENCE_URL}],
        "contributors": [{"title": wording.AUTHORS, "roles": ["creator"]}],
        **sources_of(tables[-1]),
        "temporal": {"start": span.first.isoformat(), "end": span.last.isoformat()},
        "snapshot": {
            "asOf": snapshot.as_of.isoformat(),
            "knownAt": snapshot.known_at.isoformat() if snapshot.known_at else None,
            "filters": list(snapshot.filters),
            "software": f"aidledger {snapshot.software}",
            "rules": snapshot.rules,
        },
        "resources": [describe_table(table, files[table.name], bom=bom) for table in tables],
    }


def sources_of(documents: Table) -> dict[str, object]:
    """Name the publishers; nothing where none is known, for the standard forbids an empty list."""
    publishers = wording.publishers_of(documents)
    return {"sources": [{"title": name} for name in publishers]} if publishers else {}


def describe_table(table: Table, content: bytes, *, bom: bool) -> dict[str, object]:
    """Give a table's resource."""
    return {
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "type": "table",
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig" if bom else "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schema": describe_columns(table),
    }


def describe_columns(table: Table) -> dict[str, object]:
    """Give a table's schema."""
    keys = [
        {"fields": [column.name], "reference": {"resource": column.refers, "fields": ["id"]}}
        for column in table.columns
        if column.refers
    ]
    schema: dict[str, object] = {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [describe_column(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": ["id"],
    }
    return schema | ({"foreignKeys": keys} if keys else {})


def describe_column(column: Column) -> dict[str, object]:
    """Give a column's field."""
    field: dict[str, object] = {"name": column.name, "type": column.kind, "description": column.about}
    if column.form:
        field["format"] = column.form
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    limits = limits_of(column)
    return field | ({"constraints": limits} if limits else {})


def limits_of(column: Column) -> dict[str, object]:
    """Give what a column's cells must hold to."""
    limits: dict[str, object] = {}
    if column.required:
        limits["required"] = True
    if column.name == "id":
        limits["unique"] = True
    if column.values:
        limits["enum"] = list(column.values)
    if column.pattern:
        limits["pattern"] = column.pattern
    if column.kind == "string" and column.most:
        limits["maxLength"] = column.most
    if column.kind in {"integer", "number"}:
        limits["minimum"] = 0
        if column.most is not None:
            limits["maximum"] = column.most
    return limits
