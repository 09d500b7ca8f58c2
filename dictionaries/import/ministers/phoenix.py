"""The government members of the Phoenix actor dictionary, which gives a sector and never a title.

Its rows come from monthly lists, January 2003 to February 2011, and from a list of heads of state and of
government. What becomes what:

- a stretch that better sources cover adds nothing, unless its days are the more exact ones;
- one person alone for more than three months in a sector that names a portfolio (education, justice ...) is that
  country's minister;
- one who speaks at the United Nations as foreign minister in the stretch was foreign minister;
- everybody else was a member of the government, or a senior official where no other source shows a minister.
"""
import collections, re

from .names import good_name
from .places import CHAINS, SUCCESSOR
from .tenures import Office, Record, Tenure
from .text import days, fold
from .titles import rank_of, seats_of

# The first lists were still being completed: who comes in with them was there before.
SETTLED, LAST = '2003-03', '2011-02'
# Countries whose list was left as it was after a month, but for the head and the governor.
LEFT_OVER = {'AW': '2009-09', 'BM': '2004-04'}
# Sectors that name one portfolio. What the source calls development, economy, communications or social affairs
# was told by single words of the title, and may be any of several; what it calls health may be welfare.
PORTFOLIO = {'agriculture': 'agriculture', 'education': 'education', 'environment': 'environment', 'labour': 'labour', 'justice': 'justice', 'defence': 'defence'}
# Countries without an army then: what the lists call defence is the police.
NO_ARMY = {'CR', 'HT', 'PA'}
# Sectors of ministers, never of ambassadors or governors of the central bank.
MINISTERIAL = set(PORTFOLIO) | {'health', 'communications, culture or media', 'development or planning', 'human rights, women or social affairs', 'refugees or migration'}
HEADS = ('head-of-state', 'head-of-government')
RANKS = HEADS + ('deputy-head', 'minister', 'junior-minister', 'central-bank-governor')
MEMBER, EITHER = 'Member of government', 'Member of government or senior official'


# Words of names of Guinea-Bissau, which is filed under Guinea.
BISSAU = set('antonio jose joao joaozinho francisco carlos carlitos pedro luis mario maria fernando manuel silva gomes pereira perreira vieira lopes mendes correia cabral cabi sanha sanhe sanca embalo djalo jalo mane '
             'djassi cassama barai monteiro lima vaz costa pina da de dos na naluack nandigna nambatcha nanbatcha nabitan biote cande dabo dja seidi fadia pescas queta belo barbosa man ussumane poquena andrade soares danfa '
             'mandinga blute sambe cacheu buscardin namane dahaba domingos arauio araujo adelino dafe djo barros rui malam biague fonseca tavares duarte delfim braima braimi issuf harry malal domingo saturnino'.split())
# People of the governments of Hong Kong and Macao, who stand among those of China.
HONG_KONG = set('andrew arthur regina fernando antony benjamin denise dominic donald eva fanny fatima francis frederick ismail john joseph norman patrick rafael raymond rita sarah stephen susana timothy edmund florinda henry carrie edward gregory ambrose elsie '
                'york matthew michael tung tsang ao ho lau cheong fong chui fung ieong leung cheng lam wong kwong yam suen tse fan law cheung lok chu chan yue sam tam'.split()) - {'ismail', 'ho', 'chan'}


def is_hong_kong(name):
    words = fold(name).split()
    return words[0] in HONG_KONG or words[-1] in ('tsang', 'lam', 'leung', 'tung') or fold(name) in (
        'ho chio meng', 'ho hau wah', 'ho veng on', 'k c chan ka keung', 'tang shing', 'mr tsang', 'e k yeoh', 'ao man long', 'lau si io', 'tang ying yen')


def exact_row(row):
    return row['date_quality'] != 'month'


def month(text, step):
    """The month so many after (or before) a month."""
    n = int(text[:4]) * 12 + int(text[5:7]) - 1 + step
    return '%04d-%02d' % (n // 12, n % 12 + 1)


class Stretch:
    """A time in which the lists have a person in a sector."""

    def __init__(self, sector, start, end, exact):
        self.sector, self.start, self.end, self.exact, self.office = sector, start, end, exact, None

    def first(self):
        return self.start if len(self.start) == 10 else self.start + '-01'

    def last(self):
        return self.end if len(self.end) == 10 else self.end + '-28'


def read(rows, reader):
    """Gives each name of the source a record without an office; join() and assign() do the rest."""
    for row in rows:
        country = row['country_iso2']
        name = reader.clean(row)
        name = re.sub(r'\bO([bcdghklmnrst][a-z]+)$', lambda m: "O'" + m[1].capitalize(), name) if country in ('IE', 'GB', 'AU', 'NZ', 'CA', 'US') and re.search(
            r'\bO(brien|connor|connell|neill|reilly|donoghue|keefe|sullivan|donnell|hara|malley|leary|kennedy|rourke|dea|dowd|farrell|grady|brian)$', name) else name
        name = re.sub(r'(?i)^(bishop|brigadier|engineer|eng|lieutenant|colonel|general|air marshal|ratu|mullah|sheikh|shaykh|datuk|dato seri|dato|pehin|samdech|ret|pastor|father|hojjat ol eslam|ayatollah|doctor|dr|mr|mrs|maj|capt|lt) (?=\S+ \S)', '', name)
        # the prefix of a family name, as the other sources write it
        name = re.sub(r'(?<=\s)(al|el) (?=[A-Z])', r'\1-', name)
        if not good_name(name):
            reader.skip('phoenix', 'not a name')
            continue
        # a mechanical conversion took "sir" out of Nasir
        name = re.sub(r'\bNa(?=al |bin |abd |sabah |muhammad |el |Rubai)(\w+)', lambda m: 'Nasir ' + {'al': 'al-', 'el': 'el-'}.get(m[1], m[1].capitalize() if m[1] != 'bin' else 'bin'), name).replace('al- ', 'al-').replace('el- ', 'el-')
        if re.search(r' (de|da|do|al|el|bin|e|y|van|von)$', name) or country in CHAINS and re.search(r' (al-)?\w{1,2}$', name) or re.match(r'(V[cklmnprst][a-z]|Kpa |Ctim|Uaung|Uko |Utong|Okuk|Cpp |Crown )', name):
            reader.skip('phoenix', 'not a name')
            continue
        if country == 'CN' and not exact_row(row) and is_hong_kong(name):
            reader.skip('phoenix', 'Hong Kong or Macao')
            continue
        if country == 'GN' and BISSAU & set(fold(name).split()):
            # the list of Guinea-Bissau stands among that of Guinea
            country = 'GW'
        if country == 'MU' and re.search(r'\b[Oo]uld\b|Khouna', name):
            # the source's code for Mauritius stands before the presidents of Mauritania
            country = 'MR'
        sector = (re.search(r'\((.*)\)', row['role_title']) or [None, ''])[1]
        exact = row['date_quality'] != 'month'
        told = reader.curated.heads.get((country, fold(name), row['start_date'])) if exact else None
        if exact:
            stretch = Stretch(sector, row['start_date'], row['end_date'], True)
        else:
            first, last = row['source_id'][len('seen:'):].split('..')
            stretch = Stretch(sector, first, last, False)
        renamed = reader.curated.press_name(country, row['person_name'], row['start_date']) != row['person_name']
        aliases = [a for a in row['aliases'].split('|') if a and good_name(a)] if not renamed else []
        group = SUCCESSOR.get(country, country)
        root = reader.root(group, name, aliases, None, '')
        if told:
            office = head_office(reader.offices, country, *told[:1])
            # whom the source leaves in office, its last change of 2009, the curated table has leave
            tenure = Tenure(office, row['start_date'], row['end_date'] or told[2], '' if row['end_date'] or told[2] else row['start_date'], 'day', told[1], 'phoenix')
            reader.records.append(Record(root, name, aliases, '', group, tenure))
            reader.taken['phoenix', 'taken'] += 1
            continue
        office = Office('', EITHER, country, '', 'official', [], 'many', 'phoenix')
        tenure = Tenure(office, stretch.start, stretch.end, '', 'month', '', 'phoenix', stretch)
        reader.records.append(Record(root, name, aliases, '', group, tenure))


def head_office(offices, country, title):
    """The office that the curated table names for a head of state or of government whom the source does not tell apart."""
    if title.startswith('SUHH:'):
        country, title = title.split(':')
    office = offices.find(country, title)
    if office is None:
        rank = {'Shah': 'head-of-state', 'Head of State': 'head-of-state', 'Emperor': 'head-of-state', 'Chief Adviser': 'head-of-government', 'First Prime Minister': 'head-of-government',
                'Minister of State': 'head-of-government'}.get(title) or rank_of(title, country)
        office = offices.add(country, title, Office('', title, country, '', rank, [], seats_of(title, rank, country), 'phoenix'))
    return office


class Assigner:
    def __init__(self, people, offices, curated, skipped, taken):
        self.envoys = curated.envoys
        self.people, self.offices, self.skipped, self.taken = people, offices, skipped, taken
        self.by_country = collections.defaultdict(list)
        for root, person in people.items():
            found = collections.defaultdict(list)
            for t in person.tenures:
                if isinstance(t.key, Stretch):
                    found[t.office.country].append(t.key)
            person.tenures = [t for t in person.tenures if not isinstance(t.key, Stretch)]
            for country, stretches in found.items():
                self.by_country[country].append((person, stretches))
        # who held an office with a portfolio, by better sources
        self.holders = collections.defaultdict(list)
        for person in people.values():
            for t in person.tenures:
                if t.office.rank == 'minister' and t.start and t.office.seats == 'one':
                    for p in t.office.portfolios:
                        self.holders[t.office.country, p].append((t, person))

    def run(self):
        for country in sorted(self.by_country):
            monthly, exact = [], []
            self.present = {}
            self.up_to_date(country)
            for person, stretches in self.by_country[country]:
                self.present[id(person)] = self.joined([Stretch('', s.start, s.end, False) for s in stretches if not s.exact], False)
                exact += [(person, s) for s in stretches if s.exact]
                for s in self.joined([s for s in stretches if not s.exact]):
                    monthly.append((person, s))
            self.exact(country, exact)
            self.monthly(country, monthly)

    def up_to_date(self, country):
        """Finds the last month in which a country's list was changed; who stands there after it may have left long before."""
        monthly = [s for _, stretches in self.by_country[country] for s in stretches if not s.exact]
        changes = [s.start for s in monthly if s.start > SETTLED] + [s.end for s in monthly if s.end < LAST]
        changed = LEFT_OVER.get(country) or max(changes, default=LAST)
        self.last = LAST if month(changed, 12) > LAST else changed
        for s in monthly:
            if s.end == LAST and s.start <= self.last:
                s.end = self.last

    def joined(self, stretches, count=True):
        """Stretches in one sector that follow each other within nine months are one: the lists of many countries have gaps."""
        out = {}
        for s in sorted(stretches, key=lambda s: (s.sector, s.start)):
            last = out.get(s.sector)
            if last and month(last[-1].end, 9) >= s.start:
                last[-1].end = max(last[-1].end, s.end)
                self.skipped['phoenix', 'merged: the same stretch goes on'] += count
                continue
            out.setdefault(s.sector, []).append(Stretch(s.sector, s.start, s.end, False))
        return [s for found in out.values() for s in found]

    # ---- heads of state and of government, with days

    def exact(self, country, found):
        for person, s in found:
            mine = [t for t in person.tenures if t.office.rank in HEADS + ('deputy-head',) and t.office.country in (country, '')]
            near = [t for t in mine if t.start and self.overlap(t, s.start, s.end or '2009-12-31') > 0 and (abs(days(t.first(), s.start)) < 400 or s.end and t.end and abs(days(t.last(), s.end)) < 400)]
            if near:
                for t in near:
                    self.refine(t, s)
                self.skipped['phoenix', 'merged: the same tenure in a better source'] += 1
                continue
            if any(t.start and self.overlap(t, s.start, s.end or '2009-12-31') > 0 for t in mine):
                self.skipped['phoenix', 'repeats a better source'] += 1
                continue
            self.skipped['phoenix', 'head of state or government, which is not known'] += 1

    def overlap(self, t, start, end):
        first, last = max(t.first(), start), min(t.last(), end)
        return days(first, last) if first < last else 0

    def refine(self, t, s):
        """Days instead of years, and ends that another source derived."""
        if t.source in ('curated', 'phoenix') or t.precision == 'day' and t.end or t.office.rank == 'deputy-head':
            return
        start, end = t.start, t.end
        if len(t.start) < 10 and abs(days(t.first(), s.start)) < (400 if len(t.start) == 4 else 60):
            t.start = s.start
        if s.end and (t.precision == 'approx' or not t.end and t.seen < s.end) and (not t.end or abs(days(t.last(), s.end)) < 500):
            t.end, t.seen = s.end, ''
            t.precision = 'day' if len(t.start) == 10 else t.precision
        if t.end and t.last() < t.first():
            t.start, t.end = start, end

    # ---- members of government, by month

    def monthly(self, country, found):
        crowd = collections.defaultdict(list)
        for person, s in found:
            crowd[s.sector].append((person, s))
        defended = {p for o in self.offices.by_title.values() if o.country == country and o.rank == 'minister' for p in o.portfolios}
        for person, s in found:
            others = [t for t in person.tenures if not isinstance(t.key, Stretch) and t.office.country == country]
            rest = self.uncovered(s, [t for t in others if t.start and t.office.rank in RANKS])
            if not rest:
                self.skipped['phoenix', 'repeats a better source'] += 1
                continue
            role, since, till = (None if s.sector in MINISTERIAL else next((r for n in sorted(person.names) for r in [self.envoys.get((country, fold(n)))] if r), None)) or (None, '', '')
            if role == 'envoy':
                rest = [(a, b) for start, end in rest for a, b in [(start, min(end, month(since, -1)) if since else ''), (max(start, month(till, 1)) if till else '9', end)] if a <= b]
                if not rest:
                    self.skipped['phoenix', 'an ambassador'] += 1
                    continue
            banks = {id(o): o for o in self.offices.by_title.values() if o.country == country and o.rank == 'central-bank-governor'} if role == 'governor' else {}
            known = any(t.office.rank in RANKS[:5] for t in others) or any(o.sector in MINISTERIAL for p, o in found if p is person)
            for start, end in rest:
                if len(banks) == 1:
                    self.give(person, next(iter(banks.values())), s, start, end)
                    continue
                for a, b, office in self.pieces(person, s, start, end, others, crowd, country, defended):
                    if office is None:
                        # a member of the government all the time that the lists have the person, whatever the sector
                        whole = next(p for p in self.present[id(person)] if p.start <= a <= p.end)
                        if a == s.start and b == s.end:
                            a, b, s = whole.start, whole.end, whole
                    self.give(person, office or self.generic(country, MEMBER if known else EITHER), s, a, b)

    def pieces(self, person, s, start, end, others, crowd, country, defended):
        """The stretch, parted where only a part of it has a known office."""
        if s.sector in PORTFOLIO and self.length(start, end) > 3:
            portfolio = PORTFOLIO[s.sector]
            alone = not any(p is not person and min(o.end, end) >= month(max(o.start, start), 1) for p, o in crowd[s.sector])
            if alone and not self.held_by_other(portfolio, country, start, end, person) and (portfolio != 'defence' or 'defence' in defended and country not in NO_ARMY):
                return [(start, end, self.plain(country, portfolio))]
        if not s.sector:
            spoken = [t for t in others if t.precision == 'snapshot' and t.source in ('ungdc', 'state-visits') and 'foreign-affairs' in t.office.portfolios and t.office.rank == 'minister' and start <= t.seen[:7] <= end]
            if spoken and not self.held_by_other('foreign-affairs', country, start, end, person) and spoken[0].office.seats == 'one':
                # the assembly meets every September: who did not speak the year before may have had another office then
                first, last = min(t.seen[:7] for t in spoken), max(t.seen[:7] for t in spoken)
                a = start if start > month(first, -13) else first
                b = end if end < month(last, 13) else last
                office = spoken[0].office
                return [(x, y, o) for x, y, o in ((start, month(a, -1), None), (a, b, office), (month(b, 1), end, None)) if x <= y and (o or self.length(x, y) > 2)]
        return [(start, end, None)]

    def uncovered(self, s, tenures):
        """The parts of a stretch that no better dated tenure of the person covers."""
        months, m = [], s.start
        while m <= s.end:
            if not any(t.first()[:7] <= m <= t.last()[:7] for t in tenures):
                months.append(m)
            m = month(m, 1)
        if len(months) < 3 and months and tenures and len(months) < self.length(s.start, s.end):
            return []
        parts = []
        for m in months:
            if parts and month(parts[-1][1], 1) == m:
                parts[-1][1] = m
            else:
                parts.append([m, m])
        whole = self.length(s.start, s.end)
        # what is left before and after a better dated office is mostly the lists' being late
        return [(a, b) for a, b in parts if self.length(a, b) > 6 or len(parts) == 1 and self.length(a, b) == whole]

    def length(self, a, b):
        return (int(b[:4]) - int(a[:4])) * 12 + int(b[5:7]) - int(a[5:7]) + 1

    def held_by_other(self, portfolio, country, start, end, person):
        """Does a better source have somebody else in that portfolio for a good part of the time?"""
        for t, other in self.holders[country, portfolio]:
            if other is not person and t.source != 'phoenix' and t.first()[:7] < end and t.last()[:7] > start:
                a, b = max(t.first()[:7], start), min(t.last()[:7], end)
                if self.length(a, b) > 2:
                    return True
        return False

    def plain(self, country, portfolio):
        """The country's office with that portfolio and no other, or a new one that has no title of its own."""
        found = {id(o): o for o in self.offices.by_title.values() if o.country == country and o.rank == 'minister' and o.portfolios == [portfolio] and o.seats == 'one'
                 and re.match(r'(Federal |Union )?(Minister|Secretary) (of|for) (the )?(National )?(%s)$' % portfolio, o.label.replace('Defense', 'Defence').replace('Labor', 'Labour'), re.I)}
        if found:
            return min(found.values(), key=lambda o: (not o.curated, o.label))
        label = portfolio.capitalize() + ' minister'
        office = self.offices.find(country, label)
        if office is None:
            office = self.offices.add(country, label, Office('', label, country, '', 'minister', [portfolio], 'one', 'phoenix'))
        return office

    def generic(self, country, label):
        office = self.offices.find(country, label)
        if office is None:
            office = self.offices.add(country, label, Office('', label, country, '', 'minister' if label == MEMBER else 'official', [], 'many', 'phoenix'))
        return office

    def give(self, person, office, s, start, end):
        # the lists begin and end with people in office, and where a stretch was parted nobody entered or left
        begins, ends = start > SETTLED and start == s.start, end < self.last and end == s.end
        tenure = Tenure(office, start if begins else '', end if ends else '', '', 'month', '', 'phoenix', s)
        if not begins and not ends:
            tenure.seen, tenure.precision = end, 'snapshot'
        elif not begins:
            tenure.seen = start
        elif not ends:
            tenure.seen = end
        person.tenures.append(tenure)
        person.sources.add('phoenix')
        self.taken['phoenix', 'taken'] += 1
