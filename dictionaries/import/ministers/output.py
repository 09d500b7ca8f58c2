"""Gives people and offices their ids and writes the tables.

An id that was ever published stays with its person or office: the tables that are there are read before they
are written anew. Where two published people or offices turn out to be one, redirects.tsv leads from one to the other.
"""
import collections, os, re, sys

from . import letters
from .names import HONORIFIC, MONARCH, NOT_A_NAME, clean_name
from .places import FAMILY_FIRST, REALM, SPANISH_SPEAKING, TWO_SURNAMES, WESTERN
from .tenures import PREFERRED
from .text import CURATED, OUT, fold, similar, slug, table, write
from .titles import clean_title, title_key
from .unified import ELSEWHERE

MOST_ALIASES = 8
# Given names that stand before the family name where that is written first.
GIVEN = set('Annette Arthur Audrey Bonnie Eugene Francisco Frank Fredrick Joseph Mark Michael Morgan Ovid Paul Sean Simon Steve Vincent'.split())
# Surnames that are the commonest words: no later mention is told by them alone.
WORDS = set('he she him her his you an on no in is it to so at by do us we my as if or oh ha co de mc re la new snr'.split())
# What the curated tables put after a name to tell two people of one country apart: the year of birth.
NAMESAKE = re.compile(r' \(\d{4}\)$')
PARTICLE = {'de', 'da', 'do', 'dos', 'del', 'di', 'du', 'van', 'von', 'der', 'den', 'ter', 'ten', 'la', 'le', 'zu', 'El', 'Le', 'La', 'De', 'Van', 'Di', 'Du', 'Von', 'Der'}
REDIRECTS = os.path.join(CURATED, '..', 'redirects.tsv')


def write_all(people, offices, curated, published=OUT):
    old = {name: table(os.path.join(published, name + '.tsv')) for name in ('people', 'offices', 'tenures')}
    redirects = []
    name_offices(people, offices, old['offices'], redirects)
    ids, rows = name_people(people, curated, old, redirects)
    live = {id(t.office): t.office for p in people.values() for t in p.tenures}
    write(OUT, 'offices.tsv', 'id label country body rank portfolios seats source'.split(),
          [(o.id, o.label, o.country, o.body, o.rank, '|'.join(o.portfolios), o.seats, best_source(o.sources)) for o in live.values()])
    write(OUT, 'people.tsv', 'id name aliases surname wikidata source'.split(),
          [(ids[root], name, '|'.join(aliases), p.surname, p.wikidata, best_source(p.sources)) for root, p, name, aliases in rows])
    write(OUT, 'tenures.tsv', 'person office from until seen precision note source'.split(),
          [(ids[root], t.office.id, t.start, t.end, '' if t.end and t.start else t.seen, t.precision, t.note, t.source) for root, p, name, aliases in rows for t in p.tenures])
    write_redirects(redirects, set(ids.values()), {o.id for o in live.values()})
    return ids


def best_source(sources):
    return min(sources, key=PUBLISHED.index)


# The order in which the source column prefers them; that of the first tables is kept.
PUBLISHED = ['ifg', 'congress-legislators', 'state-pocom', 'ecio', 'chilean-ministers', 'curated'] + [s for s in PREFERRED if s not in ('ifg', 'congress-legislators', 'state-pocom', 'ecio', 'chilean-ministers', 'curated')]


# ------------------------------------------------------------------ offices

def name_offices(people, offices, old, redirects):
    live = {}
    for person in people.values():
        for t in person.tenures:
            live[id(t.office)] = t.office
            t.office.sources.add(t.source)
    known = {(r['country'] or r['body'] or 'EU', title_key(r['label'])): r['id'] for r in old}
    published = {r['id'] for r in old}
    used = {o.id for o in offices.offices.values()}
    rest = []
    for office in sorted(live.values(), key=lambda o: (not o.curated, o.country, o.label)):
        if office.id:
            continue
        same = known.get((office.country or office.body or 'EU', title_key(office.label)))
        if same and same not in used:
            office.id = same
            used.add(same)
        else:
            rest.append(office)
    for office in rest:
        base = ((office.country.lower() + '-' if office.country else '') + slug(office.label))[:110].rstrip('-')
        office.id, n = base, 2
        while office.id in used or office.id in published:
            office.id, n = '%s-%d' % (base, n), n + 1
        used.add(office.id)
    ids = {o.id for o in live.values()}
    for row in old:
        if row['id'] not in ids:
            # the office may go by a cleaner title, or be that of another country
            places = [row['country'] or row['body'] or 'EU'] + sorted({new for (shown, _), new in ELSEWHERE.items() if shown == row['country']})
            labels = [row['label'], clean_title(row['label'], '', row['country'])[0]]
            now = next((offices.by_title[place, title_key(label)] for place in places for label in labels if (place, title_key(label)) in offices.by_title), None)
            if now is not None and now.id in ids:
                redirects.append(('office', row['id'], now.id, 'curated'))


# ------------------------------------------------------------------ names

def the_name(p):
    """The name of the first appointment for UK ministers (before a peerage), else the most used one."""
    name = p.first_name[1] if 'ifg' in p.sources else max(p.names, key=lambda n: (p.names[n], -len(n), n))
    # the same name with its diacritics
    same = [n for n in list(p.names) + list(p.aliases) if fold(n) == fold(name)]
    return max(same, key=lambda n: (sum(ord(c) > 127 for c in n), n == name, n))


def name_and_aliases(p):
    country = country_of(p)
    if p.curated:
        name = NAMESAKE.sub('', p.curated['name'])
        p.names[name] += p.names.pop(p.curated['name'], 0)
        p.surname = p.curated['surname'] or surname_of(name, p)
        listed = [a for a in p.curated['aliases'].split('|') if a]
        p.aliases.update({a.lstrip('+='): 9 for a in listed if a[0] != '-' and (len(a.split()) > 1 or a[0] == '+')})
        for a in listed:
            if a.startswith('-'):
                p.aliases.pop(a[1:], None)
                p.names.pop(a[1:], None)
    else:
        name = letters.restore(the_name(p), country)
        name, other = letters.family_order(name, country)
        if other:
            p.aliases[other] += 1
        for short in letters.short_forms(name, country):
            p.aliases[short] += 1
        p.surname = surname_of(name, p) if not p.surname else p.surname
    if p.surname and not set(fold(p.surname).split()) <= set(fold(name).split()):
        # taken from another spelling of the name
        p.surname = surname_of(name, p)
    if fold(p.surname) in WORDS or len(fold(p.surname)) == 1:
        p.surname = ''
    if p.surname and not p.curated and country not in ('BN', 'MY', 'SG') and re.match(re.escape(p.surname) + ' (bin|ibn) ', name):
        # a first name that a list writes in capitals
        p.surname = ''
    if p.surname and not p.curated:
        words = name.split()
        for i in range(len(words)):
            for j in range(i + 1, len(words) + 1):
                if fold(' '.join(words[i:j])) == fold(p.surname):
                    p.surname = ' '.join(words[i:j])
    counts = collections.Counter(p.names) + collections.Counter(p.aliases)
    best = {}
    for a in sorted(list(p.names) + list(p.aliases), key=lambda a: (counts[a], sum(ord(c) > 127 for c in a), a)):
        if len(a.split()) > 1 or p.aliases[a] == 9:
            best[fold(a)] = a
    keep = [a for k, a in best.items() if k != fold(name) and is_alias(a, p)]
    keep.sort(key=lambda a: (-(p.aliases[a] >= 9), -counts[a], len(a), a))
    return name, sorted(keep[:max(MOST_ALIASES, sum(p.aliases[a] >= 9 for a in keep))], key=lambda a: a.encode())


# What stands before a bare surname, or a title that was read as a first name.
ADDRESS = re.compile(r'(?i)(under|deputy )?secretar?e?t?[ar]y |ambassador |gov(ernor|\.)? |congressman |(vice-)?president |mr |field marshall? |emir sheik|sheik |hojatolislam |archbishop |bishop |episcopal |.*\badministration$')


def is_alias(a, p):
    if 'ifg' in p.sources and re.match(r'(Lord|Baroness|Lady|Sir|Dame|Viscount|Earl|Baron)\b', a):
        return True
    bare = [w for w in fold(a).split() if w not in ('al', 'de', 'di', 'da', 'dos', 'do', 'del', 'van', 'von', 'bin', 'or', 'el')]
    if p.aliases[a] < 9 and (len(bare) < 2 or re.search(r' (or|and|van|de|dos|da|bin|al|ret)$| and ', fold(a)) or ADDRESS.match(a)):
        return False
    return not NOT_A_NAME.search(a) and not re.search(r'[",]', a) and not HONORIFIC.match(a + ' x')


def name_people(people, curated, old, redirects):
    rows = []
    for root, p in people.items():
        name, aliases = name_and_aliases(p)
        rows.append((root, p, name, aliases))
    main = collections.defaultdict(set)
    for root, p, name, aliases in rows:
        for n in [name] + [a for a in aliases if p.aliases[a] >= 9]:
            main[country_of(p), fold(n)].add(root)
    # what is the name of one person is no other spelling of a compatriot's
    rows = [(root, p, name, [a for a in aliases if p.aliases[a] >= 9 or not main[country_of(p), fold(a)] - {root}]) for root, p, name, aliases in rows]
    ids = keep_ids(rows, curated, old, redirects)
    taken = {r['id'] for r in old['people']} | set(ids.values())
    by_slug = collections.defaultdict(list)
    for row in rows:
        by_slug[slug(row[2])].append(row)
    for base, same in sorted(by_slug.items()):
        fresh = [r for r in same if r[0] not in ids]
        plain = [r for r in fresh if r[1].curated]
        for r in sorted(fresh, key=lambda r: (not r[1].curated, min(t.first() for t in r[1].tenures), str(r[0]))):
            country = country_of(r[1]).lower()
            alike = [x for x in same if country_of(x[1]).lower() == country]
            options = []
            if len(same) == 1 or len(plain) == 1 and r is plain[0]:
                options.append(base)
            if re.search(r' [IVX]+$', r[2]) and country.upper() in REALM:
                options.append('%s-of-%s' % (base, REALM[country.upper()]))
            if len(alike) == 1:
                options.append('%s-%s' % (base, country or 'int'))
            year = min(t.first() for t in r[1].tenures)[:4]
            options += ['%s-%s' % (base, year), '%s-%s-%s' % (base, country or 'int', year)] + ['%s-%s-%d' % (base, year, n) for n in range(2, 9)]
            ids[r[0]] = next(o for o in options if o not in taken)
            taken.add(ids[r[0]])
    # until now they lead to the person, whose id may be new
    redirects[:] = [(kind, old_id, ids[new] if kind == 'minister' else new, source) for kind, old_id, new, source in redirects]
    return ids, rows


def keep_ids(rows, curated, old, redirects):
    """Gives every published id to the person who has most of its tenures."""
    offices, held, when = {r['id']: r for r in old['offices']}, collections.defaultdict(set), collections.defaultdict(set)
    countries = collections.defaultdict(set)
    moved = {old_id: new for kind, old_id, new, _ in redirects if kind == 'office'}
    for t in old['tenures']:
        office = moved.get(t['office'], t['office'])
        held[t['person']].add(office)
        when[t['person']].add((office, (t['from'] or t['seen'])[:7]))
        if t['office'] in offices:
            countries[t['person']].add(offices[t['office']]['country'])
    by_name = collections.defaultdict(set)
    main = {}
    for r in old['people']:
        main[r['id']] = fold(r['name'])
        for n in [r['name']] + r['aliases'].split('|'):
            if n:
                by_name[fold(n)].add(r['id'])
    before = collections.defaultdict(set)
    for (country, name), found in curated.names.items():
        for begins, press in found:
            before[fold(press)].add(fold(name))
    scored = []
    for i, (root, p, name, aliases) in enumerate(rows):
        mine = {t.office.id for t in p.tenures}
        dates = {(t.office.id, (t.start or t.seen)[:7]) for t in p.tenures}
        where = {t.office.country for t in p.tenures}
        names = {fold(n) for n in [name] + aliases + list(p.names) + list(p.aliases)}
        names |= set().union(*[before[n] for n in names])
        for old_id in sorted(set().union(*[by_name.get(n, set()) for n in names])):
            score = 3 * len(dates & when[old_id]) + 2 * len(mine & held[old_id]) + (1 if where & countries[old_id] else 0)
            if score:
                scored.append((-score - (1 if main[old_id] == fold(name) else 0), i, old_id))
    ids, given, best = {}, {}, {}
    for score, i, old_id in sorted(scored):
        best.setdefault(old_id, i)
        if rows[i][0] not in ids and old_id not in given:
            ids[rows[i][0]], given[old_id] = old_id, i
    # names that held more than a name ("French Polynesia Oscar Temaru"): the person has a new id
    mended, broken = {}, collections.defaultdict(list)
    for r in old['people']:
        if clean_name(r['name']) != r['name'] and r['id'] not in given:
            broken[fold(clean_name(r['name']))].append(r['id'])
    for root, p, name, aliases in rows:
        for n in {fold(n) for n in [name] + aliases + list(p.names)}:
            for old_id in broken.get(n, ()):
                if {t.office.country for t in p.tenures} & countries[old_id]:
                    mended[old_id] = root
    namesakes = collections.defaultdict(set)
    for root, p, name, aliases in rows:
        for n in {fold(n) for n in [name] + aliases + list(p.names)}:
            namesakes[n].add(root)
    def who_held(old_id):
        """The person of nearly that name who held the office when the old one was seen in it."""
        found = {}
        for office_id, day in when[old_id]:
            for root, p, name, aliases in rows:
                if any(t.office.id == office_id and day and t.first()[:7] <= day <= t.last()[:7] for t in p.tenures):
                    closeness = max(similar(n, main[old_id]) for n in [name] + aliases)
                    if closeness > 0.86:
                        found[root] = closeness
        return max(found, key=lambda r: (found[r], str(r))) if found else None

    for old_id in sorted(main):
        if old_id in given:
            continue
        if old_id in best:
            redirects.append(('minister', old_id, rows[best[old_id]][0], 'curated'))
        elif old_id in mended:
            redirects.append(('minister', old_id, mended[old_id], 'curated'))
        elif (like := who_held(old_id)) is not None:
            redirects.append(('minister', old_id, like, 'curated'))
        elif len(namesakes[main[old_id]]) == 1:
            # filed under a wrong country
            redirects.append(('minister', old_id, next(iter(namesakes[main[old_id]])), 'curated'))
    return ids


def country_of(person):
    return sorted(person.countries.items(), key=lambda x: (-x[1], x[0]))[0][0] if person.countries else ''


def surname_of(name, person):
    """The word later mentions use; empty where name order or a second surname leave it open."""
    country = country_of(person)
    words = [w for w in name.split() if w not in ('Jr.', 'Sr.', 'II', 'III', 'IV')]
    if re.search(r' [IVX]+$', name) and words and len(words) < 3 or MONARCH.match(words[0]) or name.startswith('Grand Duke'):
        return ''
    if len(words) < 2:
        return words[0] if words and person.curated else ''
    if country == 'TW' and words[0] in GIVEN:
        return words[1]
    if country in FAMILY_FIRST and not person.curated or country in FAMILY_FIRST and len(words) in (2, 3) and (len(words[0]) <= 6):
        return words[0]
    if re.match(r'(Lord|Baroness|Viscount|Earl|Lady)$', words[0]):
        return re.split(r' of ', ' '.join(words[1:]))[0]
    european = country in WESTERN or country in set('PL CZ SK HU SI HR RS BA ME MK AL BG RO MD UA BY RU LT LV EE GE AM AZ GR CY TR IL JP IN KE UG ZM ZW GH NG TZ MW BW NA LS JM BB TT GY BZ AG LC VC GD KN DM BS FJ SB PG AD MC LI SM XK SUHH'.split())
    if person.curated or european or country in ('', 'EU') or 'chilean-ministers' in person.sources or 'chilean-undersecretaries' in person.sources:
        if country in TWO_SURNAMES and len(words) > 3:
            return ''
        i = len(words) - 1
        while i > 1 and words[i - 1] in PARTICLE:
            i -= 1
        return ' '.join(words[i:])
    return ''


# ------------------------------------------------------------------ redirects

def write_redirects(found, people, offices):
    """Adds the new redirects to those that are there, each in one step to an id that stands."""
    rows = {}
    if os.path.exists(REDIRECTS):
        for r in table(REDIRECTS):
            rows[r['class'], r['old']] = (r['new'], r['source'])
    for kind, old, new, source in found:
        rows[kind, old] = (new, source)
    live = {'minister': people, 'office': offices}
    out = []
    for (kind, old), (new, source) in rows.items():
        seen = set()
        while (kind, new) in rows and new not in seen and new not in live.get(kind, ()):
            seen.add(new)
            new = rows[kind, new][0]
        if kind in live and (old in live[kind] or new not in live[kind]):
            if old not in live[kind]:
                print('redirect lost: %s %s -> %s' % (kind, old, new), file=sys.stderr)
            continue
        out.append((kind, old, new, source))
    if out or os.path.exists(REDIRECTS):
        write(os.path.dirname(REDIRECTS), 'redirects.tsv', 'class old new source'.split(), out)
