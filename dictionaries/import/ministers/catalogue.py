"""All offices, found by their title."""
from .tenures import Office
from .titles import title_key


class Catalogue:
    def __init__(self, curated):
        self.offices, self.by_title = {}, {}
        for row in curated.offices:
            office = self.offices.get(row['id'])
            if office is None:
                office = Office(row['id'], row['label'], row['country'], row['body'], row['rank'],
                                row['portfolios'].split('|') if row['portfolios'] else [], row['seats'], 'curated')
                office.curated = True
                self.offices[row['id']] = office
            if row['complete_from']:
                office.complete_from = min(office.complete_from or '9', row['complete_from'])
            for title in [row['label']] + row['titles'].split('|'):
                if title:
                    self.by_title.setdefault((row['country'] or row['body'] or 'EU', title_key(title)), office)
                    if not row['country']:
                        self.by_title.setdefault(('EU', title_key(title)), office)
        for row in curated.tenures:
            office = self.offices[row['office']]
            office.complete_until = max(office.complete_until, row['from'])

    def find(self, country, title):
        return self.by_title.get((country, title_key(title)))

    def add(self, country, title, office):
        self.by_title[country, title_key(title)] = office
        return office
