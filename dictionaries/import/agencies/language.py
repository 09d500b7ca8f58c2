"""The language that a name is in, where its source does not say or is mistaken."""
import re

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
ANGLOPHONE = set('GB US AU NZ IE CA IN ZA NG KE GH UG ZM ZW MW TZ SG JM TT BB BS GY BZ PK BD LK PH MT FJ PG NA BW LS SZ SL LR GM MU SC'.split())


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


def registry_language(lang, name, country):
    """The language that the registry of organisations gives for a name, mended."""
    if len(ENGLISH.findall(name)) >= 3 and not NOT_ENGLISH.search(name):
        return 'en'
    return LANG_FIXES.get((country, lang)) or {'lu': 'lb', 'nb': 'no', 'nn': 'no'}.get(lang, lang or 'und')
