"""Titles of office that sources give in other languages, in English."""
import re
import unicodedata

NORWEGIAN = {'justis': 'Justice', 'olje- og energi': 'Petroleum and Energy', 'barne- og familie': 'Children and Families', 'kultur': 'Culture',
             'forsvars': 'Defence', 'nærings': 'Trade and Industry', 'kommunal- og regional': 'Local Government and Regional Development',
             'kunnskaps': 'Education', 'miljøvern': 'the Environment', 'fiskeri': 'Fisheries', 'arbeids': 'Labour', 'landbruks': 'Agriculture and Food',
             'samferdsels': 'Transport', 'helse': 'Health', 'utviklings': 'International Development', 'utenriks': 'Foreign Affairs', 'finans': 'Finance',
             'fornyings- og administrasjons': 'Government Administration', 'forsknings- og høyere utdannings': 'Research and Higher Education',
             'sosial': 'Social Affairs', 'samfunnssikkerhets': 'Public Security', 'distrikts- og digitaliserings': 'Regional Development and Digitalisation'}

SWEDISH = {'infrastrukturminister': 'Infrastructure', 'socialförsäkringsminister': 'Social Security', 'biståndsminister': 'International Development Cooperation',
           'eu-minister': 'EU Affairs', 'utrikesminister': 'Foreign Affairs', 'utbildningsminister': 'Education', 'socialminister': 'Social Affairs',
           'miljöminister': 'the Environment', 'arbetsmarknadsminister': 'Employment', 'försvarsminister': 'Defence', 'inrikesminister': 'Home Affairs',
           'landsbygdsminister': 'Rural Affairs', 'civilminister': 'Public Administration', 'jämställdhetsminister': 'Gender Equality',
           'finansmarknadsminister': 'Financial Markets', 'migrationsminister': 'Migration', 'näringsminister': 'Enterprise',
           'bostadsminister': 'Housing', 'digitaliseringsminister': 'Digital Development', 'justitieminister': 'Justice', 'idrottsminister': 'Sport',
           'handelsminister': 'Trade', 'minister för nordiskt samarbete': 'Nordic Cooperation', 'utrikeshandelsminister': 'Foreign Trade',
           'skolminister': 'Schools', 'integrationsminister': 'Integration', 'högskoleminister': 'Higher Education', 'energiminister': 'Energy',
           'finansminister': 'Finance', 'ungdomsminister': 'Youth', 'demokratiminister': 'Democracy', 'kulturminister': 'Culture',
           'samfundsminister': '', 'folkhälsominister': 'Public Health', 'sjukvårdsminister': 'Health Care', 'samordningsminister': 'Policy Coordination',
           'minister för högre utbildning och forskning': 'Higher Education and Research', 'konsumentminister': 'Consumer Affairs', 'klimatminister': 'Climate'}

PORTUGUESE = {'defesa nacional': 'National Defence', 'negócios estrangeiros': 'Foreign Affairs', 'saúde': 'Health', 'administração interna': 'Internal Administration',
              'planeamento': 'Planning', 'economia': 'Economy', 'justiça': 'Justice', 'cultura': 'Culture', 'finanças': 'Finance',
              'ambiente, ordenamento do território e energia': 'the Environment, Spatial Planning and Energy',
              'solidariedade, emprego e segurança social': 'Solidarity, Employment and Social Security',
              'ciência, tecnologia e ensino superior': 'Science, Technology and Higher Education', 'agricultura e do mar': 'Agriculture and the Sea',
              'presidência e da modernização administrativa': 'the Presidency and Administrative Modernisation',
              'infraestruturas e da habitação': 'Infrastructure and Housing', 'educação': 'Education',
              'modernização do estado e da administração pública': 'State Modernisation and Public Administration', 'coesão territorial': 'Territorial Cohesion',
              'trabalho, solidariedade e segurança social': 'Labour, Solidarity and Social Security', 'mar': 'the Sea', 'assuntos parlamentares': 'Parliamentary Affairs',
              'ambiente': 'the Environment', 'ambiente e da transição energética': 'the Environment and Energy Transition',
              'ambiente e da ação climática': 'the Environment and Climate Action', 'solidariedade e segurança social': 'Solidarity and Social Security',
              'presidência e dos assuntos parlamentares': 'the Presidency and Parliamentary Affairs', 'presidência e do desenvolvimento regional': 'the Presidency and Regional Development',
              'desenvolvimento regional': 'Regional Development', 'educação e da ciência': 'Education and Science', 'cultura, igualdade e cidadania': 'Culture, Equality and Citizenship',
              'agricultura, do mar, do ambiente e do ordenamento do território': 'Agriculture, the Sea, the Environment and Spatial Planning',
              'agricultura': 'Agriculture', 'presidência': 'the Presidency', 'economia e da transição digital': 'Economy and Digital Transition',
              'planeamento e das infraestruturas': 'Planning and Infrastructure', 'modernização administrativa': 'Administrative Modernisation'}

BULGARIAN = {'образованието и науката': 'Education and Science', 'здравеопазването': 'Health', 'труда и социалната политика': 'Labour and Social Policy',
             'правосъдието': 'Justice', 'земеделието и храните': 'Agriculture and Food', 'околната среда и водите': 'the Environment and Water', 'икономиката': 'Economy',
             'енергетиката': 'Energy', 'отбраната': 'Defence', 'земеделието, храните и горите': 'Agriculture, Food and Forestry',
             'земеделието, горите и храните': 'Agriculture, Food and Forestry', 'финансите': 'Finance', 'вътрешните работи': 'the Interior', 'вътрешените работи': 'the Interior',
             'управление на средствата от европейския съюз': 'EU Funds', 'транспорта, информационните технологии и съобщенията': 'Transport, Information Technology and Communications',
             'младежта и спорта': 'Youth and Sports', 'регионалното развитие и благоустройството': 'Regional Development and Public Works',
             'българското председателство на съвета на европейския съюз': 'the Bulgarian Presidency of the Council of the European Union', 'туризма': 'Tourism',
             'културата': 'Culture', 'външните работи': 'Foreign Affairs', 'икономиката и енергетиката': 'Economy and Energy',
             'образованието, младежта и науката': 'Education, Youth and Science'}

GREEK = {'ΕΣΩΤΕΡΙΚΩΝ': 'the Interior', 'ΕΣΩΤΕΡΙΚΩΝ ΚΑΙ ΔΙΟΙΚΗΤΙΚΗΣ ΑΝΑΣΥΓΚΡΟΤΗΣΗΣ': 'the Interior and Administrative Reconstruction', 'ΕΞΩΤΕΡΙΚΩΝ': 'Foreign Affairs',
         'ΟΙΚΟΝΟΜΙΚΩΝ': 'Finance', 'ΑΓΡΟΤΙΚΗΣ ΑΝΑΠΤΥΞΗΣ ΚΑΙ ΤΡΟΦΙΜΩΝ': 'Rural Development and Food', 'ΔΙΚΑΙΟΣΥΝΗΣ': 'Justice',
         'ΔΙΚΑΙΟΣΥΝΗΣ ΔΙΑΦΑΝΕΙΑΣ ΚΑΙ ΑΝΘΡΩΠΙΝΩΝ ΔΙΚΑΙΩΜΑΤΩΝ': 'Justice, Transparency and Human Rights', 'ΠΟΛΙΤΙΣΜΟΥ ΚΑΙ ΑΘΛΗΤΙΣΜΟΥ': 'Culture and Sports',
         'ΕΘΝΙΚΗΣ ΑΜΥΝΑΣ': 'National Defence', 'ΟΙΚΟΝΟΜΙΑΣ ΥΠΟΔΟΜΩΝ ΝΑΥΤΙΛΙΑΣ ΚΑΙ ΤΟΥΡΙΣΜΟΥ': 'Economy, Infrastructure, Shipping and Tourism',
         'ΥΠΟΔΟΜΩΝ ΚΑΙ ΜΕΤΑΦΟΡΩΝ': 'Infrastructure and Transport', 'ΥΠΟΔΟΜΩΝ ΜΕΤΑΦΟΡΩΝ ΚΑΙ ΔΙΚΤΥΩΝ': 'Infrastructure, Transport and Networks', 'ΤΟΥΡΙΣΜΟΥ': 'Tourism',
         'ΠΑΙΔΕΙΑΣ ΚΑΙ ΘΡΗΣΚΕΥΜΑΤΩΝ': 'Education and Religious Affairs', 'ΠΑΙΔΕΙΑΣ ΕΡΕΥΝΑΣ ΚΑΙ ΘΡΗΣΚΕΥΜΑΤΩΝ': 'Education, Research and Religious Affairs',
         'ΠΟΛΙΤΙΣΜΟΥ ΠΑΙΔΕΙΑΣ ΚΑΙ ΘΡΗΣΚΕΥΜΑΤΩΝ': 'Culture, Education and Religious Affairs', 'ΠΕΡΙΒΑΛΛΟΝΤΟΣ ΚΑΙ ΕΝΕΡΓΕΙΑΣ': 'the Environment and Energy',
         'ΕΡΓΑΣΙΑΣ ΚΟΙΝΩΝΙΚΗΣ ΑΣΦΑΛΙΣΗΣ ΚΑΙ ΚΟΙΝΩΝΙΚΗΣ ΑΛΛΗΛΕΓΓΥΗΣ': 'Labour, Social Security and Social Solidarity',
         'ΕΡΓΑΣΙΑΣ ΚΑΙ ΚΟΙΝΩΝΙΚΗΣ ΑΛΛΗΛΕΓΓΥΗΣ': 'Labour and Social Solidarity', 'ΕΡΓΑΣΙΑΣ ΚΑΙ ΚΟΙΝΩΝΙΚΩΝ ΥΠΟΘΕΣΕΩΝ': 'Labour and Social Affairs',
         'ΕΡΓΑΣΙΑΣ ΚΟΙΝΩΝΙΚΗΣ ΑΣΦΑΛΙΣΗΣ ΚΑΙ ΠΡΟΝΟΙΑΣ': 'Labour, Social Security and Welfare', 'ΥΓΕΙΑΣ': 'Health', 'ΥΓΕΙΑΣ ΚΑΙ ΚΟΙΝΩΝΙΚΩΝ ΑΣΦΑΛΙΣΕΩΝ': 'Health and Social Security',
         'ΠΑΡΑΓΩΓΙΚΗΣ ΑΝΑΣΥΓΚΡΟΤΗΣΗΣ ΠΕΡΙΒΑΛΛΟΝΤΟΣ ΚΑΙ ΕΝΕΡΓΕΙΑΣ': 'Productive Reconstruction, the Environment and Energy',
         'ΝΑΥΤΙΛΙΑΣ ΚΑΙ ΝΗΣΙΩΤΙΚΗΣ ΠΟΛΙΤΙΚΗΣ': 'Shipping and Island Policy', 'ΝΑΥΤΙΛΙΑΣ ΚΑΙ ΑΙΓΑΙΟΥ': 'Shipping and the Aegean', 'ΨΗΦΙΑΚΗΣ ΔΙΑΚΥΒΕΡΝΗΣΗΣ': 'Digital Governance',
         'ΠΡΟΣΤΑΣΙΑΣ ΤΟΥ ΠΟΛΙΤΗ': 'Citizen Protection', 'ΔΗΜΟΣΙΑΣ ΤΑΞΗΣ ΚΑΙ ΠΡΟΣΤΑΣΙΑΣ ΤΟΥ ΠΟΛΙΤΗ': 'Public Order and Citizen Protection',
         'ΑΝΑΠΤΥΞΗΣ ΚΑΙ ΕΠΕΝΔΥΣΕΩΝ': 'Development and Investment', 'ΑΝΑΠΤΥΞΗΣ ΚΑΙ ΑΝΤΑΓΩΝΙΣΤΙΚΟΤΗΤΑΣ': 'Development and Competitiveness',
         'ΟΙΚΟΝΟΜΙΑΣ ΑΝΑΠΤΥΞΗΣ ΚΑΙ ΤΟΥΡΙΣΜΟΥ': 'Economy, Development and Tourism', 'ΟΙΚΟΝΟΜΙΑΣ ΚΑΙ ΑΝΑΠΤΥΞΗΣ': 'Economy and Development',
         'ΜΕΤΑΝΑΣΤΕΥΤΙΚΗΣ ΠΟΛΙΤΙΚΗΣ': 'Migration Policy', 'ΜΕΤΑΝΑΣΤΕΥΣΗΣ ΚΑΙ ΑΣΥΛΟΥ': 'Migration and Asylum', 'ΔΙΟΙΚΗΤΙΚΗΣ ΑΝΑΣΥΓΚΡΟΤΗΣΗΣ': 'Administrative Reconstruction',
         'ΚΛΙΜΑΤΙΚΗΣ ΚΡΙΣΗΣ ΚΑΙ ΠΟΛΙΤΙΚΗΣ ΠΡΟΣΤΑΣΙΑΣ': 'Climate Crisis and Civil Protection',
         'ΨΗΦΙΑΚΗΣ ΠΟΛΙΤΙΚΗΣ ΤΗΛΕΠΙΚΟΙΝΩΝΙΩΝ ΚΑΙ ΕΝΗΜΕΡΩΣΗΣ': 'Digital Policy, Telecommunications and Information',
         'ΔΙΟΙΚΗΤΙΚΗΣ ΜΕΤΑΡΡΥΘΜΙΣΗΣ ΚΑΙ ΗΛΕΚΤΡΟΝΙΚΗΣ ΔΙΑΚΥΒΕΡΝΗΣΗΣ': 'Administrative Reform and E-Government'}

# Chilean under-secretariats.
CHILEAN = {'SEGPRES': 'the General Secretariat of the Presidency', 'SEGEGOB': 'the General Secretariat of Government', 'Minería': 'Mining', 'Bienes Nacionales': 'National Assets',
           'Justicia': 'Justice', 'Relaciones Exteriores': 'Foreign Affairs', 'Hacienda': 'Finance', 'SERNAM': "Women's Affairs", 'Obras Públicas': 'Public Works',
           'Educación': 'Education', 'Redes Asistenciales': 'Health Care Networks', 'Cultura': 'Culture', 'Agricultura': 'Agriculture', 'Economía': 'Economy',
           'Vivienda': 'Housing', 'Marina': 'the Navy', 'Previsión Social': 'Social Security', 'Trabajo': 'Labour', 'Deportes': 'Sport', 'Transportes': 'Transport',
           'Transporte': 'Transport', 'SUBDERE': 'Regional Development', 'Salud': 'Health', 'Planificación y Cooperación': 'Planning and Cooperation', 'Aviación': 'Aviation',
           'Carabineros': 'the Carabineros', 'Medio Ambiente': 'the Environment', 'Pesca': 'Fisheries', 'Interior': 'the Interior', 'Guerra': 'War',
           'Telecomunicaciones': 'Telecommunications', 'Salud Pública': 'Public Health', 'Energía': 'Energy', 'Investigaciones': 'Investigations',
           'Fuerzas Armadas': 'the Armed Forces', 'Prevención del Delito': 'Crime Prevention', 'Turismo': 'Tourism', 'Defensa': 'Defence', 'Servicios Sociales': 'Social Services',
           'Servicos Sociales': 'Social Services', 'Educación Parvularia': 'Early Childhood Education', 'Niñez': 'Childhood', 'Mujer y Equidad de Género': 'Women and Gender Equality',
           'Planificación': 'Planning', 'Derechos Humanos': 'Human Rights', 'Evaluación Social': 'Social Evaluation',
           'Ciencia, Tecnología, Conocimiento e Innovación': 'Science, Technology, Knowledge and Innovation', 'Patrimonio Cultural': 'Cultural Heritage',
           'Educación Superior': 'Higher Education', 'Relaciones Económicas': 'International Economic Relations'}

TYPOS = [('Ministrer', 'Minister'), ('Forain', 'Foreign'), ('Forreign', 'Foreign'), ('Foreing', 'Foreign'), ('Aiffairs', 'Affairs'), ('Protrection', 'Protection'), ('Economc', 'Economic'),
         ('Reserach', 'Research'), ('Intergtation', 'Integration'), ('Securty', 'Security'), ('Chanceller', 'Chancellor'), ('Eduaction', 'Education'), ('Chidren', 'Children'),
         ('Universitites', 'Universities'), ('civilin', 'civil'), ('tthe', 'the'), ('Mangement', 'Management'), ('Manangemet', 'Management'), ('Foregn', 'Foreign'), ('MInister', 'Minister'),
         ('misnter', 'minister'), ('attourney', 'attorney'), ('cairman', 'chairman'), ('presidensy', 'presidency'), ('coperation', 'cooperation'), ('commis·sioner', 'commissioner')]


def mend(title):
    for wrong, right in TYPOS:
        title = re.sub(r'\b%s\b' % wrong, right, title)
    return title


def greek(title):
    for start, english in (('ΑΝΑΠΛΗΡΩΤΗΣ ΥΠΟΥΡΓΟΣ ', 'Alternate Minister of '), ('ΥΦΥΠΟΥΡΓΟΣ ΣΤΟΝ ΠΡΩΘΥΠΟΥΡΓΟ', 'Deputy Minister to the Prime Minister'),
                           ('ΥΦΥΠΟΥΡΓΟΣ ', 'Deputy Minister of '), ('ΥΠΟΥΡΓΟΣ ΕΠΙΚΡΑΤΕΙΑΣ', 'Minister of State'), ('ΥΠΟΥΡΓΟΣ ', 'Minister of '),
                           ('ΑΝΤΙΠΡΟΕΔΡΟΣ ΚΥΒΕΡΝΗΣΗΣ', 'Deputy Prime Minister'), ('ΠΡΩΘΥΠΟΥΡΓΟΣ', 'Prime Minister')):
        if title.startswith(start):
            rest = title[len(start):]
            return english + GREEK[rest] if rest else english
    return ''


def bulgarian(title):
    """The title in English, and the note that it held."""
    low = title.lower().replace(' на българия', '').replace(' в кабинета', '').replace('министърът', 'министър').replace('на министър на', 'на')
    note = 'interim' if 'служеб' in low else ''
    low = re.sub(r'^служебен ', '', low)
    if 'министър-председател' in low:
        return ('Deputy Prime Minister' if 'заместник' in low else 'Prime Minister'), note
    m = re.match(r'(първи )?(заместник)?[- ]?министър (?:на|за|по) (.*)$', low)
    if not m or m[3] not in BULGARIAN:
        return '', ''
    return ('Deputy Minister of ' if m[2] else 'Minister of ') + BULGARIAN[m[3]], note


def portuguese(title):
    low = title.lower()
    if low == 'primeiro-ministro':
        return 'Prime Minister'
    if low == 'vice-primeiro-ministro':
        return 'Deputy Prime Minister'
    m = re.match(r'ministr[oa]( de estado| adjunto)?(?:,? e)?(?:,? d[aeo]s? (.*))?$', low)
    if not m:
        return ''
    if not m[2]:
        return 'Minister Adjunct to the Prime Minister' if m[1] == ' adjunto' else ''
    # "de Estado" and "adjunto" are ranks of honour beside the field
    return 'Minister of ' + PORTUGUESE[m[2]] if m[2] in PORTUGUESE else ''


def norwegian(title):
    m = re.match(r'Norges (.*)minister$', title)
    return 'Minister of ' + NORWEGIAN[m[1]] if m else ''


def swedish(title):
    low = title.lower()
    fixed = {'statsminister': 'Prime Minister', 'statsministerns ställföretädare': 'Deputy Prime Minister', 'vice statsminister': 'Deputy Prime Minister', 'biträdande finansminister': 'Deputy Minister for Finance'}
    if low in fixed:
        return fixed[low]
    return 'Minister for ' + SWEDISH[low] if SWEDISH.get(low) else ''


def no_accents(text):
    return ''.join(c for c in unicodedata.normalize('NFKD', text) if not unicodedata.combining(c))
