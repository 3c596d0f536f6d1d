"""The description of the tables in Croissant 1.0, the vocabulary that machine-learning libraries load data by."""

import hashlib
from collections.abc import Mapping

from ledger.model.snapshot import Snapshot
from ledger.model.table import Column, Table
from ledger.publish import wording

CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
}


def describe_croissant(
    snapshot: Snapshot, tables: tuple[Table, ...], files: Mapping[str, bytes], cite_as: str
) -> dict[str, object]:
    """Give the content of croissant.json; `files` holds the bytes of each table's CSV by table name."""
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": wording.NAME,
        "description": wording.ABOUT,
        "citeAs": cite_as,
        "creator": {"@type": "Organization", "name": wording.AUTHORS},
        "datePublished": snapshot.as_of.isoformat(),
        "keywords": list(wording.KEYWORDS),
        "license": wording.LICENCE_URL,
        "url": "index.html",
        "version": f"{snapshot.as_of:%Y}.{snapshot.as_of.month}.{snapshot.as_of.day}",
        "distribution": [describe_file(table, files[table.name]) for table in tables],
        "recordSet": [describe_records(table) for table in tables],
    }


def describe_file(table: Table, content: bytes) -> dict[str, object]:
    """Give a table's CSV file."""
    return {
        "@type": "cr:FileObject",
        "@id": f"{table.name}.csv",
        "name": f"{table.name}.csv",
        "description": table.about,
        "contentSize": f"{len(content)} B",
        "contentUrl": f"{table.name}.csv",
        "encodingFormat": "text/csv",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def describe_records(table: Table) -> dict[str, object]:
    """Give a table's rows."""
    return {
        "@type": "cr:RecordSet",
        "@id": table.name,
        "name": table.name,
        "description": table.about,
        "key": {"@id": f"{table.name}/id"},
        "field": [describe_field(table, column) for column in table.columns],
    }


def describe_field(table: Table, column: Column) -> dict[str, object]:
    """Give a column; keys into other tables stand in datapackage.json, for mlcroissant 1.1 cannot join by them."""
    return {
        "@type": "cr:Field",
        "@id": f"{table.name}/{column.name}",
        "name": column.name,
        "description": column.about,
        "dataType": TYPES[column.kind],
        "source": {"fileObject": {"@id": f"{table.name}.csv"}, "extract": {"column": column.name}},
    }
