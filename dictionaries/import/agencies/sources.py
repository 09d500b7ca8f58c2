"""Reading the sources: their rows that are sound bodies, with all their names."""
import csv
import json
import os
import re

from .curated import drop_patterns, verdicts
from .kinds import CAPITALS, MINISTRY, NATIONAL, guess_type, is_acronym, native_good
from .language import language, registry_language
from .tables import Body, country_words
from .text import clean, fold, spellings

SOURCE = {'ror': 'ror', 'cia-derived': 'cia-derived', 'publicbodies.org': 'publicbodies', 'gov.uk': 'govuk', 'iati-crs': 'iati',
          'iati-orgid': 'iati', 'dotgov': 'dotgov', 'ecio': 'ecio', 'datenanfragen': 'dpa', 'ifg': 'ifg'}


def read_sources(facts):
    """The unified table, the registry of organisations by id, and of two registers the classes of their bodies."""
    ror = {}
    with open(os.path.join(facts, 'agencies-ror', 'ror_government_and_intergov.jsonl'), encoding='utf-8') as f:
        for line in f:
            o = json.loads(line)
            ror[o['id'].rsplit('/', 1)[-1]] = o
    tags = {}
    for country in 'gb gr br se nz np de us ch eu'.split():
        with open(os.path.join(facts, 'agencies-publicbodies', country + '.csv'), encoding='utf-8', newline='') as f:
            for r in csv.DictReader(f):
                tags[r['id']] = r
    with open(os.path.join(facts, 'agencies-uk-govuk', 'dates.tsv'), encoding='utf-8', newline='') as f:
        govuk = {r['government-organisation']: r['type'] for r in csv.DictReader(f, delimiter='\t')}
    with open(os.path.join(facts, 'unified', 'agencies.csv'), encoding='utf-8', newline='') as f:
        rows = list(csv.DictReader(f))
    for r in rows:
        r['name'] = r['name'].replace('’', "'")
    return rows, ror, (govuk, tags)


def admitted(row, name, country, lang, record, registers, words):
    """Whether a row is a national or international body: each source by its own classes."""
    sources, ids = row['source'].split('+'), row['id'].split('|')
    cabinet = 'cia-derived' in sources
    govuk, tags = registers
    keep = False
    if 'gov.uk' in sources:
        kind = next((govuk.get(i[7:], '') for i in ids if i.startswith('gov.uk:')), '')
        keep = keep or kind in ('Ministerial department', 'Executive agency', 'Non-ministerial department', 'Devolved administration',
                                'Executive non-departmental public body', 'Tribunal non-departmental public body', 'Public corporation',
                                'Independent monitoring body', 'Advisory non-departmental public body')
    if 'publicbodies.org' in sources:
        t = next((tags[i] for i in ids if i in tags), None)
        if country == 'GB':
            tag = set((t['tags'] if t else '').split())
            keep = keep or bool(tag & {'executive_agency', 'department', 'non_ministerial_department', 'public_regulatory'})
        elif country == 'GR':
            keep = keep or (t and ('Ανεξάρτητες' in t['classification'] or native_good(name)) and len(name) < 70)
        elif country == 'US':
            keep = keep or ('dotgov' in sources or 'ror' in sources) and bool(NATIONAL.search(name)) or re.match(r'(US|U\.S\.|United States|National|Federal|Bureau of|American) ', name)
        elif country == 'DE':
            keep = keep or (t and t['classification'] in ('Oberste Bundesbehörde', 'Obere Bundesbehörde')) or name.startswith('Bundes')
        elif country == 'BR':
            keep = keep or (t and t['classification'] in ('Estrutura Básica', 'Essenciais da Presidência da República') or 'agencia-reguladora' in (t['tags'] if t else '') or native_good(name))
        elif country == 'CH':
            keep = keep or re.match(r'(Bundes|Eidgenössisches? |Staatssekretariat|Schweizerische|Swiss)', name)
        elif country == 'SE':
            keep = True
        elif country == 'NZ':
            keep = keep or NATIONAL.search(name) or re.search(r'\b(New Zealand|NZ)\b', name)
        elif country == 'EU':
            keep = keep or re.search(r'\b(Agency|Office|Centre|Foundation|Authority|European (Union|Court|Central|Parliament|Council|Data|Ombudsman)|Directorate)\b', name)
        elif country == 'NP':
            keep = keep or re.match(r'(Ministry|National .*(Commission|Authority|Council|Office)|Nepal .*(Authority|Board|Commission|Council)|Department of|Supreme Court|Election Commission|Commission for|Office of the (Prime|Auditor|President))', name)
    if 'cia-derived' in sources or 'datenanfragen' in sources or 'ifg' in sources:
        keep = True
    if 'iati-crs' in sources:
        keep = True
    if 'iati-orgid' in sources and NATIONAL.search(name):
        keep = True
    if 'dotgov' in sources and NATIONAL.search(name) and not row['parent']:
        keep = True
    if 'ror' in sources and (country in ('INT',) or NATIONAL.search(name) and lang == 'en' or lang != 'en' and native_good(name)):
        keep = True
    if sources[0] == 'ror' and country in CAPITALS and record and record['city'] not in CAPITALS[country] and 'cia-derived' not in sources \
            and not any(re.search(r'(^|\W)%s(\W|$)' % re.escape(w), name) for w in words[country]):
        keep = False
    if sources == ['ror'] and country == 'US' and not row['parent'] and not re.match(r'(US|U\.S\.|United States|National (?!Association)|Federal) ?', name):
        keep = False                                  # trade associations and states' bodies stand among them
    if country in ('AS', 'GU', 'VI', 'PR', 'MP') or not country.strip('INTEU') and ' - ' in name:
        keep = False                                  # territories' departments; country offices of the WHO
    if sources == ['ror'] and country and re.match(r'(International|Inter-|World|European|African|Asian|Arab|United Nations|Nordic|Latin American|Pan-?|Global|West African|East African)\b', name):
        keep = False                                  # bodies between states, given to the country they sit in
    if re.search(r', (Ministry|Department|Office|Government)\b', name) and lang == 'en' and not cabinet:
        keep = False                                  # a directorate, with its ministry behind the comma
    if sources == ['cia-derived'] and country in ('SE', 'FI', 'NL', 'NZ', 'NR'):
        keep = False                                  # there the titles name portfolios, several to a ministry, not ministries
    if 'ecio' in sources:
        keep = True                                   # for its name and source only: see join()
    return keep


def bare_ministry(name, country, words):
    """'Ministry of Finance of Portugal' is 'Ministry of Finance' and the country."""
    for w in sorted(words[country], key=len, reverse=True):
        name = re.sub(r',? (of|in|for) (the )?(Republic|Kingdom|State|Union|Government|Federation|Commonwealth)? ?(of )?(the )?%s$' % re.escape(w), '', name)
        if country != 'US':
            name = re.sub(r'^%s (?=Federal|Ministry|Department|Minist)' % re.escape(w), '', name)
        name = re.sub(r',? %s$' % re.escape(w), '', name) if country != 'CA' else name
    return re.sub(r' - [A-Z][a-z]+$', '', name).strip(' ,')


def imported(facts, curated_names):
    """Rows of the unified table that are sound national or international bodies, as Body objects."""
    dropped = drop_patterns()
    verdict = verdicts()
    words = country_words(facts)
    rows, ror, registers = read_sources(facts)
    # rows with a body's own identity (register, ROR) come before those derived from office titles
    rows.sort(key=lambda r: (r['source'] == 'cia-derived', r['country_iso2'], r['name']))
    # the rows that were read one by one come last, so that those the rules take keep their ids
    rows.sort(key=lambda r: (r['country_iso2'], r['name']) in verdict)
    used = set()
    for r in rows:
        sources, ids = r['source'].split('+'), r['id'].split('|')
        country = r['country_iso2']
        record = next((ror[i] for i in ids if i in ror), None)
        read = verdict.get((country, r['name']))
        if read:
            used.add((country, r['name']))
            if read['verdict'] == 'drop':
                continue
            if read['home']:
                country = read['home'].strip('-') or 'INT'
        name = clean(re.sub(r'\s*\([^()]*\)', '', r['name']))
        region = country == 'GB' and re.search(r'\((Northern Ireland|Scotland|Wales|England)\)$', r['name'])
        id_label = name
        if region:
            name = region.group(1) + ' ' + name          # Northern Ireland Department for Communities
        if read and read['label']:
            name = read['label']
        if read and '/' in name:
            name = next((t.strip() for t in name.split('/') if language(t, country) == 'en'), name.split('/')[0].strip())
        name = re.sub(r'^[A-ZÄÖÜ]{3,8} - | - [A-ZÄÖÜ]{3,8}$', '', name)      # UODO - Urząd ...
        if country == 'EU' and not read and record and record['country'] and 'Europe' not in name:
            country = record['country']                   # a Directorate General of India or Mexico
        if country in ('INT', 'EU') and not read and sources == ['ror'] and fold(name) not in curated_names:
            continue                                      # associations and institutes stand among them; the public ones are curated
        labels = []                                       # (text, lang)
        if record:
            labels = [(clean(re.sub(r'\s*\([^()]*\)', '', x['label'])), registry_language(x['lang'], x['label'], country)) for x in record['labels']]
            labels = [(t, 'fr' if l not in ('fr', 'ca') and re.search(r'\bde la\b.*\b(contre|les|du|des)\b', t) else l) for t, l in labels if ' - ' not in t]
        english = next((t for t, l in labels if l == 'en'), None)
        if language(name, country) != 'en' and english and not (read and read['label']):
            labels.append((name, language(name, country)))
            name = english
        everything = [name] + [t for t, _ in labels] + [clean(r['parent'])]
        # -- out: what the patterns name, in the name, any translation, or the parent
        cabinet = 'cia-derived' in sources
        if not read and any(dropped(t, country, cabinet) for t in everything if t):
            continue
        if not read and r['type'] in ('embassy', 'permanent representation') or len(name) < 4 or len(name) > 110:
            continue
        if re.search(r'[«»"<>{}\[\]/:;#@]|\d{3}', name) or name.islower():
            if read:
                print('cannot be a name:', country, name)
            continue
        lang = language(name, country)
        keep = read is not None or admitted(r, name, country, lang, record, registers, words)
        if not keep:
            continue
        if country == 'INT' and not read and not re.search(r'(?i)international|world|united nations|european|african|asian|americ|arab|inter-|organi[sz]ation|union|council|fund|bank|commission|global|convention|caribbean|pacific|nordic|islamic|secretariat|agency|west africa|mekong|commonwealth|south|baltic|amazon|andean|gulf|mediterranean', name):
            continue
        country = '' if country in ('INT', 'EU') else country
        if not re.fullmatch(r'([A-Z]{2}|[A-Z]{4})?', country):
            continue
        if not country and not read and record and record['country'] and lang != 'en':
            continue
        type_ = guess_type(name, r['type'])
        if read and read['type']:
            type_ = read['type']
        if country and type_ == 'eu-body':
            type_ = 'public-body'
        if not country and not (read and read['type']) and type_ not in ('eu-body', 'court', 'central-bank'):
            type_ = 'eu-body' if r['country_iso2'] == 'EU' else 'international-organisation'
        if country and MINISTRY.search(name):
            name = name if region else bare_ministry(name, country, words)
            if re.search(r' (of|for|and)$', name):
                continue
        b = Body(spellings(name)[0] if cabinet and lang == 'en' else name, type_, country, SOURCE[sources[0]])
        b.sources = sorted({SOURCE[s] for s in sources})
        b.id_label = id_label if region and not read else b.label
        b.same = read['same'] if read else ''
        b.read = read is not None
        b.bare = id_label if region else ''
        b.parent_label = r['parent'] if sources[0] == 'ror' else ''     # parents in the GOV.UK register are those of 2017
        start = r['start']
        if re.fullmatch(r'\d{4}(-\d\d(-\d\d)?)?', start) and 'ecio' not in sources and 'ror' not in sources:
            b.start = start               # a founding year in ROR may be that of a forebear, of a building or of the present law
        if re.fullmatch(r'\d{4}(-\d\d(-\d\d)?)?', r['end']) and 'ecio' not in sources:
            b.end = r['end']
        if record and len([w for w in record['wikidata'] if w]) == 1:
            b.wikidata = record['wikidata'][0]
        # -- names
        texts = []
        for text in (spellings(name) if lang == 'en' and country not in ('GB', 'IE', 'AU', 'NZ', 'US') else [name]):
            texts.append((text, lang))
        for text, l in labels:
            if any(fold(text) == fold(t) for t, _ in texts):
                continue
            texts.append((text, l if l != 'en' or language(text, country) == 'en' else 'und'))
        known = {fold(t) for t, _ in texts}
        for alias in r['aliases'].split('|'):
            alias = clean(re.sub(r'\s*\([^()]*\)', '', alias))
            if fold(alias) in known or ' - ' in alias or re.fullmatch(r'[\u30a0-\u30ff\s]+', alias):
                continue
            texts.append((alias, language(alias, country)))
        b.texts = texts
        b.acronyms = [clean(a) for a in r['acronym'].split('|')]
        b.acronyms += [a for t in [r['name']] + r['aliases'].split('|') for a in re.findall(r'\(([A-Z][A-Z&-]{2,7}|(?:[Α-Ω]{1,3}\.){3,9})\)', t)]
        if country == 'GB':                              # registers give 'Ofsted' or 'Pension Protection Fund' as an abbreviation too
            for a in b.acronyms:
                if ' ' in a and len(a.split()) > 2 and not is_acronym(a.replace(' ', '')):
                    texts.append((a, language(a, country)))
        if region:
            texts.append((clean(re.sub(r'\s*\([^()]*\)', '', r['name'])), 'en'))
        yield b
    assert used == set(verdict), sorted(set(verdict) - used)[:9]
