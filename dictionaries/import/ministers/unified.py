"""Reads the first table of facts, unified/ministers.csv."""
import csv, re

from .names import MONARCH, TITLE_IN_NAME, chilean, clean_name, good_name, plausible
from .places import MEMBERS, SUCCESSOR, TERRITORY, WESTERN
from .tenures import Office, Record, Tenure
from .text import days, fold, name_keys
from .titles import NOT_AN_OFFICE, clean_title, rank_of, seats_of, title_key
from .uk import DEPARTMENT

SOURCE = {'ifg-ministers-db': 'ifg', 'cia-factbook': 'cia-factbook', 'cia-world-leaders': 'cia-world-leaders',
          'state-pocom': 'state-pocom', 'state-visits': 'state-visits', 'ecio': 'ecio',
          'chilean-ministers': 'chilean-ministers', 'congress-legislators': 'congress-legislators'}
# People whom a list shows under another country.
ELSEWHERE = {('CN', 'Andrew Leung Kwan-yuen'): 'HK', ('CN', 'David Sun Tak-kei'): 'HK', ('CN', 'Geoffrey Ma Tao-li'): 'HK', ('CN', 'Norman Chan Tak-lam'): 'HK', ('CN', 'Ho Iat Seng'): 'MO',
             ('LC', 'Marlene Malahoo Forte'): 'JM'}
# The last day on which each source was brought up to date: how far an open end is known.
SEEN = {'ifg': '2026-06-19', 'state-pocom': '2025-01-31', 'congress-legislators': '2025-12-31',
        'ecio': '2020-12-31', 'chilean-ministers': '2014-03-11', 'curated': '2025-09-30', 'cia-factbook': '2026-01-22'}
# Nobody who left office before this year is in the news as an office holder, and their names are common ones.
OLDEST = '1945'


def read(path, curated, offices, people, capitals, portfolios, ifg, records, skipped, taken):
    """Appends a record for each sound row; counts the others in `skipped` by reason."""
    for row in csv.DictReader(open(path, encoding='utf-8')):
        source, country = SOURCE[row['source']], row['country_iso2']
        taken[source, 'read'] += 1
        if country == 'CN' and row['role_title'] == 'Chief Executive':
            country = 'HK' if re.search('(?i)lam|leung|lee|tsang|tung', row['person_name']) else 'MO'
        country = ELSEWHERE.get((country, row['person_name']), country)
        country = {'AN': 'ANHH', 'YU': 'YUCS', 'SU': 'SUHH', 'CS': 'CSHH', 'DD': 'DDDE'}.get(country, country)
        title, raw, source_id = row['role_title'], row['person_name'], row['source_id']
        raw = curated.press_name(country, raw, row['start_date'] or source_id.split('..')[-1].split(':')[-1])
        if curated.is_dropped(country, raw, title):
            skipped[source, 'dropped by hand'] += 1
            continue
        # The Institute for Government has every UK minister: other lists only repeat them, later and with errors.
        if country == 'GB' and source in ('cia-world-leaders', 'state-visits') and not re.search('Bank of England', title):
            skipped[source, 'GB repeats'] += 1
            continue
        if country == 'EU' and source != 'ecio' or re.match(r'(?i)secretary of (foreign affairs )?under', title):
            skipped[source, 'EU repeats'] += 1
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
            skipped[source, 'Hong Kong or Macao'] += 1
            continue
        if source != 'ifg' and NOT_AN_OFFICE.search(title):
            skipped[source, 'not an office'] += 1
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
            office = offices.by_title.get(('GB', title_key(label)))
            if office is None:
                office = offices.by_title['GB', title_key(label)] = Office('', label, 'GB', '', rank, DEPARTMENT.get(of, [] if rank == 'official' or 'Chancellor of the Duchy' in of else portfolios.of(of)), seats, source)
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
            known = people.curated_name(group, name, None, source_id) or people.curated_name(group, clean_name(raw), None, source_id)
            if not known and not good_name(name):
                skipped[source, 'not a name'] += 1
                continue
            office = offices.by_title.get((country, title_key(title)))
            if office is None:
                rank = rank_of(title, country)
                label = title
                office = Office('', label, '' if country == 'EU' else country, body, rank, portfolios.of(title) if rank in ('minister', 'junior-minister', 'commissioner', 'deputy-head', 'agency-head') else [],
                                seats_of(title, rank, country), source)
                offices.by_title[country, title_key(title)] = office
        if TERRITORY.get(country) in ('AU', 'NZ') and office.label == 'Governor-General' or country in TERRITORY and office.rank in ('head-of-state', 'deputy-head') and re.match(r'(?i)(king|queen|president|vice president|head of state|chief of state)', office.label) \
                or country in TERRITORY and re.match(r'(King|Queen|President|Vice President|Head of State)$', office.label) and country not in ('PF', 'NC'):
            skipped[source, 'head of state of a territory'] += 1
            continue
        group = SUCCESSOR.get(country, country)
        if TERRITORY.get(country) == 'FR' and any(('FR', key) in people.index for key in name_keys(names[0])):
            skipped[source, 'head of state of a territory'] += 1
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
        known = people.curated_name(group, name, short, source_id)
        if known is None and source == 'ifg':
            # "Lord Patten" has been two people: a title without its place is no evidence
            known = next((people.index[k] for k in [('GB', fold(n)) for n in [name] + aliases if n in people.people or not re.match(r'(Lord|Lady|Baroness) \S+$', n)]
                          if k in people.index), None)
        if known is None and source not in ('ifg',):
            for alias in aliases:
                known = known or people.curated_name(group, alias, None, '')
        if known and identity is None:
            root = ('curated', known)
        elif known:
            root = ('curated', known)
            people.join(root, identity)
        elif identity:
            root = identity
        else:
            root = None
            for key in sorted(name_keys(name)):
                node = ('name', group, key)
                if root is None:
                    root = node
                people.join(root, node)
            for alias in aliases:
                if len(fold(alias).split()) > 2 or source == 'cia-factbook' and alias != short:
                    for key in name_keys(alias):
                        people.join(root, ('name', group, key))
            if root is None:
                root = ('name', group, fold(name))
        if source == 'state-pocom' and not known and office.rank == 'official' and not re.match('Deputy Secretary|Secretary', office.label):
            aliases = [a for a in aliases if len(a.split()) > 2]
        if source == 'state-pocom' and re.match(r'(Deputy )?Secretary of State$', office.label) and len(words) == 3 and not known:
            aliases.append(words[0] + ' ' + words[2])
        if (end or '9') < OLDEST and start:
            skipped[source, 'too old'] += 1
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
        # the last days on which the source was fetched it was no longer written
        listed = source_id.split('..')[-1].split(':')[-1]
        listed = min(listed, SEEN[source]) if source == 'cia-factbook' else listed
        if source == 'cia-factbook' and quality in ('end-approx', 'partial') and len(end) == 4 and len(listed) == 10 and (listed > '2014-07' or quality == 'end-approx'):
            # the year of the first edition without the person: that of the last yearly edition with it is the nearer one;
            # of the editions since 2014 some are missing, and one left all deputies out
            end = '' if listed > '2014-07' or int(end) - int(listed[:4]) > 1 else listed[:4] if listed.endswith('-06-30') and start[:4] <= listed[:4] else end
            precision = 'approx' if end else {10: 'day', 7: 'month'}.get(len(start), 'year')
        if source == 'cia-factbook' and quality == 'end-approx' and len(end) == 10 and days(listed, end) > 800:
            # the next one known began years later: there may have been others
            end, precision = '', {10: 'day', 7: 'month'}.get(len(start), 'year')
        if source == 'cia-factbook' and end and precision != 'snapshot':
            # the source has beginnings only: an end is the day on which the successor began, or the last listing
            precision = 'approx'
            if re.match(r'President of the (General|Regional|Territorial) (Council|Assembly)', title) and int(source_id.split('..')[-1][:4]) > int(end[:4]) + 1:
                # the lists went on showing him: the successor was one in another office
                end, precision = '', 'day' if len(start) == 10 else {4: 'year', 7: 'month'}[len(start)]
        if country == 'CH' and office.label == 'President of the Swiss Confederation' and start.endswith('-01-01') and (end or '9') > start[:4] + '-12-31' and start < '2026':
            # elected for a calendar year
            end, precision = start[:4] + '-12-31', 'day'
        if not end and quality != 'snapshot':
            seen = listed if source == 'cia-factbook' else SEEN[source]
        if end > '2026-06' and source == 'congress-legislators':
            # A term that still runs: its planned end is no fact yet.
            end, seen = '', SEEN[source]
        if source == 'state-pocom' and start and not end and start < '2021':
            # the end was never written down
            seen = start
        if source == 'cia-factbook' and quality != 'snapshot' and not end and office.rank not in ('head-of-state', 'head-of-government') and listed < SEEN[source]:
            # of deputies and governors the lists followed changes late, and the last ones had stood there too long
            seen = '%d%s' % (int(listed[:4]) - 1, listed[4:])
        if seen and start > seen:
            seen = start + '-01'[:0 if len(start) == 10 else 3]
        if source == 'ifg':
            for key in set().union(*[name_keys(n) for n in [name] + aliases if not re.match('Lord|Lady|Baroness', n)]):
                people.wider['union', '', key].add(root)
                people.union_groups[key].add('GB')
        else:
            # governors move between the territories of one country, its head is theirs too, and commissioners were ministers at home
            realm = TERRITORY.get(country, 'FR' if office.label == 'French Co-Prince' else country)
            for key in name_keys(name):
                if country in TERRITORY or realm in set(TERRITORY.values()):
                    people.wider[('realm', realm, key)].add(root)
                if country == 'EU' or country in MEMBERS:
                    people.wider[('union', '', key)].add(root)
                    people.union_groups[key].add(group)
            if source == 'chilean-ministers':
                for key in name_keys(aliases[0]) | name_keys(name):
                    people.join(root, ('name', group, key))
        taken[source, 'taken'] += 1
        tenure = Tenure(office, start, end, seen, precision, note, source, source_id)
        if source == 'cia-world-leaders':
            tenure.left = curated.left_office(country, row['person_name'], row['role_title'])
        records.append(Record(root, name, aliases, surname, group, tenure))
