#!/usr/bin/env python3
"""Prints random rows of a table, joined with the names and labels that its ids stand for.

    draw.py TABLE N SEED        for example: draw.py ministers/tenures 100 7

The same seed draws the same rows as long as the table stays the same: what was checked can be checked again.
"""
import csv, os, random, sys

DICTIONARIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')


def table(name):
    with open(os.path.join(DICTIONARIES, name + '.tsv'), encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))


def main():
    name, number, seed = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    rows = table(name)
    labels = {}
    if name == 'ministers/tenures':
        labels['person'] = {r['id']: '%s (%s) [%s]' % (r['name'], r['surname'], r['aliases'].replace('|', '; ')) for r in table('ministers/people')}
        labels['office'] = {r['id']: '%s / %s %s %s' % (r['label'], r['rank'], r['portfolios'], r['seats']) for r in table('ministers/offices')}
    elif name.endswith('/names'):
        labels['entity'] = {r['id']: r['label'] for r in table(name[:-len('names')] + 'entities')}
    elif name == 'agencies/members':
        entities = {r['id']: r['label'] for r in table('agencies/entities')}
        labels['group'], labels['member'] = entities, {r['id']: r['label'] for r in table('countries/entities')}
    for row in sorted(random.Random(seed).sample(rows, min(number, len(rows))), key=lambda r: list(r.values())):
        print(' | '.join('%s: %s%s' % (k, v, ' = ' + labels[k][v] if v in labels.get(k, ()) else '') for k, v in row.items() if v))


if __name__ == '__main__':
    main()
