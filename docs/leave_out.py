#!/usr/bin/env python3
"""Tests offices against a source that is left out of the dictionary.

    docs/leave_out.py FACTS SOURCE[,SOURCE...] PROGRAM > report.md

Takes the claims of the sources in FACTS/unified/ministers.csv (person, role, country, dates), builds
a dictionary without their tenures, and asks the program about an article of the middle of each
claimed term (or of its only day) that names person and role. Claims about people of whom the other
sources have no tenure in that country within a month of that day are not tested: nobody else
claims anything. Agreement is a tag of that person whose office in that country is held, or
presumably held, on that day. Every disagreement is listed with what the others say.
"""

import collections
import csv
import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata

DICTIONARIES = pathlib.Path(__file__).resolve().parent.parent / "dictionaries"
# The names of sources in the facts and in the tables.
NAMES = {"ifg-ministers-db": "ifg"}
NEAR = datetime.timedelta(days=31)


def main():
    facts, sources, program = pathlib.Path(sys.argv[1]), sys.argv[2].split(","), sys.argv[3]
    with tempfile.TemporaryDirectory() as scratch:
        folder = pathlib.Path(scratch) / "dictionaries"
        shutil.copytree(DICTIONARIES, folder, ignore=shutil.ignore_patterns("import", "*.md"))
        left_out = {NAMES.get(source, source) for source in sources}
        tenures = without(folder / "ministers" / "tenures.tsv", left_out)
        people = rows(folder / "ministers" / "people.tsv")
        offices = {row["id"]: row for row in rows(folder / "ministers" / "offices.tsv")}
        countries = {row["id"]: row["label"] for row in rows(folder / "countries" / "entities.tsv")}
        claims = tested(facts, sources, people, tenures, offices)
        archive = pathlib.Path(scratch) / "archive.jsonl"
        with archive.open("w", encoding="utf-8") as file:
            for number, claim in enumerate(claims):
                text = (f"{claim['person_name']}, {claim['role_title']}, met officials of "
                        f"{countries[claim['country_iso2']]} on Monday.")
                file.write(json.dumps({"id": str(number), "text": text,
                                       "date": claim["day"].isoformat()}) + "\n")
        made = subprocess.run(
            [program, "tag", str(archive), "--alone", "--dictionaries", str(folder), "--quiet",
             "--tags-only"], check=True, capture_output=True, text=True).stdout
    report(claims, [json.loads(line) for line in made.splitlines()], sources)


def without(path, left_out):
    """Takes the rows of some sources out of a table, and returns the others."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines[1:] if line.split("\t")[-1] not in left_out]
    path.write_text("\n".join([lines[0], *kept]) + "\n", encoding="utf-8")
    return rows(path)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def tested(facts, sources, people, tenures, offices):
    """The claims about people of whom the others have a tenure nearby, with the day to ask about."""
    by_name = collections.defaultdict(set)
    for person in people:
        for name in [person["name"], *person["aliases"].split("|")]:
            by_name[fold(name)].add(person["id"])
    nearby = collections.defaultdict(list)
    for tenure in tenures:
        country = offices[tenure["office"]]["country"]
        nearby[tenure["person"], country].append(tenure)
    claims, seen = [], set()
    with (facts / "unified" / "ministers.csv").open(encoding="utf-8", newline="") as file:
        for claim in csv.DictReader(file):
            day = middle(claim)
            key = (fold(claim["person_name"]), claim["country_iso2"], claim["role_title"], day)
            if claim["source"] not in sources or day is None or key in seen:
                continue
            seen.add(key)
            near = [tenure for person in by_name[key[0]]
                    for tenure in nearby[person, claim["country_iso2"]] if is_near(tenure, day)]
            if near:
                claims.append({**claim, "day": day, "near": near})
    return claims


def fold(name):
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(plain.replace("-", " ").replace(".", " ").split())


def date(text, is_end):
    """A date as written in a table, or in the facts: its first day or its last."""
    parts = [int(part) for part in text.split("-")] if text else []
    if len(parts) == 3:
        return datetime.date(*parts)
    if len(parts) == 2:
        last = datetime.date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
        return last - datetime.timedelta(days=1) if is_end else datetime.date(*parts, 1)
    if len(parts) == 1:
        return datetime.date(parts[0], 12, 31) if is_end else datetime.date(parts[0], 1, 1)
    return None


def middle(claim):
    start, end = date(claim["start_date"], False), date(claim["end_date"], True)
    if start and end:
        return start + (end - start) // 2
    if claim["date_quality"] == "snapshot" and ":" in claim["source_id"]:
        return date(claim["source_id"].split(":")[1][:7], False)
    return None


def is_near(tenure, day):
    start = date(tenure["from"] or tenure["seen"], False)
    end = date(tenure["until"] or tenure["seen"], True)
    return bool(start and end) and start - NEAR <= day <= end + NEAR


def report(claims, records, sources):
    agree, lines = 0, []
    standings, reasons = collections.Counter(), collections.Counter()
    for claim, record in zip(claims, records):
        people = {tenure["person"] for tenure in claim["near"]}
        tags = [tag for tag in record["tags"] if tag["class"] == "minister" and tag["id"] in people]
        offices = [office for tag in tags for office in tag.get("offices", [])
                   if office.get("country") == claim["country_iso2"]]
        found = {office["standing"] for office in offices}
        if found & {"in-office", "presumed"}:
            agree += 1
            standings["in office" if "in-office" in found else "presumed"] += 1
            continue
        what = "; ".join(sorted(f"{t['office']} {t['from']} to {t['until'] or t['seen'] or 'open'} "
                                f"({t['source']})" for t in claim["near"]))
        reason = explain(claim, found)
        reasons[reason] += 1
        lines.append(f"- {claim['person_name']}, {claim['role_title']} ({claim['country_iso2']}), "
                     f"{claim['day']}: {reason}; others: {what}")
    share = agree / len(claims) if claims else 0
    print(f"## Without {', '.join(sources)}\n")
    print(f"{len(claims)} claims that other sources can be held to: {agree} agree ({share:.3f}), "
          f"{standings['in office']} in office, {standings['presumed']} presumably.\n")
    print(f"{len(lines)} disagree ({'; '.join(f'{n} {why}' for why, n in reasons.most_common())}):\n")
    print("\n".join(sorted(lines)))


def explain(claim, found):
    """Why the program does not say that the person is in office."""
    starts = [start for start in (date(t["from"], False) for t in claim["near"]) if start]
    ends = [end for end in (date(t["until"], True) for t in claim["near"]) if end]
    if not found:
        return "name not found"
    if found <= {"unknown"}:
        return "the others know no beginning"
    if any(claim["day"] - NEAR <= end < claim["day"] for end in ends):
        return "ended less than a month before, say the others"
    if any(claim["day"] < start <= claim["day"] + NEAR for start in starts):
        return "began less than a month later, say the others"
    return "other offices only"


if __name__ == "__main__":
    main()
