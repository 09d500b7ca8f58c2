"""Offices, people and the time a person spent in an office."""
import collections

from .text import days

# Whose word counts where sources differ, the best first.
PREFERRED = ['curated', 'ifg', 'congress-legislators', 'oireachtas', 'au-ministries', 'state-pocom', 'ecio', 'chilean-ministers', 'chilean-undersecretaries', 'wikidata', '538-cabinet',
             'cabsec', 'parlamint', 'cia-factbook', 'phoenix', 'state-visits', 'ungdc', 'cia-world-leaders', 'bettergov']


class Office:
    def __init__(self, id, label, country, body, rank, portfolios, seats, source):
        self.id, self.label, self.country, self.body, self.rank = id, label, country, body, rank
        self.portfolios, self.seats, self.sources = portfolios, seats, {source}
        self.curated, self.complete_from, self.complete_until = False, '', ''


class Tenure:
    __slots__ = 'office start end seen precision note source key left'.split()

    def __init__(self, office, start, end, seen, precision, note, source, key=None):
        self.office, self.start, self.end, self.seen, self.precision, self.note, self.source, self.key = office, start, end, seen, precision, note, source, key
        self.left = ''

    def first(self):
        """The first day that is known: the beginning, or else the day seen, or else the end."""
        text = self.start or self.seen or self.end or '0000'
        return text + '-01-01'[len(text) - 4:] if len(text) < 10 else text

    def last(self):
        if not self.end:
            return '9999-12-31' if self.start else (self.seen or '9999-12-31')
        return self.end + '-12-31'[len(self.end) - 4:] if len(self.end) < 10 else self.end

    def is_dated(self):
        return bool(self.start or self.end)

    def worth(self):
        """Smaller is better."""
        return PREFERRED.index(self.source)


class Record:
    """What one row of a source says: somebody of that name held an office."""
    __slots__ = 'root name aliases surname group tenure'.split()

    def __init__(self, root, name, aliases, surname, group, tenure):
        self.root, self.name, self.aliases, self.surname, self.group, self.tenure = root, name, aliases, surname, group, tenure

    def fields(self):
        return self.root, self.name, self.aliases, self.surname, self.group, self.tenure


class Person:
    def __init__(self):
        self.names, self.aliases, self.sources, self.tenures = collections.Counter(), collections.Counter(), set(), []
        self.first_name = ('9999', '')
        self.curated, self.surname, self.countries, self.wikidata = None, '', collections.Counter(), ''


def near(a, b):
    """Do the tenures allow one person: overlapping, or starting within two months."""
    if a.precision == 'snapshot' and b.precision == 'snapshot':
        return abs(days(a.seen, b.seen)) < 3 * 365
    if a.precision == 'snapshot' or b.precision == 'snapshot':
        s, d = (a, b) if a.precision == 'snapshot' else (b, a)
        return d.first() <= s.seen and days(d.last(), s.seen) < 200
    return abs(days(a.first(), b.first())) < 75


def merge(tenures):
    """One row for each stretch of a person in an office."""
    out = []
    by_office = collections.defaultdict(list)
    for t in tenures:
        by_office[id(t.office)].append(t)
    for list_of in by_office.values():
        dated = sorted((t for t in list_of if t.is_dated()), key=lambda t: (t.first(), t.last()))
        merged = []
        for t in dated:
            last = merged[-1] if merged else None
            if t.end and t.last() < t.first():
                continue
            if not last or days(last.last(), t.first()) > 2:
                merged.append(t)
            elif last.note == t.note:
                merged[-1:] = join(last, t)
            elif last.end:
                # acting first, then for good: the one begins when the other ends
                if t.start > last.start:
                    if t.first() < last.last():
                        last.end = t.start
                    if last.last() < last.first():
                        merged.pop()
                    merged.append(t)
                elif t.worth() < last.worth():
                    merged[-1] = t
            else:
                last.end, last.seen = t.start or t.end, ''
                merged.append(t)
        # a snapshot says nothing about an office whose dates are known, unless it lies far outside them
        reach = lambda s: 400 if s.source in ('cia-world-leaders', 'state-visits', 'bettergov') else 45
        rest = [s for s in list_of if not s.is_dated() and s.seen and not any(days(m.first(), s.seen) > -reach(s) and days(m.last(), s.seen) < reach(s) for m in merged)]
        years = {}
        for s in sorted(rest, key=lambda s: (s.seen, -s.worth())):
            years[s.seen[:4]] = s
        out += merged + list(years.values())
    return out


def join(last, t):
    """Two tenures of one person in one office that touch or overlap: the better source's days, and what it leaves open from the other."""
    if last.source == t.source:
        if last.source == 'curated' and last.end and t.start > last.end:
            return [last, t]
        if t.last() > last.last():
            last.end, last.seen = t.end, t.seen if not t.end else '' if last.start else last.seen
            last.precision = t.precision if t.precision == 'approx' else last.precision
        elif last.precision == 'approx' and t.precision != 'approx' and t.end:
            last.end, last.precision = t.end, t.precision
        return [last]
    best, other = (last, t) if last.worth() <= t.worth() else (t, last)
    if best.source == 'curated':
        if not best.end:
            best.seen = max(best.seen, other.seen or other.end)
        return [best]
    if not best.start and other.start:
        best.start, best.precision = other.start, other.precision if other.precision == 'approx' else best.precision
    if not best.end and other.end and other.end > best.seen:
        best.end, best.seen = other.end, ''
        best.precision = 'approx' if other.precision == 'approx' else best.precision
    elif best.precision == 'approx' and other.precision in ('day', 'month') and other.end and abs(days(best.last(), other.last())) < 500:
        best.end, best.precision = other.end, other.precision
    elif best.end and other.last() > best.last() and days(best.last(), other.last()) > 500 and other.precision != 'approx' and other.end:
        best.end, best.precision = other.end, 'approx'
    if other.first() < best.first() and days(other.first(), best.first()) > 400 and other.start and other.precision in ('day', 'month'):
        best.start = other.start
    if best.start and best.end and best.seen:
        best.seen = ''
    if best.start and best.end and best.last() < best.first():
        return [other]
    return [best]
