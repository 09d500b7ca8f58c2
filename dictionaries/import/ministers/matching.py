"""Which differently spelled names of one country mean one person.

Lists of different years write one name in many ways: with and without middle names, transliterated after
another fashion, with the nickname. Two names are joined where every word of the shorter has its like in the
longer, in order, and the times in office allow one life; never where a name would fit two people.
"""
import collections, re

from .places import CHAINS, FAMILY_FIRST, SUCCESSOR, TWO_SURNAMES
from .text import days, fold

PARTICLE = set('al el ul bin ibn bint ben ould mint de la da do dos das del di van von der den y e of jr sr ii iii iv ol ad as ar an az '
               'ayatollah hojjat eslam king queen prince princess sheikh shaykh general dr mr mrs ms ambassador lord baroness sir dame lady samdech datuk dato pehin haji hajji alhaji'.split())
# Families with many ministers of one given name.
ROYAL = {'saud', 'sabah', 'thani', 'khalifah', 'khalifa', 'nuhayyan', 'nahyan', 'nahayan', 'maktum', 'maktoum', 'busaidi', 'qasimi', 'nuaymi'}
SAME = {}
for group in ('muhammad mohammed mohammad mohamed mohamad muhammed mohamud mahamed mohd', 'ahmad ahmed achmad', 'husayn hussein hussain husain hossein hosein hussen huseyn', 'hasan hassan',
              'umar omar omer', 'uthman othman osman usman', 'yusuf yousef youssef yousuf yusif yusef joseph yousif', 'ibrahim ebrahim ibraheem', 'sulayman suleiman suleyman soleiman sulaiman soliman',
              'khalid khaled', 'salih saleh', 'faysal faisal feisal', 'jabir jaber gaber', 'nasir nasser naser', 'abdallah abdullah abdulla abdalla abdoulaye', 'abd abdul abdel abdal abdol abdou', 'mahmud mahmoud mahmood',
              'said saeed saiid sayed sayyid', 'mustafa mostafa moustapha mustapha', 'rahman rahmane rehman', 'aziz azeez', 'karim kareem', 'rashid rachid rasheed', 'tariq tarek tareq tarik',
              'shaykh sheikh', 'jafar jaafar jaffar', 'zayid zayed zaid zayd', 'khalifa khalifah', 'hamad hamed', 'isa issa eissa', 'musa moussa mousa', 'idris driss idriss', 'ismail ismael esmail',
              'sergey sergei serhiy serhii', 'aleksandr alexander oleksandr aleksander alexandr', 'dmitriy dmitry dmitri dmytro', 'yuriy yuri yury iurii', 'mikhail mykhailo mikheil', 'nikolay nikolai mykola',
              'aleksey alexei alexey oleksiy oleksii', 'vladimir volodymyr uladzimir', 'viktor victor', 'vasiliy vasily vasyl', 'yevgeniy yevgeny evgeny yevhen evgeni', 'andrey andrei andriy andrii',
              'anatoliy anatoly anatolii', 'igor ihor', 'pavel pavlo', 'petr petro pyotr', 'stepan stefan', 'valeriy valery valerii', 'gennadiy gennady hennadiy', 'grigoriy grigory hryhoriy',
              'philip phil philipp', 'robert bob rob bobby', 'william bill will willie', 'richard dick rick ricky', 'james jim jimmy jamie', 'john jack johnny jon', 'joseph joe', 'thomas tom tommy', 'michael mike mick', 'anthony tony antony',
              'edward ed eddie ted', 'charles charlie chuck', 'david dave', 'daniel dan danny', 'peter pete', 'christopher chris', 'stephen steve steven', 'kenneth ken kenny', 'ronald ron', 'donald don', 'samuel sam sammy', 'benjamin ben',
              'timothy tim', 'gregory greg gregg', 'andrew andy', 'matthew matt', 'patrick pat', 'frederick fred freddie', 'lawrence larry laurence', 'leonard len', 'raymond ray', 'gerald gerry jerry', 'terence terry', 'francis frank',
              'elizabeth liz beth', 'margaret peggy maggie', 'katherine kate catherine cathy kathy', 'patricia pat patty', 'deborah debbie', 'susan sue', 'victor vic', 'douglas doug', 'walter walt', 'geoffrey geoff', 'jeffrey jeff',
              'georgios giorgos', 'konstantinos kostas costas', 'nikolaos nikos', 'dimitrios dimitris', 'ioannis yannis giannis', 'evangelos vangelis', 'panagiotis panos', 'spyridon spyros', 'athanasios thanassis thanos',
              'kristina kristina', 'juergen jurgen', 'guenter gunter gunther guenther', 'joerg jorg', 'soeren soren', 'bjoern bjorn', 'jorgen joergen', 'schroeder schroder', 'mueller muller'):
    for word in group.split():
        SAME.setdefault(word, group.split()[0])


def words_of(name):
    """The words that are compared: no particles, no single letters, one spelling for the common first names."""
    words = [w for w in fold(name.replace('.', '. ').replace('-', ' ')).split() if len(w) > 1]
    out, i = [], 0
    while i < len(words):
        w = words[i]
        if SAME.get(w) == 'abd' and i + 1 < len(words):
            # Abd al-Rahman, Abdul Rahman, Abdulrahman
            j = i + 1
            while j < len(words) - 1 and words[j] in PARTICLE | {'er', 'ur', 'ar', 'us'}:
                j += 1
            out.append('abd' + SAME.get(words[j], words[j]))
            i = j + 1
            continue
        if m := re.match(r'abd(?:u|e|o|a)?[lrsn]+(?=[a-z]{4})(.*)$', w):
            w = 'abd' + SAME.get(m[1], m[1])
        if w not in PARTICLE or len(words) < 3 and w in ('da', 'an', 'ar', 'as', 'e', 'do'):
            out.append(SAME.get(w, w))
        i += 1
    return out


GIVEN = set(SAME.values())


def bones(word):
    word = re.sub(r'n(?=[bp])', 'm', re.sub(r'ph', 'f', word))
    word = re.sub(r'^[eiouy]', 'a', re.sub(r'[qc](?!h)', 'k', word))
    word = re.sub(r'(?<=.)[aeiouyhw]', '', word.replace('dj', 'j').replace('v', 'w' if word.startswith('v') else 'v'))
    return re.sub(r'(.)\1+', r'\1', word)


def distance(a, b, limit):
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        if min(row) > limit:
            return limit + 1
    return row[-1]


LIKE = {}


def like(a, b):
    """0: other words, 1: nearly the same spelling, 2: the same."""
    if a == b:
        return 2
    if a > b:
        a, b = b, a
    if (a, b) not in LIKE:
        result = 0
        vowel = a[0] in 'aeiouy' and b[0] in 'aeiouy'
        same_start = not {a, b} <= GIVEN and (a[0] == b[0] or vowel or {a[0], b[0]} in ({'k', 'c'}, {'k', 'q'}, {'v', 'w'}, {'j', 'y'}, {'c', 'q'}, {'z', 's'}, {'g', 'j'}))
        if same_start and min(len(a), len(b)) >= 4:
            gender = a[:-1] == b[:-1] and {a[-1], b[-1]} == {'a', 'o'} or a + 'a' == b or b + 'a' == a
            d = distance(a, b, 2)
            if not gender and (d == 1 or d == 2 and min(len(a), len(b)) >= 7 or bones(a) == bones(b) and (len(bones(a)) > 3 or len(bones(a)) == 3 and d == 2)):
                result = 1
        LIKE[a, b] = result
    return LIKE[a, b]


def strength(a, b, country):
    """How sure two lists of words are one name: 0 not, 1 only with other evidence, 2, 3 surely."""
    if len(a) > len(b):
        a, b = b, a
    if len(a) < 2:
        return 0
    if a == b:
        return 3
    if sorted(a) == sorted(b) and country not in CHAINS:
        turned = a[1:] + a[:1] == b or b[1:] + b[:1] == a
        if turned or country not in FAMILY_FIRST and len(a) > 2:
            return 3 if turned else 2
    # every word of the shorter in the longer, in order
    j, marks, places = 0, [], []
    for word in a:
        while j < len(b) and not like(word, b[j]):
            j += 1
        if j == len(b):
            marks = None
            break
        marks.append(like(word, b[j]))
        places.append(j)
        j += 1
    if marks is None:
        # glued or parted words: Abdulrahman, Ol Eslam, Zi Ya
        return 2 if ''.join(a) == ''.join(b) and len(''.join(a)) > 8 else 0
    fuzzy = marks.count(1)
    if fuzzy and len(a) == len(b) == 2 and any(x != y and bones(x) != bones(y) for x, y in zip(a, b)) and set(a) & set(b) & GIVEN:
        # Mohamed Jameel and Mohamed Jaleel
        return 1
    if fuzzy and places[-1] == len(b) - 1 and len(a[-1]) == len(b[-1]) < 6 and bones(a[-1]) != bones(b[-1]):
        # John Shad and John Shaw
        return 1
    if fuzzy > 1 and fuzzy == len(marks) and len(marks) < 3:
        return 1 if len(a) == len(b) else 0
    if country in CHAINS and places[0] != 0:
        # the father of somebody: Salman is not Khalid bin Salman
        return 0
    if country in CHAINS and set(b) & ROYAL and (len(a) < 3 or places[1] != 1):
        # cousins: a name of the family needs the father too
        return 0
    ends = places[0] == 0 and places[-1] == len(b) - 1
    if country in FAMILY_FIRST or country in ('VN', 'KH', 'LA', 'MM', 'TH'):
        if len(a) == len(b):
            return 2 if not fuzzy or fuzzy == 1 and (len(a) > 2 or max(len(x) for x, n in zip(a, marks) if n == 1) > 7) else int(fuzzy == 1)
        return 2 if not fuzzy and len(a) >= 3 else 0
    if ends:
        return 3 if not fuzzy and (len(a) > 2 or len(a) == len(b)) else 2 if fuzzy <= 1 or len(a) > 2 else 1
    if places[-1] == len(a) - 1 and country in TWO_SURNAMES:
        # the second surname left out
        return 2 if not fuzzy else 1
    if len(a) > 2 and not fuzzy:
        return 2
    return 1 if country not in CHAINS else 0


class Cluster:
    def __init__(self, root):
        self.root, self.names, self.spans, self.sources, self.ids, self.offices = root, set(), [], set(), set(), set()
        self.words, self.fields = set(), set()


def clusters(records, identity):
    """The people known so far, by country."""
    groups = collections.defaultdict(dict)
    for r in records:
        root = identity.find(r.root)
        c = groups[r.group].setdefault(root, Cluster(root))
        c.names.add(r.name)
        c.names.update(a for a in r.aliases if len(a.split()) > 1)
        t = r.tenure
        first = t.first() if t.start or t.seen else (t.last() if t.end else '')
        if t.start == '' and t.end:
            first = t.end + '-01'[:0 if len(t.end) == 10 else 3] if len(t.end) > 4 else t.end + '-01-01'
        last = t.end and t.last() or (t.seen + '-28'[:0 if len(t.seen) == 10 else 3] if len(t.seen) >= 7 else t.seen and t.seen + '-12-31') or first
        if t.source == 'phoenix' and not t.end:
            last = '2009-12-31' if t.key is None or t.key.exact else '2011-02-28'
        c.spans.append((first, max(first, last)))
        c.sources.add(t.source)
        if r.root[0] in ('au', 'ie', 'wikidata', 'cl', 'ifg', 'state-pocom', 'congress-legislators', 'chilean-ministers'):
            c.ids.add(r.root)
        c.offices.add(id(t.office))
        if t.office.rank == 'minister':
            c.fields.update(t.office.portfolios)
    return groups


def gap(a, b):
    """Years between the times of two people; 0 where they overlap."""
    best = 99.0
    for f1, l1 in a.spans:
        for f2, l2 in b.spans:
            if f1 <= l2 and f2 <= l1:
                return 0.0
            best = min(best, (days(l1, f2) if l1 < f2 else days(l2, f1)) / 365.0)
    return best


def compatible(a, b):
    kinds = {i[0] for i in a.ids} & {i[0] for i in b.ids}
    return not kinds and not (a.root[0] == b.root[0] == 'curated')


# Sources that spell names in their own way; the others agree with each other already.
FREE = {'phoenix', 'ungdc', 'parlamint', 'oireachtas', 'wikidata', 'bettergov', 'cabsec', 'au-ministries', '538-cabinet'}


def initials(name):
    """D. M. Jayaratne and Dissanayake Mudiyanselage Jayaratne: the first letters and the last word, and whether only letters are written."""
    words = fold(name.replace('.', '. ').replace('-', ' ')).split()
    short = [len(w) == 1 for w in words[:-1]]
    if len(words) < 3 or len(words[-1]) < 4:
        return None, False
    return ''.join(w[0] for w in words[:-1]) + ' ' + words[-1], all(short)


def close(people, country):
    """The pairs of people whose names may be one, with how sure that is."""
    by_key = collections.defaultdict(set)
    for i, c in enumerate(people):
        for words in c.words:
            for w in words:
                by_key[w[:3]].add(i)
                by_key['.' + bones(w)].add(i)
            by_key['=' + ''.join(sorted(''.join(words)))].add(i)
    shared = collections.Counter()
    for key, found in by_key.items():
        if len(found) > 150 and key[0] != '.':
            continue
        found = sorted(found)
        for n, i in enumerate(found):
            for j in found[n + 1:]:
                shared[i, j] += 2 if key[0] == '=' else 1
    out = []
    for (i, j), n in sorted(shared.items()):
        a, b = people[i], people[j]
        if n > 1 and ((a.sources | b.sources) & FREE or (a.root[0] == 'curated') != (b.root[0] == 'curated')):
            s = max((strength(list(x), list(y), country) for x in a.words for y in b.words), default=0)
            if s:
                out.append((a, b, s))
    by_initials = collections.defaultdict(lambda: (set(), set()))
    for i, c in enumerate(people):
        for name in c.names:
            key, only = initials(name)
            if key:
                by_initials[key][only].add(i)
    known = {(id(a), id(b)) for a, b, _ in out}
    for whole, short in by_initials.values():
        if len(whole) == 1 and len(short) == 1 and whole != short:
            a, b = people[min(whole | short)], people[max(whole | short)]
            if (id(a), id(b)) not in known and (a.sources | b.sources) & FREE:
                out.append((a, b, 2))
    return out


def join_people(records, identity, curated, offices):
    groups = clusters(records, identity)
    # curated people who are in no source yet
    for row in curated.tenures:
        office = offices.offices[row['office']]
        root = identity.find(('curated', row['person']))
        group = SUCCESSOR.get(office.country, office.country) or 'EU'
        c = groups[group].setdefault(root, Cluster(root))
        c.names.add(row['person'])
        c.names.update(a.lstrip('+') for a in identity.people[row['person']]['aliases'].split('|') if a and a[0] not in '-=' and len(a.split()) > 1)
        full = lambda d, end: d + ('-12-31' if end else '-01-01')[len(d) - 4:] if len(d) < 10 else d
        c.spans.append((full(row['from'], False), full(row['until'], True) if row['until'] else '2025-12-31'))
        c.sources.add('curated')
        c.offices.add(id(office))
    for country, found in sorted(groups.items()):
        people = [c for c in found.values() if all(f for f, _ in c.spans)]
        for c in people:
            c.words = {tuple(w) for w in map(words_of, c.names) if len(w) > 1}
        pairs = close(people, country)
        for limit in (3, 2):
            candidates = collections.defaultdict(list)
            for a, b, s in pairs:
                if identity.find(a.root) == identity.find(b.root) or not compatible(a, b):
                    continue
                years = gap(a, b)
                if s == 3 and years <= 16 or s == 2 and years <= (3 if country in TWO_SURNAMES else 6) or s == 1 and (years <= 0.4 and a.offices & b.offices or years <= 1.5 and a.fields & b.fields):
                    candidates[id(a)].append((s, -years, b))
                    candidates[id(b)].append((s, -years, a))
            byid = {id(c): c for c in people}
            for key, options in candidates.items():
                a = byid[key]
                best = max(o[0] for o in options)
                if best < limit and limit == 3:
                    continue
                top = [o for o in options if o[0] == best]
                roots = {identity.find(o[2].root) for o in top}
                if len(roots) > 1:
                    # two people fit: only the one whose time overlaps, if it is one
                    now = {identity.find(o[2].root) for o in top if o[1] == 0}
                    alike = all(max((strength(list(x), list(y), country) for x in p[2].words for y in q[2].words), default=0) >= 2 and gap(p[2], q[2]) < 6 for p in top for q in top if p[2] is not q[2])
                    if len(now) != 1 and not alike:
                        continue
                    if len(now) == 1:
                        top = [o for o in top if identity.find(o[2].root) in now]
                for o in top:
                    if identity.find(a.root) != identity.find(o[2].root):
                        identity.join(a.root, o[2].root)
