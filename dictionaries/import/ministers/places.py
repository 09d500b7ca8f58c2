"""How countries belong together."""

# A former state and the country whose people carry on its offices: one person, one id.
SUCCESSOR = {'SUHH': 'RU', 'CSHH': 'CZ', 'YUCS': 'RS', 'CSXX': 'RS', 'DDDE': 'DE', 'YDYE': 'YE', 'ANHH': 'CW'}
# Territories share their head of state with another country: the office is kept there only.
TERRITORY = dict(
    [(c, 'US') for c in 'AS GU MP PR VI UM'.split()] + [(c, 'FR') for c in 'GF GP MQ RE YT PM BL MF NC PF WF TF'.split()] +
    [(c, 'DK') for c in 'FO GL'.split()] + [(c, 'NL') for c in 'AW CW SX ANHH BQ'.split()] +
    [(c, 'GB') for c in 'FK GI BM AI MS VG KY TC SH PN IM JE GG GS IO'.split()] +
    [(c, 'NZ') for c in 'CK NU TK'.split()] + [(c, 'AU') for c in 'NF CX CC HM'.split()] +
    [(c, 'CN') for c in 'HK MO'.split()] + [(c, 'NO') for c in 'SJ BV'.split()])
# Monarchs of one name are told apart by the country's name.
REALM = {'BE': 'belgium', 'MC': 'monaco'}
# Member states, now or then, of the European Union.
MEMBERS = set('AT BE BG CY CZ DE DK EE ES FI FR GB GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split())

# Where the name is written family name first.
FAMILY_FIRST = {'CN', 'KR', 'KP', 'TW'}
# The second surname makes first + last a wrong name.
TWO_SURNAMES = set('AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE BR PT AO MZ CV GW ST TL AD PH'.split())
WESTERN = set('US GB CA AU NZ IE ZA DE AT CH FR BE NL LU DK SE NO FI IS IT MT'.split())
# The countries of these groups write Spanish names.
SPANISH_SPEAKING = set('AR BO CL CO CR CU DO EC ES GQ GT HN MX NI PA PE PR PY SV UY VE'.split())
# Where a name is a chain of fathers: the order of its words is all that tells them apart.
CHAINS = set('SA AE KW QA BH OM JO YE IQ SY LB EG LY SD DZ MA TN MR PS SO DJ KM'.split())
