#!/usr/bin/env python3
"""Derives the gold of themes from the passages.

Reads `passages/policy.tsv` and `passages/other.tsv`, writes `gold/passages.jsonl`: one record a
passage, with gold that is closed for themes: all that a passage is about stands in `tags`, what an
editor might add as well in `maybe`, and everything else is wrong.
`passages.py` writes, `passages.py --check` only says whether the file differs.
"""

import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
COLUMNS = ["id", "kind", "themes", "maybe", "title", "text"]
TARGET = HERE / "gold" / "passages.jsonl"


def main():
    records, faults = [], []
    for source in ["policy", "other"]:
        path = HERE / "passages" / f"{source}.tsv"
        lines = path.read_text(encoding="utf-8").splitlines()
        if lines[0].split("\t") != COLUMNS:
            faults.append(f"{path.name}:1: expected the columns {' '.join(COLUMNS)}")
            continue
        for number, line in enumerate(lines[1:], 2):
            cells = line.split("\t")
            if len(cells) != len(COLUMNS):
                faults.append(f"{path.name}:{number}: {len(cells)} cells, expected {len(COLUMNS)}")
                continue
            records.append(record(dict(zip(COLUMNS, cells))))
    if faults:
        sys.exit("\n".join(faults))
    made = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    if "--check" not in sys.argv:
        TARGET.write_text(made, encoding="utf-8")
    elif not TARGET.exists() or TARGET.read_text(encoding="utf-8") != made:
        sys.exit(f"{TARGET.name}: differs from what passages.py would write")


def record(cells):
    def themes(cell):
        return [{"class": "theme", "id": theme} for theme in cell.split("|") if theme]

    gold = {"classes": ["theme"], "closed": ["theme"], "tags": themes(cells["themes"]),
            "maybe": themes(cells["maybe"])}
    return {"id": cells["id"], "title": cells["title"] or None,
            "text": cells["text"].replace(" ¶ ", "\n\n"), "lang": "en", "kind": cells["kind"],
            "gold": gold}


if __name__ == "__main__":
    main()
