//! Things with a stable id that an article can speak of.

use std::fmt;

use jiff::civil::Date;

use super::Validity;

/// The four classes of tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Countries and territories, present and former.
    Country,
    /// Holders of high public office, and offices whose holder is not known.
    Minister,
    /// Public bodies, international organisations, groups of states.
    Agency,
    /// Policy themes.
    Theme,
}

impl Class {
    /// All of them, in the order of output.
    pub const ALL: [Class; 4] = [Class::Country, Class::Minister, Class::Agency, Class::Theme];

    /// The name in the contracts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Class::Country => "country",
            Class::Minister => "minister",
            Class::Agency => "agency",
            Class::Theme => "theme",
        }
    }

    /// The class of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Class> {
        Class::ALL.into_iter().find(|class| class.name() == name)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A country, present or former.
#[derive(Clone, Debug)]
pub struct Country {
    /// ISO 3166-1 alpha-2 code, or ISO 3166-3 four-letter code of a former country.
    pub id: String,
    /// English label.
    pub label: String,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// When it existed.
    pub validity: Validity,
    /// Countries that took its place.
    pub successors: Vec<CountryIndex>,
}

/// A person who holds or held public office.
#[derive(Clone, Debug)]
pub struct Person {
    /// Slug.
    pub id: String,
    /// Usual name.
    pub name: String,
    /// How later mentions call the person; empty where that is not clear.
    pub surname: String,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// Numbers of the person's tenures, by beginning.
    pub tenures: Vec<u32>,
}

/// An office of a country or of an international body.
#[derive(Clone, Debug)]
pub struct Office {
    /// Slug.
    pub id: String,
    /// English label.
    pub label: String,
    /// The country it belongs to.
    pub country: Option<CountryIndex>,
    /// The body it heads or sits in.
    pub body: Option<AgencyIndex>,
    /// How high it is.
    pub rank: Rank,
    /// What it is in charge of: numbers of portfolios, sorted.
    pub portfolios: Vec<u16>,
    /// Whether one person holds it at a time.
    pub is_single: bool,
    /// Numbers of its tenures, by beginning.
    pub tenures: Vec<u32>,
}

/// A person's time in an office.
#[derive(Clone, Debug)]
pub struct Tenure {
    /// Who.
    pub person: PersonIndex,
    /// Which office.
    pub office: u32,
    /// When, as far as known.
    pub validity: Validity,
    /// The last day on which a source shows the person in the office, where the end is not known.
    pub seen: Option<Date>,
    /// How exact the dates are.
    pub precision: Precision,
}

/// How exact a tenure's dates are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// To the day.
    Day,
    /// To the month.
    Month,
    /// To the year.
    Year,
    /// An end that was derived and may be a year off.
    Approx,
    /// Seen in office on one day; beginning and end are unknown.
    Snapshot,
}

impl Precision {
    /// All of them, by name.
    pub const ALL: [(&'static str, Precision); 5] = [
        ("day", Precision::Day),
        ("month", Precision::Month),
        ("year", Precision::Year),
        ("approx", Precision::Approx),
        ("snapshot", Precision::Snapshot),
    ];
}

/// How a tenure stands on an article's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// In office that day.
    InOffice,
    /// Probably still in office: the article is later than the day up to which the tenure is known.
    Presumed,
    /// No longer in office.
    Former,
    /// Not yet in office.
    Future,
    /// The dates do not say.
    Unknown,
}

impl Standing {
    /// The name in the contracts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::InOffice => "in-office",
            Standing::Presumed => "presumed",
            Standing::Former => "former",
            Standing::Future => "future",
            Standing::Unknown => "unknown",
        }
    }
}

impl Tenure {
    /// How the tenure stands on `date`, the article's.
    #[must_use]
    pub fn standing(&self, date: Option<Date>) -> Standing {
        let Some(day) = date else { return Standing::Unknown };
        if self.validity.is_over(date) {
            return Standing::Former;
        }
        match (self.validity.from, self.validity.until, self.seen) {
            (Some(from), _, _) if day < from => Standing::Future,
            (Some(_), Some(_), _) => Standing::InOffice,
            (Some(_), None, Some(seen)) if day > seen => Standing::Presumed,
            (Some(_), None, _) => Standing::InOffice,
            (None, _, Some(seen)) if day == seen => Standing::InOffice,
            (None, None, Some(seen)) if day > seen => Standing::Presumed,
            (None, _, _) => Standing::Unknown,
        }
    }
}

/// How high an office is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// President, monarch, governor-general.
    HeadOfState,
    /// Prime minister, chancellor, premier.
    HeadOfGovernment,
    /// Deputy prime minister, vice-president.
    DeputyHead,
    /// Minister of full rank.
    Minister,
    /// Minister of state, parliamentary secretary, deputy minister.
    JuniorMinister,
    /// Member of the European Commission, or a national commissioner.
    Commissioner,
    /// Governor of a central bank.
    CentralBankGovernor,
    /// Head of a national agency.
    AgencyHead,
    /// Head of an international organisation.
    OrganisationHead,
    /// Any other high official.
    Official,
}

impl Rank {
    /// All of them, by the name in the tables.
    pub const ALL: [(&'static str, Rank); 10] = [
        ("head-of-state", Rank::HeadOfState),
        ("head-of-government", Rank::HeadOfGovernment),
        ("deputy-head", Rank::DeputyHead),
        ("minister", Rank::Minister),
        ("junior-minister", Rank::JuniorMinister),
        ("commissioner", Rank::Commissioner),
        ("central-bank-governor", Rank::CentralBankGovernor),
        ("agency-head", Rank::AgencyHead),
        ("organisation-head", Rank::OrganisationHead),
        ("official", Rank::Official),
    ];
}

/// A public body or group of states.
#[derive(Clone, Debug)]
pub struct Agency {
    /// Slug.
    pub id: String,
    /// English label.
    pub label: String,
    /// `department`, `regulator`, `group`, ...: one of the types that the dictionaries' README lists.
    pub kind: String,
    /// The country it belongs to; `None` for international bodies.
    pub country: Option<CountryIndex>,
    /// Wikidata item.
    pub wikidata: Option<String>,
    /// When it existed.
    pub validity: Validity,
}

/// A city or region: evidence for a country, never a mention of one.
#[derive(Clone, Debug)]
pub struct Place {
    /// ISO 3166-2 code or slug.
    pub id: String,
    /// The country it lies in.
    pub country: CountryIndex,
    /// Whether it is a country of its own in many ways (Scotland): named once, it speaks for the
    /// country that it is part of.
    pub is_constituent: bool,
}

/// A field of government, such as finance.
#[derive(Clone, Debug)]
pub struct Portfolio {
    /// Slug.
    pub id: String,
}

/// How texts call an office: `prime minister`, `minister for {portfolio}`.
#[derive(Clone, Debug)]
pub struct Title {
    /// As in the table, with its slot.
    pub title: String,
    /// Ranks it may mean, the likeliest first.
    pub ranks: Vec<Rank>,
    /// The portfolio it always has, where the title has no slot.
    pub portfolio: Option<u16>,
    /// The country that uses it; `None` for any.
    pub country: Option<CountryIndex>,
}

/// A phrase that looks like an entity and is none.
#[derive(Clone, Debug)]
pub struct Trap {
    /// As in the table.
    pub phrase: String,
    /// What it hides; empty for everything inside.
    pub hides: Vec<Hidden>,
    /// Why.
    pub reason: String,
}

/// What a trap hides inside its phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// One thing.
    One(Target),
    /// All of a class.
    Class(Class),
}

/// Number of a country in its dictionary.
pub type CountryIndex = u32;
/// Number of a person in its dictionary.
pub type PersonIndex = u32;
/// Number of an agency in its dictionary.
pub type AgencyIndex = u32;

/// What a term stands for: a number in one of the dictionary's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A country.
    Country(CountryIndex),
    /// A person.
    Person(PersonIndex),
    /// A body.
    Agency(AgencyIndex),
    /// A city or region.
    Place(u32),
    /// A title of office, with the portfolio in its slot.
    Title(u32, Option<u16>),
    /// A phrase that theme rules speak of.
    Atom(u32),
    /// A trap.
    Trap(u32),
}
