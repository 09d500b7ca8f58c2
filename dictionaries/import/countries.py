#!/usr/bin/env python3
"""Write countries/entities.tsv, names.tsv and names-cldr.tsv from the fact sources.

    python3 dictionaries/import/countries.py FACTS          # entities.tsv and names.tsv
    python3 dictionaries/import/countries.py --cldr FOLDER  # names-cldr.tsv

FACTS holds the sources named in SOURCES.md: countries-cldr, countries-rigour, countries-factbook.
FOLDER holds the two packages of CLDR as npm gives them out:
    npm pack cldr-localenames-full@48.2.0 cldr-subdivisions-full@48.2.0

Three tables beside this script come from people, and win over every source:
  countries_former.tsv   entities of ISO 3166-3 (columns of entities.tsv)
  countries_curated.tsv  names (columns of names.tsv)
  countries_weak.tsv     names of names-cldr.tsv that are also something else in their language (`weak`),
                         or are left out (`drop`)
To change what a source says of a name, give the name a row in countries_curated.tsv;
to leave a name out, give it a line in NOT_TAKEN below.

What becomes a row of names-cldr.tsv is told above `cldr_rows`.
"""

import collections
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

# Languages whose names stand in names.tsv, next to curated ones.
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


# ---- names-cldr.tsv ----

# Languages whose names in CLDR are those of another one, save for an eighth at most: inherited or copied.
COPIES = {
    "cgg": "nyn", "dav": "ki", "ebu": "ki", "guz": "ki", "ht": "fr", "jmc": "ki", "kam": "ki", "khq": "dje",
    "luy": "ki", "mas": "ki", "nb": "no", "rof": "ki", "rwk": "ki", "saq": "ki", "ses": "dje", "shi": "zgh",
    "teo": "ki", "twq": "dje", "vun": "ki",
}
# English has names.tsv; Toki Pona has some 120 words and no names.
NOT_LANGUAGES = {"en", "und", "tok"} | set(COPIES)
# A name that is the English one is kept where the locale translates this share of all names,
# and, if it holds English words, this share of such names.
TRANSLATED = 0.25
TRANSLATED_WORDS = 0.75
ENGLISH_WORDS = set(
    "african american and arab british central city coast democratic east eastern emirates equatorial french island "
    "islands isle isles kingdom lands minor new north northern of outlying part republic saint south southern st states "
    "territories territory the united us west western".split()
)
# Leading articles, and prefixes of foreign names.
ARTICLES = {
    "cy": r"Yr? ", "ga": r"(?:an|na) ", "gd": r"(?:An|Na|A'|Am) ", "hu": r"Az? ", "ksh": r"(?:de|der|dä|dat|et) ",
    "mt": r"(?:[Ii][lsrtnċdxżz]|l)-",
}
PREFIXES = {"xh": r"[EI]-?(?=[A-Z])", "zu": r"i-|I-"}
# Names that do not say which country they mean without what stands in brackets.
BRACKETS_NEEDED = {"CD", "CG", "MF", "SX", "VG", "VI"}
# What lists abbreviate and texts mostly write in full: both are names.
ABBREVIATIONS = {"ru": {"о-в": "остров", "о-ва": "острова"}}
# Languages that give two names with a comma between.
TWO_NAMES = {"ha", "sg"}
# A word that begins so many names of a locale is one such as `Islas` or `Republik`: CLDR gives it a capital because it
# stands first, texts often do not. Saints keep theirs.
GENERIC_WORD = 4
SAINTS = {"BL", "KN", "LC", "MF", "PM", "SH", "SM", "ST", "SX", "VC"}
# Scripts without case whose marks are often left out in writing; in all others a mark is part of the letter.
LOOSE_SCRIPTS = {"ARABIC", "HEBREW", "NKO", "SYRIAC"}
# One script to a name, but for these.
TOGETHER = {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "BOPOMOFO", "MODIFIER"}
# Two letters that are what news calls the country.
STRONG_LETTERS = {("fy", "VK"), ("fy", "VS"), ("id", "AS"), ("nl", "VK"), ("nl", "VS")}
# Short names, such as Čad and Çin, that are no other word's.
STRONG_SHORT = {"CN", "TD"}
# Keys of England, Scotland and Wales in the package of subdivisions.
NATIONS = {"gbeng", "gbsct", "gbwls"}


def archives(folder):
    """The members of the npm packages in a folder that end in `.json`: path in the package to text."""
    files = {}
    for archive in sorted(folder.glob("cldr-*.tgz")):
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.name.endswith("/territories.json") or "/subdivisions/" in member.name:
                    files[member.name] = tar.extractfile(member).read()
    return files


def locales(files, countries):
    """Locale to its names: key (`GB`, `GB-alt-short`, `gbeng`) to name."""
    found = {}
    for path, text in files.items():
        parts = path.split("/")
        if parts[-1] == "territories.json":
            locale = parts[2]
            names = json.loads(text)["main"][locale]["localeDisplayNames"]["territories"]
            names = {key: name for key, name in names.items() if key.partition("-alt-")[0] in countries}
        else:
            locale = parts[2]
            names = json.loads(text)["subdivisions"]["localeDisplayNames"]["subdivisions"]
            names = {key: name for key, name in names.items() if key in NATIONS}
        found.setdefault(locale, {}).update(names)
    return {locale: names for locale, names in found.items() if names}


def scripts(name):
    """Scripts of a name's letters, by the first word of their Unicode names."""
    return {unicodedata.name(c, "?").split(" ")[0] for c in name if c.isalpha()}


def plain_fold(name):
    """As the engine folds: words in lower case, without marks."""
    name = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).lower())
    name = "".join(c for c in name if unicodedata.category(c)[0] != "M" and unicodedata.category(c) != "Cf")
    for letter, letters in zip("øłđðßæœþħıŋ", "o l d d ss ae oe th h i ng".split()):
        name = name.replace(letter, letters)
    return " ".join(re.findall(r"\w+", name.replace(".", "").replace("&", " and ")))


def translated(names, english):
    """Which share of a locale's names is not English, and which of those where English has common words."""
    keys = [key for key in names if "-" not in key and key in english]
    wordy = [key for key in keys if ENGLISH_WORDS & set(plain_fold(english[key]).split())]
    own = {key for key in keys if plain_fold(names[key]) != plain_fold(english[key]) and names[key] != key}
    return len(own) / max(1, len(keys)), len(own & set(wordy)) / max(1, len(wordy))


def is_untranslated(name, key, lang, english, shares):
    """Whether a name is the English one because nobody translated it."""
    code = key.partition("-alt-")[0]
    bare = re.sub(f"^(?:{PREFIXES[lang]})", "", name) if lang in PREFIXES else name
    forms = {plain_fold(bare), plain_fold(re.sub(r"\([^)]*\)", "", bare))}
    theirs = {plain_fold(other) for k, other in english.items() if k.partition("-alt-")[0] == code}
    if re.fullmatch(r"Korea, (North|South)", name):
        return True
    if not forms & theirs:
        return False
    has_words = any(ENGLISH_WORDS & set(form.split()) for form in forms)
    return shares[0] < TRANSLATED or has_words and (shares[1] < TRANSLATED_WORDS or bare != name)


def cldr_forms(name, key, lang, has_short):
    """A locale's entry as names that texts write, each with its kind; none where no text does."""
    code, _, alternative = key.partition("-alt-")
    kind = "short" if alternative == "short" else "former" if key == "SZ-alt-variant" else "name"
    name = re.sub("[\u2018\u2019\u02bb\u02bc\u02b9`\u00b4\u055a\u05f3]", "'", unicodedata.normalize("NFC", name))
    name = re.sub("[\u2010\u2011]", "-", re.sub("[\u200e\u200f\u00ad]", "", name))
    name = name.replace("（", "(").replace("）", ")").replace("U.S.", "US")
    name = re.sub(r"\s+", " ", name).strip(" ,;:")
    if code in ("HK", "MO") and not alternative and has_short:
        return  # `Hong Kong SAR China`
    if code == "MM" and (match := re.fullmatch(r"(.+?) ?\((.+?)\)", name)):
        yield match[1].strip(), kind
        yield match[2].strip(), "former"
        return
    if code in ("CD", "CG"):
        name = re.sub(r" ?[-–] ?", "-", name)  # `Congo - Kinshasa`
    if "(" in name:
        if code in BRACKETS_NEEDED:
            return
        name = re.sub(r" +", " ", re.sub(r"\([^)]*\)", "", name)).replace(" ,", ",").strip(" -")
    if re.search(r"[()\"\u05f4_¨]| [-–] |\bSAR\b", name):
        return
    for part in name.split("/"):
        for form in part.split(",") if lang in TWO_NAMES and part.count(",") == 1 else [part]:
            form = re.sub(f"^{ARTICLES[lang]}", "", form.strip()).strip() if lang in ARTICLES else form.strip()
            found = scripts(form)
            if len(form) > 1 and (len(found) == 1 or found <= TOGETHER):
                yield form, kind
                words = form.split(" ")
                full = " ".join(ABBREVIATIONS.get(lang, {}).get(word, word) for word in words)
                if full != form:
                    yield full, kind


def uncapitalised(name, code, first_words):
    """A name with its first word in lower case, if that is a generic one and a capital remains."""
    first, _, rest = name.partition(" ")
    small = first[:1].lower() + first[1:]
    is_generic = first_words.get(first, 0) >= GENERIC_WORD and code not in SAINTS and len(first) > 3
    return f"{small} {rest}" if is_generic and rest != rest.lower() and len(small) == len(first) else name


def cldr_case(lang, name):
    """`initial` where the name has a capital; `exact` where folding would take marks that are letters, as in
    Devanagari or Thai, and in Vietnamese words of one syllable; else `any`."""
    if lang == "vi" and " " not in name:
        return "exact"
    if name != name.lower():
        return "initial"
    return "any" if scripts(name) <= LOOSE_SCRIPTS | {"LATIN", "CYRILLIC"} else "exact"


def cldr_is_weak(row, weak_english):
    name, lang, code = row["name"], row["lang"], row["entity"]
    letters = plain_fold(name)
    if (lang, name) in STRONG_LETTERS:
        return False
    if code in ("CD", "CG") and re.fullmatch(r"[^\W\d_]+", name) and row["case"] == "initial":
        return True  # the other one's name, too
    if code in ("LC", "MF", "SH") and re.fullmatch(r"(san|sant|santa|santu|sao|sainte) \w+|saint martin|sen marten", letters):
        return True  # a saint with many places
    if code not in STRONG_SHORT and (code, letters) in weak_english:
        return True
    if scripts(name) <= {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN"}:
        n_letters = len(letters.replace(" ", ""))
        if name == name.lower() or n_letters <= 2:
            return True
        return n_letters == 3 and name != name.upper() and code not in STRONG_SHORT
    return False


def cldr_rows(folder):
    """Names in all languages of CLDR but English.

    Regional and script variants of a locale (`pt-PT`, `sr-Latn`) add what they write otherwise, under the base language.
    Left out: codes, English names that were not translated, languages that copy another one, names that only a list
    writes (`Congo (DRC)`); names that names.tsv has for all languages.
    A name is weak where it has two letters, no capital in a script that has them, or another meaning that is known here.
    """
    countries = {row["id"] for row in read_tsv(OUT / "entities.tsv") if len(row["id"]) == 2}
    tables = locales(archives(folder), countries)
    english = tables["en"]
    in_english = read_tsv(OUT / "names.tsv")
    weak_english = {(r["entity"], plain_fold(r["name"])) for r in in_english if r["strength"] == "weak" and r["lang"] == "en"}
    known = {(r["entity"], plain_fold(r["name"])) for r in in_english if r["lang"] == "und"}
    notes = {(r["lang"], r["name"]): r["what"] for r in read_tsv(HERE / "countries_weak.tsv")}
    rows = {}

    def take(lang, code, name, kind, **dates):
        row = name_row(code, name, kind, "cldr", lang)
        row.update(dates, case=cldr_case(lang, name))
        key = (code, lang, plain_fold(name))
        what = notes.get((lang, name))
        if what == "drop" or (code, key[2]) in known:
            return
        row["strength"] = "weak" if what == "weak" or cldr_is_weak(row, weak_english) else "strong"
        rows.setdefault(key, row)

    for locale, names in sorted(tables.items()):
        lang, _, variant = locale.partition("-")
        if lang in NOT_LANGUAGES:
            continue
        base = set(tables.get(lang, {}).values()) if variant else set()
        shares = translated(names, english)
        first_words = collections.Counter(name.partition(" ")[0] for name in names.values() if " " in name)
        for key, name in names.items():
            code = "GB" if key in NATIONS else key.partition("-alt-")[0]
            if name in (code, key) or name in base or is_untranslated(name, key, lang, english, shares):
                continue
            for form, kind in cldr_forms(name, key, lang, f"{code}-alt-short" in names):
                form = uncapitalised(form, code, first_words)
                if code == "MM" and kind == "former":
                    take(lang, "MM", form, kind, **{"from": "1989-06-18"})
                    take(lang, "BUMM", form, "name", until="1989-06-17")
                elif key == "TL-alt-variant" and plain_fold(form) != plain_fold(names.get("TL", "")):
                    take(lang, "TL", form, kind, **{"from": "2002-05-20"})
                    take(lang, "TPTL", form, kind, until="2002-05-19")
                elif key == "SZ" and "SZ-alt-variant" in names and name != names["SZ-alt-variant"]:
                    take(lang, "SZ", form, kind, **{"from": "2018-04-19"})
                else:
                    take(lang, code, form, kind)
    return weaken_shared(rows)


def weaken_shared(rows):
    """What is written alike for two countries of today says neither alone."""
    bearers = {}
    for (code, lang, letters), row in rows.items():
        written = row["name"] if row["case"] == "exact" else letters
        if len(code) == 2:
            bearers.setdefault((lang, row["case"], written), []).append(row)
    for shared in bearers.values():
        if len(shared) > 1:
            for row in shared:
                row["strength"] = "weak"
    return rows.values()


def main():
    if sys.argv[1] == "--cldr":
        write_tsv(OUT / "names-cldr.tsv", NAME_COLUMNS, cldr_rows(pathlib.Path(sys.argv[2])))
        return
    facts = pathlib.Path(sys.argv[1])
    write_tsv(OUT / "entities.tsv", ENTITY_COLUMNS, entities(facts))
    write_tsv(OUT / "names.tsv", NAME_COLUMNS, names(facts))


if __name__ == "__main__":
    main()
