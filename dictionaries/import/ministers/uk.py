"""The ministers of the United Kingdom, from the tables of the Institute for Government."""
import collections, csv, os, re

# Departments whose name does not spell out what they do.
DEPARTMENT = {'Foreign and Commonwealth Office': ['foreign-affairs'], 'Foreign, Commonwealth and Development Office': ['foreign-affairs', 'development'], 'Home Office': ['interior'],
              'HM Treasury': ['finance'], 'Treasury': ['finance'], 'Department of Trade and Industry': ['trade', 'industry'], 'Department for Exiting the EU': ['europe'],
              'Chancellor of the Exchequer': ['finance'], 'Chief Secretary to the Treasury': ['finance'], 'Paymaster General': [], 'Ministry of Defence': ['defence'],
              "Attorney General": ['justice'], 'Lord Chancellor': ['justice'], 'Secretary of State for Justice and Lord Chancellor': ['justice']}
SUFFIXED = {'Financial Secretary', 'Economic Secretary', 'Exchequer Secretary', 'Commercial Secretary', 'Assistant Whip', 'Economic Secretary (City Minister)'}


class Ifg:
    """The raw tables tell rank, department and person apart, which the unified table joins into one string."""

    def __init__(self, facts):
        read = lambda name: list(csv.DictReader(open(os.path.join(facts, 'ministers-uk-ifg', name + '.csv'), encoding='utf-8-sig')))
        self.orgs = {r['id']: r for r in read('organisation')}
        self.posts = {r['id']: r for r in read('post')}
        self.people = collections.defaultdict(list)
        for r in read('person'):
            self.people[r['id']].append(r)
        self.appointments = {r['id']: r for r in read('appointment')}
        self.acting = {r['appointment_id'] for r in read('appointment_characteristics') if r['is_acting'] == 'True'}

    def office(self, appointment):
        post = self.posts[appointment['post_id']]
        org = self.orgs.get(post['organisation_id'], {})
        title = (post['display_name'] or post['name']).strip()
        department = org.get('name', '')
        generic = re.match(r'(Minister of State|Parliamentary Under-Secretary of State|Parliamentary Secretary|Parliamentary Under-Secretary),? ?(\S+)?$', title)
        if generic:
            label, of = '%s, %s' % (generic[1], department), department
        elif title in SUFFIXED and 'Whip' not in title:
            label, of = title.replace(' (City Minister)', '') + ' to the Treasury', 'Treasury'
        else:
            label, of = re.sub(r' \((HM Treasury|Senior Whip|Deputy Chief Whip|Lords Chief Whip|Lords Deputy Chief Whip)\)', '', title), title
        label = re.sub(r"^Captain of the (King|Queen)'s Bodyguard", "Captain of the Sovereign's Bodyguard", label)
        label = {'Prime Minister': 'Prime Minister', 'Lord Commissioner (Whip)': 'Lord Commissioner of the Treasury'}.get(label, label)
        rank = {'SoS': 'minister', 'Cabinet': 'minister', 'PM': 'head-of-government', 'DPM': 'deputy-head'}.get(post['rank_equivalence'])
        if rank is None:
            rank = {'MoS': 'junior-minister', 'PUSS': 'junior-minister', 'Parl.': 'junior-minister'}.get(post['rank_equivalence'], 'junior-minister')
        if label == 'Prime Minister':
            rank = 'head-of-government'
        elif label == 'Deputy Prime Minister':
            rank = 'deputy-head'
        elif re.match(r'Secretary of State|Chancellor of the|Lord Chancellor|Attorney General|Chief Secretary to the Treasury|Leader of the House|Lord President|Lord Privy|First Secretary|Minister of Agriculture', label):
            rank = 'minister'
        elif re.search(r'Whip|in Waiting|Household|Captain of|Lord Commissioner', title):
            rank = 'official'
        many = bool(generic) or rank in ('official',) and not label.startswith('Chief Whip') or label.startswith('Minister without')
        return label, of, rank, 'many' if many else 'one'

