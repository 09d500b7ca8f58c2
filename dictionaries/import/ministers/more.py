"""Reads the second table of facts, more/unified_more.csv: one function a source.

Phoenix rows have no titles: they are kept apart for phoenix.py. Everything else becomes a record as it is read.
"""
import calendar, collections, csv, re

from . import translate
from .names import good_name, tidy_case
from .places import FAMILY_FIRST, SUCCESSOR, WESTERN
from .tenures import Office, Record, Tenure
from .text import fold, name_keys
from .titles import clean_title, rank_of, seats_of
from .unified import OLDEST

SOURCE = {'phoenix-actors': 'phoenix', 'india-cabsec': 'cabsec', 'parlamint': 'parlamint', 'ungdc': 'ungdc', 'australianpoliticians': 'au-ministries',
          'chilean-undersecretaries': 'chilean-undersecretaries', '538-cabinet-turnover': '538-cabinet', 'oireachtas-ontology': 'oireachtas',
          'wikidata-ua': 'wikidata', 'ph-bettergov': 'bettergov'}

# Letters of the other alphabet that look the same.
CYRILLIC = str.maketrans('аеорсухіАЕОРСХІ', 'aeopcyxiAEOPCXI')
IRISH = {'CI', 'J', 'P', 'G', 'M', 'D', 'F', 'T', 'A', 'C', 'E', 'H', 'K', 'L', 'N', 'O', 'R', 'S', 'V', 'W', 'PJ', 'FX', 'MJ'}
NICK_GREEK = {'georgios': ['Giorgos', 'George'], 'ioannis': ['Yannis', 'Giannis'], 'nikolaos': ['Nikos'], 'dimitrios': ['Dimitris'], 'konstantinos': ['Kostas', 'Costas'],
              'vasileios': ['Vassilis', 'Vasilis'], 'michail': ['Michalis'], 'christos': [], 'panagiotis': ['Panos'], 'evangelos': ['Vangelis'], 'athanasios': ['Thanos', 'Thanasis'],
              'spyridonas': ['Spyros'], 'spyridon': ['Spyros'], 'aikaterini': ['Katerina'], 'stylianos': ['Stelios'], 'alexandros': ['Alekos'], 'theodoros': ['Thodoros'],
              'charalampos': ['Haris', 'Babis'], 'evkleidis': ['Euclid'], 'elevtherios': ['Lefteris'], 'emmanouil': ['Manolis'], 'efstathios': ['Stathis'], 'foteini': ['Fofi']}


class Reader:
    def __init__(self, curated, offices, identity, portfolios, records, skipped, taken):
        self.curated, self.offices, self.identity, self.portfolios = curated, offices, identity, portfolios
        self.records, self.skipped = records, skipped
        self.taken, self.phoenix = taken, []

    def read(self, path):
        rows = list(csv.DictReader(open(path, encoding='utf-8')))
        # names that a source with ids gives to two people: father and son are told apart by date only
        ids = collections.defaultdict(set)
        for row in rows:
            if row['source'] in ('australianpoliticians', 'oireachtas-ontology', 'india-cabsec', 'wikidata-ua'):
                ids[row['source'], fold(self.clean(row))].add(row['source_id'].split()[0])
        self.shared = {key for key, found in ids.items() if len(found) > 1 and key[0] != 'india-cabsec'}
        for row in rows:
            source = SOURCE[row['source']]
            self.taken[source, 'read'] += 1
            if self.curated.is_dropped(row['country_iso2'], row['person_name'], row['role_title']):
                self.skip(source, 'dropped by hand')
                continue
            if row['end_date'] and row['end_date'] < OLDEST:
                self.skip(source, 'too old')
                continue
            getattr(self, 'read_' + source.replace('-', '_').replace('538_', 'us_'))(row, source)

    def skip(self, source, reason):
        self.skipped[source, reason] += 1

    def clean(self, row):
        """The name as written elsewhere."""
        name = row['person_name'].replace('’', "'").replace('‘', "'").translate(CYRILLIC)
        press = self.curated.press_name(row['country_iso2'], name, row['start_date'])
        if press != name:
            return press
        if row['source'] == 'oireachtas-ontology':
            words = name.split()
            name = ' '.join('.'.join(w) + '.' if w in IRISH and 0 < i < len(words) - 1 or i == 0 and w in IRISH and len(w) <= 2 else w for i, w in enumerate(words))
        if row['source'] == 'australianpoliticians':
            name = re.sub(r' \((Jr|Sr)\)', '', name)
        # letters with a háček were split off
        name = re.sub(r'(?<=[a-zA-Z]) ([čćšžģķļņ][a-zčćšžėūį]*)(?= |$)', r'\1', name)
        name = re.sub(r'(?<=[a-z]) ([a-z]?[čćšž][a-zčćšžė]*)(?= |$)', r'\1', name)
        name = re.sub(r'ič$', 'ić', name) if row['country_iso2'] == 'HR' else name
        name = re.sub(r',? (Jr|Sr)\b\.?$', r' \1.', name)
        name = re.sub(r'-([a-z])', lambda m: '-' + m[1].upper(), name) if row['country_iso2'] == 'BG' else name
        name = re.sub(r'\bMc([a-z])', lambda m: 'Mc' + m[1].upper(), name)
        return tidy_case(re.sub(r'\s+', ' ', name).strip())

    def office(self, country, label, source, rank=None, portfolios=None, seats=None):
        office = self.offices.find(country, label)
        if office is None:
            rank = rank or rank_of(label, country)
            if portfolios is None:
                portfolios = self.portfolios.of(label) if rank in ('minister', 'junior-minister', 'deputy-head', 'agency-head') else []
            office = Office('', label, country, '', rank, portfolios, seats or seats_of(label, rank, country), source)
            self.offices.add(country, label, office)
        return office

    def root(self, group, name, aliases, identity, source_id, shared=False):
        if not shared:
            known = None
            for candidate in [name] + aliases:
                known = known or self.identity.curated_name(group, candidate, None, source_id)
            if known:
                if identity:
                    self.identity.join(('curated', known), identity)
                return ('curated', known)
        root = identity
        if not shared:
            for candidate in [name] + [a for a in aliases if len(a.split()) > 2]:
                for key in sorted(name_keys(candidate)):
                    node = ('name', group, key)
                    root = root or node
                    self.identity.join(root, node)
        return root or ('name', group, fold(name))

    def add(self, row, source, country, label, start='', end='', seen='', precision='day', note='', aliases=(), identity=None, office=None, surname='', **how):
        name = self.clean(row)
        if not good_name(name):
            self.skip(source, 'not a name')
            return
        aliases = [a for a in aliases if a and fold(a) != fold(name) and len(a.split()) > 1 and re.match(r"[A-Za-zÀ-ſ' .-]+$", a)]
        group = SUCCESSOR.get(country, country)
        shared = (row['source'], fold(name)) in self.shared
        if office is None:
            office = self.office(country, label, source, **how)
        root = self.root(group, name, aliases, identity, row['source_id'].split()[0] if row['source_id'] else '', shared)
        if start and end and precision == 'day' and source == 'parlamint' and start.endswith('-01') and int(end[8:] or 0) == calendar.monthrange(int(end[:4]), int(end[5:7] or 1))[1]:
            # whole months only: that is all that was written down
            start, end, precision = start[:7], end[:7], 'month'
        if precision in ('day', 'month') and start and min(len(start), len(end) or 10) == 4:
            precision = 'year'
        tenure = Tenure(office, start, end, '' if end else seen or start, precision, note, source, row['source_id'])
        self.records.append(Record(root, name, list(aliases), surname, group, tenure))
        self.taken[source, 'taken'] += 1

    # -------------------------------------------------------------- the sources

    def read_phoenix(self, row, source):
        self.phoenix.append(row)

    def read_cabsec(self, row, source):
        title = row['role_title']
        role, _, ministry = title.partition(', ')
        ministry, _, department = ministry.partition(' (')
        ministry = re.sub(r'^(Ministry of|Department of)( the)? ', '', ministry)
        ministry = {'Law Justice and Company Affairs': 'Law, Justice and Company Affairs', 'Personnel Public Grievances and Pensions': 'Personnel, Public Grievances and Pensions',
                    'Prime Ministers Office': "the Prime Minister's Office", 'Ministry without portfolio': 'without portfolio', 'Petroleum Chemicals and Fertilisers': 'Petroleum, Chemicals and Fertilisers',
                    'Fisheries, Animal Husbandary and Dairying': 'Fisheries, Animal Husbandry and Dairying', 'Jammu Kashmir Affairs': 'Jammu and Kashmir Affairs',
                    'Non - Resident Indian Affairs': 'Non-Resident Indian Affairs', 'Ayurveda Yoga and Naturopathy Unani Siddha and Homoeopathy': 'Ayush',
                    'Ayurveda': 'Ayush'}.get(ministry, ministry)
        start, end = row['start_date'], row['end_date'].replace('to_date', '')
        precision = 'approx' if row['date_quality'] == 'end-approx' else 'day'
        if precision == 'approx' and start.startswith('1984-11'):
            # the ministry that followed Indira Gandhi's death stood to the end of the year, and no order ended it
            end = '1984-12-31'
        identity = ('wikidata', row['source_id']) if re.match(r'Q\d+$', row['source_id']) else None
        if role in ('Prime Minister', 'Deputy Prime Minister') and not ministry:
            label, how = role, {}
        elif role == 'Prime Minister':
            # ministries without a minister of their own fall to the prime minister, often for days
            return self.skip(source, 'further charge of the prime minister')
        elif ministry == 'without portfolio':
            label, how = ('Minister without Portfolio' if not role.startswith('Minister of State') else 'Minister of State without Portfolio'), dict(seats='many', portfolios=[])
        elif role in ('Cabinet Minister', 'Minister', 'Deputy Prime Minister'):
            label, how = 'Minister of ' + ministry, {}
        elif role.startswith('Minister of State'):
            label = ('Minister of State (Independent Charge) for ' if 'Independent' in role else 'Minister of State for ') + ministry
            how = dict(rank='junior-minister', seats='many', portfolios=self.portfolios.of('Minister of ' + ministry))
        elif role == 'Deputy Minister':
            label, how = 'Deputy Minister of ' + ministry, dict(seats='many')
        else:
            return self.skip(source, 'not an office')
        self.add(row, source, 'IN', label, start, end, '' if end else '2024-06-30', precision, identity=identity, **how)

    def read_parlamint(self, row, source):
        country = row['country_iso2']
        start, end, quality = row['start_date'], row['end_date'], row['date_quality']
        if not start and not end:
            return self.skip(source, 'no date')
        aliases = [a for a in row['aliases'].split('|') if a and country not in ('PT', 'GR', 'BG', 'ES')]
        if country == 'GR':
            first, *rest = self.clean(row).split()
            aliases = [' '.join([nick] + rest) for nick in NICK_GREEK.get(fold(first), [])]
        for title in row['role_title'].split(' / '):
            note = ''
            title = translate.mend(title)
            how = {}
            if country == 'GR':
                title = translate.greek(title)
            elif country == 'BG':
                title, note = translate.bulgarian(title)
            elif country == 'PT':
                title = translate.portuguese(title)
            elif country == 'NO':
                title = translate.norwegian(title)
            elif country == 'SE':
                title = translate.swedish(title)
            elif country == 'HU':
                if re.search('államtitkár', title):
                    title = 'State Secretary'
                if re.match(r'(?i)member of', title):
                    return self.skip(source, 'not an office')
                title = re.sub(r'(?i)^(parliamentary |deputy )?secretary of state( responsible)?', lambda m: (m[1] or '').capitalize() + ('secretary' if m[1] else 'Secretary') + ' of State', title)
                title = re.sub(r"(?i)^minister\b", 'Minister', title)
                title = re.sub(r"(?i)^deputy prime minister", 'Deputy Prime Minister', title)
                title = re.sub(r'^((?:Minister|Secretary of State|Parliamentary secretary of State) (?:of|for)(?: the)? )([a-z])', lambda m: m[1] + m[2].upper(), title)
                title = title.replace('foreign trade and foreign affairs', 'Foreign Affairs and Trade')
            elif country == 'AT':
                if m := re.match(r'Entrusted with (?:the|them) (?:Interim )?Management (?:of|in) the (Federal Ministry of .*)', title):
                    title, note = m[1].replace('Ministry of', 'Minister for'), 'interim'
                elif title.startswith('Entrusted') or title.endswith(' NN'):
                    continue
                if title.startswith('Federal Minister in the') or title == 'Federal Minister without portfolio':
                    how = dict(seats='many', portfolios=[])
            if m := re.match(r'Minister, Ministry (of|for) (.*)', title):
                title = 'Minister %s %s' % (m[1], m[2].replace('Politics', 'Policy'))
                if m[2] == 'the Small Businesses, Self-Employed, SMEs and Agriculture, Institutional Reforms and Democratic Renewal':
                    title = 'Minister of Small Businesses, Self-Employed, SMEs and Agriculture'
                if country == 'EE' and m[2] in ('Social Affairs', 'the Interior', 'Economic Affairs and Communications', 'Finance', 'Rural Affairs', 'the Environment'):
                    how = dict(seats='many') if m[2] == 'Social Affairs' else {}
            title = {'Deputy Head of Government': 'Deputy Prime Minister', 'Head of Government': 'Prime Minister'}.get(title, title)
            if not title:
                self.skip(source, 'title not understood')
                continue
            if title in ('Minister', 'Deputy Minister', 'State Secretary', 'Minister Delegate', 'Minister of State', 'Secretary of State', 'Federal Minister'):
                how = dict(seats='many', portfolios=[], rank='minister' if title in ('Minister', 'Federal Minister') or country == 'GR' else 'junior-minister')
            if country == 'AT' and re.match('State Secretary', title):
                how = dict(rank='junior-minister', seats='many', portfolios=self.portfolios.of(re.sub(r'^State Secretary in the Federal (Ministry|Chancellery)', 'State Secretary', title)) if 'Ministry' in title or 'for' in title else [])
            if re.match(r'Alternate Minister|Deputy Minister|Parliamentary secretary|Secretary of State|Deputy secretary', title) and not how:
                how = dict(rank='junior-minister', seats='many')
            if title == 'Vice-Chancellor':
                title, how = 'Vice Chancellor', dict(rank='deputy-head', seats='one', portfolios=[])
            if title == 'Federal Chancellor':
                title = 'Chancellor'
            self.add(row, source, country, title[0].upper() + title[1:], start, end, '' if end else start, 'day' if len(start) == 10 or not start else 'month', note, aliases, **how)

    def read_ungdc(self, row, source):
        country, post, raw = row['country_iso2'], translate.mend(row['role_title']), row['person_name']
        if country == 'EU':
            return self.skip(source, 'repeats a better source')
        spoke = raw, row['role_title']
        # a family name in capitals is the surname
        words, surname = [], ''
        for word in raw.replace('’', "'").replace('‘', "'").split():
            if re.match(r"[A-ZÀ-Þ'-]{3,}$", word) and not re.fullmatch(r'[IVX]+', word) and raw.upper() != raw:
                surname = (surname + ' ' + word).strip()
                word = '-'.join(p[:1] + p[1:].lower() for p in word.split('-'))
            words.append(word)
        raw = ' '.join(words)
        raw = re.sub(r'^(Sheikh|Shaikh|Shaykh|Samdech|Datuk|Dato|Tan Sri|Tun|Pehin|Alhaji|Sir|Dame|Lord|Count|The|Hon\.?|Honourable|Mr\.?|Mrs\.?|Dr\.?|His|Her|Majesty|Highness|Excellency|Lieutenant|Colonel|General|Captain|Commander|Admiral|Brigadier|Flight|Major|Professor|Archbishop|Cardinal|Monsignor|Maulana|Begum|U)\b\.?\s+', '', raw)
        if raw.upper() == raw:
            raw = ' '.join(w.capitalize() for w in raw.split())
        row = dict(row, person_name=raw)
        post = ' '.join(w if w in ('of', 'for', 'and', 'the', 'with', 'to', 'in') else w[:1].upper() + w[1:].lower() if not w.isupper() or len(w) > 3 else w for w in post.lower().split())
        post = post.replace('Caricom', 'CARICOM').replace('Vice-president', 'Vice President').replace('Itaukei', 'iTaukei')
        post = re.sub(r'^(President|Prime Minister) and Head of Government$|^(Prime Minister),? (?:and )?.*', lambda m: m[1] or m[2], post)
        post = re.sub(r'^(President) .*(Republic|Kampuchea).*|^President and (?:Minister|Com|Head of State|Head of Government).*', lambda m: 'President', post)
        post = re.sub(r'^King .*', 'King', post)
        if re.search(r'(?i)delegation|ministry|member|deputy minister|vice minister|secretary (for|of) relations', post):
            return self.skip(source, 'not an office of minister or head')
        title, note = clean_title(post, raw, country)
        how = {}
        if re.match(r'(?i)minister (responsible )?for foreign', title):
            title = re.sub(r'(?i)^minister responsible for', 'Minister for', title)
        # the debate of 2001 was put off to November
        months = [m.replace('2001-09', '2001-11') for m in re.findall(r'\d{4}-\d\d', row['source_id'])
                  if (country, fold(spoke[0]), spoke[1], m) not in self.curated.drops_seen]
        if not months:
            return self.skip(source, 'dropped by hand')
        double = re.match(r'(?i)(?:first |second |third )?(deputy prime minister|vice-?president|vice-?chancellor|attorney.general|senior minister|state councillor|minister of state)[ ,]+and (?:federal )?(minister (?:for|of) .*)', title)
        titles = [re.sub(r'(?i) and (?:federal )?minister .*|, minister .*', '', title), double[2]] if double else [title]
        if double and not re.match('(?i)deputy prime|vice', double[1]):
            titles = titles[1:]
        for title in titles:
            self.speak(row, source, country, title[0].upper() + title[1:], note, months, '' if country in FAMILY_FIRST else surname)

    def speak(self, row, source, country, title, note, months, surname):
        rank = rank_of(title, country)
        if rank in ('head-of-state', 'head-of-government') and self.offices.find(country, title) is None or re.match('Head of|Prince$|Chairman|Premier of', title):
            # not what the country calls its head
            return self.skip(source, 'a head under a title that the country does not use')
        for month in months:
            self.add(row, source, country, title, '', '', month, 'snapshot', note, surname=surname)

    def read_au_ministries(self, row, source):
        title = row['role_title']
        how = {}
        if title == 'Treasurer':
            how = dict(rank='minister', portfolios=['finance'], seats='one')
        elif re.match(r'Vice-President of|Cabinet Secretary|Leader|Manager|Deputy Leader|Special Minister of State|Parliamentary|Assistant', title):
            junior = title.startswith(('Parliamentary', 'Assistant'))
            how = dict(rank='junior-minister' if junior else 'minister' if title.startswith('Special') else 'official', seats='one' if title in ('Cabinet Secretary', 'Special Minister of State') else 'many')
            if not junior:
                how['portfolios'] = []
        elif title.startswith('Minister Assisting') or title.startswith('Minister without'):
            how = dict(rank='junior-minister', seats='many')
        aliases = [a for a in row['aliases'].split('|') if len(a.split()) == 2]
        self.add(row, source, 'AU', title.replace('Vice-President of Executive Council', 'Vice-President of the Executive Council'), row['start_date'], row['end_date'],
                 aliases=aliases, identity=('au', row['source_id']), **how)

    def read_chilean_undersecretaries(self, row, source):
        area, _, _ = row['role_title'][len('Undersecretary, '):].partition(' (')
        label = 'Undersecretary of ' + translate.CHILEAN.get(area.split(' / ')[0], '')
        if label.endswith(' '):
            return self.skip(source, 'title not understood')
        words = row['person_name'].split()
        particle = [w.lower() in ('de', 'del', 'la', 'von', 'van') for w in words]
        i = len(words) - 1
        while i > 1 and particle[i - 1]:
            i -= 1
        short = ' '.join(words[:i]) if i > 1 else row['person_name']
        self.add(dict(row, person_name=short), source, 'CL', label, row['start_date'], row['end_date'], aliases=[row['person_name']],
                 identity=('cl', fold(row['person_name'])), rank='junior-minister', seats='one')

    def read_us_cabinet(self, row, source):
        title = row['role_title'].replace(' & ', ' and ')
        if '/' in title:
            title = title.split('/')[-1]
        how = {'OMB Director': ('Director of the Office of Management and Budget', 'minister', ['budget']), 'CEA Chair': ('Chair of the Council of Economic Advisers', 'official', []),
               'UN Ambassador': ('Ambassador to the United Nations', 'official', []), 'SBA Administrator': ('Administrator of the Small Business Administration', 'agency-head', []),
               'EPA Administrator': ('Administrator of the Environmental Protection Agency', 'agency-head', ['environment']),
               'OSTP Director': ('Director of the Office of Science and Technology Policy', 'official', []), 'Chief of Staff': ('White House Chief of Staff', 'official', []),
               'U.S. Trade Representative': ('US Trade Representative', 'minister', ['trade']), 'CIA Director': ('Director of the Central Intelligence Agency', 'agency-head', []),
               'Director of Central Intelligence': ('Director of the Central Intelligence Agency', 'agency-head', []),
               'Director of National Intelligence': ('Director of National Intelligence', 'agency-head', [])}.get(title)
        if row['date_quality'] == 'end' or 'admin' in row['source_id'] and not row['end_date'] and 'in office' not in row['source_id']:
            return self.skip(source, 'a date is missing')
        extra = dict(rank=how[1], portfolios=how[2], seats='one') if how else dict(seats='one')
        aliases = [a for a in row['aliases'].split('|') if a]
        self.add(row, source, 'US', how[0] if how else title, row['start_date'], row['end_date'], '' if row['end_date'] else '2023-02-28', aliases=aliases, **extra)

    def read_oireachtas(self, row, source):
        title = row['role_title']
        how = dict(rank='deputy-head', portfolios=[], seats='one') if title == 'Tánaiste' else {}
        plain = re.sub(r'\b(?:[A-Z]\.)+ ', '', self.clean(row))
        self.add(row, source, 'IE', title, row['start_date'], row['end_date'], aliases=[plain], identity=('ie', row['source_id'].strip('-')), **how)

    def read_wikidata(self, row, source):
        title = row['role_title'].replace('Minister, ', '')
        names = {'Defense': 'Defence', 'Healthcare': 'Health', 'Transport / Infrastructure': 'Infrastructure', 'Agrarian Policy': 'Agrarian Policy and Food',
                 'Minister of the Cabinet': 'the Cabinet of Ministers', 'Education & Science': 'Education and Science', 'Youth & Sports': 'Youth and Sports',
                 'Reintegration of Occupied Terr.': 'Reintegration of the Temporarily Occupied Territories', 'Housing & Communal Services': 'Housing and Communal Services',
                 'Revenues & Duties': 'Revenue and Duties', 'Environment': 'the Environment', 'Veterans Affairs': 'Veterans Affairs'}
        how = {'Infrastructure': dict(portfolios=['infrastructure', 'transport']), 'Agrarian Policy and Food': dict(portfolios=['agriculture', 'food'])}.get(names.get(title, title), {})
        label = 'Prime Minister' if title == 'Prime Minister' else 'Minister of ' + names.get(title, title)
        person = row['source_id'].split()[0]
        start, end = row['start_date'], row['end_date']
        if not start:
            return self.skip(source, 'a date is missing')
        lengths = [len(d) for d in (start, end) if d]
        self.add(row, source, 'UA', label, start, end, start if not end else '', {4: 'year', 7: 'month', 10: 'day'}[min(lengths)],
                 aliases=row['aliases'].split('|'), identity=('wikidata', person), **how)

    def read_bettergov(self, row, source):
        department = row['role_title'].split(', ', 1)[1]
        label = re.sub(r'^Department of( the)? ', r'Secretary of\1 ', department)
        if label == department:
            label = 'Secretary of Socioeconomic Planning' if 'Economic' in department else ''
        if not label:
            return self.skip(source, 'not an office')
        name = re.sub(r' [A-Z]\.(?= )', '', row['person_name'])
        self.add(dict(row, person_name=name.replace('Ma. ', 'Maria ')), source, 'PH', label, '', '', '2025-03', 'snapshot', aliases=[row['person_name']], rank='minister', seats='one')
