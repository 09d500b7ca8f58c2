"""What names tell: the type of a body, whether it is national, what is an acronym and what can be a name at all."""
import re

from .text import fold

MINISTRY = re.compile(r"(?i)\b(minist(ry|erio|ério|ère|ero|erium|arstwo|erstwo|erstvo|arstvo|erie|eriet|erija|eerium|eriö)|department (of|for)|"
                      r"secretar[ií]a de|departement(et)? |departamento de|ministeriö|bundesministerium|υπουργειο|υπουργείο|министерство|міністерство|bakanlığı|minisztérium)\b|departementet\b|ministeriet\b|ministerium\b")
NATIONAL = re.compile(r"(?i)\b(ministry|department|agency|authority|commission(er)?|council|board|bureau|inspectorate|secretariat|court|tribunal|parliament|"
                      r"(central|reserve|national|development) bank|bank of|statistic(s|al)|geological survey|public health institute|"
                      r"institute (of|for) (statistics|public health|standards|health|metrology|meteorology|hydrology|hygiene|strategic|defence|defense)|"
                      r"national institutes?( of| for)? (health|statistic|public|standards|metrolog|meteorolog|hygiene|legal|agricultur)|"
                      r"(meteorological|weather|forest|revenue|prosecution|prison|customs|police|immigration|intelligence|civil|postal|health|statistical|hydrographic|fire) service|"
                      r"(space|nuclear|energy|aviation|customs|tax|revenue|ports?|maritime|railway|highway|medicines|drug|food)[a-z ]* (administration|organi[sz]ation|office)|"
                      r"academy of sciences|research council|science foundation|research foundation|treasury|ombudsman|chancellery|"
                      r"(patent|intellectual property|audit|statistical|statistics|federal|national|foreign|state|presidential|prime minister's) office|office (of|for) the|office for|"
                      r"administration|directorate (of|for|general)|fund|standards (institution|institute|organi[sz]ation|bureau|association))\b")
# Where most government bodies of a register are those of states or provinces: a body counts as national when it sits in the capital
# or says the country's name.
CAPITALS = {'US': {'Washington', 'Bethesda', 'Rockville', 'Silver Spring', 'Arlington', 'Alexandria', 'Gaithersburg', 'Reston', 'Falls Church', 'Suitland'},
            'AU': {'Canberra'}, 'CA': {'Ottawa', 'Gatineau', 'Hull'}, 'IN': {'New Delhi', 'Delhi'}, 'ES': {'Madrid'},
            'BR': {'Brasília', 'Brasilia'}, 'NG': {'Abuja'}, 'MX': {'Mexico City'}, 'BE': {'Brussels'}, 'CN': {'Beijing'},
            'AR': {'Buenos Aires'}, 'DE': {'Berlin', 'Bonn'}, 'IT': {'Rome'}, 'CH': {'Bern', 'Berne'}, 'AT': {'Vienna'}, 'PK': {'Islamabad'},
            'RU': {'Moscow'}, 'FR': {'Paris'}, 'JP': {'Tokyo'}, 'UA': {'Kyiv', 'Kiev'}, 'ID': {'Jakarta'}, 'MY': {'Putrajaya', 'Kuala Lumpur'},
            'PT': {'Lisbon'}, 'CO': {'Bogotá', 'Bogota'}, 'CL': {'Santiago'}, 'BA': {'Sarajevo'}}
STATES = re.compile(r'\b(Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawai.?i|Idaho|Illinois|Indiana|Iowa|Kansas|'
                    r'Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|'
                    r'New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|'
                    r'Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Ontario|Qu[eé]bec|Alberta|British Columbia|Manitoba|Saskatchewan|'
                    r'Nova Scotia|New Brunswick|Newfoundland|Yukon|Nunavut|Northwest Territories|Queensland|New South Wales|NSW|Victoria|Tasmania|'
                    r'South Australia|Western Australia|Northern Territory|Kerala|Gujarat|Tamil Nadu|Odisha|Uttar Pradesh|Jalisco|Aguascalientes|District)\b')
COMMON = {fold(x) for x in ('United States Virgin Islands', 'NHS Foundation Trust', 'Australian Capital Territory', 'Federal Government', 'National government', 'Government', 'State Government', 'Central administration', 'Central Government',
                            'Technical Cooperation', 'Science and Technology', 'Foreign Affairs', 'Public Administration', 'Natural Resources')}
TYPES = [                                       # the first that fits wins
    ('data-protection-authority', r'data protection|personal data|datenschutz|protection des données|privacy commissioner|information commissioner'),
    ('central-bank', r'\bcentral bank\b|\breserve bank\b|monetary authority|^ ?bank of \w+ ?$|banco central|^ ?national bank of'),
    ('department', None),
    ('statistics-office', r'statistics (office|bureau|service|agency|authority|canada|division)|(office|bureau|institute|service|department) of (\w+ )?statistics|'
                          r'statistical (office|service|institute|bureau|authority|agency)|census bureau|statistisch|estadística|estatística|statistique|statistik|^ ?statistics \w+ ?$'),
    ('space-agency', r'space (agency|administration|organi|research organi|commission)|aerospace exploration|agencia espacial|agence spatiale|agência espacial'),
    ('court', r'supreme court|constitutional court|\b(high|federal|administrative|family|commercial|companies|patents|planning|mercantile|county|appeals?|labour|tax|crown|admiralty|enterprise|bankruptcy) court\b(?! (service|administration))|'
              r'court of (justice|appeals?|session|arbitration|claims|cassation|protection|judicature|human|auditors)|\btribunal\b(?! (service|procedure))(?! de contas)|division of the high court|verwaltungsgericht|hovrätt|kammarrätt|domstol(en)? $'),
    ('parliament', r'^ ?(the )?(\w+ ){0,3}(parliament|national assembly|senate|house of (representatives|commons|lords|councillors)|chamber of deputies|general assembly)( of (the )?\w+){0,2} ?$|parlament\b'),
    ('military', r'\b(army|navy|air force|space force|marine corps|armed forces|defen[cs]e forces?|coast guard)\b(?!.*(pay|review|compensation|retirement|museum|college|school|agency|administration|fund|commissioner|ombudsman|research|institute|cent(er|re)|history))|'
                 r'\b(combatant|(africa|european|northern|southern|central|indo-pacific|space|strategic|transportation|special operations|cyber|air combat|air mobility|sealift|materiel|education and training|fleet|global strike|reserve|futures|space operations|training and readiness|space systems|forces|systems|warfare|missile defense|intelligence and security|test and evaluation|medical|aviation and missile|sustainment|armaments|combined arms support)) command\b|pacific (fleet|air forces)|força aérea|marinha|exército|armada|fuerza aérea|armée de|marine nationale|aeronautica militare'),
    ('police', r'\b(police|gendarmerie|carabinieri|constabulary)\b(?!.*(board|authority|review|advisory|complaints|ombudsman|commi|tribunal|college|academy|institute|museum|fund|information technology|remuneration|negotiating|scien))|bureau of investigation|polícia|policía'),
    ('health-agency', r'\bhealth\b|disease control|\bmedicines?\b|medical|\bnhs\b|salud|saúde|\bsanté\b|gesundheit|\bcancer\b|biomedical|pharmac'),
    ('regulator', r'regulat|competition|supervis|inspectorate|licensing|antimonopoly|commission for (electronic )?communications|securities (and exchange )?commission|financial (conduct|markets|services) authority|'
                  r'telecommunications? (commission|authority)|communications commission|gambling|gaming|(nuclear|atomic|radiation) safety|food (safety|standards) (agency|authority)|(medicines|drug) (agency|administration|authority)|'
                  r'civil aviation authority|environmental? protection (agency|authority)|standards commission|utilities commission|energy commission|data authority|ombudsman|reguladora|ρυθμιστικ|adjudicator|charity commission|electoral commission'),
    ('agency', r'agency|authority|administration|service|bureau\b|directorate|\boffice\b|bundesamt|bundesanstalt|agencia|agência|agence|agenzia|verket |myndigheten |styrelsen |landesamt|direc[çc]ão|dirección|direction|γραμματεία|landbrugsstyrelsen'),
]


def guess_type(name, given):
    """The type of a body by its name; its source's own class only where that says more than the name can."""
    n = ' ' + name.lower() + ' '
    given = given.lower()
    if given.startswith('eu'):
        return 'eu-body'
    if given == 'international organisation':
        return 'international-organisation'
    if given == 'data protection authority':
        return 'data-protection-authority'
    if given == 'central bank' and re.search(r'bank|monet', n):
        return 'central-bank'
    for type_, pattern in TYPES:
        if type_ == 'department':
            if MINISTRY.search(name) or re.match(r'Secretariat of ', name) or given == 'non-ministerial department':
                return type_
        elif re.search(pattern, n):
            return type_
    return 'public-body'


def native_good(name):
    """Head words of national bodies in other languages, for source rows that have no English name."""
    return re.search(r"(?i)^(bundes|ministerium|minist[eéè]r|agencia (nacional|estatal|española|federal|de)|agência (nacional|brasileira|para)|agence (nationale|française|fédérale)|agenzia (italiana|nazionale|delle|per)|"
                     r"instituto nacional|institut national d|autorit[éà]|autoridade|autoridad|comisión (nacional|federal)|comissão (nacional|de)|commission (nationale|de)|consejo (nacional|superior)|conselho (nacional|administrativo)|"
                     r"conseil (national|supérieur|d'état)|superintendencia|superintendência|dirección (general|nacional)|direção-geral|direction générale|secretar[ií]a|banco |banque |banca |statens |rikspolis|departamento (nacional|administrativo)|"
                     r"υπουργείο|ανεξάρτητη|αρχή|εθνικ|ελληνικ|επιτροπή|συνήγορος|τράπεζα|fundação|tribunal|casa civil|controladoria|advocacia-geral|gabinete de segurança)", name) is not None


def is_acronym(text):
    """HMRC, DfT, TxDOT, TÜBA, ΟΑΕΔ: at least three letters, most of them capitals."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return (re.fullmatch(r"[^\W_][\w&+-]{1,10}[^\W_]", text) is not None and 3 <= len(text) <= 10 and len(letters) >= 3
            and capitals >= 2 and capitals * 2 >= len(letters) and not re.search(r'[a-z]{5}', text)
            and not re.search(r'[^\u0000-\u024f\u0370-\u04ff]', text))


def good_name(text, lang, body, words):
    if re.match(r'(?i)ministr[oa] ', text) or len(text) < 5 or len(text) > 110 or re.search(r'[«»"<>{}\[\]/:;#@()]|\d{3}', text) or not text[0].isalpha():
        return False
    if re.search(r' (of|for|and|de|the|von|du|di|da|do)$', text):
        return False
    if lang in ('en', 'und') and text.isupper() and ' ' not in text:
        return False
    if text[0].islower() and lang in ('en', 'und'):
        return False
    if re.match(r'State of |Her Majesty.s Government of ', text) or re.search(r'(Country|Regional|Programme|Program) Office$|Medical Cent(er|re)$', text) and text != body.label:
        return False
    if fold(text) in COMMON or any(fold(text) == fold(w) for ws in words.values() for w in ws if w[:3] == text[:3]):
        return False
    if lang in ('en', 'und') and ' ' not in text and text != body.label:
        return False                            # single-word aliases are nicknames or noise
    if body.type == 'department' and body.country and any(re.search(r'(^|\W)%s(\W|$)' % re.escape(w), text) for w in words[body.country]) \
            and text != body.label and lang == 'en' and MINISTRY.search(text):
        return False                            # 'French Ministry of Finance': the engine joins the bare name and the country
    return True
