#!/usr/bin/env python3
"""Makes the agencies dictionary from the fact sources and the hand-made rows.

    python3 agencies.py FACTS_FOLDER [PUBLISHED_ENTITIES REDIRECTS]

With the table of bodies that was published last, it also writes which ids took the place of those that are gone. It writes ../agencies/entities.tsv, names.tsv and members.tsv in normal form.
agencies/examples.tsv is written by hand and not touched.

Hand-made rows stand beside this script and always win over imported ones:

agencies_curated_bodies*.tsv  one body a row; `names` holds its names besides the label, joined by `|`.
    A name may carry, in this order: `~` (weak), `fr:` (language, English without it),
    `a=` acronym, `s=` short, `o=` official, `f=` former, and `@from..until` at its end.
    A lone `~` makes the label itself weak. A body that stands in two files has the names of both.
agencies_curated_members.tsv  membership of groups of states, several members to a row.
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
import csv
import glob
import json
import os
import re
import sys
import unicodedata
from collections import Counter, defaultdict

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, '..', 'agencies')

# ---------------------------------------------------------------- text

LETTERS = {'ø': 'o', 'Ø': 'O', 'æ': 'ae', 'Æ': 'Ae', 'ß': 'ss', 'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ð': 'd',
           'Ð': 'D', 'þ': 'th', 'Þ': 'Th', 'ı': 'i', 'œ': 'oe', 'Œ': 'Oe', 'ə': 'a', 'Ə': 'A', 'ʻ': '', '+': ' plus'}
LETTERS.update(zip('αβγδεζηθικλμνξοπρστυφχψωςΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩάέήίόύώϊϋΐΰΆΈΉΊΌΎΏ',
                   'a v g d e z i th i k l m n x o p r s t y f ch ps o s A V G D E Z I Th I K L M N X O P R S T Y F Ch Ps O a e i i o y o i y i y A E I I O Y O'.split()))
LETTERS.update(zip('абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЫЭЮЯІЇЄҐ',
                   'a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya i yi ye g A B V G D E Zh Z I Y K L M N O P R S T U F Kh Ts Ch Sh Shch Y E Yu Ya I Yi Ye G'.split()))
LETTERS.update({'ъ': '', 'ь': ''})
TRANSLITERATED = {c: a for c, a in LETTERS.items() if 'Ͱ' <= c <= 'ӿ'}


def ascii_of(text):
    text = ''.join(LETTERS.get(c, c) for c in text)
    return ''.join(c for c in unicodedata.normalize('NFKD', text) if ord(c) < 128)


def slug(country, label):
    """gb-hm-treasury. A leading US is not said twice, as in us-us-mint."""
    if country == 'US':
        label = re.sub(r'^(US|U\.S\.|United States) ', '', label)
    text = ascii_of(label.replace('&', ' and ').replace("'", '').replace('’', ''))
    text = re.sub(r'[^a-z0-9]+', '-', text.lower()).strip('-')
    return (country.lower() + '-' if country else '') + text


def fold(text):
    """What two spellings of one name have in common: the engine's folding, and the British and American spellings."""
    text = text.replace('&', ' and ').replace('’', "'")
    text = unicodedata.normalize('NFKD', ''.join(c if c in TRANSLITERATED else LETTERS.get(c, c) for c in text)).lower()
    text = ''.join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"\b(her|his) majesty'?s\b", 'hm', text)
    text = re.sub(r"[^\w]+", ' ', text.replace("'", '')).replace('co op', 'coop').replace('co ord', 'coord')
    for american, british in SPELLINGS:
        text = re.sub(r'\b%s\b' % american.lower(), british.lower(), text)
    text = re.sub(r'\b(the|intl)\b', lambda m: {'the': '', 'intl': 'international'}[m.group(1)], text)
    return ' '.join(text.split())


def engine_fold(text):
    """What the engine folds: case, accents, hyphens, apostrophes, `&`; spellings it does not."""
    text = text.replace('.', '')
    text = ''.join(c if c in TRANSLITERATED or c == '+' else LETTERS.get(c, c) for c in text.replace('&', ' and ').replace('’', "'"))
    text = ''.join(c for c in unicodedata.normalize('NFKD', text).lower() if not unicodedata.combining(c))
    return ' '.join(re.sub(r"[^\w]+", ' ', text.replace("'", '')).split())


SPELLINGS = [('Defense', 'Defence'), ('Labor', 'Labour'), ('Program', 'Programme'), ('Programs', 'Programmes'),
             ('Organization', 'Organisation'), ('Center', 'Centre'), ('Centers', 'Centres'), ('Modernization', 'Modernisation'),
             ('Decentralization', 'Decentralisation'), ('Digitalization', 'Digitalisation'), ('Digitization', 'Digitisation'),
             ('Industrialization', 'Industrialisation'), ('Urbanization', 'Urbanisation'), ('Harbors', 'Harbours'),
             ('Mobilization', 'Mobilisation'), ('Utilization', 'Utilisation'), ('Standardization', 'Standardisation')]


def spellings(name):
    """The name in British and in American spelling: the engine does not fold these in names."""
    british, american = name, name
    for a, b in SPELLINGS:
        if a in ('Program', 'Programs'):
            continue
        british = re.sub(r'\b%s\b' % a, b, british)
        american = re.sub(r'\b%s\b' % b, a, american)
    return [british] if british == american else [british, american]


ABBREVIATED = [(r'\bIntl\.?(?= )', 'International'), (r'\bGovts?\.?(?=[ ,]|$)', 'Government'), (r'\bNatl\.?(?= )', 'National'),
               (r'\bDept\.?(?= )', 'Department'), (r'\bDev\.(?=[ ,]|$)', 'Development'), (r'\bAdmin\.?(?=[ ,]|$)', 'Administration'),
               (r'\bPvt\.?(?= )', 'Private'), (r'\bCoop\.?(?=[ ,]|$)', 'Cooperation'), (r'\bTech\.(?=[ ,]|$)', 'Technology'),
               (r'\bMin\. of\b', 'Ministry of'), (r'\bResources Mgmt\.?', 'Resources Management')]


def clean(name):
    name = unicodedata.normalize('NFC', name).replace('’', "'").replace('‘', "'").replace('`', "'").replace('´', "'")
    name = name.replace('–', '-').replace('—', '-').replace('‑', '-').replace('“', '"').replace('”', '"').replace('\u00a0', ' ')
    name = re.sub(r'[\u200b-\u200f\ufeff]', '', name)
    for pattern, full in ABBREVIATED:
        name = re.sub(pattern, full, name)
    name = re.sub(r'\s+', ' ', name).strip(' ,;.-"')
    name = re.sub(r'^[Tt]he (?=\S)', '', name)
    name = re.sub(r'\s*,\s*and\b', ' and', name)           # the engine makes the comma optional
    return name


# ---------------------------------------------------------------- languages

# Languages that the registry of organisations mistakes
LANG_FIXES = {('BG', 'cu'): 'bg', ('LK', 'fa'): 'si', ('PK', 'ar'): 'ur', ('MK', 'hr'): 'mk', ('RS', 'sl'): 'sr'}

# Which languages other than English a country's bodies name themselves in (Latin script only; one language means: sure).
NATIVE = {'DE': 'de', 'AT': 'de', 'FR': 'fr', 'ES': 'es', 'PT': 'pt', 'BR': 'pt', 'IT': 'it', 'SE': 'sv', 'DK': 'da', 'NO': 'no',
          'IS': 'is', 'PL': 'pl', 'CZ': 'cs', 'SK': 'sk', 'HU': 'hu', 'RO': 'ro', 'MD': 'ro', 'HR': 'hr', 'SI': 'sl', 'EE': 'et',
          'LV': 'lv', 'LT': 'lt', 'NL': 'nl', 'TR': 'tr', 'ID': 'id', 'VN': 'vi', 'MX': 'es', 'AR': 'es', 'CL': 'es', 'CO': 'es',
          'PE': 'es', 'UY': 'es', 'BO': 'es', 'PY': 'es', 'EC': 'es', 'VE': 'es', 'CU': 'es', 'CR': 'es', 'PA': 'es', 'GT': 'es',
          'HN': 'es', 'SV': 'es', 'NI': 'es', 'DO': 'es', 'AO': 'pt', 'MZ': 'pt', 'CV': 'pt', 'SN': 'fr', 'CI': 'fr', 'BF': 'fr',
          'ML': 'fr', 'NE': 'fr', 'BJ': 'fr', 'TG': 'fr', 'GA': 'fr', 'CG': 'fr', 'CD': 'fr', 'MG': 'fr', 'TN': 'fr', 'DZ': 'fr',
          'MA': 'fr', 'HT': 'fr', 'GN': 'fr', 'AL': 'sq', 'MY': 'ms'}
CYRILLIC = {'RU': 'ru', 'UA': 'uk', 'BG': 'bg', 'BY': 'be', 'MK': 'mk', 'RS': 'sr', 'KZ': 'kk', 'MN': 'mn'}
ENGLISH = re.compile(r'\b(of|and|for|the|on|National|Office|Agency|Department|Council|Commission|Authority|Bureau|Institute|Service|'
                     r'Services|Board|Bank|Center|Centre|Academy|Research|Ministry|Survey|Foundation|Development|Health|Police|Statistics|'
                     r'Supreme|Court|Organization|Organisation|Tribunal|Inspectorate|Corporation|Treasury|Secretariat|Registry|'
                     r'Commissioner|Ombudsman|Energy|Space|Security|Navy|Army|Air Force|Armed Forces|Parliament|Government|Archives|Historical|'
                     r'Environment|Defence|Portuguese|Spanish|Italian|Swedish|Danish|Turkish|Croatian|Colombian|Basque|Chilean|State|Public|Company|Society)\b')
NOT_ENGLISH = re.compile(r'(?i)\b(de|del|della|di|du|des|la|le|el|los|las|da|do|dos|das|e|y|et|und|für|der|die|och|för|og|i|w|na|a|za|van|voor|en|pour|para|per|il|dei)\b')


def registry_language(lang, name, country):
    """The language that the registry of organisations gives for a name, mended."""
    if len(ENGLISH.findall(name)) >= 3 and not NOT_ENGLISH.search(name):
        return 'en'
    return LANG_FIXES.get((country, lang)) or {'lu': 'lb', 'nb': 'no', 'nn': 'no'}.get(lang, lang or 'und')


def language(name, country):
    """The language of a name that its source gives without one; `und` where it cannot be told."""
    if re.search(r'[\u0370-\u03ff\u1f00-\u1fff]', name):
        return 'el'
    if re.search(r'[\u0400-\u04ff]', name):
        return CYRILLIC.get(country, 'und')
    if re.search(r'[\uac00-\ud7af]', name):
        return 'ko'
    if re.search(r'[\u3040-\u30ff]', name):
        return 'ja'
    if re.search(r'[\u4e00-\u9fff]', name):
        return 'ja' if country == 'JP' else 'zh' if country in ('CN', 'TW', 'HK', 'SG') else 'und'
    if re.search(r'[^\u0000-\u024f\u1e00-\u1eff\u2010-\u201f]', name):
        return 'und'
    if country == 'CH' and re.search(r'\b(für|der|des|und)\b|Bundes|Eidgenössisch|Schweizerisch|Staatssekretariat', name):
        return 'de'
    english = len(ENGLISH.findall(name))
    other = len(NOT_ENGLISH.findall(name)) + len(re.findall(r'[^\x00-\x7f]', name))
    if english > other:
        return 'en'
    if country in ANGLOPHONE and name.isascii() and not other:
        return 'en'
    if country in ('INT', 'EU', '') and re.search(r"(?i)\b(des|du|pour|la|le|les|sur|d'|l')(?=\W|[a-zéèîâ])", name):
        return 'fr'
    return NATIVE.get(country, 'und')


ANGLOPHONE = set('GB US AU NZ IE CA IN ZA NG KE GH UG ZM ZW MW TZ SG JM TT BB BS GY BZ PK BD LK PH MT FJ PG NA BW LS SZ SL LR GM MU SC'.split())


# ---------------------------------------------------------------- reading

def read_tsv(path):
    with open(path, encoding='utf-8', newline='') as f:
        lines = f.read().split('\n')
    head = lines[0].split('\t')
    return [dict(zip(head, line.split('\t'))) for line in lines[1:] if line]


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


MINISTRY = re.compile(r"(?i)\b(minist(ry|erio|ério|ère|ero|erium|arstwo|erstwo|erstvo|arstvo|erie|eriet|erija|eerium|eriö)|department (of|for)|"
                      r"secretar[ií]a de|departement(et)? |departamento de|ministeriö|bundesministerium|υπουργειο|υπουργείο|министерство|міністерство|bakanlığı|minisztérium)\b|departementet\b|ministeriet\b|ministerium\b")

NATIONAL = re.compile(r"(?i)\b(ministry|department|agency|authority|commission(er)?|council|board|bureau|inspectorate|secretariat|court|tribunal|parliament|"
                      r"(central|reserve|national|development) bank|bank of|statistic(s|al)|geological survey|public health institute|"
                      r"institute (of|for) (statistics|public health|standards|health|metrology|meteorology|hydrology|hygiene|strategic|defence|defense)|"
                      r"national institutes?( of| for)? (health|statistic|public|standards|metrolog|meteorolog|hygiene|legal|agricultur)|"
                      r"(meteorological|weather|forest|revenue|prosecution|prison|customs|police|immigration|intelligence|civil|postal|health|statistical|hydrographic|fire) service|"
                      r"(space|nuclear|energy|aviation|customs|tax|revenue|ports?|maritime|railway|highway|medicines|drug|food)[a-z ]* (administration|organi[sz]ation|office)|"
                      r"academy of sciences|research council|science foundation|research foundation|treasury|ombudsman|chancellery|"
                      r"(patent|intellectual property|audit|statistical|statistics|federal|national|foreign|state|presidential|prime minister's) office|office (of|for) the|office for|"
                      r"administration|directorate (of|for|general)|fund|standards (institution|institute|organi[sz]ation|bureau|association))\b")


TYPES = [                                       # the first that fits wins
    ('data-protection-authority', r'data protection|personal data|datenschutz|protection des données|privacy commissioner|information commissioner'),
    ('central-bank', r'\bcentral bank\b|\breserve bank\b|monetary authority|^ ?bank of \w+ ?$|banco central|^ ?national bank of'),
    ('department', None),
    ('statistics-office', r'statistics (office|bureau|service|agency|authority|canada|division)|(office|bureau|institute|service|department) of (\w+ )?statistics|'
                          r'statistical (office|service|institute|bureau|authority|agency)|census bureau|statistisch|estadística|estatística|statistique|statistik|^ ?statistics \w+ ?$'),
    ('space-agency', r'space (agency|administration|organi|research organi|commission)|aerospace exploration|agencia espacial|agence spatiale|agência espacial'),
    ('court', r'supreme court|constitutional court|\b(high|federal|administrative|family|commercial|companies|patents|planning|mercantile|county|appeals?|labour|tax|crown|admiralty|enterprise|bankruptcy) court\b(?! (service|administration))|'
              r'court of (justice|appeals?|session|arbitration|claims|cassation|protection|judicature|human|auditors)|\btribunal\b(?! (service|procedure))(?! de contas)|division of the high court|verwaltungsgericht|hovrätt|kammarrätt|domstol(en)? $'),
    ('parliament', r'^ ?(the )?(\w+ ){0,3}(parliament|national assembly|senate|house of (representatives|commons|lords|councillors)|chamber of deputies|general assembly)( of (the )?\w+){0,2} ?$|parlament\b'),
    ('military', r'\b(army|navy|air force|space force|marine corps|armed forces|defen[cs]e forces?|coast guard)\b(?!.*(pay|review|compensation|retirement|museum|college|school|agency|administration|fund|commissioner|ombudsman|research|institute|cent(er|re)|history))|'
                 r'\b(combatant|(africa|european|northern|southern|central|indo-pacific|space|strategic|transportation|special operations|cyber|air combat|air mobility|sealift|materiel|education and training|fleet|global strike|reserve|futures|space operations|training and readiness|space systems|forces|systems|warfare|missile defense|intelligence and security|test and evaluation|medical|aviation and missile|sustainment|armaments|combined arms support)) command\b|pacific (fleet|air forces)|força aérea|marinha|exército|armada|fuerza aérea|armée de|marine nationale|aeronautica militare'),
    ('police', r'\b(police|gendarmerie|carabinieri|constabulary)\b(?!.*(board|authority|review|advisory|complaints|ombudsman|commi|tribunal|college|academy|institute|museum|fund|information technology|remuneration|negotiating|scien))|bureau of investigation|polícia|policía'),
    ('health-agency', r'\bhealth\b|disease control|\bmedicines?\b|medical|\bnhs\b|salud|saúde|\bsanté\b|gesundheit|\bcancer\b|biomedical|pharmac'),
    ('regulator', r'regulat|competition|supervis|inspectorate|licensing|antimonopoly|commission for (electronic )?communications|securities (and exchange )?commission|financial (conduct|markets|services) authority|'
                  r'telecommunications? (commission|authority)|communications commission|gambling|gaming|(nuclear|atomic|radiation) safety|food (safety|standards) (agency|authority)|(medicines|drug) (agency|administration|authority)|'
                  r'civil aviation authority|environmental? protection (agency|authority)|standards commission|utilities commission|energy commission|data authority|ombudsman|reguladora|ρυθμιστικ|adjudicator|charity commission|electoral commission'),
    ('agency', r'agency|authority|administration|service|bureau\b|directorate|\boffice\b|bundesamt|bundesanstalt|agencia|agência|agence|agenzia|verket |myndigheten |styrelsen |landesamt|direc[çc]ão|dirección|direction|γραμματεία|landbrugsstyrelsen'),
]


def guess_type(name, given):
    """The type of a body by its name; its source's own class only where that says more than the name can."""
    n = ' ' + name.lower() + ' '
    given = given.lower()
    if given.startswith('eu'):
        return 'eu-body'
    if given == 'international organisation':
        return 'international-organisation'
    if given == 'data protection authority':
        return 'data-protection-authority'
    if given == 'central bank' and re.search(r'bank|monet', n):
        return 'central-bank'
    for type_, pattern in TYPES:
        if type_ == 'department':
            if MINISTRY.search(name) or re.match(r'Secretariat of ', name) or given == 'non-ministerial department':
                return type_
        elif re.search(pattern, n):
            return type_
    return 'public-body'


def native_good(name):
    """Head words of national bodies in other languages, for source rows that have no English name."""
    return re.search(r"(?i)^(bundes|ministerium|minist[eéè]r|agencia (nacional|estatal|española|federal|de)|agência (nacional|brasileira|para)|agence (nationale|française|fédérale)|agenzia (italiana|nazionale|delle|per)|"
                     r"instituto nacional|institut national d|autorit[éà]|autoridade|autoridad|comisión (nacional|federal)|comissão (nacional|de)|commission (nationale|de)|consejo (nacional|superior)|conselho (nacional|administrativo)|"
                     r"conseil (national|supérieur|d'état)|superintendencia|superintendência|dirección (general|nacional)|direção-geral|direction générale|secretar[ií]a|banco |banque |banca |statens |rikspolis|departamento (nacional|administrativo)|"
                     r"υπουργείο|ανεξάρτητη|αρχή|εθνικ|ελληνικ|επιτροπή|συνήγορος|τράπεζα|fundação|tribunal|casa civil|controladoria|advocacia-geral|gabinete de segurança)", name) is not None


def imported(facts, curated_names):
    """Rows of the unified table that are sound national or international bodies, as Body objects."""
    dropped = drop_patterns()
    verdict = verdicts()
    words = country_words(facts)
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
        # -- in: each source by its own classes
        keep = False
        lang = language(name, country)
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
        if 'dotgov' in sources and NATIONAL.search(name) and not r['parent']:
            keep = True
        if 'ror' in sources and (country in ('INT',) or NATIONAL.search(name) and lang == 'en' or lang != 'en' and native_good(name)):
            keep = True
        if sources[0] == 'ror' and country in CAPITALS and record and record['city'] not in CAPITALS[country] and 'cia-derived' not in sources \
                and not any(re.search(r'(^|\W)%s(\W|$)' % re.escape(w), name) for w in words[country]):
            keep = False
        if sources == ['ror'] and country == 'US' and not r['parent'] and not re.match(r'(US|U\.S\.|United States|National (?!Association)|Federal) ?', name):
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
        keep = keep or read is not None
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
        # -- a ministry's bare name: 'Ministry of Finance of Portugal' is 'Ministry of Finance' and the country
        if country and MINISTRY.search(name):
            bare = name
            for w in sorted(words[country], key=len, reverse=True):
                bare = re.sub(r',? (of|in|for) (the )?(Republic|Kingdom|State|Union|Government|Federation|Commonwealth)? ?(of )?(the )?%s$' % re.escape(w), '', bare)
                if country != 'US':
                    bare = re.sub(r'^%s (?=Federal|Ministry|Department|Minist)' % re.escape(w), '', bare)
                bare = re.sub(r',? %s$' % re.escape(w), '', bare) if country != 'CA' else bare
            bare = re.sub(r' - [A-Z][a-z]+$', '', bare).strip(' ,')
            if region:
                bare = name
            if re.search(r' (of|for|and)$', bare):
                continue
            name = bare
        b = Body(spellings(name)[0] if cabinet and lang == 'en' else name, type_, country, SOURCE[sources[0]])
        b.sources = sorted({SOURCE[s] for s in sources})
        b.id_label = id_label if region and not read else b.label
        b.same = read['same'] if read else ''
        b.read = read is not None
        b.bare = id_label if region else ''
        b.parent_label = r['parent'] if sources[0] == 'ror' else ''     # parents in the GOV.UK register are those of 2017
        start = r['start']
        if re.fullmatch(r'\d{4}(-\d\d(-\d\d)?)?', start) and 'ecio' not in sources and not (type_ == 'department' and 'ror' in sources):
            b.start = start               # a ministry's founding year in ROR is that of some forebear, not of the present name
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


def is_acronym(text):
    """HMRC, DfT, TxDOT, TÜBA, ΟΑΕΔ: at least three letters, most of them capitals."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return (re.fullmatch(r"[^\W_][\w&+-]{1,10}[^\W_]", text) is not None and 3 <= len(text) <= 10 and len(letters) >= 3
            and capitals >= 2 and capitals * 2 >= len(letters) and not re.search(r'[a-z]{5}', text)
            and not re.search(r'[^\u0000-\u024f\u0370-\u04ff]', text))


# Where most government bodies of a register are those of states or provinces: a body counts as national when it sits in the capital
# or says the country's name.
CAPITALS = {'US': {'Washington', 'Bethesda', 'Rockville', 'Silver Spring', 'Arlington', 'Alexandria', 'Gaithersburg', 'Reston', 'Falls Church', 'Suitland'},
            'AU': {'Canberra'}, 'CA': {'Ottawa', 'Gatineau', 'Hull'}, 'IN': {'New Delhi', 'Delhi'}, 'ES': {'Madrid'},
            'BR': {'Brasília', 'Brasilia'}, 'NG': {'Abuja'}, 'MX': {'Mexico City'}, 'BE': {'Brussels'}, 'CN': {'Beijing'},
            'AR': {'Buenos Aires'}, 'DE': {'Berlin', 'Bonn'}, 'IT': {'Rome'}, 'CH': {'Bern', 'Berne'}, 'AT': {'Vienna'}, 'PK': {'Islamabad'},
            'RU': {'Moscow'}, 'FR': {'Paris'}, 'JP': {'Tokyo'}, 'UA': {'Kyiv', 'Kiev'}, 'ID': {'Jakarta'}, 'MY': {'Putrajaya', 'Kuala Lumpur'},
            'PT': {'Lisbon'}, 'CO': {'Bogotá', 'Bogota'}, 'CL': {'Santiago'}, 'BA': {'Sarajevo'}}

SOURCE = {'ror': 'ror', 'cia-derived': 'cia-derived', 'publicbodies.org': 'publicbodies', 'gov.uk': 'govuk', 'iati-crs': 'iati',
          'iati-orgid': 'iati', 'dotgov': 'dotgov', 'ecio': 'ecio', 'datenanfragen': 'dpa', 'ifg': 'ifg'}


# ---------------------------------------------------------------- joining

def join(bodies, facts):
    """Curated bodies first; an imported row joins a body of its country that already has its name."""
    words = country_words(facts)
    dropped = drop_patterns()
    by_name = defaultdict(list)                 # (country, folded) -> bodies
    result = list(bodies)
    for b in bodies:
        for (text, _), data in b.names.items():
            if (data[0] != 'acronym' or len(text) > 4) and b not in by_name[b.country, fold(text)]:
                by_name[b.country, fold(text)].append(b)
    for new in imported(facts, {key for country, key in by_name if not country}):
        keys = [(new.country, fold(new.label))] + [(new.country, fold(t)) for t, _ in new.texts[:2]]
        if new.country in ('DE', 'AT', 'NG', 'BE', 'CH', 'PK', 'SO'):      # 'Minister of Defence' of the one source heads the 'Federal Ministry of Defence' of the other
            keys += [(new.country, 'federal ' + fold(new.label)), (new.country, re.sub('^federal ', '', fold(new.label)))]
        if new.country == 'US':                 # registers of the country leave it out: 'Capitol Police'
            bare = re.sub('^(us|u s|united states) ', '', fold(new.label))
            keys += [('US', head + bare) for head in ('us ', 'united states ', '')]
        if new.bare:                            # 'Department of Justice (Northern Ireland)'
            keys += [k for k in [(new.country, fold(new.bare))] if by_name.get(k) and not by_name[k][0].curated]
        elsewhere = by_name.get(('', fold(new.label)))
        if new.country and elsewhere and not new.read and (elsewhere[0].type == 'eu-body' or re.search(r'European|International|World|United Nations|Organi[sz]ation|African|Asian', new.label)):
            continue                            # an EU or UN body that its source gives to the country it sits in
        found = next((by_name[k] for k in keys if by_name.get(k)), None)
        if new.same:
            found = []                          # joined by its id later on
        if found is None:
            # the same body under a name that says its country: 'Estonian Data Protection Inspectorate'
            for t, l in new.texts:
                k = (new.country, fold(t))
                if len(t.split()) > 2 and by_name.get(k) and by_name[k][0].curated:
                    found = by_name[k]
                    break
        if found:
            if len(found) > 1:
                continue                        # a name that several dated bodies bore: the curated rows know better
            b = found[0]
            b.aliases.add(slug(new.country, new.id_label))
            b.sources = sorted(set(b.sources) | set(new.sources))
            if not b.wikidata and fold(new.label) == fold(b.label):
                b.wikidata = new.wikidata
            if b.curated:
                if not (fold(new.label) == fold(b.label) or new.wikidata and b.wikidata == new.wikidata):
                    continue
                new.texts = [(t, l) for t, l in new.texts if l not in ('en', 'und')]   # curated English names are complete
                new.acronyms = []
            else:
                b.start, b.end = b.start or new.start, b.end or new.end
        elif 'ecio' in new.sources and not new.read:
            continue                            # directorates-general changed names every few years: the present ones are curated
        else:
            b = new
            result.append(b)
        seen = {fold(t) for t, _ in b.names}
        for text, lang in new.texts:
            if not good_name(text, lang, b, words) or not new.read and dropped(text, b.country, 'cia-derived' in new.sources):
                continue
            key = (b.country, fold(text))
            if not b.same and any(o is not b for o in by_name.get(key, [])) or fold(text) in seen and lang == 'en' and text not in spellings(b.label):
                continue                        # another body of the country has the name already
            if lang == 'en' and b.country == 'US':
                for t in us_names(text):
                    b.add(t, 'en', source='|'.join(new.sources))
            else:
                # the Swedish register capitalises every word, which running text does not
                b.add(text, lang, case='any' if lang == 'sv' and ' ' in text else 'initial', source='|'.join(new.sources))
            if not b.same and b not in by_name[key]:
                by_name[key].append(b)
            seen.add(fold(text))
        for a in new.acronyms:
            a = a.replace('.', '')
            if len(a) < 4 and STATES.search(new.label):
                continue                        # every state has its DNR, its DES, its PDA
            if is_acronym(a) and not (a, 'und') in b.names:
                b.add(a, 'und', 'acronym', 'exact', 'weak', source='|'.join(new.sources))
    return [b for b in result if b.curated or any(d[0] != 'acronym' for d in b.names.values())], words


STATES = re.compile(r'\b(Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawai.?i|Idaho|Illinois|Indiana|Iowa|Kansas|'
                    r'Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|'
                    r'New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|'
                    r'Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Ontario|Qu[eé]bec|Alberta|British Columbia|Manitoba|Saskatchewan|'
                    r'Nova Scotia|New Brunswick|Newfoundland|Yukon|Nunavut|Northwest Territories|Queensland|New South Wales|NSW|Victoria|Tasmania|'
                    r'South Australia|Western Australia|Northern Territory|Kerala|Gujarat|Tamil Nadu|Odisha|Uttar Pradesh|Jalisco|Aguascalientes|District)\b')


def good_name(text, lang, body, words):
    if re.match(r'(?i)ministr[oa] ', text) or len(text) < 5 or len(text) > 110 or re.search(r'[«»"<>{}\[\]/:;#@()]|\d{3}', text) or not text[0].isalpha():
        return False
    if re.search(r' (of|for|and|de|the|von|du|di|da|do)$', text):
        return False
    if lang in ('en', 'und') and text.isupper() and ' ' not in text:
        return False
    if text[0].islower() and lang in ('en', 'und'):
        return False
    if re.match(r'State of |Her Majesty.s Government of ', text) or re.search(r'(Country|Regional|Programme|Program) Office$|Medical Cent(er|re)$', text) and text != body.label:
        return False
    if fold(text) in COMMON or any(fold(text) == fold(w) for ws in words.values() for w in ws if w[:3] == text[:3]):
        return False
    if lang in ('en', 'und') and ' ' not in text and text != body.label:
        return False                            # single-word aliases are nicknames or noise
    if body.type == 'department' and body.country and any(re.search(r'(^|\W)%s(\W|$)' % re.escape(w), text) for w in words[body.country]) \
            and text != body.label and lang == 'en' and MINISTRY.search(text):
        return False                            # 'French Ministry of Finance': the engine joins the bare name and the country
    return True


COMMON = {fold(x) for x in ('United States Virgin Islands', 'NHS Foundation Trust', 'Australian Capital Territory', 'Federal Government', 'National government', 'Government', 'State Government', 'Central administration', 'Central Government',
                            'Technical Cooperation', 'Science and Technology', 'Foreign Affairs', 'Public Administration', 'Natural Resources')}


# ---------------------------------------------------------------- short names of ministries

SHORT = {'Finance': 'Finance', 'Foreign Affairs': 'Foreign', 'Foreign Relations': 'Foreign', 'External Relations': 'Foreign', 'Defence': 'Defence',
         'Defense': 'Defense', 'Interior': 'Interior', 'Internal Affairs': 'Interior', 'Justice': 'Justice', 'Health': 'Health',
         'Public Health': 'Health', 'Education': 'Education', 'Agriculture': 'Agriculture', 'Energy': 'Energy', 'Economy': 'Economy',
         'Trade': 'Trade', 'Commerce': 'Commerce', 'Industry': 'Industry', 'Transport': 'Transport', 'Culture': 'Culture',
         'Environment': 'Environment', 'Labour': 'Labour', 'Labor': 'Labor', 'Tourism': 'Tourism', 'Information': 'Information',
         'Oil': 'Oil', 'National Defence': 'Defence', 'National Defense': 'Defense', 'External Affairs': 'External Affairs'}

PLAIN = {'Finance', 'Foreign Affairs', 'Defence', 'Defense', 'Justice', 'Health', 'Education', 'Agriculture', 'Energy'}


def short_names(bodies):
    """'Foreign Ministry' for 'Ministry of Foreign Affairs and Trade', where a country has one ministry that can be meant."""
    found = defaultdict(list)                   # (country, short name) -> (exact, body)
    for b in bodies:
        if b.type != 'department' or b.end or not b.country:
            continue
        for text, lang in b.names:
            m = re.match(r'(?:Federal )?Ministry (?:of|for) (?:the )?(.+)', text)
            if not m or lang != 'en' or STATES.search(b.label) or re.search(r'\b(State|Province|Land) of |des Landes ', text + b.label):
                continue                        # the country's ministry is meant
            for topic, word in SHORT.items():
                if re.match(re.escape(topic) + r'($|,| and )', m.group(1)):
                    found[b.country, word + ' Ministry'].append((m.group(1) == topic, b))
    for (country, name), candidates in found.items():
        exact = {c.id for e, c in candidates if e}
        every = {c.id for e, c in candidates}
        chosen = exact if len(exact) == 1 else every
        if len(chosen) != 1:
            continue
        b = next(c for e, c in candidates if c.id in chosen)
        bare = [name] + ['Ministry of ' + t for t, w in SHORT.items() if w + ' Ministry' == name and t in PLAIN]
        taken = {t for o in bodies if o.country == country for t, _ in o.names}
        for text in bare:
            if text not in taken:
                b.add(text, 'en', 'short', 'initial', 'weak', source=b.sources[0])


# ---------------------------------------------------------------- strength

def strengths(bodies, words):
    """Sets the strength of every name that has none: strong where the name can mean only this body."""
    spread = defaultdict(set)                   # word -> countries whose bodies use it
    users = defaultdict(set)                    # name -> bodies
    for b in bodies:
        for (text, lang), data in b.names.items():
            users[fold(text) if data[0] != 'acronym' else text].add(b.id)
            if data[0] != 'acronym':
                for w in fold(text).split():
                    spread[w].add(b.country)
    for b in bodies:
        own = words[b.country] if b.country else set()
        for (text, lang), data in b.names.items():
            if data[2] == 'strong' and data[0] != 'acronym' and not (data[3] or data[4]) and len(users[fold(text)]) > 1:
                data[2] = 'weak'                # another country's body is called the same
            if data[2]:
                continue
            tokens = fold(text).split()
            shared = len(users[fold(text)]) > 1
            says = any(re.search(r'(^|\W)%s(\W|$)' % re.escape(w), text) for w in own)
            rare = [w for w in tokens if len(spread[w]) <= 3 and len(w) > 3]
            native = lang not in ('en', 'fr', 'es', 'pt', 'ar', 'und', 'de', 'it', 'nl')
            if shared:
                strong = False
            elif not b.country:
                strong = len(tokens) >= 3 or len(tokens) == 2 and bool(rare)
            elif says and len(tokens) >= 3 and not (b.country == 'US' and text.startswith('American ')):
                strong = True
            elif b.country in ('US', 'CA', 'AU', 'IN') and len(tokens) >= 3 and re.search(STATES.pattern.replace('|District', ''), text):
                strong = True                   # a state's name is as good as the country's
            elif MINISTRY.search(text) and not native:
                strong = False
            elif native and (len(tokens) >= 2 or len(text) >= 12):
                strong = True
            elif lang != 'en' and len(tokens) >= 3 and rare:
                strong = True
            elif lang == 'en' and len(tokens) >= 4 and rare:
                strong = True
            elif lang in ('zh', 'ja', 'ko') and len(text) >= 6:
                strong = True
            else:
                strong = False
            data[2] = 'strong' if strong else 'weak'


# ---------------------------------------------------------------- writing

def write(name, head, rows):
    lines = sorted({'\t'.join(r) for r in rows}, key=lambda s: s.encode('utf-8'))
    for line in lines:
        assert '  ' not in line and line == unicodedata.normalize('NFC', line), line
        assert not any(c != c.strip() for c in line.split('\t')), line
    with open(os.path.join(OUT, name), 'w', encoding='utf-8', newline='\n') as f:
        f.write('\t'.join(head) + '\n' + ''.join(l + '\n' for l in lines))
    return len(lines)


def members(ids):
    rows = []
    for row in read_tsv(os.path.join(HERE, 'agencies_curated_members.tsv')):
        assert row['group'] in ids, row
        for m in row['members'].split(' '):
            rows.append((row['group'], m, row['from'], row['until'], 'curated'))
    return rows


# Words that the list of titles abbreviates, read wrongly; legal forms and remains of web pages
RELABEL = [(r'\b(Territorial|Public|Tinkhundla) Administrative and\b', r'\1 Administration and'),
           (r',? (e\. ?V|I\.P)$', ''), (r'^独立行政法人 | (编辑|版權所有)$', '')]


def corrections(bodies):
    """Applies agencies_curated_drop_bodies.tsv and the `same` of rows; returns the bodies that are left."""
    by_id = {**{a: b for b in bodies for a in b.aliases}, **{b.id: b for b in bodies}}
    gone, into = set(), {b.id: b.same for b in bodies if b.same}
    for row in read_tsv(os.path.join(HERE, 'agencies_curated_drop_bodies.tsv')):
        b = by_id.get(row['id'])
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
            if b.curated and lang in ('en', 'und') and kind == 'name' and language(text, b.country) == 'en' and not a.curated and not a.same:
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


def main(facts, published=None, redirects=None):
    bodies = curated()
    taken = {b.id for b in bodies}
    bodies, words = join(bodies, facts)
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
    bodies = corrections(bodies)
    owner = defaultdict(set)
    for b in bodies:
        for text, lang in b.names:
            owner[b.country, fold(text)].add(b.id)
    for b in bodies:
        parents = {i for p in b.parent_label.split('; ') if p for i in owner.get((b.country, fold(clean(p))), ())}
        if not b.parent and len(parents) == 1 and b.id not in parents:
            b.parent = parents.pop()
    bodies = [b for b in bodies if b.curated or re.fullmatch(r'([a-z]{2}-|[a-z]{4}-)?[a-z0-9-]{3,}', b.id) and len(b.id) > 5]
    weak, alone = acronym_rules(bodies)
    short_names(bodies)
    strengths(bodies, words)
    # An acronym that several bodies bear at the same time needs support, unless it overwhelmingly means one of them.
    owners = defaultdict(list)
    for b in bodies:
        for (text, lang), data in b.names.items():
            owners[text.lower() if data[0] != 'acronym' else text].append((b, data))
    for text, users in owners.items():
        for b, d in users:
            if d[0] == 'acronym' and (text in weak or (text, b.id) in alone):
                d[2] = 'strong' if (text, b.id) in alone else 'weak'
        if any(d[0] == 'acronym' and (text, b.id) in alone for b, d in users):
            for b, d in users:
                if (text, b.id) not in alone:
                    d[2] = 'weak'
            continue
        strong = [(b, d) for b, d in users if d[2] == 'strong']
        others = strong if users[0][1][0] != 'acronym' else [(b, d) for b, d in users if d[0] == 'acronym']
        if strong and len({b.id for b, d in others}) > 1:
            spans = sorted((d[3] or b.start or '0', d[4] or b.end or '9') for b, d in others)
            if any(spans[i][1] >= spans[i + 1][0] for i in range(len(spans) - 1)):
                for b, d in strong:
                    d[2] = 'weak'
    for b in bodies:                                     # MoD and MOD are one name, in any spelling with a capital
        first = {}
        for (text, lang), data in list(b.names.items()):
            if data[0] != 'acronym':
                continue
            key = engine_fold(text), lang, data[3], data[4]
            if key in first:
                del b.names[text, lang]
                first[key][1] = 'initial'
            else:
                first[key] = data
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
    e = write('entities.tsv', 'id label type country parent from until successors wikidata source'.split(), entities)
    n = write('names.tsv', 'entity name kind lang case strength from until source'.split(), names)
    m = write('members.tsv', 'group member from until source'.split(), members({b.id for b in bodies}))
    print('%d entities, %d of them with an acronym, %d names, %d memberships' % (e, len({x[0] for x in names if x[2] == 'acronym'}), n, m))
    print(Counter(x[2] for x in entities).most_common())
    print(Counter((x[5], x[2] == 'acronym') for x in names).most_common())
    if published:
        alias = {a: b.id for b in bodies for a in b.aliases}
        rows = [('agency', r['id'], alias.get(r['id'], ''), 'curated') for r in read_tsv(published) if r['id'] not in ids]
        with open(redirects, 'w', encoding='utf-8', newline='\n') as f:
            f.write('class\told\tnew\tsource\n' + ''.join(sorted('\t'.join(r) + '\n' for r in rows if r[2])))
        for r in rows:
            if not r[2]:
                print('left out:', r[1])


if __name__ == '__main__':
    main(*sys.argv[1:])
