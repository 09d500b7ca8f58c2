"""Comparing, reading and writing text: what the other modules share."""
import csv, difflib, os, re, unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
CURATED = os.path.dirname(HERE)
OUT = os.path.join(CURATED, '..', 'ministers')


def fold(text):
    """Lower case, no diacritics, only letters and digits: what two spellings are compared by."""
    text = text.replace('ø', 'o').replace('Ø', 'O').replace('ł', 'l').replace('Ł', 'L').replace('đ', 'd').replace('ı', 'i')
    text = text.replace('ß', 'ss').replace('æ', 'ae').replace('Æ', 'Ae').replace('œ', 'oe').replace('ð', 'd').replace('þ', 'th')
    text = ''.join(c for c in unicodedata.normalize('NFKD', text) if not unicodedata.combining(c)).lower()
    return re.sub(r'[^a-z0-9]+', ' ', re.sub(r"['’‘`ʻ.]", '', text)).strip()


def slug(text):
    return fold(text.replace("'s ", 's ')).replace(' ', '-')


def name_keys(name):
    """Keys under which a name is looked up: folded, and without single letters."""
    full = fold(name)
    spaced = ' '.join(t for t in fold(name.replace('.', '. ')).split() if len(t) > 1)
    return {k for k in (full, spaced) if len(k.split()) > 1}


def similar(a, b):
    a, b = fold(a), fold(b)
    return difflib.SequenceMatcher(None, a.replace(' ', ''), b.replace(' ', '')).ratio()

def table(path):
    with open(path, encoding='utf-8', newline='') as f:
        return list(csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE))


def write(folder, name, header, rows):
    """Writes a table in normal form."""
    lines = []
    for row in rows:
        cells = [re.sub(r'\s+', ' ', unicodedata.normalize('NFC', c)).strip().replace('’', "'").replace('‘', "'") for c in row]
        lines.append('\t'.join(cells))
    lines = sorted(set(lines), key=lambda line: line.encode())
    with open(os.path.join(folder, name), 'w', encoding='utf-8', newline='\n') as f:
        f.write('\n'.join(['\t'.join(header)] + lines) + '\n')



def days(a, b):
    """About how many days from a to b, days given as YYYY-MM-DD or less."""
    n = lambda s: int(s[:4]) * 365 + int(s[5:7] or 1) * 30 + int(s[8:10] or 15)
    return n(b) - n(a)
