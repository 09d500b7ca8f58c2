#!/usr/bin/env python3
"""Turns the collected facts about office holders into dictionaries/ministers/.

    ministers.py FACTS [TABLE.csv ...]

FACTS is the folder of sources; without further arguments FACTS/unified/ministers.csv is read.
Writes people.tsv, offices.tsv and tenures.tsv in normal form.
Reads portfolios.tsv beside them, and the hand-made ministers_curated_*.tsv beside this script:

offices   an office with the source titles it stands for; from `complete_from` on, its curated
          holders are the whole list, so holders of the sources in that time are left out
tenures   holders of those offices; for the same person and office they win over the sources
people    the press name of a person, other spellings (`+` before a single word that may be written
          out as an alias, `-` before a spelling that must not be written out), the surname, the countries where to look for the person in the sources
drops     rows of the sources that are wrong (empty title: all rows of the name)
"""
import collections, csv, difflib, gzip, html, os, re, sys, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, '..', 'ministers')

SOURCE = {'ifg-ministers-db': 'ifg', 'cia-factbook': 'cia-factbook', 'cia-world-leaders': 'cia-world-leaders',
          'state-pocom': 'state-pocom', 'state-visits': 'state-visits', 'ecio': 'ecio',
          'chilean-ministers': 'chilean-ministers', 'congress-legislators': 'congress-legislators'}
# The last day on which each source was brought up to date: how far an open end is known.
SEEN = {'ifg': '2026-06-19', 'state-pocom': '2025-01-31', 'congress-legislators': '2025-12-31',
        'ecio': '2020-12-31', 'chilean-ministers': '2014-03-11', 'curated': '2025-03-31'}
# Nobody who left office before this year is in the news as an office holder, and their names are common ones.
OLDEST = '1945'

# A former state and the country whose people carry on its offices: one person, one id.
SUCCESSOR = {'SUHH': 'RU', 'CSHH': 'CZ', 'YUCS': 'RS', 'CSXX': 'RS', 'DDDE': 'DE', 'YDYE': 'YE', 'ANHH': 'CW'}
# Territories share their head of state with another country: the office is kept there only.
TERRITORY = dict(
    [(c, 'US') for c in 'AS GU MP PR VI UM'.split()] + [(c, 'FR') for c in 'GF GP MQ RE YT PM BL MF NC PF WF TF'.split()] +
    [(c, 'DK') for c in 'FO GL'.split()] + [(c, 'NL') for c in 'AW CW SX ANHH BQ'.split()] +
    [(c, 'GB') for c in 'FK GI BM AI MS VG KY TC SH PN IM JE GG GS IO'.split()] +
    [(c, 'NZ') for c in 'CK NU TK'.split()] + [(c, 'AU') for c in 'NF CX CC HM'.split()] +
    [(c, 'CN') for c in 'HK MO'.split()] + [(c, 'NO') for c in 'SJ BV'.split()])
# Where the name is written family name first.
FAMILY_FIRST = {'CN', 'KR', 'KP', 'TW'}
# The second surname makes first + last a wrong name.
TWO_SURNAMES = set('AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE BR PT AO MZ CV GW ST TL AD PH'.split())
WESTERN = set('US GB CA AU NZ IE ZA DE AT CH FR BE NL LU DK SE NO FI IS IT MT'.split())
# Monarchs of one name are told apart by the country's name.
REALM = {'BE': 'belgium', 'MC': 'monaco'}
# Member states, now or then, of the European Union.
MEMBERS = set('AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split())
MONARCH = re.compile(r'(?i)^(king|queen|sultan|emir|amir|emperor|prince|princess|grand duke|pope|paramount ruler|druk gyalpo)$')


# ------------------------------------------------------------------ text

def fold(text):
    """Lower case, no diacritics, only letters and digits: what two spellings are compared by."""
    text = text.replace('ø', 'o').replace('Ø', 'O').replace('ł', 'l').replace('Ł', 'L').replace('đ', 'd').replace('ı', 'i')
    text = text.replace('ß', 'ss').replace('æ', 'ae').replace('Æ', 'Ae').replace('œ', 'oe').replace('ð', 'd').replace('þ', 'th')
    text = ''.join(c for c in unicodedata.normalize('NFKD', text) if not unicodedata.combining(c)).lower()
    return re.sub(r'[^a-z0-9]+', ' ', re.sub(r"['’‘`ʻ.]", '', text)).strip()


def slug(text):
    return fold(text.replace("'s ", 's ')).replace(' ', '-')


def name_keys(name):
    """Keys under which a name is looked up: folded, and without single letters."""
    full = fold(name)
    spaced = ' '.join(t for t in fold(name.replace('.', '. ')).split() if len(t) > 1)
    return {k for k in (full, spaced) if len(k.split()) > 1}


def similar(a, b):
    a, b = fold(a), fold(b)
    return difflib.SequenceMatcher(None, a.replace(' ', ''), b.replace(' ', '')).ratio()


def table(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))


def write(name, header, rows):
    lines = []
    for row in rows:
        cells = [re.sub(r'\s+', ' ', unicodedata.normalize('NFC', c)).strip().replace('’', "'").replace('‘', "'") for c in row]
        lines.append('\t'.join(cells))
    lines = sorted(set(lines), key=lambda line: line.encode())
    with open(os.path.join(OUT, name), 'w', encoding='utf-8', newline='\n') as f:
        f.write('\n'.join(['\t'.join(header)] + lines) + '\n')


# ------------------------------------------------------------------ names

HONORIFIC = re.compile(
    r"^(?:(?:acting|designate|elect|caretaker|interim|also spelled|spelled|new zealand|prime(?= Haitham)|police|"
    r"first deputy prime ministers?|deputy prime ministers?|prime ministers?|vice presidents?|governor[- ]general|"
    r"the most rev\.?|rt\.? ?rev\.?|rt\.? hon\.?|his excellency|her excellency|gen(?:eral|\.)?|lt\.?|maj(?:or|\.)?|brig(?:adier|\.)?|"
    r"col(?:onel|\.)?|capt(?:ain|\.)?|cdre\.?|adm(?:iral|\.)?|vice[- ]adm(?:iral|\.)?|rear[- ]adm(?:iral|\.)?|air (?:chief|vice)? ?marshall?|air vice[- ]mar(?:shal|\.)?|"
    r"field mar(?:shal|\.)?|sr\.?|\(?ret\.?\)?|dr\.?|prof(?:essor|\.)?|eng\.|ing\.?|sir|dame|rev\.?|fr\.|haji|hajji|alhaji|datuk|dato|tan sri|"
    r"mr\.?|mrs\.?|ms\.?|h\.?e\.|amb(?:assador|\.)|shaykh|ayatollah|mullah|maulvi|mawlawi|ret\.|sudanese armed forces|royal|us|australia(?= Elizabeth)|"
    r"hrh|hon\.?)[\s,]+)(?=\S)", re.I)
NOT_A_NAME = re.compile(
    r"(?i)[\d:(){}\[\]/*@;]|\b(vacant|council|committee|republic|ministers?|president|government|party|movement|affairs|assembly|union|kingdom|"
    r"islands?|junta|national|commission|executive|deputy|governor|referred|brother of|ruler of|chief administrative|previously|appointed|spelled|"
    r"head of|cabinet|office|secretary|chairman|member|bosnia|federation|herzegovina|who|his|her|by|with|from|as|at|is|are|concurrently)\b")
TITLE_IN_NAME = [(re.compile(r'(?i)^acting governor[- ]general '), 'Acting Governor-General'), (re.compile(r'(?i)^governor[- ]general '), 'Governor-General'),
                 (re.compile(r'(?i)^first deputy prime ministers? '), 'First Deputy Prime Minister'),
                 (re.compile(r'(?i)^deputy prime ministers? '), 'Deputy Prime Minister'), (re.compile(r'(?i)^vice presidents? '), 'Vice President')]


def tidy_case(name):
    """Undoes capitals that a mechanical conversion left: Yel'Tsin, A.p.j. Abdul, XI Jinping."""
    name = re.sub(r"([a-z]{2,}')([A-Z])(?=[a-z])", lambda m: m[1] + m[2].lower(), name)
    name = re.sub(r"\b(?:[A-Za-z]\.)+[A-Za-z]\.", lambda m: m[0].upper(), name)
    name = re.sub(r"^([IVX]{2,3})(?= [A-Z][a-z])", lambda m: m[1].capitalize(), name)
    return name


def clean_name(name):
    name = name.replace('’', "'").replace('‘', "'").replace('`', "'").replace('“', '"').replace('”', '"').replace('\xa0', ' ')
    name = re.sub(r' also spelled .*$', '', name)
    name = re.sub(r'\s*"[^"]*$', '', name) if name.count('"') == 1 and not name.startswith('Noli') else name
    name = re.sub(r'^Noli" ', 'Noli ', name)
    name = re.sub(r',? (Jr|Sr)\b\.?$', r' \1.', name)
    name = re.sub(r',? 3rd$', ' III', name)
    name = re.sub(r'\bal al[- ]', 'Al ', name)
    while True:
        short = HONORIFIC.sub('', name, count=1)
        if short == name or len(short.split()) < 2 and not MONARCH.match(name.split()[0]):
            break
        name = short
    return tidy_case(re.sub(r'\s+', ' ', name).strip(' ,.;"-')) + ('.' if re.search(r' (Jr|Sr)\.?$', name) else '')


def good_name(name):
    words = name.split()
    return 2 <= len(words) <= 8 and not NOT_A_NAME.search(name) and name[0].isalpha() and ',' not in name and '"' not in name \
        and not re.match(r'(bin|ibn|and|of|the|or)\b', name) and any(w[0].isupper() for w in words) and not re.search(r'(?i)\b(gen|lt|mar|brig|maj)\.?$', name)


class Capitals:
    """The sources write family names in capitals ("Nicolas MADURO Moros"); the unified table lost that."""

    def __init__(self, facts):
        self.found = {}
        with open(os.path.join(facts, 'ministers-cia-world-leaders-2019', 'world_leaders_2019.tsv'), encoding='utf-8') as f:
            for row in csv.DictReader(f, delimiter='\t'):
                self.add(row['person'])
        word = r"(?:[A-ZÀ-Þ][\w'’.-]*|al-\w+|d'\w+|bin|de|la|del|da|do|dos|van|von|der|den|di|el|y|e)"
        run = re.compile(r"%s(?: %s){1,6}" % (word, word))
        for file, columns in (('factbook_json_2014_2026.tsv.gz', ('chief_of_state', 'head_of_government')), ('factbook_archive_1990_2025.tsv.gz', ('content',))):
            with gzip.open(os.path.join(facts, 'ministers-factbook', file), 'rt', encoding='utf-8') as f:
                for row in csv.DictReader(f, delimiter='\t'):
                    for column in columns:
                        text = html.unescape(html.unescape(row[column] or '')).replace('\xa0', ' ')
                        if column == 'content' and ' since ' not in text and '(since' not in text:
                            continue
                        for part in re.split(r'\(since|;|,|\)', text):
                            for m in run.findall(part[-90:]):
                                self.add(m)

    def add(self, raw):
        words = raw.replace('’', "'").split()
        # titles stand before the name: try every tail of the run
        for i in range(min(len(words) - 1, 6)):
            tail = words[i:]
            big = [j for j, w in enumerate(tail) if len(re.sub(r'[^A-Za-zÀ-þ]', '', w)) > 1 and re.sub(r"^(Mc|Mac|al-|Al-|el-|d'|D'|O')", '', w).isupper() or re.match(r"^(Mc|Mac|al-|el-|bin-)[A-Z'-]{2,}$", w)]
            if big and len(tail) > 1 and not re.fullmatch(r'[IVX]+', tail[big[0]]):
                self.found.setdefault(fold(' '.join(tail)), []).append((min(big), max(big)))

    def span(self, name):
        spans = self.found.get(fold(name))
        if not spans:
            return None
        span, n = collections.Counter(spans).most_common(1)[0]
        words = name.split()
        return span if span[1] < len(words) and n * 2 > len(spans) else None


# ------------------------------------------------------------------ offices

SPANISH = {'justicia': 'Justice', 'segegob': 'Secretary General of Government', 'educacion': 'Education', 'defensa nacional': 'National Defence',
           'mideplan': 'Planning and Cooperation', 'segpres': 'Secretary General of the Presidency', 'bienes nacionales': 'National Assets',
           'mineria': 'Mining', 'obras publicas': 'Public Works', 'transporte y telecomunicaciones': 'Transport and Telecommunications',
           'economia fomento y reconstruccion': 'Economy', 'economia fomento y turismo': 'Economy', 'salud': 'Health', 'interior': 'the Interior',
           'interior y seguridad publica': 'the Interior', 'trabajo y prevision social': 'Labour and Social Security',
           'vivienda y urbanismo': 'Housing and Urbanism', 'relaciones exteriores': 'Foreign Affairs', 'comision nacional de energia': 'Energy',
           'energia': 'Energy', 'agricultura': 'Agriculture', 'sernam': "Women's Affairs", 'hacienda': 'Finance',
           'consejo nacional de la cultura y las artes': 'Culture', 'corfo': 'CORFO', 'comision nacional de medio ambiente': 'the Environment',
           'medio ambiente': 'the Environment', 'desarrollo social': 'Social Development', 'deportes': 'Sport'}
ABBREVIATED = [(r'\bIntl\.?', 'International'), (r'\bGovt\.?', 'Government'), (r'\bAsst\.?', 'Assistant'), (r'\bPrime Min\.', 'Prime Minister'),
               (r'\bMin\.', 'Minister'), (r'\bDep\.', 'Deputy'), (r'\bPres\.', 'President'), (r'\bDepurty\b', 'Deputy'), (r'\bAdmin\.', 'Administration'),
               (r'\bChmn\.?', 'Chairman'), (r'\bDir\.', 'Director'), (r'\bAgricuture\b', 'Agriculture'), (r'\bCompeition\b', 'Competition'), (r'\bFmr\.', 'Former'),
               (r'\bEducations\b', 'Education'), (r'\bAdministrative and\b', 'Administration and')]
RENAME = {'amir': 'Emir', 'head of govt': 'Head of Government', 'chief of state': 'Head of State', 'governor general': 'Governor-General',
          'governor general of new zealand governor general': 'Governor-General', 'governor general of the commonwealth of australia': 'Governor-General',
          'president of the republic': 'President', 'president of the swiss confederation': 'President of the Swiss Confederation',
          'french coprince': 'French Co-Prince', 'french co prince': 'French Co-Prince', 'spanish coprince': 'Spanish Co-Prince', 'spanish co prince': 'Spanish Co-Prince',
          'spanish episcopal coprince': 'Spanish Co-Prince', 'lieutenant governor and commander in chief': 'Lieutenant Governor',
          'governor and commander in chief': 'Governor', 'vice president': 'Vice President', 'supreme pontiff roman catholic church': 'Pope',
          'chief of state and head of government president': 'President', 'deputy premiers and deputy chairman of the government': 'Deputy Prime Minister',
          'first deputy premiers and first deputy chairman of the government': 'First Deputy Prime Minister', 'transition prime minister': 'Prime Minister',
          'transition president': 'President', 'president of the people': 'President', 'king sultan': 'King', 'paramount ruler': 'King',
          'deputy chairmen of the cabinet of ministers': 'Deputy Chairman of the Cabinet of Ministers', 'deputy chairman of cabinet of ministers': 'Deputy Chairman of the Cabinet of Ministers',
          'prime minister of the interim council of ministers': 'Prime Minister', 'prime minister of the council of ministers': 'Prime Minister',
          'interim iraqi government ig prime minister': 'Prime Minister', 'interim iraqi government ig president': 'President',
          'president of the islamic republic of afghanistan': 'President', 'vice premier of state council': 'Vice Premier', 'premier of state council': 'Premier',
          'head of government prime minister': 'Prime Minister', 'transitional president': 'President', 'provisional president': 'President', 'transitional federal president': 'President',
          'president of the federation of bosnia and herzegovina': 'President of the Federation of Bosnia and Herzegovina',
          'prime minister and co vice president': 'Prime Minister', 'prime minister and vice president': 'Prime Minister', 'prime minister vice president': 'Prime Minister',
          'vice president and prime minister': 'Prime Minister', 'lord of mann king': 'King', 'lord of mann queen': 'Queen', 'head of state co prince': 'Co-Prince',
          'vice president of the council of ministers': 'Vice President of the Council of Ministers', 'new zealand high commissioner': 'High Commissioner'}
NOT_AN_OFFICE = re.compile(r"(?i)^(ambassador|permanent representative|charg|apostolic nuncio|member\b|honorary|eternal|observer|representative to)|\bambassador to\b|direct control|"
                           r"since \d|^premier li |vatican city is|^career ambassador|ambassador at large|^(minister|deputy minister|prime minister and minister|deputy prime minister and minister|chairman|assembly president|deputy)$|^heir apparent")
ACTING = re.compile(r'(?i)^(acting|interim|caretaker|temporary|transitional|provisional)\s+|\s*\((acting|interim)\)|,? acting$')


def clean_title(title, name, country):
    """The title in full words, without acting; and the note that was in it."""
    note = ''
    if country == 'CL' and (m := re.match(r'Minister \((.*)\)$', title)):
        word = SPANISH[fold(m[1])]
        return ('Minister ' + word if word.startswith('Secretary') else 'Minister of ' + word), ''
    title = title.replace(' & ', ' and ').replace('’', "'")
    for pattern, full in ABBREVIATED:
        title = re.sub(pattern, full, title)
    if m := ACTING.search(title):
        note = 'interim' if re.search('(?i)interim|transitional|provisional', m[0]) else 'acting'
        title = ACTING.sub('', title)
    title = re.sub(r'(?<=\w) (Sultan|Prince|Crown Prince)$', '', title) if re.match(r'(Prime Minister|President|Paramount|Deputy Paramount|King|Presidential)', title) else title
    title = re.sub(r'\s*\(US Department of State\)$', '', title)
    title = re.sub(r'\s*\([^)]*\)', '', title) if country != 'GB' else title
    title = re.sub(r'\s+', ' ', title).strip(' ,')
    key = fold(title.replace('-', ' '))
    if m := re.match(r'(?:King|Queen|Amir|Emir|Sultan) and Prime Minister$', title):
        title = title.split(' and ')[0]
    elif country == 'CN' and key == 'prime minister':
        title = 'Premier'
    elif country == 'US' and key in ('president of the united states', 'vice president of the united states'):
        title = title.replace(' of the United States', '')
    title = RENAME.get(key, title)
    title = re.sub(r'^Head of Government (?=[A-Z])', '', title)
    title = re.sub(r'^Prime Minister(,? (and )?(Foreign Minister|Deputy Prime Minister|Minister of Interior|State Administration Council Chair)| and|, State.*| of Council of Ministers)$', 'Prime Minister', title)
    title = re.sub(r'^(Executive|Federal) President$|^President and (Commander in Chief|Chairman of the Cabinet of Ministers)$', 'President', title)
    if title in ('Premier', 'Premier of Cabinet') and country not in ('CN', 'TW', 'KP', 'SUHH') and country not in TERRITORY:
        title = 'Prime Minister'
    elif title in ('Premier of Cabinet', 'President of Executive Yuan', 'President of the Executive Yuan'):
        title = 'Premier'
    elif title == 'Leader of the Islamic Revolution':
        title = 'Supreme Leader'
    elif country == 'CH' and title == 'President':
        title = 'President of the Swiss Confederation'
    return title[:1].upper() + title[1:], note


def title_key(title):
    """What makes two titles one office: "Minister for Defense" is "Minister of Defence"."""
    key = fold(title.replace('-', ' '))
    key = re.sub(r'\bdefense\b', 'defence', key)
    key = re.sub(r'\blabor\b', 'labour', key)
    key = re.sub(r'\b(min|minister|secretary of state|secretary) (for|of)( the)? ', lambda m: m[1] + ' of ', key)
    key = re.sub(r'\bthe\b ?', '', key)
    key = re.sub(r'\b(international) ', r'\1 ', key).replace('transportation', 'transport').replace('governor general', 'governor general')
    return key.strip()


def rank_of(title, country):
    t = fold(title.replace('-', ' '))
    territory = country in TERRITORY
    if 'european commission' in t:
        return 'organisation-head' if t.startswith('president') else 'commissioner'
    if re.match(r'(permanent )?((first|second|third|senior|executive|temporary) )*(deputy|vice|co vice)( |$)', t) and re.search(r'president|prime minister|premier|chancellor|chairm|head of government|paramount|chairperson|deputy chairmen', t):
        return 'deputy-head' if not re.search(r'bank|commission\b|committee|office|agency|assembly|parliament|yuan', t) else 'official'
    if re.match(r'tanaiste|crown prince|deputy president|executive deputy president', t):
        return 'deputy-head'
    if re.search(r'governor|president|chairm|chairperson|head|manager|director', t) and re.search(r'bank|monetary authority|monetary agency|federal reserve', t):
        return 'central-bank-governor'
    if t in ('governor', 'lieutenant governor') or t.startswith('governor general'):
        return 'head-of-government' if country in ('AS', 'GU', 'MP', 'PR', 'VI') and t == 'governor' else 'official'
    if re.match(r'(prime minister|premier|chancellor|taoiseach|chief minister|first minister|head of government|minister president|chief executive$|president of (the )?(government|council of ministers|executive|territorial government|council of)|chairman of (the )?(council of ministers|cabinet)|executive council president|premier of cabinet|second prime minister|home rule)', t) \
            and not re.search(r'office|ministry|duchy|exchequer|minister .* affairs|council of state', t):
        return 'head-of-government'
    if not territory and (re.match(r'(state |executive |federal )?president( and .*)?$', t) or re.match(r'(king|queen|emperor|emir|sultan|prince|grand duke|pope|head of state|co prince|french co prince|spanish co prince|supreme leader|leader of (the )?(islamic )?revolution|president of (the )?swiss|captain regent|druk gyalpo|chairman of (the )?presidency|chairman of (the )?council of state|state affairs commission)', t)
                          and not re.search(r'office|privy', t)):
        return 'head-of-state'
    if re.match(r'(minister delegate|deputy minister|assistant minister|junior minister|state minister|parliamentary|minister of state\b|undersecretary|under secretary|vice minister|associate minister|state secretary)', t):
        return 'junior-minister'
    if re.match(r'secretary of state( |$)', t):
        return 'minister' if country in ('US', 'GB', 'SM', 'VA') else 'junior-minister'
    if re.search(r'\bminister\b', t) and not re.search(r'secretary to|office of the prime|chief of staff|permanent secretary|adviser|advisor', t):
        return 'minister'
    if re.match(r'secretary (of|for)', t) and country in ('MX', 'PH', 'HN', 'HK', 'MO', 'US', 'VA', 'GT'):
        return 'minister'
    if re.match(r'attorney general', t):
        return 'minister'
    if re.match(r'(director|administrator|chairman|president|governor|head|commissioner|superintendent|general manager)\b.*\b(agency|authority|institute|commission|bureau|office|service|administration)', t):
        return 'agency-head'
    return 'official'


class Portfolios:
    def __init__(self):
        self.keys = collections.defaultdict(set)
        for row in table(os.path.join(OUT, 'portfolios.tsv')):
            phrase = fold(row['phrase'])
            for variant in {phrase, phrase.replace('defence', 'defense'), phrase.replace('labour', 'labor'), phrase.replace('transport', 'transportation') if phrase == 'transport' else phrase}:
                self.keys[variant].add(row['portfolio'])
        self.longest = max(len(k.split()) for k in self.keys)

    def of(self, title):
        m = re.search(r'\b(?:of|for|in charge of|responsible for)\b(.*)$', title)
        words = fold(m[1] if m else title).split()
        words = [w for w in words if w != 'the']
        found, i = [], 0
        while i < len(words):
            for n in range(min(self.longest, len(words) - i), 0, -1):
                phrase = ' '.join(words[i:i + n])
                # words that say too little inside a longer title ("human development")
                if phrase in self.keys and not (n == 1 and phrase in ('home', 'foreign', 'economic', 'financial', 'work', 'ai', 'development', 'city', 'press', 'crime', 'building') and len(words) > 1):
                    found += sorted(self.keys[phrase])
                    i += n
                    break
            else:
                i += 1
        return list(dict.fromkeys(found))


class Office:
    def __init__(self, id, label, country, body, rank, portfolios, seats, source):
        self.id, self.label, self.country, self.body, self.rank = id, label, country, body, rank
        self.portfolios, self.seats, self.sources = portfolios, seats, {source}
        self.curated, self.complete_from, self.complete_until = False, '', ''


class Tenure:
    __slots__ = 'office start end seen precision note source key'.split()

    def __init__(self, office, start, end, seen, precision, note, source, key=None):
        self.office, self.start, self.end, self.seen, self.precision, self.note, self.source, self.key = office, start, end, seen, precision, note, source, key

    def first(self):
        return (self.start or self.seen or '0000') + '-01-01'[len(self.start or self.seen) - 4 if len(self.start or self.seen) < 10 else 6:] if len(self.start or self.seen) < 10 else (self.start or self.seen)

    def last(self):
        if not self.end:
            return '9999-12-31' if self.start else (self.seen or '9999-12-31')
        return self.end + '-12-31'[len(self.end) - 4:] if len(self.end) < 10 else self.end


class Person:
    def __init__(self):
        self.names, self.aliases, self.sources, self.tenures = collections.Counter(), collections.Counter(), set(), []
        self.first_name = ('9999', '')
        self.curated, self.surname, self.countries = None, '', collections.Counter()


# ------------------------------------------------------------------ the United Kingdom

# Departments whose name does not spell out what they do.
DEPARTMENT = {'Foreign and Commonwealth Office': ['foreign-affairs'], 'Foreign, Commonwealth and Development Office': ['foreign-affairs', 'development'], 'Home Office': ['interior'],
              'HM Treasury': ['finance'], 'Treasury': ['finance'], 'Department of Trade and Industry': ['trade', 'industry'], 'Department for Exiting the EU': ['europe'],
              'Chancellor of the Exchequer': ['finance'], 'Chief Secretary to the Treasury': ['finance'], 'Paymaster General': [], 'Ministry of Defence': ['defence'],
              "Attorney General": ['justice'], 'Lord Chancellor': ['justice'], 'Secretary of State for Justice and Lord Chancellor': ['justice']}
SUFFIXED = {'Financial Secretary', 'Economic Secretary', 'Exchequer Secretary', 'Commercial Secretary', 'Assistant Whip', 'Economic Secretary (City Minister)'}


class Ifg:
    """The raw tables tell rank, department and person apart, which the unified table joins into one string."""

    def __init__(self, facts):
        read = lambda name: list(csv.DictReader(open(os.path.join(facts, 'ministers-uk-ifg', name + '.csv'), encoding='utf-8-sig')))
        self.orgs = {r['id']: r for r in read('organisation')}
        self.posts = {r['id']: r for r in read('post')}
        self.people = collections.defaultdict(list)
        for r in read('person'):
            self.people[r['id']].append(r)
        self.appointments = {r['id']: r for r in read('appointment')}
        self.acting = {r['appointment_id'] for r in read('appointment_characteristics') if r['is_acting'] == 'True'}

    def office(self, appointment):
        post = self.posts[appointment['post_id']]
        org = self.orgs.get(post['organisation_id'], {})
        title = (post['display_name'] or post['name']).strip()
        department = org.get('name', '')
        generic = re.match(r'(Minister of State|Parliamentary Under-Secretary of State|Parliamentary Secretary|Parliamentary Under-Secretary),? ?(\S+)?$', title)
        if generic:
            label, of = '%s, %s' % (generic[1], department), department
        elif title in SUFFIXED and 'Whip' not in title:
            label, of = title.replace(' (City Minister)', '') + ' to the Treasury', 'Treasury'
        else:
            label, of = re.sub(r' \((HM Treasury|Senior Whip|Deputy Chief Whip|Lords Chief Whip|Lords Deputy Chief Whip)\)', '', title), title
        label = re.sub(r"^Captain of the (King|Queen)'s Bodyguard", "Captain of the Sovereign's Bodyguard", label)
        label = {'Prime Minister': 'Prime Minister', 'Lord Commissioner (Whip)': 'Lord Commissioner of the Treasury'}.get(label, label)
        rank = {'SoS': 'minister', 'Cabinet': 'minister', 'PM': 'head-of-government', 'DPM': 'deputy-head'}.get(post['rank_equivalence'])
        if rank is None:
            rank = {'MoS': 'junior-minister', 'PUSS': 'junior-minister', 'Parl.': 'junior-minister'}.get(post['rank_equivalence'], 'junior-minister')
        if label == 'Prime Minister':
            rank = 'head-of-government'
        elif label == 'Deputy Prime Minister':
            rank = 'deputy-head'
        elif re.match(r'Secretary of State|Chancellor of the|Lord Chancellor|Attorney General|Chief Secretary to the Treasury|Leader of the House|Lord President|Lord Privy|First Secretary|Minister of Agriculture', label):
            rank = 'minister'
        elif re.search(r'Whip|in Waiting|Household|Captain of|Lord Commissioner', title):
            rank = 'official'
        many = bool(generic) or rank in ('official',) and not label.startswith('Chief Whip') or label.startswith('Minister without')
        return label, of, rank, 'many' if many else 'one'


# ------------------------------------------------------------------ main

def main():
    facts = sys.argv[1]
    tables = sys.argv[2:] or [os.path.join(facts, 'unified', 'ministers.csv')]
    capitals, portfolios, ifg = Capitals(facts), Portfolios(), Ifg(facts)

    # -- curated offices
    offices, by_title = {}, {}
    for row in table(os.path.join(HERE, 'ministers_curated_offices.tsv')):
        office = Office(row['id'], row['label'], row['country'], row['body'], row['rank'], row['portfolios'].split('|') if row['portfolios'] else [], row['seats'], 'curated')
        office.curated, office.complete_from = True, row['complete_from']
        offices[row['id']] = office
        for title in [row['label']] + row['titles'].split('|'):
            if title:
                by_title[row['country'] or 'EU', title_key(title)] = office
    curated_tenures = table(os.path.join(HERE, 'ministers_curated_tenures.tsv'))
    for row in curated_tenures:
        office = offices[row['office']]
        office.complete_until = max(office.complete_until, row['from'])

    # -- people: union-find over lookup keys
    parent = {}

    def find(key):
        parent.setdefault(key, key)
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    def join(a, b):
        a, b = find(a), find(b)
        if a != b:
            # a curated name stays the root, so that two curated people never become one
            if b[0] == 'curated':
                a, b = b, a
            if b[0] == 'curated':
                return
            parent[b] = a

    drops = {(r['country'], fold(r['name']), r['title']) for r in table(os.path.join(HERE, 'ministers_curated_drops.tsv'))}
    curated_people = {r['name']: r for r in table(os.path.join(HERE, 'ministers_curated_people.tsv'))}
    where = collections.defaultdict(set)
    for row in curated_tenures:
        office = offices[row['office']]
        where[row['person']].add(office.country or 'EU')
        curated_people.setdefault(row['person'], dict(name=row['person'], aliases='', surname='', countries='', match=''))
    curated_index, everywhere = {}, {}
    for name, row in curated_people.items():
        countries = set(filter(None, row['countries'].split('|'))) | where[name]
        for key in set().union(*[name_keys(n) or {fold(n)} for n in [name] + row['aliases'].replace('+', '').split('|') if n and n[0] != '-']):
            for country in countries:
                if country == '*':
                    everywhere[key] = name
                else:
                    curated_index.setdefault((SUCCESSOR.get(country, country), key), name)
        for source_id in filter(None, row['match'].split('|')):
            curated_index['id', source_id] = name
    by_ends = collections.defaultdict(list)
    for (country, key), name in curated_index.items():
        words = key.split()
        if country != 'id' and len(words) > 1:
            by_ends[country, words[-1]].append((set(words), name))

    def curated_name(group, name, short, source_id):
        """The curated person a source row speaks of: by id, by name, or by a name with more words between first and last."""
        if ('id', source_id) in curated_index:
            return curated_index['id', source_id]
        for candidate in filter(None, (name, short)):
            for key in name_keys(candidate) or {fold(candidate)}:
                if key in everywhere:
                    return everywhere[key]
                if (group, key) in curated_index:
                    return curated_index[group, key]
            words = fold(candidate).split()
            if len(words) > 2 and group not in ('GB', 'US', 'UY'):
                hits = {n for w, n in by_ends.get((group, words[-1]), []) if w <= set(words)}
                if len(hits) == 1:
                    return hits.pop()
        return None

    records, skipped = [], collections.Counter()
    wider, union_groups = collections.defaultdict(set), collections.defaultdict(set)
    for path in tables:
        for row in csv.DictReader(open(path, encoding='utf-8')):
            source, country = SOURCE[row['source']], row['country_iso2']
            if country == 'CN' and row['role_title'] == 'Chief Executive':
                country = 'HK' if re.search('(?i)lam|leung|lee|tsang|tung', row['person_name']) else 'MO'
            country = {'AN': 'ANHH', 'YU': 'YUCS', 'SU': 'SUHH', 'CS': 'CSHH', 'DD': 'DDDE'}.get(country, country)
            title, raw, source_id = row['role_title'], row['person_name'], row['source_id']
            if (country, fold(raw), title) in drops or (country, fold(raw), '') in drops:
                skipped['dropped by hand'] += 1
                continue
            # The Institute for Government has every UK minister: other lists only repeat them, later and with errors.
            if country == 'GB' and source in ('cia-world-leaders', 'state-visits') and not re.search('Bank of England', title):
                skipped['GB repeats'] += 1
                continue
            if country == 'EU' and source != 'ecio' or re.match(r'(?i)secretary of (foreign affairs )?under', title):
                skipped['EU repeats'] += 1
                continue
            for pattern, embedded in TITLE_IN_NAME:
                if pattern.match(raw) and country not in ('NU', 'TK'):
                    title = embedded
                    break
            if title.endswith('Minister Sultan') and raw.startswith('bin '):
                raw = 'Sultan ' + raw
            if title.endswith('Sultan') and raw.startswith('Al-'):
                raw = 'Sultan ' + raw
            names = [clean_name(raw)]
            keys, surname, note, identity = [], '', '', None
            title, note = (title, '') if source == 'ifg' else clean_title(title, raw, country)
            if country == 'CN' and re.match(r'Secretary (for|of) |Financial Secretary|Chief Secretary|Secretary of Justice|Commissioner|.*Court of Final Appeal', title):
                skipped['Hong Kong or Macao'] += 1
                continue
            if source != 'ifg' and NOT_AN_OFFICE.search(title):
                skipped['not an office'] += 1
                continue
            body = ''
            aliases = []
            start, end, quality = row['start_date'], row['end_date'], row['date_quality']
            if source == 'ifg':
                appointment = ifg.appointments[source_id]
                person = ifg.people[appointment['person_id']]
                identity = ('ifg', appointment['person_id'])
                names = [raw.replace('’', "'")]
                surname = person[0]['short_name']
                aliases = [n for p in person for n in (p['name'], p['display_name'], p['normalized_name']) if n]
                note = 'acting' if source_id in ifg.acting else ''
                label, of, rank, seats = ifg.office(appointment)
                office = by_title.get(('GB', title_key(label)))
                if office is None:
                    office = by_title['GB', title_key(label)] = Office('', label, 'GB', '', rank, DEPARTMENT.get(of, [] if rank == 'official' or 'Chancellor of the Duchy' in of else portfolios.of(of)), seats, source)
            else:
                if source == 'congress-legislators' or source == 'state-pocom':
                    identity = (source, source_id)
                    last = fold(re.sub(r',? (Jr\.?|Sr\.?|I+|3rd)$', '', raw)).split()[-1]
                    aliases = [a for a in row['aliases'].split('|') if last in fold(a).split()]
                elif source == 'chilean-ministers':
                    full = row['aliases'].split('|')[0] or raw
                    identity = (source, full)
                    aliases = [full]
                    names = [chilean(full, raw)]
                else:
                    aliases = [clean_name(a) for a in row['aliases'].split('|') if a]
                    aliases = [a for a in aliases if good_name(a) and plausible(a, names[0])]
                if country == 'EU':
                    title, body = re.sub(r'^Vice-President of the European Commission for (?=High)', '', title), 'european-commission'
                name = names[0]
                if MONARCH.match(title) and len(name.split()) == 1:
                    names[0] = name = '%s %s' % (title, name)
                elif MONARCH.match(title) and re.fullmatch(r'[A-Z]\S+(?: [A-Z]\S+)? [IVX]+', name):
                    aliases += ['%s %s' % (title, name), '%s %s' % (title, re.sub(r' [IVX]+$', '', name))]
                group = SUCCESSOR.get(country, country)
                known = curated_name(group, name, None, source_id) or curated_name(group, clean_name(raw), None, source_id)
                if not known and not good_name(name):
                    skipped['not a name'] += 1
                    continue
                office = by_title.get((country, title_key(title)))
                if office is None:
                    rank = rank_of(title, country)
                    label = title
                    office = Office('', label, '' if country == 'EU' else country, body, rank, portfolios.of(title) if rank in ('minister', 'junior-minister', 'commissioner', 'deputy-head', 'agency-head') else [],
                                    seats_of(title, rank, country), source)
                    by_title[country, title_key(title)] = office
            if TERRITORY.get(country) in ('AU', 'NZ') and office.label == 'Governor-General' or country in TERRITORY and office.rank in ('head-of-state', 'deputy-head') and re.match(r'(?i)(king|queen|president|vice president|head of state|chief of state)', office.label) \
                    or country in TERRITORY and re.match(r'(King|Queen|President|Vice President|Head of State)$', office.label) and country not in ('PF', 'NC'):
                skipped['head of state of a territory'] += 1
                continue
            group = SUCCESSOR.get(country, country)
            if TERRITORY.get(country) == 'FR' and any(('FR', key) in curated_index for key in name_keys(names[0])):
                skipped['head of state of a territory'] += 1
                continue
            name = names[0]
            span = capitals.span(name) if source in ('cia-factbook', 'cia-world-leaders') else None
            words = name.split()
            short = ''
            if span and not MONARCH.match(title):
                surname = ' '.join(words[span[0]:span[1] + 1])
                if span[0] > 0 and span[1] < len(words) - 1:
                    short = ' '.join(words[:span[1] + 1])
                    aliases.append(short)
                if span[1] == len(words) - 1 and span[0] == 2 and country in WESTERN and len(words[1].strip('.')) > 1 and words[1][0].isupper():
                    aliases.append(words[0] + ' ' + surname)
            plain = re.sub(r'\b[A-Z]\. ?(?=[A-Z])', '', name)
            if plain != name and len(plain.split()) > 1 and not re.match(r'[A-Z]\.', name):
                aliases.append(plain)
            known = curated_name(group, name, short, source_id)
            if known is None and source == 'ifg':
                # "Lord Patten" has been two people: a title without its place is no evidence
                known = next((curated_index[k] for k in [('GB', fold(n)) for n in [name] + aliases if n in curated_people or not re.match(r'(Lord|Lady|Baroness) \S+$', n)]
                              if k in curated_index), None)
            if known is None and source not in ('ifg',):
                for alias in aliases:
                    known = known or curated_name(group, alias, None, '')
            if known and identity is None:
                root = ('curated', known)
            elif known:
                root = ('curated', known)
                join(root, identity)
            elif identity:
                root = identity
            else:
                root = None
                for key in sorted(name_keys(name)):
                    node = ('name', group, key)
                    if root is None:
                        root = node
                    join(root, node)
                for alias in aliases:
                    if len(fold(alias).split()) > 2 or source == 'cia-factbook' and alias != short:
                        for key in name_keys(alias):
                            join(root, ('name', group, key))
                if root is None:
                    root = ('name', group, fold(name))
            if source == 'state-pocom' and not known and office.rank == 'official' and not re.match('Deputy Secretary|Secretary', office.label):
                aliases = [a for a in aliases if len(a.split()) > 2]
            if source == 'state-pocom' and re.match(r'(Deputy )?Secretary of State$', office.label) and len(words) == 3 and not known:
                aliases.append(words[0] + ' ' + words[2])
            if (end or '9') < OLDEST and start:
                skipped['too old'] += 1
                continue
            seen, precision = '', 'day'
            if source == 'ecio' and end >= '2020-12-31':
                # The source ends with 2020; this Commission stayed until 30 November 2024.
                end = '2024-11-30'
            if quality == 'snapshot':
                precision = 'snapshot'
                seen = '2019-05-15' if source == 'cia-world-leaders' else source_id.split('..')[-1]
                start = end = ''
            elif quality == 'end-approx':
                precision = 'approx'
            elif quality == 'partial':
                precision = {4: 'year', 7: 'month', 10: 'day'}[len(start)] if not end or len(end) == 10 else 'approx'
            elif end and len(end) < 10:
                precision = 'approx'
            if source == 'cia-factbook' and precision == 'day' and len(end) == 10 and days(source_id.split('..')[-1], end) > 366:
                # an edition is missing between the last listing and the successor's: somebody may have served between them
                precision = 'approx'
            if country == 'CH' and office.label == 'President of the Swiss Confederation' and start.endswith('-01-01') and (end or '9') > start[:4] + '-12-31' and start < '2026':
                # elected for a calendar year
                end, precision = start[:4] + '-12-31', 'day'
            if not end and quality != 'snapshot':
                seen = source_id.split('..')[-1] if source == 'cia-factbook' else SEEN[source]
            if end > '2026-06' and source == 'congress-legislators':
                # A term that still runs: its planned end is no fact yet.
                end, seen = '', SEEN[source]
            if seen and start > seen:
                seen = start + '-01'[:0 if len(start) == 10 else 3]
            if source == 'ifg':
                for key in set().union(*[name_keys(n) for n in [name] + aliases if not re.match('Lord|Lady|Baroness', n)]):
                    wider['union', '', key].add(root)
                    union_groups[key].add('GB')
            else:
                # governors move between the territories of one country, its head is theirs too, and commissioners were ministers at home
                realm = TERRITORY.get(country, 'FR' if office.label == 'French Co-Prince' else country)
                for key in name_keys(name):
                    if country in TERRITORY or realm in set(TERRITORY.values()):
                        wider[('realm', realm, key)].add(root)
                    if country == 'EU' or country in MEMBERS:
                        wider[('union', '', key)].add(root)
                        union_groups[key].add(group)
                if source == 'chilean-ministers':
                    for key in name_keys(aliases[0]) | name_keys(name):
                        join(root, ('name', group, key))
            records.append((root, name, aliases, surname, group, Tenure(office, start, end, seen, precision, note, source, source_id), source))

    for (kind, _, key), roots in wider.items():
        if kind == 'realm' or union_groups[key] > {'EU'} and len(union_groups[key]) == 2:
            first, *others = sorted(roots, key=lambda r: (r[0] != 'curated', r))
            for other in others:
                join(first, other)
    for name in where:
        if 'EU' in where[name] or where[name] & MEMBERS:
            for key in name_keys(name):
                groups = (union_groups[key] | where[name] & MEMBERS) - {'EU'}
                if len(groups) == 1:
                    join(('curated', name), ('name', 'EU', key))
                    join(('curated', name), ('name', groups.pop(), key))

    # -- same person under different spellings: same office, overlapping time, similar name
    by_office = collections.defaultdict(list)
    for record in records:
        if record[6] not in ('ifg', 'ecio', 'state-pocom', 'congress-legislators'):
            by_office[id(record[5].office)].append(record)
    for group_records in by_office.values():
        for i, a in enumerate(group_records):
            for b in group_records[i + 1:]:
                if find(a[0]) == find(b[0]) or not near(a[5], b[5]):
                    continue
                wa, wb = fold(a[1]).split(), fold(b[1]).split()
                contained = len(set(wa) & set(wb)) >= 2 and (set(wa) <= set(wb) or set(wb) <= set(wa))
                # one seat, one first day: the two names are one person's, if they are alike at all
                twins = a[5].office.seats == 'one' and a[5].start == b[5].start and len(a[5].start) == 10 and (
                    a[5].office.rank in ('head-of-state', 'head-of-government', 'central-bank-governor') or a[5].note == b[5].note == 'acting') and (
                    similar(a[1], b[1]) > 0.6 or similar(wa[-1], wb[-1]) > 0.6 or any(len(w) > 3 for w in set(wa) & set(wb)))
                if twins or contained or similar(a[1], b[1]) > 0.84 or a[3] and fold(a[3]) == fold(b[3]) and wa[0] == wb[0] and a[4] not in FAMILY_FIRST:
                    join(a[0], b[0])

    people = collections.defaultdict(Person)
    for root, name, aliases, surname, group, tenure, source in records:
        person = people[find(root)]
        weight = {'cia-world-leaders': 1, 'state-visits': 1}.get(source, 2)
        person.names[name] += weight
        for alias in aliases:
            person.aliases[alias] += 1
        if source == 'ifg':
            person.first_name = min(person.first_name, (tenure.start, name))
        person.sources.add(source)
        person.countries[group] += 1
        person.surname = person.surname or surname
        person.tenures.append(tenure)
    for row in curated_tenures:
        person = people[find(('curated', row['person']))]
        precision = {4: 'year', 7: 'month', 10: 'day'}[min(len(row['from']), len(row['until']) or 10)]
        person.tenures.append(Tenure(offices[row['office']], row['from'], row['until'], '' if row['until'] else max(SEEN['curated'], row['from']), precision, row['note'], 'curated'))
        person.sources.add('curated')
        person.countries[SUCCESSOR.get(offices[row['office']].country, offices[row['office']].country)] += 1
    for root, person in people.items():
        if root[0] == 'curated':
            person.curated = curated_people[root[1]]

    # -- curated lists replace what the sources have for their time
    for person in people.values():
        mine = [t for t in person.tenures if t.source == 'curated']
        kept = []
        for t in person.tenures:
            if t.source != 'curated' and t.office.curated:
                same = [c for c in mine if c.office is t.office]
                overlap = [c for c in same if c.first() <= t.last() and t.first() <= c.last()]
                if overlap:
                    for c in overlap:
                        if not c.end and not t.end and t.seen:
                            c.seen = max(c.seen, t.seen)
                    continue
                if t.office.complete_from and t.office.complete_from <= t.first()[:4] and t.first() <= t.office.complete_until:
                    continue
            kept.append(t)
        person.tenures = kept
        person.tenures = merge(person.tenures)
    people = {root: p for root, p in people.items() if p.tenures}

    # -- one seat: a holder leaves at the latest when the next one comes
    holders = collections.defaultdict(list)
    for root, person in people.items():
        for t in person.tenures:
            holders[id(t.office)].append((t, root))
    gone = set()
    for list_of in holders.values():
        office = list_of[0][0].office
        sole = office.rank in ('head-of-state', 'head-of-government', 'central-bank-governor') and office.seats == 'one'
        # a later listing of the same person, and nobody else in between: the derived end was too early
        for s, root in list_of:
            if sole and s.precision == 'snapshot':
                mine = [t for t, r in list_of if r == root and t.start and t.precision == 'approx' and t.first() < s.seen]
                others = sorted(t.first() for t, r in list_of if r != root and t.start)
                if mine:
                    t = max(mine, key=Tenure.first)
                    if not any(t.first() < o < s.seen for o in others):
                        after = [o for o in others if o >= s.seen]
                        t.end, t.seen = (after[0], '') if after else ('', s.seen)
                        gone.add(id(s))
        # several people with one first day in one seat: deputies read as the head; who was the head is not known
        if sole:
            first = collections.defaultdict(set)
            for t, root in list_of:
                if t.start and len(t.start) == 10 and t.source == 'cia-factbook' and not t.note:
                    first[t.start].add(root)
            gone |= {id(t) for t, root in list_of if t.source == 'cia-factbook' and len(first.get(t.start, ())) > 1}
        list_of[:] = [(t, r) for t, r in list_of if id(t) not in gone]
        if not list_of:
            continue
        dated = sorted(((t, r) for t, r in list_of if t.start), key=lambda x: x[0].first())
        firm = office.rank in ('head-of-state', 'head-of-government', 'central-bank-governor', 'organisation-head') and office.seats == 'one'
        clashes = 0
        for i, (t, root) in enumerate(dated):
            for u, other in dated[i + 1:]:
                if other == root or u.note in ('acting', 'interim') or t.last() <= u.first() or len(u.start) < 7 or u.first() <= t.first():
                    continue
                derived = t.precision == 'approx' or not t.end
                if office.seats == 'one' and (derived or firm and t.source != 'curated' and t.source != 'ifg'):
                    t.end, t.seen = u.start, ''
                    break
                if days(u.first(), min(t.last(), u.last())) > 60:
                    clashes += 1
                break
        snapshots = collections.Counter(t.seen for t, r in list_of if t.precision == 'snapshot' and t.source == 'cia-world-leaders')
        if not office.curated and not firm and (clashes > 1 or clashes and len(dated) < 6 or any(n > 1 for n in snapshots.values())):
            office.seats = 'many'
        if office.id == '' and any(n > 1 for n in snapshots.values()) and office.rank == 'head-of-state':
            office.seats = 'many'

    for person in people.values():
        person.tenures = [t for t in person.tenures if id(t) not in gone]
    people = {root: p for root, p in people.items() if p.tenures}
    write_all(people, by_title, offices)
    print('people %d, tenures %d' % (len(people), sum(len(p.tenures) for p in people.values())), dict(skipped), file=sys.stderr)


def chilean(full, short):
    """First names and the first surname; the particles of a surname belong to it."""
    first = short.split()[0]
    words = full.split()
    if len(words) <= 2:
        return full
    lower = [w.lower() in ('de', 'del', 'la', 'von', 'van') for w in words]
    i = len(words) - 1
    while i > 1 and lower[i - 1]:
        i -= 1
    return re.sub(r'\bDe (?=[A-Z])', 'de ', ' '.join(words[:i])) if i > 1 else full


def plausible(alias, name):
    """An alias of the facts is taken only where it shares a word with the name or is nearly the same."""
    return bool({w for w in fold(alias).split() if len(w) > 2} & {w for w in fold(name).split() if len(w) > 2}) and similar(alias, name) > 0.5 or similar(alias, name) > 0.75


def days(a, b):
    n = lambda s: int(s[:4]) * 365 + int(s[5:7]) * 30 + int(s[8:10])
    return n(b) - n(a)


def near(a, b):
    """Do the tenures allow one person: overlapping, or starting within two months."""
    if a.precision == 'snapshot' and b.precision == 'snapshot':
        return abs(days(a.seen, b.seen)) < 3 * 365
    if a.precision == 'snapshot' or b.precision == 'snapshot':
        s, d = (a, b) if a.precision == 'snapshot' else (b, a)
        return d.first() <= s.seen and days(d.last(), s.seen) < 200
    return abs(days(a.first(), b.first())) < 75


def seats_of(title, rank, country):
    t = fold(title.replace('-', ' '))
    if country == 'BA' and rank == 'head-of-state':
        return 'many'  # the three members of the presidency
    if rank in ('head-of-state', 'head-of-government', 'central-bank-governor', 'organisation-head', 'agency-head'):
        return 'many' if re.search(r'regent|co prince$|vice|cochairman|presidency', t) else 'one'
    if rank == 'deputy-head':
        return 'one' if re.match(r'(vice president|tanaiste|first vice president|crown prince)$', t) else 'many'
    if re.match(r'(minister of state|minister without portfolio|minister in the presidency|minister to the president|state minister|deputy minister|senior minister|state secretary|secretary of state|minister)$', t):
        return 'many'
    if rank in ('minister', 'commissioner'):
        return 'one'
    if rank == 'junior-minister':
        return 'one' if re.search(r' (of|for) (?!state$)', t) else 'many'
    return 'one' if re.match(r'governor general|attorney general|speaker|prosecutor general', t) else 'many'


def merge(tenures):
    """One row for each stretch of a person in an office."""
    out = []
    by_office = collections.defaultdict(list)
    for t in tenures:
        by_office[id(t.office)].append(t)
    for list_of in by_office.values():
        dated = sorted((t for t in list_of if t.start), key=lambda t: (t.first(), t.last()))
        snaps = [t for t in list_of if not t.start]
        merged = []
        for t in dated:
            last = merged[-1] if merged else None
            if t.end and t.last() < t.first():
                continue
            if last and last.note == t.note and (t.first() <= last.last() or days(last.last(), t.first()) <= 2) and not (last.source == 'curated' and t.source == 'curated' and last.end and t.start > last.end):
                if last.source == 'curated' and t.source != 'curated':
                    if not last.end:
                        last.seen = max(last.seen, t.seen)
                    continue
                if t.last() > last.last() or not t.end:
                    last.end, last.seen = t.end, t.seen
                    last.precision = t.precision if t.precision == 'approx' else last.precision
                elif last.precision == 'approx' and t.precision != 'approx' and t.end:
                    last.end, last.precision = t.end, t.precision
                continue
            if last and last.note != t.note and t.first() < last.last() and last.end:
                last.end = t.start
                if last.last() < last.first():
                    merged.pop()
            elif last and last.note != t.note and not last.end:
                last.end, last.seen = t.start, ''
            merged.append(t)
        # a snapshot says nothing about an office whose dates are known, unless it lies far outside them
        rest = [s for s in snaps if not any(days(m.first(), s.seen) > -400 and days(m.last(), s.seen) < 400 for m in merged)]
        if rest:
            best = max(rest, key=lambda s: s.seen)
            if not merged or best.seen < min(m.first() for m in merged) or best.seen > max(m.last() for m in merged):
                merged.append(best)
        out += merged
    return out


# ------------------------------------------------------------------ output

def write_all(people, by_title, offices):
    # office ids
    used = {}
    live = {}
    for person in people.values():
        for t in person.tenures:
            live[id(t.office)] = t.office
            t.office.sources.add(t.source)
    for office in sorted(live.values(), key=lambda o: (not o.curated, o.country, o.label)):
        if not office.id:
            label = office.label.replace("'s ", 's ')
            base = (office.country.lower() + '-' if office.country else '') + slug(label)
            base = base[:110].rstrip('-')
            office_id, n = base, 2
            while office_id in used:
                office_id, n = '%s-%d' % (base, n), n + 1
            office.id = office_id
        used[office.id] = office
    write('offices.tsv', 'id label country body rank portfolios seats source'.split(),
          [(o.id, o.label, o.country, o.body, o.rank, '|'.join(o.portfolios), o.seats, best_source(o.sources)) for o in live.values()])

    # names, surnames, ids
    rows = []
    for root, p in people.items():
        if p.curated:
            name = p.curated['name']
            p.surname = p.curated['surname'] or surname_of(name, p)
            p.aliases.update({a.lstrip('+'): 9 for a in p.curated['aliases'].split('|') if a and a[0] != '-' and (len(a.split()) > 1 or a[0] == '+')})
            for a in p.curated['aliases'].split('|'):
                if a.startswith('-'):
                    p.aliases.pop(a[1:], None)
                    p.names.pop(a[1:], None)
        else:
            # the name of the first appointment for UK ministers (before a peerage), else the most used one
            name = max(p.names, key=lambda n: (p.names[n], -len(n)))
            if 'ifg' in p.sources:
                name = p.first_name[1]
            p.surname = surname_of(name, p) if not p.surname else p.surname
        if p.surname and not set(fold(p.surname).split()) <= set(fold(name).split()):
            # taken from another spelling of the name
            p.surname = surname_of(name, p)
        aliases = {fold(a): a for a in list(p.names) + list(p.aliases) if (len(a.split()) > 1 or p.aliases[a] == 9)}
        aliases = {k: a for k, a in aliases.items() if k != fold(name) and not NOT_A_NAME.search(a) and not re.search(r'[",]', a)
                   and not HONORIFIC.match(a + ' x') or 'ifg' in p.sources and k != fold(name) and re.match(r'(Lord|Baroness|Lady|Sir|Dame|Viscount|Earl|Baron)\b', a)}
        rows.append((root, p, name, sorted(aliases.values(), key=lambda a: a.encode())))
    by_slug = collections.defaultdict(list)
    for row in rows:
        by_slug[slug(row[2])].append(row)
    ids = {}
    for base, same in by_slug.items():
        if len(same) == 1:
            ids[same[0][0]] = base
            continue
        plain = [r for r in same if r[1].curated]
        for r in same:
            country = country_of(r[1]).lower()
            alike = [x for x in same if country_of(x[1]).lower() == country]
            if len(plain) == 1 and r is plain[0]:
                ids[r[0]] = base
            elif re.search(r' [IVX]+$', r[2]) and country.upper() in REALM:
                ids[r[0]] = '%s-of-%s' % (base, REALM[country.upper()])
            elif len(alike) == 1:
                ids[r[0]] = '%s-%s' % (base, country or 'int')
            else:
                ids[r[0]] = '%s-%s' % (base, min(t.first() for t in r[1].tenures)[:4])
    taken = collections.Counter(ids.values())
    for root in sorted(ids, key=str):
        if taken[ids[root]] > 1:
            person = people[root]
            ids[root] = '%s-%s-%s' % (ids[root], country_of(person).lower(), min(t.first() for t in person.tenures)[:4])
    taken = collections.Counter(ids.values())
    for person_id, n in taken.items():
        if n > 1:
            print('double id', person_id, file=sys.stderr)
    write('people.tsv', 'id name aliases surname wikidata source'.split(),
          [(ids[root], name, '|'.join(aliases), p.surname, '', best_source(p.sources)) for root, p, name, aliases in rows])
    out = []
    for root, p, name, aliases in rows:
        for t in p.tenures:
            out.append((ids[root], t.office.id, t.start, t.end, '' if t.end else t.seen, t.precision, t.note, t.source))
    write('tenures.tsv', 'person office from until seen precision note source'.split(), out)


def country_of(person):
    return sorted(person.countries.items(), key=lambda x: (-x[1], x[0]))[0][0] if person.countries else ''


PREFERRED = ['ifg', 'congress-legislators', 'state-pocom', 'ecio', 'chilean-ministers', 'curated', 'cia-factbook', 'cia-world-leaders', 'state-visits']


def best_source(sources):
    return min(sources, key=PREFERRED.index)


PARTICLE = {'de', 'da', 'do', 'dos', 'del', 'di', 'du', 'van', 'von', 'der', 'den', 'ter', 'ten', 'la', 'le', 'zu', 'El', 'Le', 'La', 'De', 'Van', 'Di', 'Du', 'Von', 'Der'}


def surname_of(name, person):
    """The word later mentions use; empty where name order or a second surname leave it open."""
    country = country_of(person)
    words = [w for w in name.split() if w not in ('Jr.', 'Sr.', 'II', 'III', 'IV')]
    if re.search(r' [IVX]+$', name) and words and len(words) < 3 or MONARCH.match(words[0]) or name.startswith('Grand Duke'):
        return ''
    if len(words) < 2:
        return words[0] if words and person.curated else ''
    if country in FAMILY_FIRST and not person.curated or country in FAMILY_FIRST and len(words) in (2, 3) and (len(words[0]) <= 6):
        return words[0]
    if re.match(r'(Lord|Baroness|Viscount|Earl|Lady)$', words[0]):
        return re.split(r' of ', ' '.join(words[1:]))[0]
    european = country in WESTERN or country in set('PL CZ SK HU SI HR RS BA ME MK AL BG RO MD UA BY RU LT LV EE GE AM AZ GR CY TR IL JP IN KE UG ZM ZW GH NG TZ MW BW NA LS JM BB TT GY BZ AG LC VC GD KN DM BS FJ SB PG AD MC LI SM XK SUHH'.split())
    if person.curated or european or country in ('', 'EU') or 'chilean-ministers' in person.sources:
        if country in TWO_SURNAMES and len(words) > 3:
            return ''
        i = len(words) - 1
        while i > 1 and words[i - 1] in PARTICLE:
            i -= 1
        return ' '.join(words[i:])
    return ''


if __name__ == '__main__':
    main()
