"""The hand-made tables: bodies, what is left out, what is corrected, acronyms."""
import glob
import os
import re
from collections import defaultdict

from .language import language
from .tables import HERE, Body, read_tsv, us_names
from .text import fold


def curated():
    """The bodies of all agencies_curated_bodies*.tsv; a body that stands in two files has the names of both."""
    bodies = {}
    kinds = {'a': 'acronym', 's': 'short', 'o': 'official', 'f': 'former', 'n': 'name'}
    for path in sorted(glob.glob(os.path.join(HERE, 'agencies_curated_bodies*.tsv'))):
        for row in read_tsv(path):
            b = bodies.get(row['id'])
            if b is None:
                b = bodies[row['id']] = Body(row['label'], row['type'], row['country'], 'curated')
                b.curated, b.id = True, row['id']
            assert b.country == row['country'], row
            b.parent, b.start, b.end = b.parent or row['parent'], b.start or row['from'], b.end or row['until']
            b.successors = b.successors or row['successors']
            label_weak = False
            for item in filter(None, row['names'].split('|')):
                if item == '~':
                    label_weak = True
                    continue
                name, _, span = item.partition('@')
                start, _, end = span.partition('..')
                weak = name.startswith('~')
                name = name.lstrip('~')
                lang, kind = 'en', 'name'
                while True:
                    m = re.match(r'([a-z]{2}):(.+)', name)
                    k = re.match(r'([asofn])=(.+)', name)
                    if m:
                        lang, name = m.groups()
                    elif k:
                        kind, name = kinds[k.group(1)], k.group(2)
                    else:
                        break
                weak = weak or name.startswith('~')
                name = name.lstrip('~')
                if name == '':
                    continue
                acronym = kind == 'acronym' or (re.fullmatch(r'[A-Z][A-Z0-9+]+', name) is not None)
                if acronym:
                    kind = 'acronym'
                if lang == 'en' and (acronym or ' ' not in name and kind != 'former' or language(name, b.country) != 'en'):
                    lang = 'und'      # acronyms, and native names used in English text as they are (Bundesnetzagentur, De Nederlandsche Bank)
                for text in (us_names(name) if b.country == 'US' else [name]):
                    b.add(text, lang, kind, 'exact' if acronym else 'initial', 'weak' if weak else 'strong', start, end)
            label = row['label']
            if not any(text == label for text, _ in b.names):
                acronym = re.fullmatch(r'[A-Z][A-Z0-9+]+', label) is not None
                lang = 'und' if acronym or ' ' not in label or language(label, b.country) != 'en' else 'en'
                for text in (us_names(label) if b.country == 'US' else [label]):
                    b.add(text, lang, 'acronym' if acronym else 'name', 'exact' if acronym else 'initial', 'weak' if label_weak else 'strong')
    for b in bodies.values():
        # Many papers write Nato and Unesco: an acronym that also stands as a word is one name, in any spelling with a capital
        for (text, lang), data in list(b.names.items()):
            if data[0] == 'acronym' and lang == 'und':
                for (other, l), d in list(b.names.items()):
                    if d[0] != 'acronym' and other.lower() == text.lower():
                        del b.names[other, l]
                        data[1] = 'initial'
    return list(bodies.values())


def drop_patterns():
    """A function that says whether a name is to be left out.

    Patterns of scope `all` hold for every name; those of scope `bodies` not for ministries derived from the titles of a national
    cabinet, which are national whatever their names speak of (Ministry of Regional Development, Ministry of Training)."""
    patterns = defaultdict(list)
    for row in read_tsv(os.path.join(HERE, 'agencies_curated_drop.tsv')):
        for country in row['countries'].split('|'):
            patterns[country, row['scope']].append(re.compile(row['pattern']))

    def dropped(name, country, cabinet=False):
        scopes = ('all',) if cabinet else ('all', 'bodies')
        return any(p.search(name) for c in {'', country} for s in scopes for p in patterns[c, s])
    return dropped


def verdicts():
    """(country, name of the source row) -> what became of the row."""
    return {(r['country'], r['name']): r for r in read_tsv(os.path.join(HERE, 'agencies_curated_drop_rows.tsv'))}


# Words that the list of titles abbreviates, read wrongly; legal forms and remains of web pages
RELABEL = [(r'\b(Territorial|Public|Tinkhundla) Administrative and\b', r'\1 Administration and'),
           (r',? (e\. ?V|I\.P)$', ''), (r'^U\.S\. ', 'US '), (r'^独立行政法人 | (编辑|版權所有)$', '')]


def corrections(bodies):
    """Applies agencies_curated_drop_bodies.tsv and the `same` of rows; returns the bodies that are left."""
    by_id = {**{a: b for b in bodies for a in b.aliases}, **{b.id: b for b in bodies}}
    gone, into = set(), {b.id: b.same for b in bodies if b.same}
    for row in read_tsv(os.path.join(HERE, 'agencies_curated_drop_bodies.tsv')):
        b = by_id.get(row['id'])
        if b is None and row['verdict'] == 'same':
            by_id[row['same']].aliases.add(row['id'])     # an id of old: no row makes it any more
            continue
        if b is None or b.id != row['id'] and row['verdict'] == 'drop':
            print('no body', row['id'])
            continue
        if row['verdict'] == 'drop':
            gone.add(b.id)
        elif row['verdict'] == 'same':
            into[row['id']] = row['same']
        else:
            assert row['verdict'] == 'edit', row
            b.type = row['type'] or b.type
            if row['home']:
                b.country = row['home'].strip('-')
            if row['from']:
                b.start = row['from'].strip('-')
            for a in filter(None, row['others'].split('|')):
                assert any(t == a for t, _ in b.names) or b.curated, row
                b.names = {(t, l): d for (t, l), d in b.names.items() if t != a}
            if row['label']:
                old, b.label = b.label, row['label']
                for (text, lang), data in list(b.names.items()):
                    if fold(text) == fold(old) and data[0] == 'name':
                        del b.names[text, lang]
                b.names.pop((b.label, 'en'), None)
                lang = language(b.label, b.country)
                b.names = {(b.label, lang): ['name', 'initial', None, '', '', b.sources[0]], **b.names}
    for old, new in into.items():
        while new in into and into[new] != new and new != old:
            new = into[new]
        if new not in by_id:
            print('nothing to join', old, new)
            gone.add(old)
            continue
        a, b = by_id[old], by_id[new]
        if a is b:
            continue                            # the rows of both joined one body already
        for (text, lang), data in a.names.items():
            kind, case, strength, start, end, source = data
            if b.curated and lang in ('en', 'und') and kind == 'name' and language(text, b.country) == 'en' and not (a.curated or a.same or re.match('(Central )?Bank of ', text)):
                continue                        # curated English names are complete
            b.add(text, lang, kind, case, strength, start, end, source)
        b.sources = sorted(set(b.sources) | set(a.sources))
        b.wikidata = b.wikidata or a.wikidata
        b.aliases |= a.aliases | {old, a.id}
        gone.add(a.id)
        for i in [i for i, c in by_id.items() if c is a]:
            by_id[i] = b
    for b in bodies:
        for pattern, right in RELABEL:
            b.label = re.sub(pattern, right, b.label)
            b.names = {(re.sub(pattern, right, t), l): d for (t, l), d in b.names.items()}
    return [b for b in bodies if b.id not in gone]


def acronym_rules(bodies):
    """Applies agencies_curated_acronyms*.tsv; returns the acronyms that never stand alone, and those that do: (acronym, body)."""
    by_id = {b.id: b for b in bodies}
    weak, strong, drop = set(), set(), set()
    for path in sorted(glob.glob(os.path.join(HERE, 'agencies_curated_acronyms*.tsv'))):
        for row in read_tsv(path):
            acronym, rule, body = row['acronym'], row['rule'], row.get('body', '')
            if body and body not in by_id:
                print('no body for acronym', acronym, body)
                continue
            if rule == 'drop' and body:
                by_id[body].names.pop((acronym, 'und'), None)
            elif rule == 'drop':
                drop.add(acronym)
            elif rule == 'weak':
                weak.add(acronym)
            else:
                assert rule in ('add', 'strong'), row
                b = by_id[body]
                if not any(t == acronym for t, _ in b.names):
                    b.names[acronym, 'und'] = ['acronym', 'exact', 'weak', '', '', 'curated']
                if rule == 'strong':
                    strong.add((acronym, body))
    for b in bodies:
        for (text, lang), data in list(b.names.items()):
            if data[0] == 'acronym' and not data[5].startswith('curated') and text in drop:
                del b.names[text, lang]
    return weak, strong
