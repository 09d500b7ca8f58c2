"""The hand-made tables ministers_curated_*.tsv: they win over every source."""
import collections, glob, os

from .text import CURATED, fold, table


def rows(kind):
    """The rows of all curated tables of one kind, each with the name of its file."""
    found = []
    for path in sorted(glob.glob(os.path.join(CURATED, 'ministers_curated_%s.tsv' % kind)) + glob.glob(os.path.join(CURATED, 'ministers_curated_%s_*.tsv' % kind))):
        for row in table(path):
            row['file'] = os.path.basename(path)
            found.append(row)
    return found


class Curated:
    def __init__(self):
        self.offices = rows('offices')
        self.tenures = rows('tenures')
        self.drops = {(r['country'], fold(r['name']), r['title']) for r in rows('drops') if not r['seen']}
        self.drops_seen = {(r['country'], fold(r['name']), r['title'], r['seen']) for r in rows('drops') if r['seen']}
        self.names = collections.defaultdict(list)
        for r in rows('names'):
            self.names[r['country'], r['name']].append((r['from'], r['press']))
        self.heads = {(r['country'], fold(r['name']), r['from']): (r['title'], r['note'], r['until']) for r in rows('heads')}
        self.envoys = {(r['country'], fold(r['name'])): (r['role'], r['from'], r['until']) for r in rows('envoys')}
        self.left = {(r['country'], r['name'], r['title']): r['until'] for r in rows('left')}
        self.people = {}
        for row in rows('people'):
            if row['name'] not in self.people:
                self.people[row['name']] = dict(row)
                continue
            # the same person in two files: what the one leaves open the other may say
            mine = self.people[row['name']]
            for key in ('aliases', 'countries', 'match'):
                mine[key] = '|'.join(dict.fromkeys(filter(None, mine[key].split('|') + row[key].split('|'))))
            mine['surname'] = mine['surname'] or row['surname']

    def press_name(self, country, name, start):
        """The name as the press writes it; `from` tells namesakes apart by the beginning of a tenure."""
        for begins, press in sorted(self.names.get((country, name), []), reverse=True):
            if start.startswith(begins):
                return press
        return name

    def left_office(self, country, name, title):
        """When somebody had left whom a list of old still shows in office, and how exactly that is known; or nothing."""
        for key in ((country, name, title), (country, name, ''), (country, '', '')):
            if key in self.left:
                until = self.left[key]
                # of a whole cabinet that is gone some had left before
                return until and (until, 'approx' if not key[1] else 'year' if len(until) == 4 else 'month')
        return ''

    def is_dropped(self, country, name, title):
        return (country, fold(name), title) in self.drops or (country, fold(name), '') in self.drops or (country, '', title) in self.drops
