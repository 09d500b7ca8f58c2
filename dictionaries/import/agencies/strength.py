"""Short names of ministries, and which names can stand alone."""
import re
from collections import defaultdict

from .kinds import MINISTRY, STATES
from .text import engine_fold, fold

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
            seldom = [w for w in tokens if len(spread[w]) <= 6 and len(w) > 3 and not re.match('(scien|techn|minist|engineer|informati|innovati)', w)]
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
            elif lang == 'en' and (len(tokens) >= 4 and rare or len(tokens) >= 5 and seldom or len(tokens) >= 7):
                strong = True
            elif lang in ('zh', 'ja', 'ko') and len(text) >= 6:
                strong = True
            else:
                strong = False
            data[2] = 'strong' if strong else 'weak'


def shared_acronyms(bodies, weak, alone):
    """An acronym that several bodies bear at the same time needs support, unless it overwhelmingly means one of them."""
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


def fold_acronyms(bodies):
    """MoD and MOD are one name, in any spelling with a capital, unless one of them (DfT) stands alone and the other (DFT) does not."""
    for b in bodies:
        first = {}
        for (text, lang), data in list(b.names.items()):
            if data[0] != 'acronym':
                continue
            key = engine_fold(text), lang, data[2], data[3], data[4]
            if key in first:
                del b.names[text, lang]
                first[key][1] = 'initial'
            else:
                first[key] = data
