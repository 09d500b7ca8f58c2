"""Makes people out of records, and their tenures agree with each other."""
import collections

from .places import CHAINS, FAMILY_FIRST, SUCCESSOR
from .matching import like
from .phoenix import Stretch
from .tenures import Person, Tenure, merge, near
from .text import days, fold, similar
from .unified import SEEN

HEADS = ('head-of-state', 'head-of-government')


def join_spellings(records, people):
    """The same person under different spellings: same office, overlapping time, similar name."""
    by_office = collections.defaultdict(list)
    for record in records:
        if record.tenure.source not in ('ifg', 'ecio', 'state-pocom', 'congress-legislators'):
            by_office[id(record.tenure.office)].append(record)
    for group_records in by_office.values():
        for i, a in enumerate(group_records):
            for b in group_records[i + 1:]:
                if people.find(a.root) == people.find(b.root) or not near(a.tenure, b.tenure):
                    continue
                wa, wb = fold(a.name).split(), fold(b.name).split()
                contained = len(set(wa) & set(wb)) >= 2 and (set(wa) <= set(wb) or set(wb) <= set(wa))
                # one seat, one first day: the two names are one person's, if they are alike at all
                twins = a.tenure.office.seats == 'one' and a.tenure.start == b.tenure.start and len(a.tenure.start) == 10 and (
                    a.tenure.office.rank in ('head-of-state', 'head-of-government', 'central-bank-governor') or a.tenure.note == b.tenure.note == 'acting') and (
                    similar(a.name, b.name) > 0.6 or similar(wa[-1], wb[-1]) > 0.6 or any(len(w) > 3 for w in set(wa) & set(wb)))
                # seen in a seat that a person of nearly that name is known to hold
                seen_inside = inside(a.tenure, b.tenure) and (a.tenure.office.rank in HEADS and any(like(x, y) and min(len(x), len(y)) > 3 for x in wa for y in wb) and (like(wa[0], wb[0]) or a.group not in CHAINS and similar(a.name, b.name) > 0.5) or wa[-1] == wb[-1] and len(wa[-1]) > 4 and a.tenure.office.seats == 'one' and wa[0][0] == wb[0][0])
                if twins or seen_inside or contained or similar(a.name, b.name) > 0.84 or a.surname and fold(a.surname) == fold(b.surname) and wa[0] == wb[0] and a.group not in FAMILY_FIRST:
                    people.join(a.root, b.root)


def inside(a, b):
    """Is one a snapshot well inside the other's time?"""
    if a.precision == 'snapshot':
        a, b = b, a
    return b.precision == 'snapshot' and (a.precision in ('day', 'month') or a.source == 'cia-factbook' and len(a.start) == 10) and bool(a.start) and days(a.first(), b.seen) > 30 and (days(b.seen, a.last()) > 30 if a.end else b.seen <= a.seen)


def gather(records, curated, offices, identity):
    """The people, each with all tenures the sources and the curated tables give."""
    people = collections.defaultdict(Person)
    for record in records:
        root, name, aliases, surname, group, tenure = record.fields()
        source = tenure.source
        person = people[identity.find(root)]
        weight = {'cia-world-leaders': 2, 'state-visits': 2, 'ungdc': 1, 'phoenix': 1, 'parlamint': 5, 'oireachtas': 5, 'au-ministries': 5, 'cabsec': 5, 'wikidata': 5}.get(source, 4)
        person.names[name] += weight
        for alias in aliases:
            person.aliases[alias] += 1
        if source == 'ifg':
            person.first_name = min(person.first_name, (tenure.start, name))
        person.sources.add(source)
        person.countries[group] += 1
        person.surname = person.surname or surname
        if root[0] == 'wikidata':
            person.wikidata = root[1]
        person.tenures.append(tenure)
    for row in curated.tenures:
        person = people[identity.find(('curated', row['person']))]
        precision = {4: 'year', 7: 'month', 10: 'day'}[min(len(row['from']), len(row['until']) or 10)]
        person.tenures.append(Tenure(offices.offices[row['office']], row['from'], row['until'], '' if row['until'] else max(SEEN['curated'], row['from']), precision, row['note'], 'curated'))
        person.sources.add('curated')
        person.countries[SUCCESSOR.get(offices.offices[row['office']].country, offices.offices[row['office']].country)] += 1
    for root, person in people.items():
        if root[0] == 'curated':
            person.curated = identity.people[root[1]]
    return people


SINGLE = HEADS + ('central-bank-governor', 'organisation-head')


def settle(people, log):
    """Curated lists replace what the sources have for their time; one seat has one holder."""
    for person in people.values():
        for t in person.tenures:
            if t.left:
                # the list was not brought up to date: who is shown there had left
                t.seen, (t.end, t.precision) = '', t.left
        one_end(person.tenures)
        person.tenures = merge(beside_curated(person.tenures, log))
    holders = collections.defaultdict(list)
    for root, person in people.items():
        for t in person.tenures:
            holders[id(t.office)].append((t, root))
    gone = set()
    for list_of in holders.values():
        office = list_of[0][0].office
        if office.rank in HEADS + ('central-bank-governor',) and office.seats == 'one':
            later_listings(list_of, gone)
            read_as_heads(list_of, gone)
        list_of[:] = [(t, r) for t, r in list_of if id(t) not in gone]
        if office.seats == 'one' and list_of:
            if not office.curated and office.rank not in SINGLE and is_shared(list_of):
                office.seats = 'many'
            else:
                before = [(t, t.start, t.end, t.seen, t.precision) for t, _ in list_of]
                lost, counts = set(gone), dict(log)
                tails = one_at_a_time(list_of, gone, log, people)
                if office.seats == 'many':
                    # found out on the way: nobody had to leave
                    for t, *dates in before:
                        t.start, t.end, t.seen, t.precision = dates
                    gone &= lost
                    log.clear()
                    log.update(counts)
                    for tail, root in tails:
                        people[root].tenures.remove(tail)
    contradicted(people, gone, log)
    for person in people.values():
        person.tenures = [t for t in person.tenures if id(t) not in gone]
        for t in person.tenures:
            if t.start and t.start == t.end and len(t.start) == 10 and (t.precision == 'approx' or t.source == 'cia-factbook'):
                # an end moved to the beginning of somebody else's time is none
                t.end, t.seen, t.precision = '', t.start, 'day'
            if isinstance(t.key, Stretch) and t.precision == 'month':
                # read off monthly lists, which follow the changes late
                t.precision = 'approx'
    return {root: p for root, p in people.items() if p.tenures}


def contradicted(people, gone, log):
    """Tenures that better dated ones speak against: a bare title beside a full one, a minister who was another's deputy then."""
    holders = collections.defaultdict(list)
    for root, person in people.items():
        for t in person.tenures:
            if id(t) not in gone and t.start and t.precision in ('day', 'month') and t.source not in ('phoenix', 'cia-factbook') and t.office.rank == 'minister' and t.office.seats == 'one' and not t.note:
                holders[t.office.country, frozenset(t.office.portfolios)].append((t, root))
    for root, person in people.items():
        dated = [t for t in person.tenures if t.start and id(t) not in gone]
        for s in person.tenures:
            if s.source == 'parlamint' and s.office.label == 'Minister' and any(t.source == 'parlamint' and t.office is not s.office and t.office.rank == 'minister' and t.office.country == s.office.country
                                                                             and t.first() <= s.last() and s.first() <= t.last() for t in dated):
                lose(s, None, gone, log)
            if s.precision != 'snapshot' or s.office.rank != 'minister' or s.source not in ('ungdc', 'cia-world-leaders') or not s.office.portfolios:
                continue
            during = [t for t in dated if t.precision in ('day', 'month') and t.office.country == s.office.country and t.worth() < s.worth() and days(t.first(), s.seen) > 45 and days(s.seen, t.last()) > 45]
            if any(t.office.rank == 'junior-minister' and set(t.office.portfolios) & set(s.office.portfolios) for t in during):
                lose(s, None, gone, log)
            elif not during and any(other != root and t.worth() < s.worth() and t.end and days(t.first(), s.seen) > 60 and days(s.seen, t.last()) > 60
                                    for t, other in holders[s.office.country, frozenset(s.office.portfolios)]):
                lose(s, None, gone, log)


def one_end(tenures):
    """A title written in several ways over the years, from one first day: it ended with the last of them."""
    groups = collections.defaultdict(list)
    for t in tenures:
        if t.source == 'cia-factbook' and len(t.start) == 10 and t.precision == 'approx':
            groups[t.office.country, t.office.rank, t.start].append(t)
    for group in groups.values():
        last = max(group, key=Tenure.last)
        for t in group:
            t.end, t.seen = last.end, last.seen


def beside_curated(tenures, log):
    """What is left of a person's tenures beside the curated ones."""
    mine = [t for t in tenures if t.source == 'curated']
    kept = []
    for t in tenures:
        if t.source != 'curated' and t.office.curated:
            same = [c for c in mine if c.office is t.office]
            overlap = [c for c in same if c.first() <= t.last() and t.first() <= c.last()]
            if overlap:
                for c in overlap:
                    if not c.end and not t.end and t.seen:
                        c.seen = max(c.seen, t.seen)
                log[t.source, 'merged: the same tenure in a better source'] += 1
                continue
            if t.office.complete_from and t.office.complete_from <= t.first()[:4] and t.first() <= t.office.complete_until:
                log[t.source, 'not in the complete curated list of the office'] += 1
                continue
        kept.append(t)
    return kept


def later_listings(list_of, gone):
    """A later listing of the same person, and nobody else in between: the derived end was too early."""
    for s, root in list_of:
        if s.precision == 'snapshot':
            mine = [t for t, r in list_of if r == root and t.start and t.precision == 'approx' and t.first() < s.seen]
            others = sorted(t.first() for t, r in list_of if r != root and t.start)
            if mine:
                t = max(mine, key=Tenure.first)
                if not any(t.first() < o < s.seen for o in others):
                    after = [o for o in others if o >= s.seen]
                    t.end, t.seen = (after[0], '') if after else ('', s.seen)
                    gone.add(id(s))


def read_as_heads(list_of, gone):
    """Several people with one first day in one seat: deputies read as the head; who was the head is not known."""
    first = collections.defaultdict(set)
    for t, root in list_of:
        if t.start and len(t.start) == 10 and t.source == 'cia-factbook' and not t.note:
            first[t.start].add(root)
    gone |= {id(t) for t, root in list_of if t.source == 'cia-factbook' and len(first.get(t.start, ())) > 1}


def is_shared(list_of):
    """Do exact sources have several people in the office at once, or one list two?"""
    exact = sorted(((t, r) for t, r in list_of if t.start and t.precision in ('day', 'month') and t.source not in ('curated', 'phoenix')), key=lambda x: x[0].first())
    clashes = 0
    for i, (t, r) in enumerate(exact):
        for u, other in exact[i + 1:]:
            if u.first() >= t.last():
                break
            if other != r and t.source == u.source and (t.end and u.end) and days(u.first(), min(t.last(), u.last())) > 60:
                clashes += 1
    snapshots = collections.Counter((t.source, t.seen) for t, r in list_of if t.precision == 'snapshot' and t.source in ('cia-world-leaders', 'ungdc'))
    return clashes > 1 or clashes and len(exact) < 6 or any(n > 1 for n in snapshots.values())


def one_at_a_time(list_of, gone, log, people):
    """A holder leaves at the latest when the next one comes. The better source is believed."""
    dated = sorted(((t, r) for t, r in list_of if t.is_dated()), key=lambda x: (x[0].first(), x[0].last()))
    all_tails = []
    for _ in range(5):
        changed, tails = False, []
        for i, (t, root) in enumerate(dated):
            if id(t) in gone:
                continue
            for u, other in dated[i + 1:]:
                if id(u) in gone or other == root:
                    continue
                if id(t) in gone or u.first() >= t.last():
                    break
                stand_in = u.note in ('acting', 'interim') and t.note not in ('acting', 'interim')
                if stand_in and u.end and u.last() <= t.last() and days(u.first(), u.last()) < 200:
                    continue
                over = days(u.first(), min(t.last(), u.last()))
                if over <= 0:
                    continue
                tail = the_rest(t, u)
                changed |= part(t, u, over, gone, log)
                if tail and t.end and t.last() <= u.last():
                    people[root].tenures.append(tail)
                    tails.append((tail, root))
                    if days(t.first(), t.last()) < 100:
                        lose(t, u, gone, log)
        if not changed:
            break
        list_of += tails
        all_tails += tails
        dated = sorted(((t, r) for t, r in dated + tails if id(t) not in gone), key=lambda x: (x[0].first(), x[0].last()))
    # somebody seen there while another is known to have held it
    for s, root in list_of:
        if s.is_dated() or id(s) in gone:
            continue
        for t, other in dated:
            margin = 20 if s.source == 'ungdc' else 45
            if other != root and t.start and id(t) not in gone and t.precision == 'approx' and t.source != 'curated' and s.source in ('cia-world-leaders', 'state-visits') and office_of_one(t) \
                    and days(t.first(), s.seen) > 45 and t.end and s.seen < t.last():
                # a derived end, and somebody else was seen there before it
                t.end = s.seen[:7] if t.first()[:7] < s.seen[:7] else s.seen
                continue
            if other != root and t.start and id(t) not in gone and t.worth() < s.worth() and days(t.first(), s.seen) > margin and (t.end and days(s.seen, t.last()) > margin or not t.end and t.seen > s.seen):
                lose(s, t, gone, log)
                break
    return all_tails


def office_of_one(t):
    return t.office.rank in SINGLE


def the_rest(t, u):
    """What a derived tenure leaves after somebody else's in the midst of it."""
    if t.source == 'cia-factbook' and t.end and u.end and u.start and t.first() < u.first() and days(u.last(), t.last()) > 200 and u.precision != 'snapshot':
        return Tenure(t.office, u.end, t.end, '', 'approx', t.note, t.source, t.key)
    return None


def lose(t, other, gone, log):
    gone.add(id(t))
    log[t.source, 'a better source has somebody else in the office'] += 1


def part(t, u, over, gone, log):
    """Ends the overlap of t and the later u; says whether anything changed."""
    derived = t.precision == 'approx' or not t.end or t.precision == 'year' and t.source == 'cia-factbook'
    if t.worth() < u.worth() and not (not t.end and u.start and u.first() > t.seen):
        # the earlier one is better known: the later one begins when it ends, if anything is left
        if t.source == 'curated' or not derived:
            if over <= 21 and t.source != 'curated':
                return False
            if u.end and days(t.last(), u.last()) < 45 or not t.end or days(t.first(), u.first()) < 45:
                lose(u, t, gone, log)
            elif u.start:
                u.start = t.end
                u.precision = 'approx' if len(u.start) == 10 else u.precision
            else:
                u.seen = ''
            return True
    if u.worth() < t.worth() and not derived and u.source != 'curated' and over <= 21:
        return False
    if t.source == u.source == 'curated':
        return False
    if t.worth() == u.worth() and not derived and over <= 31:
        return False
    if len(t.start) == 4 and u.start[:4] == t.start and u.end[:4] == t.start and t.source != 'curated':
        # begun in that year, after the other had left
        t.start = u.end
        return True
    if len(t.start) == 7 and u.start[:7] == t.start and u.end[:7] == t.start and t.source != 'curated':
        t.start = u.end
        return True
    inner = u.end and t.end and u.last() < t.last() and not derived
    if inner and t.source == u.source and t.office.rank not in SINGLE and not t.office.curated and u.precision in ('day', 'month') and t.source != 'cabsec':
        # one exact list with two names: the office has more than one seat
        t.office.seats = 'many'
        return False
    if not t.end and t.seen and days(t.seen, u.first()) > 400:
        # who came after the last day seen is not known
        return False
    # the earlier one ends when the later one comes
    if days(t.first(), u.first()) < 45 and u.worth() < t.worth():
        lose(t, u, gone, log)
        return True
    if not u.start:
        return False
    if u.last() < t.last() and u.end and t.end and not derived and t.worth() <= u.worth() and days(u.last(), t.last()) > 200:
        # somebody in between, who is less well known
        lose(u, t, gone, log)
        return True
    # of a successor's bare year the year before is as much as can be said
    t.end = str(int(u.start) - 1) if len(u.start) == 4 and t.first()[:4] < u.start else u.start
    t.seen = '' if t.start else t.seen
    if not derived:
        t.precision = 'approx'
    if t.last() < t.first():
        lose(t, u, gone, log)
    return True
