"""Joining the rows of the sources with the hand-made bodies and with each other."""
import re
from collections import defaultdict

from .curated import drop_patterns
from .kinds import STATES, good_name, is_acronym
from .sources import imported
from .tables import country_words, us_names
from .text import fold, slug, spellings


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
