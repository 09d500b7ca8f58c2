#!/usr/bin/env python3
"""Turns the collected facts about office holders into dictionaries/ministers/.

    ministers.py FACTS

FACTS is the folder of sources; its tables unified/ministers.csv and more/unified_more.csv are read, and of some
sources the raw tables beside them. Writes people.tsv, offices.tsv and tenures.tsv in normal form, adds to
redirects.tsv, and prints how many rows of each source were taken, merged and left out, and why.
Reads portfolios.tsv, and the tables that are there: an id that was published stays with its person or office.

The work is done by the modules in ministers/: unified.py, uk.py, more.py and phoenix.py read the sources,
identity.py and matching.py find out which names are one person, settle.py makes the tenures agree with each
other, output.py gives ids and writes.

The hand-made tables ministers_curated_*.tsv beside this script win over every source (all files that begin so
are read: offices.tsv, offices_eu_west.tsv ...):

offices   an office with the source titles it stands for; from `complete_from` on, its curated
          holders are the whole list, so holders of the sources in that time are left out
tenures   holders of those offices; for the same person and office they win over the sources
people    the press name of a person, other spellings (`+` before a single word that may be written
          out as an alias, `-` before a spelling that must not be written out, `=` before one that is written
          out and says nothing about the sources), the surname, the countries where to look for the person in
          the sources
names     how the press writes a name of the sources; `from` (the beginning of a date) tells namesakes apart
heads     which office the rows of Phoenix mean that say only "head of state or government", and the day on which
          those left whom it still shows
envoys    people of the lists of governments who were ambassadors (all the time, or only `from` and `until` then),
          or governors of the central bank
left      people whom the list of May 2019 still shows, and when they had left (empty title: all offices of the
          name; empty name: all others of the country; empty `until`: rightly shown)
drops     rows of the sources that are wrong (empty title: all rows of the name; empty name: all of the title;
          `seen`: only the speech of that month)
"""
import collections, os, sys

sys.dont_write_bytecode = True
from ministers import matching, more, phoenix, settle, unified
from ministers.catalogue import Catalogue
from ministers.curated import Curated
from ministers.identity import Identity
from ministers.names import Capitals
from ministers.output import write_all
from ministers.tenures import PREFERRED
from ministers.titles import Portfolios
from ministers.uk import Ifg


def main():
    facts = sys.argv[1]
    curated, portfolios = Curated(), Portfolios()
    offices = Catalogue(curated)
    identity = Identity(curated, offices)
    records, taken, left_out = [], collections.Counter(), collections.Counter()

    unified.read(os.path.join(facts, 'unified', 'ministers.csv'), curated, offices, identity, Capitals(facts), portfolios, Ifg(facts), records, left_out, taken)
    reader = more.Reader(curated, offices, identity, portfolios, records, left_out, taken)
    reader.read(os.path.join(facts, 'more', 'unified_more.csv'))
    phoenix.read(reader.phoenix, reader)

    identity.join_across()
    settle.join_spellings([r for r in records if not isinstance(r.tenure.key, phoenix.Stretch)], identity)
    matching.join_people(records, identity, curated, offices)
    people = settle.gather(records, curated, offices, identity)
    phoenix.Assigner(people, offices, curated, left_out, taken).run()
    people = settle.settle(people, left_out)
    write_all(people, offices, curated)
    report(people, taken, left_out)


def report(people, taken, left_out):
    """How many rows of each source went in, were merged, were left out, and for which reason."""
    written = collections.Counter(t.source for p in people.values() for t in p.tenures)
    for source in PREFERRED:
        print('%-24s %6d rows read, %6d tenures written' % (source, taken[source, 'read'], written[source]))
        for (name, reason), n in sorted(left_out.items(), key=lambda x: -x[1]):
            if name == source and n:
                print('%-24s %6d %s' % ('', n, reason))
        rest = taken[source, 'read'] - written[source] - sum(n for (name, _), n in left_out.items() if name == source)
        if rest > 0:
            print('%-24s %6d merged: one tenure goes on in the next row' % ('', rest))
    print('people %d, tenures %d' % (len(people), sum(len(p.tenures) for p in people.values())))


if __name__ == '__main__':
    main()
