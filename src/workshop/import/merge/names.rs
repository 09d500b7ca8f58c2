//! Names of bodies and countries to rows: their kind, how they must be written and whether they
//! match alone, where the source does not say.

use super::Merge;
use crate::fold;
use crate::model::{Class, Cue, Kind, Lang, Target};
use crate::workshop::import::cell;
use crate::workshop::import::dates::Stated;
use crate::workshop::import::facts::{BodyFact, CountryFact, LeftOut, NameFact, Place, Strength};

/// Who gains names.
pub(super) struct Bearer<'a> {
    /// Agency or country.
    pub(super) class: Class,
    pub(super) id: &'a str,
    /// The key in the source.
    pub(super) key: &'a str,
    /// The country in which a body's name is one that bodies of other countries bear as well, so
    /// that only names with the country in them match alone: ministries.
    pub(super) generic_in: Option<&'a str>,
}

impl Merge<'_> {
    /// Notes who bears which name in this import.
    pub(super) fn note_bearers(
        &mut self,
        bodies: &[(Place, BodyFact)],
        countries: &[(Place, CountryFact)],
    ) {
        for (_, fact) in bodies {
            let label = std::iter::once(&fact.label);
            for name in label.chain(fact.names.iter().map(|name| &name.name)) {
                self.bearers.entry(fold::slug(name)).or_default().insert(fact.key.clone());
            }
        }
        for (_, fact) in countries {
            let id = self.existing.country(&fact.id).unwrap_or(&fact.id).to_owned();
            for name in &fact.names {
                self.bearers.entry(fold::slug(&name.name)).or_default().insert(id.clone());
            }
        }
    }

    /// Adds the names that an entity does not have yet; whether there was one.
    ///
    /// # Errors
    ///
    /// What is wrong with the names, where not one of them can be a name.
    pub(super) fn add_names(
        &mut self,
        bearer: &Bearer<'_>,
        names: &[NameFact],
    ) -> Result<bool, LeftOut> {
        let (mut is_new, mut n_good, mut fault) = (false, 0, None);
        // A name of all languages needs no row for each of them.
        let is_of_one = |name: &&NameFact| !matches!(name.lang.as_str(), "" | "und");
        let of_all = names.iter().filter(|name| !is_of_one(name));
        for name in of_all.chain(names.iter().filter(is_of_one)) {
            match self.add_name(bearer, name) {
                Ok(added) => {
                    is_new |= added;
                    n_good += 1;
                }
                Err(left_out) => fault = Some(left_out),
            }
        }
        match fault {
            Some(fault) if n_good == 0 => Err(fault),
            _ => Ok(is_new),
        }
    }

    fn add_name(&mut self, bearer: &Bearer<'_>, fact: &NameFact) -> Result<bool, LeftOut> {
        let name = cell::name(&fact.name)?;
        if let (Some(from), Some(until)) = (fact.from, fact.until)
            && from.first() > until.last()
        {
            let message = format!("{name}: from {from} until {until}");
            return Err(LeftOut::conflict("an end before the beginning", message));
        }
        let name = match fact.strength {
            Strength::Unsaid => self.without_article(&name).to_owned(),
            Strength::Alone | Strength::Said(_) => name,
        };
        let slug = fold::slug(&name);
        let letters = match bearer.class {
            Class::Country => Kind::Abbreviation,
            _ => Kind::Acronym,
        };
        let kind = fact.kind.unwrap_or(if is_letters(&name) { letters } else { Kind::Name });
        let lang = match fact.lang.as_str() {
            _ if kind == letters => "und",
            "" => "und",
            code if code == "und" || Lang::new(code).is_some() => code,
            code => return Err(LeftOut::unreadable("a language without a code", code)),
        };
        let key = |lang: &str| (bearer.id.to_owned(), slug.clone(), lang.to_owned());
        let knows = |lang| {
            self.existing.names.contains(&(bearer.id, slug.clone(), lang))
                || self.names.contains(&key(lang))
        };
        if knows(lang) || knows("und") {
            return Ok(false);
        }
        self.names.insert(key(lang));
        let case = match fact.case.as_str() {
            "" if kind == letters => "exact",
            "" if name.chars().any(char::is_uppercase) => "initial",
            "" if name.chars().any(char::is_lowercase) => "any",
            "" => "initial",
            case => case,
        };
        let is_strong = match fact.strength {
            Strength::Said(is_strong) => is_strong,
            Strength::Alone => !self.is_shared(bearer, &slug),
            Strength::Unsaid => {
                kind != letters
                    && fold::words(&name).count() > 1
                    && bearer.generic_in.is_none_or(|country| self.names_country(&name, country))
                    && !self.is_shared(bearer, &slug)
            }
        };
        let table = match bearer.class {
            Class::Country => "countries/names.tsv",
            _ => "agencies/names.tsv",
        };
        let strength = if is_strong { "strong" } else { "weak" };
        let (from, until) = (Stated::cell(fact.from), Stated::cell(fact.until));
        let source = &self.options.source;
        self.rows.add(
            table,
            &[bearer.id, &name, kind.name(), lang, case, strength, &from, &until, source],
        );
        Ok(true)
    }

    /// A name without the article that begins it, as the tables have them.
    fn without_article<'a>(&self, name: &'a str) -> &'a str {
        let mut words = fold::words(name);
        let (Some(first), Some(second)) = (words.next(), words.next()) else { return name };
        let cue = self.existing.dictionary.cues.of(fold::hash(&name[first]));
        if cue.is(Cue::ARTICLE) { &name[second.start..] } else { name }
    }

    /// Whether another entity of the dictionary or of this import bears a name.
    fn is_shared(&self, bearer: &Bearer<'_>, slug: &str) -> bool {
        let dictionary = self.existing.dictionary;
        let is_other = |target: &Target| match target {
            Target::Agency(at) => {
                bearer.class != Class::Agency || dictionary.agencies[*at as usize].id != bearer.id
            }
            Target::Country(at) => {
                bearer.class != Class::Country || dictionary.countries[*at as usize].id != bearer.id
            }
            _ => true,
        };
        self.existing.bearers.get(slug).into_iter().flatten().any(is_other)
            || self.bearers.get(slug).into_iter().flatten().any(|key| key != bearer.key)
    }

    /// Whether a name holds a name, an adjective or a demonym of a country.
    fn names_country(&self, name: &str, country: &str) -> bool {
        self.existing.titles.names_country(name, country)
    }
}

/// Whether a name is letters read one by one: one word in capitals throughout.
fn is_letters(name: &str) -> bool {
    let mut words = fold::words(name);
    let is_one = words.next().is_some_and(|word| fold::shape(&name[word]).is_capitals());
    is_one && words.next().is_none()
}
