"""Reading and writing tables, and what a body is while it is on its way into them."""
import os
import re
import unicodedata
from collections import defaultdict

from .text import engine_fold

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))      # where the hand-made tables are
OUT = os.path.join(HERE, '..', 'agencies')


def read_tsv(path):
    with open(path, encoding='utf-8', newline='') as f:
        lines = f.read().split('\n')
    head = lines[0].split('\t')
    return [dict(zip(head, line.split('\t'))) for line in lines[1:] if line]


def write(name, head, rows):
    lines = sorted({'\t'.join(r) for r in rows}, key=lambda s: s.encode('utf-8'))
    for line in lines:
        assert '  ' not in line and line == unicodedata.normalize('NFC', line), line
        assert not any(c != c.strip() for c in line.split('\t')), line
    with open(os.path.join(OUT, name), 'w', encoding='utf-8', newline='\n') as f:
        f.write('\t'.join(head) + '\n' + ''.join(l + '\n' for l in lines))
    return len(lines)


class Body:
    """One body on its way into the dictionary."""

    def __init__(self, label, type_, country, source):
        self.label, self.type, self.country = label, type_, country
        self.sources = [source]
        self.id = self.parent = self.start = self.end = self.successors = self.wikidata = ''
        self.names = {}          # (text, lang) -> [kind, case, strength or None, from, until, source]
        self.curated = self.read = False
        self.parent_label = self.same = ''
        self.id_label = label
        self.bare = ''
        self.aliases = set()     # ids that rows which joined the body would have had

    def add(self, text, lang, kind='name', case='initial', strength=None, start='', end='', source=None):
        if kind not in ('acronym', 'short') and any(engine_fold(t) == engine_fold(text) and (l == lang or 'und' in (l, lang)) and d[0] != 'acronym' for (t, l), d in self.names.items()):
            return                              # the engine folds case, accents and hyphens
        if (text, lang) not in self.names:
            self.names[text, lang] = [kind, case, strength, start, end, source or self.sources[0]]


def us_names(name):
    """US X and United States X are written; the engine folds U.S. X."""
    rest = re.sub(r'^(US|U\.S\.|United States) ', '', name)
    return [name] if rest == name else ['US ' + rest, 'United States ' + rest]


def country_words(facts):
    """country -> words that name it (France, French), to tell names that say whose they are."""
    words = defaultdict(set)
    for row in read_tsv(os.path.join(facts, 'countries-factbook', 'countries.tsv')):
        for column in ('short', 'long', 'adjective', 'noun', 'local_short'):
            for part in re.split(r'[;/,()]| or ', row.get(column) or ''):
                part = re.sub(r'^(the|none) ', '', part.strip())
                if len(part) > 3 and part[0].isupper():
                    words[row['iso2']].add(part)
    words['US'] |= {'United States', 'U.S.', 'US', 'America', 'American'}
    words['GB'] |= {'UK', 'United Kingdom', 'British', 'Britain', 'Scottish', 'Scotland', 'Wales', 'Welsh', 'England', 'Northern Ireland', 'HM'}
    words['KR'] |= {'Korea', 'Korean', 'South Korea'}
    words['CN'] |= {"People's Republic of China", 'PRC', 'China', 'Chinese'}
    words['TW'] |= {'Taiwan', 'Taiwanese'}
    words['TR'] |= {'Türkiye', 'Turkey', 'Turkish'}
    words['GR'] |= {'Hellenic'}
    words['CZ'] |= {'Czech', 'Czech Republic'}
    words['RU'] |= {'Russian Federation', 'Russia', 'Russian'}
    words['AE'] |= {'Emirates', 'UAE', 'Emirati'}
    words['NL'] |= {'Dutch', 'Netherlands'}
    words['EU'] |= {'European Union', 'EU', 'European'}
    return words
