"""Titles of office: cleaning them, and what they say about rank, portfolios and seats."""
import collections, os, re

from .places import TERRITORY
from .text import OUT, fold, table

SPANISH = {'justicia': 'Justice', 'segegob': 'Secretary General of Government', 'educacion': 'Education', 'defensa nacional': 'National Defence',
           'mideplan': 'Planning and Cooperation', 'segpres': 'Secretary General of the Presidency', 'bienes nacionales': 'National Assets',
           'mineria': 'Mining', 'obras publicas': 'Public Works', 'transporte y telecomunicaciones': 'Transport and Telecommunications',
           'economia fomento y reconstruccion': 'Economy', 'economia fomento y turismo': 'Economy', 'salud': 'Health', 'interior': 'the Interior',
           'interior y seguridad publica': 'the Interior', 'trabajo y prevision social': 'Labour and Social Security',
           'vivienda y urbanismo': 'Housing and Urbanism', 'relaciones exteriores': 'Foreign Affairs', 'comision nacional de energia': 'Energy',
           'energia': 'Energy', 'agricultura': 'Agriculture', 'sernam': "Women's Affairs", 'hacienda': 'Finance',
           'consejo nacional de la cultura y las artes': 'Culture', 'corfo': 'CORFO', 'comision nacional de medio ambiente': 'the Environment',
           'medio ambiente': 'the Environment', 'desarrollo social': 'Social Development', 'deportes': 'Sport'}
ABBREVIATED = [(r'\bIntl\.?', 'International'), (r'\bGovt\.?', 'Government'), (r'\bAsst\.?', 'Assistant'), (r'\bPrime Min\.', 'Prime Minister'),
               (r'\bMin\.', 'Minister'), (r'\bDep\.', 'Deputy'), (r'\bPres\.', 'President'), (r'\bDepurty\b', 'Deputy'), (r'\bAdmin\.', 'Administration'),
               (r'\bChmn\.?', 'Chairman'), (r'\bDir\.', 'Director'), (r'\bAgricuture\b', 'Agriculture'), (r'\bCompeition\b', 'Competition'), (r'\bfor International Market and\b', 'for Internal Market and'), (r'\bFmr\.', 'Former'),
               (r'\bEducations\b', 'Education'), (r'\bAdministrative and\b', 'Administration and')]
RENAME = {'amir': 'Emir', 'head of govt': 'Head of Government', 'chief of state': 'Head of State', 'governor general': 'Governor-General',
          'governor general of new zealand governor general': 'Governor-General', 'governor general of the commonwealth of australia': 'Governor-General',
          'president of the republic': 'President', 'president of the swiss confederation': 'President of the Swiss Confederation',
          'french coprince': 'French Co-Prince', 'french co prince': 'French Co-Prince', 'spanish coprince': 'Spanish Co-Prince', 'spanish co prince': 'Spanish Co-Prince',
          'spanish episcopal coprince': 'Spanish Co-Prince', 'lieutenant governor and commander in chief': 'Lieutenant Governor',
          'governor and commander in chief': 'Governor', 'vice president': 'Vice President', 'supreme pontiff roman catholic church': 'Pope',
          'chief of state and head of government president': 'President', 'deputy premiers and deputy chairman of the government': 'Deputy Prime Minister',
          'first deputy premiers and first deputy chairman of the government': 'First Deputy Prime Minister', 'transition prime minister': 'Prime Minister',
          'transition president': 'President', 'president of the people': 'President', 'king sultan': 'King', 'paramount ruler': 'King',
          'deputy chairmen of the cabinet of ministers': 'Deputy Chairman of the Cabinet of Ministers', 'deputy chairman of cabinet of ministers': 'Deputy Chairman of the Cabinet of Ministers',
          'prime minister of the interim council of ministers': 'Prime Minister', 'prime minister of the council of ministers': 'Prime Minister',
          'interim iraqi government ig prime minister': 'Prime Minister', 'interim iraqi government ig president': 'President',
          'president of the islamic republic of afghanistan': 'President', 'vice premier of state council': 'Vice Premier', 'premier of state council': 'Premier',
          'head of government prime minister': 'Prime Minister', 'transitional president': 'President', 'provisional president': 'President', 'transitional federal president': 'President',
          'president of the federation of bosnia and herzegovina': 'President of the Federation of Bosnia and Herzegovina',
          'prime minister and co vice president': 'Prime Minister', 'prime minister and vice president': 'Prime Minister', 'prime minister vice president': 'Prime Minister',
          'vice president and prime minister': 'Prime Minister', 'lord of mann king': 'King', 'lord of mann queen': 'Queen', 'head of state co prince': 'Co-Prince',
          'vice president of the council of ministers': 'Vice President of the Council of Ministers', 'new zealand high commissioner': 'High Commissioner'}
NOT_AN_OFFICE = re.compile(r"(?i)^(ambassador|permanent representative|charg|apostolic nuncio|member\b|honorary|eternal|observer|representative to)|\bambassador to\b|direct control|"
                           r"since \d|^premier li |vatican city is|^career ambassador|ambassador at large|^(minister|deputy minister|prime minister and minister|deputy prime minister and minister|chairman|assembly president|deputy)$|^heir apparent")
ACTING = re.compile(r'(?i)^(acting|interim|caretaker|temporary|transitional|provisional)\s+|\s*\((acting|interim)\)|,? acting$')


def clean_title(title, name, country):
    """The title in full words, without acting; and the note that was in it."""
    note = ''
    if country == 'CL' and (m := re.match(r'Minister \((.*)\)$', title)):
        word = SPANISH[fold(m[1])]
        return ('Minister ' + word if word.startswith('Secretary') else 'Minister of ' + word), ''
    title = title.replace(' & ', ' and ').replace('’', "'")
    for pattern, full in ABBREVIATED:
        title = re.sub(pattern, full, title)
    if m := ACTING.search(title):
        note = 'interim' if re.search('(?i)interim|transitional|provisional', m[0]) else 'acting'
        title = ACTING.sub('', title)
    title = re.sub(r'(?<=\w) (Sultan|Prince|Crown Prince)$', '', title) if re.match(r'(Prime Minister|President|Paramount|Deputy Paramount|King|Presidential)', title) else title
    title = re.sub(r'\s*\(US Department of State\)$', '', title)
    title = re.sub(r'\s*\([^)]*\)', '', title) if country != 'GB' else title
    title = re.sub(r'\s+', ' ', title).strip(' ,')
    key = fold(title.replace('-', ' '))
    if m := re.match(r'(?:King|Queen|Amir|Emir|Sultan) and Prime Minister$', title):
        title = title.split(' and ')[0]
    elif country == 'CN' and key == 'prime minister':
        title = 'Premier'
    elif country == 'US' and key in ('president of the united states', 'vice president of the united states'):
        title = title.replace(' of the United States', '')
    title = RENAME.get(key, title)
    title = re.sub(r'^Head of Government (?=[A-Z])', '', title)
    title = re.sub(r'^Prime Minister(,? (and )?(Foreign Minister|Deputy Prime Minister|Minister of Interior|State Administration Council Chair)| and|, State.*| of Council of Ministers)$', 'Prime Minister', title)
    title = re.sub(r'^(Executive|Federal) President$|^President and (Commander in Chief|Chairman of the Cabinet of Ministers)$', 'President', title)
    if title in ('Premier', 'Premier of Cabinet') and country not in ('CN', 'TW', 'KP', 'SUHH') and country not in TERRITORY:
        title = 'Prime Minister'
    elif title in ('Premier of Cabinet', 'President of Executive Yuan', 'President of the Executive Yuan'):
        title = 'Premier'
    elif re.match(r'(Executive )?Vice Premier [A-Z]{2}', title):
        title = 'Vice Premier'
    elif title == 'Leader of the Islamic Revolution':
        title = 'Supreme Leader'
    elif country == 'CH' and title == 'President':
        title = 'President of the Swiss Confederation'
    return title[:1].upper() + title[1:], note


def title_key(title):
    """What makes two titles one office: "Minister for Defense" is "Minister of Defence"."""
    key = fold(title.replace('-', ' '))
    key = re.sub(r'\bdefense\b', 'defence', key)
    key = re.sub(r'\blabor\b', 'labour', key)
    key = re.sub(r'\b(min|minister|secretary of state|secretary) (for|of)( the)? ', lambda m: m[1] + ' of ', key)
    key = re.sub(r'\bthe\b ?', '', key)
    key = re.sub(r'\b(international) ', r'\1 ', key).replace('transportation', 'transport').replace('governor general', 'governor general')
    return key.strip()


def rank_of(title, country):
    t = fold(title.replace('-', ' '))
    territory = country in TERRITORY
    if 'european commission' in t:
        return 'organisation-head' if t.startswith('president') else 'commissioner'
    if re.match(r'(permanent )?((first|second|third|senior|executive|temporary) )*(deputy|vice|co vice)( |$)', t) and re.search(r'president|prime minister|premier|chancellor|chairm|head of government|paramount|chairperson|deputy chairmen', t):
        return 'deputy-head' if not re.search(r'bank|commission\b|committee|office|agency|assembly|parliament|yuan', t) else 'official'
    if re.match(r'tanaiste|crown prince|deputy president|executive deputy president', t):
        return 'deputy-head'
    if re.search(r'governor|president|chairm|chairperson|head|manager|director', t) and re.search(r'bank|monetary authority|monetary agency|federal reserve', t):
        return 'central-bank-governor'
    if t in ('governor', 'lieutenant governor') or t.startswith('governor general'):
        return 'head-of-government' if country in ('AS', 'GU', 'MP', 'PR', 'VI') and t == 'governor' else 'official'
    if re.match(r'(prime minister|premier|chancellor|taoiseach|chief minister|first minister|head of government|minister president|chief executive$|president of (the )?(government|council of ministers|executive|territorial government|council of)|chairman of (the )?(council of ministers|cabinet)|executive council president|premier of cabinet|second prime minister|home rule)', t) \
            and not re.search(r'office|ministry|duchy|exchequer|minister .* affairs|council of state', t):
        return 'head-of-government'
    if not territory and (re.match(r'(state |executive |federal )?president( and .*)?$', t) or re.match(r'(king|queen|emperor|emir|sultan|prince|grand duke|pope|head of state|co prince|french co prince|spanish co prince|supreme leader|leader of (the )?(islamic )?revolution|president of (the )?swiss|captain regent|druk gyalpo|chairman of (the )?presidency|chairman of (the )?council of state|state affairs commission)', t)
                          and not re.search(r'office|privy', t)):
        return 'head-of-state'
    if re.match(r'(minister delegate|deputy minister|assistant minister|junior minister|state minister|parliamentary|minister of state\b|undersecretary|under secretary|vice minister|associate minister|state secretary)', t):
        return 'junior-minister'
    if re.match(r'secretary of state( |$)', t):
        return 'minister' if country in ('US', 'GB', 'SM', 'VA') else 'junior-minister'
    if re.search(r'\bminister\b', t) and not re.search(r'secretary to|office of the prime|chief of staff|permanent secretary|adviser|advisor', t):
        return 'minister'
    if re.match(r'secretary (of|for)', t) and country in ('MX', 'PH', 'HN', 'HK', 'MO', 'US', 'VA', 'GT'):
        return 'minister'
    if re.match(r'attorney general', t):
        return 'minister'
    if re.match(r'(director|administrator|chairman|president|governor|head|commissioner|superintendent|general manager)\b.*\b(agency|authority|institute|commission|bureau|office|service|administration)', t):
        return 'agency-head'
    return 'official'


class Portfolios:
    def __init__(self):
        self.keys = collections.defaultdict(set)
        for row in table(os.path.join(OUT, 'portfolios.tsv')):
            phrase = fold(row['phrase'])
            for variant in {phrase, phrase.replace('defence', 'defense'), phrase.replace('labour', 'labor'), phrase.replace('transport', 'transportation') if phrase == 'transport' else phrase}:
                self.keys[variant].add(row['portfolio'])
        self.longest = max(len(k.split()) for k in self.keys)

    def of(self, title):
        m = re.search(r'\b(?:of|for|in charge of|responsible for)\b(.*)$', title)
        words = fold(m[1] if m else title).split()
        words = [w for w in words if w != 'the']
        found, i = [], 0
        while i < len(words):
            for n in range(min(self.longest, len(words) - i), 0, -1):
                phrase = ' '.join(words[i:i + n])
                # words that say too little inside a longer title ("human development")
                if phrase in self.keys and not (n == 1 and phrase in ('home', 'foreign', 'economic', 'financial', 'work', 'ai', 'development', 'city', 'press', 'crime', 'building') and len(words) > 1):
                    found += sorted(self.keys[phrase])
                    i += n
                    break
            else:
                i += 1
        return list(dict.fromkeys(found))

def seats_of(title, rank, country):
    t = fold(title.replace('-', ' '))
    if country == 'BA' and rank == 'head-of-state':
        return 'many'  # the three members of the presidency
    if rank in ('head-of-state', 'head-of-government', 'central-bank-governor', 'organisation-head', 'agency-head'):
        return 'many' if re.search(r'regent|co prince$|vice|cochairman|presidency', t) else 'one'
    if rank == 'deputy-head':
        return 'one' if re.match(r'(vice president|tanaiste|first vice president|crown prince)$', t) else 'many'
    if re.match(r'(minister of state|minister without portfolio|minister in the presidency|minister to the president|state minister|deputy minister|senior minister|state secretary|secretary of state|minister)$', t):
        return 'many'
    if rank in ('minister', 'commissioner'):
        return 'one'
    if rank == 'junior-minister':
        return 'one' if re.search(r' (of|for) (?!state$)', t) else 'many'
    return 'one' if re.match(r'governor general|attorney general|speaker|prosecutor general', t) else 'many'

