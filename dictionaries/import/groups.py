#!/usr/bin/env python3
"""Write agencies/members.tsv from agencies_curated_members.tsv, and nothing else.

    python3 dictionaries/import/groups.py

A row of the curated table is a group, the first and the last day of membership, and the countries that this is true of,
joined by spaces; it becomes one row for each country. A country that left and came back has two rows.
A suspended member is a member. Members that are no countries (the European Union in the G20) have no row.
`agencies.py` writes the same table; this script needs none of its sources.
"""

import csv
import sys
import unicodedata
from pathlib import Path

HERE = Path(__file__).resolve().parent
AGENCIES = HERE.parent / "agencies"
COLUMNS = "group member from until source".split()


def read_tsv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def faults(rows):
    """What is wrong with the rows: unknown ids, and spans of one member that overlap."""
    groups = {row["id"] for row in read_tsv(AGENCIES / "entities.tsv")}
    countries = {row["id"] for row in read_tsv(HERE.parent / "countries" / "entities.tsv")}
    spans = {}
    for row in rows:
        if row["group"] not in groups:
            yield f"no body {row['group']}"
        for member in row["members"].split(" "):
            if member not in countries:
                yield f"{row['group']}: no country {member}"
            spans.setdefault((row["group"], member), []).append((row["from"] or "0", row["until"] or "9"))
    for (group, member), list_of_spans in spans.items():
        ordered = sorted(list_of_spans)
        for (_, until), (since, _) in zip(ordered, ordered[1:]):
            if until >= since:
                yield f"{group}: {member} is a member twice at {since}"


def main():
    rows = read_tsv(HERE / "agencies_curated_members.tsv")
    found = list(faults(rows))
    if found:
        sys.exit("\n".join(found))
    lines = {
        "\t".join([row["group"], member, row["from"], row["until"], "curated"])
        for row in rows
        for member in row["members"].split(" ")
    }
    ordered = sorted(unicodedata.normalize("NFC", line).encode() for line in lines)
    (AGENCIES / "members.tsv").write_bytes(b"\n".join(["\t".join(COLUMNS).encode(), *ordered]) + b"\n")


if __name__ == "__main__":
    main()
