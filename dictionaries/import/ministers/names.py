"""Names of people: taking titles off, telling names from what is none, surnames."""
import collections, csv, gzip, html, os, re

from .text import fold, similar

MONARCH = re.compile(r'(?i)^(king|queen|sultan|emir|amir|emperor|prince|princess|grand duke|pope|paramount ruler|druk gyalpo)$')


HONORIFIC = re.compile(
    r"^(?:(?:acting|designate|elect|caretaker|interim|also spelled|spelled|new zealand|prime(?= Haitham)|police|"
    r"first deputy prime ministers?|deputy prime ministers?|prime ministers?|vice presidents?|governor[- ]general|"
    r"the most rev\.?|rt\.? ?rev\.?|rt\.? hon\.?|his excellency|her excellency|gen(?:eral|\.)?|lt\.?|maj(?:or|\.)?|brig(?:adier|\.)?|"
    r"col(?:onel|\.)?|capt(?:ain|\.)?|cdre\.?|adm(?:iral|\.)?|vice[- ]adm(?:iral|\.)?|rear[- ]adm(?:iral|\.)?|air (?:chief|vice)? ?marshall?|air vice[- ]mar(?:shal|\.)?|"
    r"field mar(?:shal|\.)?|sr\.?|\(?ret\.?\)?|dr\.?|prof(?:essor|\.)?|eng\.|ing\.?|sir|dame|rev\.?|fr\.|haji|hajji|alhaji|datuk|dato|tan sri|"
    r"mr\.?|mrs\.?|ms\.?|h\.?e\.|amb(?:assador|\.)|shaykh|ayatollah|mullah|maulvi|mawlawi|ret\.|sudanese armed forces|royal|us|australia(?= Elizabeth)|"
    r"(?:arch)?bishop|(?:episcopal )?monsignor|cardinal|field marshall?|hrh|hon\.?)[\s,]+)(?=\S)", re.I)
NOT_A_NAME = re.compile(
    r"(?i)[\d:(){}\[\]/*@;]|\b(vacant|council|committee|republic|ministers?|president|government|party|movement|affairs|assembly|union|kingdom|"
    r"islands?|junta|national|commission|executive|deputy|governor|referred|brother of|ruler of|chief administrative|previously|appointed|spelled|"
    r"head of|cabinet|office|secretary|chairman|member|bosnia|federation|herzegovina|who|his|her|by|with|from|as|at|is|are|concurrently)\b")
TITLE_IN_NAME = [(re.compile(r'(?i)^acting governor[- ]general '), 'Acting Governor-General'), (re.compile(r'(?i)^governor[- ]general '), 'Governor-General'),
                 (re.compile(r'(?i)^first deputy prime ministers? '), 'First Deputy Prime Minister'),
                 (re.compile(r'(?i)^deputy prime ministers? '), 'Deputy Prime Minister'), (re.compile(r'(?i)^vice presidents? '), 'Vice President')]


def tidy_case(name):
    """Undoes capitals that a mechanical conversion left: Yel'Tsin, A.p.j. Abdul, XI Jinping."""
    name = re.sub(r"([a-z]{2,}')([A-Z])(?=[a-z])", lambda m: m[1] + m[2].lower(), name)
    name = re.sub(r"\b(?:[A-Za-z]\.)+[A-Za-z]\.", lambda m: m[0].upper(), name)
    name = re.sub(r"^([IVX]{2,3})(?= [A-Z][a-z])", lambda m: m[1].capitalize(), name)
    return name


def clean_name(name):
    name = name.replace('’', "'").replace('‘', "'").replace('`', "'").replace('“', '"').replace('”', '"').replace('\xa0', ' ')
    name = re.sub(r' also spelled .*$| - (Hutu|Tutsi)$', '', name)
    name = re.sub(r'^Superior (?=[A-Z])|(?<=[a-z])note$', '', name)
    name = re.sub(r'^(French )?Polynesia |^Right Honorable |^(Air (Chief )?)?Marshall (?=Sir )|^resident (?=[A-Z])', '', name)
    name = re.sub(r'^(Ratu |Adi )?Sir (?=[A-Z])', '', name)
    name = re.sub(r'\s*"[^"]*$', '', name) if name.count('"') == 1 and not name.startswith('Noli') else name
    name = re.sub(r'^Noli" ', 'Noli ', name)
    name = re.sub(r',? (Jr|Sr)\b\.?$', r' \1.', name)
    name = re.sub(r',? 3rd$', ' III', name)
    name = re.sub(r'\bal al[- ]', 'Al ', name)
    while True:
        short = HONORIFIC.sub('', name, count=1)
        if short == name or len(short.split()) < 2 and not MONARCH.match(name.split()[0]):
            break
        name = short
    return tidy_case(re.sub(r'\s+', ' ', name).strip(' ,.;"-')) + ('.' if re.search(r' (Jr|Sr)\.?$', name) else '')


def good_name(name):
    words = name.split()
    return 2 <= len(words) <= 8 and not NOT_A_NAME.search(name) and name[0].isalpha() and ',' not in name and '"' not in name \
        and not re.match(r'(bin|ibn|and|of|the|or)\b|Bin \S+ bin ', name) and any(w[0].isupper() for w in words) and not re.search(r'(?i)\b(gen|lt|mar|brig|maj)\.?$', name)


class Capitals:
    """The sources write family names in capitals ("Nicolas MADURO Moros"); the unified table lost that."""

    def __init__(self, facts):
        self.found = {}
        with open(os.path.join(facts, 'ministers-cia-world-leaders-2019', 'world_leaders_2019.tsv'), encoding='utf-8') as f:
            for row in csv.DictReader(f, delimiter='\t'):
                self.add(row['person'])
        word = r"(?:[A-ZÀ-Þ][\w'’.-]*|al-\w+|d'\w+|bin|de|la|del|da|do|dos|van|von|der|den|di|el|y|e)"
        run = re.compile(r"%s(?: %s){1,6}" % (word, word))
        for file, columns in (('factbook_json_2014_2026.tsv.gz', ('chief_of_state', 'head_of_government')), ('factbook_archive_1990_2025.tsv.gz', ('content',))):
            with gzip.open(os.path.join(facts, 'ministers-factbook', file), 'rt', encoding='utf-8') as f:
                for row in csv.DictReader(f, delimiter='\t'):
                    for column in columns:
                        text = html.unescape(html.unescape(row[column] or '')).replace('\xa0', ' ')
                        if column == 'content' and ' since ' not in text and '(since' not in text:
                            continue
                        for part in re.split(r'\(since|;|,|\)', text):
                            for m in run.findall(part[-90:]):
                                self.add(m)

    def add(self, raw):
        words = raw.replace('’', "'").split()
        # titles stand before the name: try every tail of the run
        for i in range(min(len(words) - 1, 6)):
            tail = words[i:]
            big = [j for j, w in enumerate(tail) if len(re.sub(r'[^A-Za-zÀ-þ]', '', w)) > 1 and re.sub(r"^(Mc|Mac|al-|Al-|el-|d'|D'|O')", '', w).isupper() or re.match(r"^(Mc|Mac|al-|el-|bin-)[A-Z'-]{2,}$", w)]
            if big and len(tail) > 1 and not re.fullmatch(r'[IVX]+', tail[big[0]]):
                self.found.setdefault(fold(' '.join(tail)), []).append((min(big), max(big)))

    def span(self, name):
        spans = self.found.get(fold(name))
        if not spans:
            return None
        span, n = collections.Counter(spans).most_common(1)[0]
        words = name.split()
        return span if span[1] < len(words) and n * 2 > len(spans) else None

def chilean(full, short):
    """First names and the first surname; the particles of a surname belong to it."""
    first = short.split()[0]
    words = full.split()
    if len(words) <= 2:
        return full
    lower = [w.lower() in ('de', 'del', 'la', 'von', 'van') for w in words]
    i = len(words) - 1
    while i > 1 and lower[i - 1]:
        i -= 1
    return re.sub(r'\bDe (?=[A-Z])', 'de ', ' '.join(words[:i])) if i > 1 else full


def plausible(alias, name):
    """An alias of the facts is taken only where it shares a word with the name or is nearly the same."""
    return bool({w for w in fold(alias).split() if len(w) > 2} & {w for w in fold(name).split() if len(w) > 2}) and similar(alias, name) > 0.5 or similar(alias, name) > 0.75


