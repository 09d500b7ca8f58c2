#!/usr/bin/env python3
"""Makes the agencies dictionary from the fact sources and the hand-made rows.

    python3 agencies.py FACTS [PUBLISHED REDIRECTS]

FACTS is the folder of sources; its table unified/agencies.csv is read, and of some sources the raw tables beside it.
Writes ../agencies/entities.tsv, names.tsv and members.tsv in normal form; agencies/examples.tsv is written by hand.
With PUBLISHED, the table of bodies that was published last, it also writes to REDIRECTS which ids took the place of those
that are gone, and prints those that are gone for good.

The work is done by the modules in agencies/: sources.py reads the sources, kinds.py and language.py say what a name tells,
curated.py reads the hand-made tables, join.py finds out which rows are one body, strength.py says which names stand alone.

Hand-made rows stand beside this script and always win over imported ones:

agencies_curated_bodies*.tsv  one body a row; `names` holds its names besides the label, joined by `|`.
    A name may carry, in this order: `~` (weak), `fr:` (language, English without it),
    `a=` acronym, `s=` short, `o=` official, `f=` former, and `@from..until` at its end.
    A lone `~` makes the label itself weak. A body that stands in two files has the names of both.
agencies_curated_members.tsv  membership of groups of states, several members to a row: see groups.py.
agencies_curated_drop.tsv     patterns of what must not come in from the sources, each with its reason.
agencies_curated_drop_rows.tsv    what became of source rows that were read one by one: `keep` takes a row in that the
    rules leave out, `same` makes it another name of the body `same`. `type`, `home` (a country, `-` for none) and `label`
    correct the row where they are not empty.
agencies_curated_drop_bodies.tsv  the same for bodies by their ids, after the rows were joined: `drop`, `same`, or `edit`,
    which corrects `type`, `label`, `home` and `from` (`-` for none); the names in `others` are not the body's own and go.
agencies_curated_acronyms*.tsv    `drop` leaves an acronym of imported bodies out, `weak` never lets it stand alone, and
    `strong` lets it stand alone for the body `body`; `add` gives a body an acronym that no source gives.

The sources are wide and dirty: they list municipalities, laboratories, internal offices and programmes beside ministries.
So a source row has to earn its place: it comes in when its own source classes it as a national body, or when its name says so,
and goes out again when a drop pattern hits it. The rows lost that way were read one by one: those that are sound come back
by agencies_curated_drop_rows.tsv.
"""
import re
import sys
from collections import Counter, defaultdict

import groups
from agencies.curated import acronym_rules, corrections, curated
from agencies.join import join
from agencies.strength import fold_acronyms, shared_acronyms, short_names, strengths
from agencies.tables import read_tsv, write
from agencies.text import clean, fold, slug


def give_ids(bodies):
    """Bodies of the sources get their country and name as id; of two that are called the same, the second one a number."""
    taken = {b.id for b in bodies if b.id}
    for b in bodies:
        if b.id:
            continue
        base = slug(b.country, b.id_label)
        b.id = base
        n = 2
        while b.id in taken:
            b.id = '%s-%d' % (base, n)
            n += 1
        taken.add(b.id)


def find_parents(bodies):
    owner = defaultdict(set)
    for b in bodies:
        for text, _ in b.names:
            owner[b.country, fold(text)].add(b.id)
    for b in bodies:
        parents = {i for p in b.parent_label.split('; ') if p for i in owner.get((b.country, fold(clean(p))), ())}
        if not b.parent and len(parents) == 1 and b.id not in parents:
            b.parent = parents.pop()


def tables(bodies):
    """The rows of entities.tsv and names.tsv."""
    entities, names = [], []
    ids = {b.id for b in bodies}
    for b in bodies:
        source = '|'.join(sorted(set(b.sources)))
        parent = b.parent if b.parent in ids else ''
        assert all(i in ids for i in filter(None, b.successors.split('|'))), (b.id, b.successors)
        entities.append((b.id, b.label, b.type, b.country, parent, b.start, b.end, b.successors, b.wikidata, source))
        for (text, lang), (kind, case, strength, start, end, src) in b.names.items():
            if not any(c.isupper() for c in text) and case == 'initial':
                case = 'any'
            names.append((b.id, text, kind, lang, case, strength, start, end, src))
    return entities, names


def write_redirects(bodies, published, path):
    ids, alias = {b.id for b in bodies}, {a: b.id for b in bodies for a in b.aliases}
    gone = [r['id'] for r in read_tsv(published) if r['id'] not in ids]
    with open(path, 'w', encoding='utf-8', newline='\n') as f:
        f.write('class\told\tnew\tsource\n')
        f.writelines(sorted('agency\t%s\t%s\tcurated\n' % (i, alias[i]) for i in gone if i in alias))
    for i in gone:
        if i not in alias:
            print('left out:', i)


def main(facts, published=None, redirects=None):
    bodies, words = join(curated(), facts)
    give_ids(bodies)
    bodies = corrections(bodies)
    find_parents(bodies)
    bodies = [b for b in bodies if b.curated or re.fullmatch(r'([a-z]{2}-|[a-z]{4}-)?[a-z0-9-]{3,}', b.id) and len(b.id) > 5]
    weak, alone = acronym_rules(bodies)
    short_names(bodies)
    strengths(bodies, words)
    shared_acronyms(bodies, weak, alone)
    fold_acronyms(bodies)
    entities, names = tables(bodies)
    e = write('entities.tsv', 'id label type country parent from until successors wikidata source'.split(), entities)
    n = write('names.tsv', 'entity name kind lang case strength from until source'.split(), names)
    groups.main()
    print('%d entities, %d of them with an acronym, %d names' % (e, len({x[0] for x in names if x[2] == 'acronym'}), n))
    print(Counter(x[2] for x in entities).most_common())
    print(Counter((x[5], x[2] == 'acronym') for x in names).most_common())
    if published:
        write_redirects(bodies, published, redirects)


if __name__ == '__main__':
    main(*sys.argv[1:])
