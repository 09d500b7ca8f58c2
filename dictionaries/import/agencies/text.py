"""Names as text: folding, ids, spellings, cleaning."""
import re
import unicodedata

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
