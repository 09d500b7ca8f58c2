#!/usr/bin/env python3
"""Write countries/entities.tsv and countries/names.tsv from the fact sources.

    python3 dictionaries/import/countries.py FACTS

FACTS holds the sources named in SOURCES.md: countries-cldr, countries-rigour, countries-factbook.
Two tables beside this script come from people, and win over every source:
  countries_former.tsv   entities of ISO 3166-3 (columns of entities.tsv)
  countries_curated.tsv  names (columns of names.tsv)
To change what a source says of a name, give the name a row in countries_curated.tsv;
to leave a name out, give it a line in NOT_TAKEN below.
"""

import csv
import html
import json
import pathlib
import re
import sys
import tarfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent / "countries"

ENTITY_COLUMNS = "id label wikidata alpha3 from until successors source".split()
NAME_COLUMNS = "entity name kind lang case strength from until source".split()

# Languages taken from CLDR. Another one takes its code here, and rows of its own in the curated table.
LANGUAGES = ["en"]

# Codes of CLDR and of the sources that are no ISO 3166-1 countries (parts of others, groups, reserved codes).
NOT_COUNTRIES = {"AC", "AN", "CP", "CQ", "DD", "DG", "EA", "EU", "EZ", "IC", "IP", "QO", "TA", "UN", "XA", "XB", "ZR", "ZZ"}

# Usual English news names, where CLDR has a display name for lists or the newest official one.
LABELS = {
    "BQ": "Caribbean Netherlands",
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "CI": "Ivory Coast",
    "HK": "Hong Kong",
    "HM": "Heard Island and McDonald Islands",
    "MM": "Myanmar",
    "MO": "Macau",
    "PS": "Palestine",
    "SH": "Saint Helena, Ascension and Tristan da Cunha",
    "TL": "East Timor",
    "TR": "Turkey",
    "UM": "United States Minor Outlying Islands",
    "VI": "US Virgin Islands",
    "GS": "South Georgia and the South Sandwich Islands",
    "VC": "Saint Vincent and the Grenadines",
}

# rigour takes the realm for Denmark and the Netherlands, and a state for Western Sahara;
# texts, and other data, mean the country and the territory.
WIKIDATA = {"DK": "Q35", "EH": "Q6250", "NL": "Q55"}

# What the sources have that does not serve as a name in news.
NOT_TAKEN = {
    # Nationality, but the word is another country's.
    ("AW", "Dutch"), ("CW", "Dutch"), ("MO", "Chinese"), ("HK", "Chinese/Hong Kong"), ("HK", "Chinese/Hong Konger"),
    ("PM", "French"), ("PM", "Frenchman"), ("PM", "Frenchmen"), ("PM", "Frenchwoman"), ("PM", "Frenchwomen"),
    # Rare words, words of other languages, and remarks.
    ("EH", "Sahraouian"), ("EH", "Sahrawian"), ("FM", "Chuukese"), ("FM", "Kosraen"), ("FM", "Kosraens"),
    ("FM", "Pohnpeian"), ("FM", "Pohnpeians"), ("FM", "Yapese"), ("LA", "Laos"),
    ("MP", "NA"), ("SZ", "Swati"), ("SZ", "emaSwati"), ("SZ", "liSwati"),
    # No capital, and words too common to be evidence of one.
    ("AI", "Valley"), ("CC", "West Island"), ("CX", "Settlement"),
    # Cut off at a bracket, a list, or the US name of a state that calls itself otherwise.
    ("CC", "Territory of Cocos"), ("FK", "Falkland Island"), ("MD", "Chisinau in Romanian"),
    ("MM", "Union of Burma"), ("PN", "Pitcairn, Henderson, Ducie, and Oeno Islands"),
    ("SH", "Saint Helena, Ascension, and Tristan da Cunha"), ("UM", "US Outlying Islands"),
}


def read_tsv(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def write_tsv(path, columns, rows):
    """Normal form: NFC, LF, rows unique and sorted by the bytes of the line."""
    lines = {unicodedata.normalize("NFC", "\t".join(row[c] for c in columns)).encode() for row in rows}
    path.write_bytes(b"\n".join(["\t".join(columns).encode(), *sorted(lines)]) + b"\n")


def fold(name):
    """What the engine does not tell apart; a name is listed once for each of these."""
    name = unicodedata.normalize("NFKD", name)
    name = "".join(c for c in name if not unicodedata.combining(c)).lower()
    return re.sub(r"[\s-]+", " ", name.replace("&", "and").replace(".", "")).strip()


def clean(name):
    """A source's spelling in ours: straight apostrophes, `and`, no full stops, no leading article."""
    name = html.unescape(name).replace("\u2019", "'").replace("&", "and")
    name = re.sub(r"\bSt\.", "St", name).replace("U.S.", "US")
    return re.sub(r"^[Tt]he ", "", re.sub(r"\s+", " ", name)).strip()


def cldr_territories(facts, lang):
    archive = next((facts / "countries-cldr").glob("*.tgz"))
    with tarfile.open(archive) as tar:
        data = json.load(tar.extractfile(f"package/main/{lang}/territories.json"))
    return data["main"][lang]["localeDisplayNames"]["territories"]


def iso_territories(facts):
    """Code, Wikidata id and alpha-3 code of ISO 3166-1 countries and Kosovo."""
    with open(facts / "countries-rigour" / "territories.jsonl", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return {
        r["code"].upper(): r for r in records
        if len(r["code"]) == 2 and r["code"].upper() not in NOT_COUNTRIES
    }


def entities(facts):
    english = cldr_territories(facts, "en")
    for code, record in iso_territories(facts).items():
        label = LABELS.get(code) or re.sub(r"^St ", "Saint ", clean(english[code]))
        yield {
            "id": code, "label": label,
            "wikidata": WIKIDATA.get(code, record["qid"]),
            "alpha3": record["alpha3"].upper(),
            "from": "", "until": "", "successors": "",
            "source": "cldr|iso-3166|rigour",
        }
    yield from read_tsv(HERE / "countries_former.tsv")


def name_row(entity, name, kind, source, lang="en"):
    return {
        "entity": entity, "name": name, "kind": kind, "lang": lang,
        "case": "exact" if kind == "abbreviation" else "initial", "strength": "strong",
        "from": "", "until": "", "source": source,
    }


def cldr_names(facts, lang, countries):
    for key, name in cldr_territories(facts, lang).items():
        code, _, alternative = key.partition("-alt-")
        # Brackets and spaced dashes tell list entries apart; no text writes them.
        if code not in countries or re.search(r"[()]| - | SAR ", name):
            continue
        kind = "short" if alternative == "short" else "name"
        yield name_row(code, clean(name), kind, "cldr", lang)


def nationality(text):
    """Singulars and plurals of a Factbook noun: `Dane(s)`, `Frenchman(men)`, `Swiss (singular and plural)`."""
    text = re.split(r"[;,] note", html.unescape(text))[0]
    for part in re.split(r"\s*(?:,|;|\bor\b)\s*", re.sub(r"\s\((?!men|women)[^)]*\)", "", text)):
        part = part.strip()
        if part.endswith("(s)"):
            yield from ((part[:-3], False), (part[:-3] + "s", True))
        elif match := re.fullmatch(r"(\w+?)((?:wo)?man) ?\(((?:wo)?men)\)", part):
            stem, one, many = match.groups()
            yield from ((stem + one, False), (stem + many, True))
        elif part:
            yield part, False


def factbook_names(facts, countries):
    for row in read_tsv(facts / "countries-factbook" / "countries.tsv"):
        code = row["iso2"]
        if code not in countries:
            continue
        long = clean(re.sub(r";.*", "", re.sub(r"\s*\(.*", "", html.unescape(row["long"]))))
        if long:
            yield name_row(code, long, "official", "factbook")
        for adjective, _ in nationality(row["adjective"]):
            # The Factbook calls `Cook Islander` an adjective; it is a person.
            kind = "demonym" if adjective.endswith("Islander") else "adjective"
            yield name_row(code, adjective, kind, "factbook")
        for noun, _ in nationality(row["noun"]):
            yield name_row(code, noun, "demonym", "factbook")
        capital = clean(row["capital"])
        # Cut off at an HTML entity, or a remark in place of a name: those stand in the curated table.
        if capital and "&" not in row["capital"] and not re.search(r"time difference|official|administered|D\.C\.", capital):
            yield name_row(code, capital, "capital", "factbook")


def names(facts):
    countries = {e["id"] for e in entities(facts)}
    taken = {}
    not_taken = {(entity, fold(name)) for entity, name in NOT_TAKEN}

    def take(row):
        key = (row["entity"], fold(row["name"]), row["lang"])
        taken.setdefault(key, row)

    for row in read_tsv(HERE / "countries_curated.tsv"):
        take(row)
    curated = {key[:2] for key in taken}
    sources = [row for lang in LANGUAGES for row in cldr_names(facts, lang, countries)]
    sources += factbook_names(facts, countries)
    for row in sources:
        key = (row["entity"], fold(row["name"]))
            # A curated row is the whole truth of a name, whatever its language (`und` for abbreviations).
        if key not in curated and key not in not_taken and "&" not in row["name"] and "(" not in row["name"]:
            take(row)
    # Both ways of writing Saint, unless one has a row of its own.
    for row in list(taken.values()):
        for long, short in (("Saint ", "St "), ("St ", "Saint ")):
            if row["name"].startswith(long) and row["lang"] == "en":
                take({**row, "name": short + row["name"][len(long):]})
    return taken.values()


def main():
    facts = pathlib.Path(sys.argv[1])
    write_tsv(OUT / "entities.tsv", ENTITY_COLUMNS, entities(facts))
    write_tsv(OUT / "names.tsv", NAME_COLUMNS, names(facts))


if __name__ == "__main__":
    main()
