"""Which names mean one person: a union-find over the names and ids of the sources."""
import collections

from .places import CHAINS, FAMILY_FIRST, MEMBERS, SUCCESSOR
from .text import fold, name_keys


def plain(name):
    for letter, written in (('ä', 'ae'), ('ö', 'oe'), ('ü', 'ue'), ('Ä', 'Ae'), ('Ö', 'Oe'), ('Ü', 'Ue'), ('ø', 'oe'), ('Ø', 'Oe'), ('å', 'aa')):
        name = name.replace(letter, written)
    return name


class Identity:
    def __init__(self, curated, catalogue):
        self.parent = {}
        self.people = curated.people
        self.where = collections.defaultdict(set)
        for row in curated.tenures:
            office = catalogue.offices[row['office']]
            self.where[row['person']].add(office.country or 'EU')
            self.people.setdefault(row['person'], dict(name=row['person'], aliases='', surname='', countries='', match=''))
        self.index, self.everywhere = {}, {}
        for name, row in self.people.items():
            countries = set(filter(None, row['countries'].split('|'))) | self.where[name]
            spellings = [n for n in [name] + row['aliases'].replace('+', '').split('|') if n and n[0] not in '-=']
            # Müller is Mueller where there are no umlauts
            spellings += [plain(n) for n in spellings if plain(n) != n]
            for key in set().union(*[name_keys(n) or {fold(n)} for n in spellings]):
                for country in countries:
                    if country == '*':
                        self.everywhere[key] = name
                    else:
                        self.index.setdefault((SUCCESSOR.get(country, country), key), name)
            for source_id in filter(None, row['match'].split('|')):
                self.index['id', source_id] = name
        self.by_ends = collections.defaultdict(list)
        for (country, key), name in self.index.items():
            words = key.split()
            if country != 'id' and len(words) > 1:
                self.by_ends[country, words[-1]].append((set(words), name))
        self.wider, self.union_groups = collections.defaultdict(set), collections.defaultdict(set)

    def find(self, key):
        self.parent.setdefault(key, key)
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, a, b):
        a, b = self.find(a), self.find(b)
        if a != b:
            # a curated name stays the root, so that two curated people never become one
            if b[0] == 'curated':
                a, b = b, a
            if b[0] == 'curated':
                return
            self.parent[b] = a

    def curated_name(self, group, name, short, source_id):
        """The curated person a source row speaks of: by id, by name, or by a name with more words between first and last."""
        if ('id', source_id) in self.index:
            return self.index['id', source_id]
        for candidate in filter(None, (name, short)):
            for key in name_keys(candidate) or {fold(candidate)}:
                if key in self.everywhere:
                    return self.everywhere[key]
                if (group, key) in self.index:
                    return self.index[group, key]
            words = fold(candidate).split()
            if len(words) > 2 and group not in ('GB', 'US', 'UY', 'MM', 'VN', 'LA', 'KH', 'ID', 'MY') and group not in CHAINS | FAMILY_FIRST:
                hits = {n for w, n in self.by_ends.get((group, words[-1]), []) if w <= set(words)}
                if len(hits) == 1:
                    return hits.pop()
        return None

    def join_across(self):
        """Governors move between the territories of one country, and commissioners were ministers at home."""
        for (kind, _, key), roots in self.wider.items():
            if kind == 'realm' or self.union_groups[key] > {'EU'} and len(self.union_groups[key]) == 2:
                first, *others = sorted(roots, key=lambda r: (r[0] != 'curated', r))
                for other in others:
                    self.join(first, other)
        for name in self.where:
            if 'EU' in self.where[name] or self.where[name] & MEMBERS:
                for key in name_keys(name):
                    groups = (self.union_groups[key] | self.where[name] & MEMBERS) - {'EU'}
                    if len(groups) == 1:
                        self.join(('curated', name), ('name', 'EU', key))
                        self.join(('curated', name), ('name', groups.pop(), key))
