//! Tenures: person by person, held against what the dictionary says of the same person and office.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Merge;
use super::offices::FoundOffice;
use crate::fold;
use crate::workshop::import::dates::{Stated, Unit};
use crate::workshop::import::facts::{LeftOut, PersonFact, Place, TenureFact};

const TABLE: &str = "ministers/tenures.tsv";
/// Two holders of one seat may both be in office while they hand over; longer, and it has several.
const DAYS_OF_HANDOVER: i32 = 45;

/// What a record says of a person's time in an office.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    place: Place,
    pub(super) office: FoundOffice,
    pub(super) held: Held,
    note: String,
    precision: Option<String>,
}

/// A stretch of time in an office.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    pub(super) from: Option<Stated>,
    pub(super) until: Option<Stated>,
    pub(super) seen: Option<Stated>,
    source: String,
    /// Where it is said.
    place: String,
    /// The line of the folder that is imported into.
    own_line: Option<String>,
}

/// How a claim stands to a tenure that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Another stretch of time.
    Apart,
    /// Nothing but what is known.
    Known,
    /// The same stretch with more of it.
    More,
    /// The same stretch with other dates, or one that overlaps.
    Contradicts,
}

impl Merge<'_> {
    /// Takes tenures: offices first, then all claims of each person together.
    pub(super) fn tenures(&mut self, facts: Vec<(Place, TenureFact)>) {
        let mut people: BTreeMap<String, (PersonFact, Vec<Claim>)> = BTreeMap::new();
        for (place, fact) in facts {
            match self.claim(&place, &fact) {
                Ok(claim) => {
                    let person = people
                        .entry(fact.person.key.clone())
                        .or_insert_with(|| (fact.person.clone(), Vec::new()));
                    person.0.aliases.extend(fact.person.aliases);
                    person.1.push(claim);
                }
                Err(left_out) => self.report.count(&place, Err(left_out).into()),
            }
        }
        let mut people: Vec<_> = people.into_values().collect();
        // Who comes first gets the shortest id: an order that does not depend on keys of sources.
        people.sort_by_cached_key(|(person, claims)| {
            let first = claims.iter().filter_map(|claim| claim.held.from).min();
            (fold::slug(&person.name), first.is_none(), first, person.key.clone())
        });
        for (person, claims) in people {
            self.tenures_of(&person, claims);
        }
        self.write_offices();
    }

    fn claim(&mut self, place: &Place, fact: &TenureFact) -> Result<Claim, LeftOut> {
        if let (Some(from), Some(until)) = (fact.from, fact.until)
            && from.first() > until.last()
        {
            let message = format!("{}: from {from} until {until}", fact.person.name);
            return Err(LeftOut::conflict("an end before the beginning", message));
        }
        if fact.from.or(fact.until).or(fact.seen).is_none() {
            let office = fact.office.labels.first().cloned().unwrap_or_default();
            let message = format!("{}, {office}", fact.person.name);
            return Err(LeftOut::passed("a tenure without dates", message));
        }
        // An open end is known up to the day of the source; an unknown one no further than the
        // beginning.
        let of_source = self.options.seen.map(Stated::day).filter(|_| fact.is_open);
        let of_source =
            of_source.filter(|seen| fact.from.is_none_or(|from| from.first() <= seen.first()));
        let seen = match (fact.seen, fact.until, of_source) {
            (Some(seen), None, _) | (None, None, Some(seen)) => Some(seen),
            (None, None, None) if !fact.is_open => fact.from.map(|from| Stated::day(from.first())),
            _ => None,
        };
        Ok(Claim {
            place: place.clone(),
            office: self.office(&fact.office)?,
            held: Held {
                from: fact.from,
                until: fact.until,
                seen,
                source: self.options.source.clone(),
                place: "this import".to_owned(),
                own_line: None,
            },
            note: fact.note.clone(),
            precision: fact.precision.clone(),
        })
    }

    /// One person's claims, those that say most first, so that a poorer statement of the same is
    /// seen to be known.
    fn tenures_of(&mut self, fact: &PersonFact, mut claims: Vec<Claim>) {
        let found = match self.person(fact, &claims) {
            Ok(found) => found,
            Err(left_out) => {
                for claim in &claims {
                    self.report.count(&claim.place, Err(left_out.clone()).into());
                }
                return;
            }
        };
        let wealth = |held: &Held| (held.until.map(Stated::unit), held.from.map(Stated::unit));
        claims.sort_by(|a, b| {
            wealth(&b.held).cmp(&wealth(&a.held)).then_with(|| a.place.cmp(&b.place))
        });
        let results: Vec<_> =
            claims.iter().map(|claim| (&claim.place, self.tenure(&found.id, claim))).collect();
        let is_anyone = !found.is_new || results.iter().any(|(_, result)| result.is_ok());
        let mut gains = is_anyone && self.gain(&found, fact);
        for (place, result) in results {
            // Names come with a person's first record that is not left out.
            let result = result.map(|is_taken| is_taken | std::mem::take(&mut gains));
            self.report.count(place, result.into());
        }
    }

    /// Adds a tenure; `false` where the dictionary has it.
    fn tenure(&mut self, person: &str, claim: &Claim) -> Result<bool, LeftOut> {
        let key = (person.to_owned(), claim.office.id.clone());
        let known = self.existing.tenures.get(&(person, claim.office.id.as_str()));
        let mut all: Vec<Held> = known.into_iter().flatten().map(Held::of_row).collect();
        all.extend(self.tenures.get(&key).into_iter().flatten().cloned());
        let verdicts: Vec<Verdict> = all.iter().map(|held| claim.held.against(held)).collect();
        if verdicts.contains(&Verdict::Known) {
            return Ok(false);
        }
        let dates = |held: &Held| {
            let mut dates = String::new();
            for (word, date) in [("from", held.from), ("until", held.until), ("seen", held.seen)] {
                if let Some(date) = date {
                    let _ = write!(dates, " {word} {date}");
                }
            }
            dates
        };
        for (held, verdict) in all.iter().zip(verdicts) {
            let why = match verdict {
                Verdict::More if held.own_line.is_some() && held.source == claim.held.source => {
                    let line = held.own_line.as_deref().unwrap_or_default();
                    self.rows.replace(TABLE, line);
                    continue;
                }
                Verdict::More => "dates that the dictionary lacks",
                Verdict::Contradicts => "other dates of the same person and office",
                Verdict::Apart | Verdict::Known => continue,
            };
            let message = format!(
                "{person}, {}:{}; {} has{}",
                claim.office.id,
                dates(&claim.held),
                held.place,
                dates(held)
            );
            return Err(LeftOut::conflict(why, message));
        }
        self.write_tenure(person, claim);
        self.tenures.entry(key).or_default().push(claim.held.clone());
        Ok(true)
    }

    fn write_tenure(&mut self, person: &str, claim: &Claim) {
        let Held { from, until, seen, .. } = claim.held;
        let unit = from.into_iter().chain(until).map(Stated::unit).min();
        let precision = claim.precision.as_deref().or(unit.map(Unit::name)).unwrap_or("snapshot");
        let (from, until, seen) = (Stated::cell(from), Stated::cell(until), Stated::cell(seen));
        let source = &self.options.source;
        self.rows.add(
            TABLE,
            &[person, &claim.office.id, &from, &until, &seen, precision, &claim.note, source],
        );
    }

    /// Writes the new offices that someone holds.
    fn write_offices(&mut self) {
        let ids: Vec<String> = self.offices.keys().cloned().collect();
        for id in ids {
            let mut stretches = Vec::new();
            for ((person, office), held) in &self.tenures {
                if *office == id {
                    stretches.extend(held.iter().map(|held| (person, held)));
                }
            }
            if stretches.is_empty() {
                continue;
            }
            let is_shared = stretches.iter().enumerate().any(|(at, (person, held))| {
                stretches[..at].iter().any(|(other, earlier)| {
                    person != other && held.days_with(earlier) > DAYS_OF_HANDOVER
                })
            });
            self.write_office(&id, is_shared);
        }
    }
}

impl Held {
    fn of_row(row: &crate::workshop::import::existing::TenureRow<'_>) -> Held {
        Held {
            from: row.from,
            until: row.until,
            seen: row.seen,
            source: row.source.to_owned(),
            place: row.place.clone(),
            own_line: row.own_line.map(str::to_owned),
        }
    }

    /// How this stands to a known tenure of the same person in the same office.
    fn against(&self, known: &Held) -> Verdict {
        let same = |new: Option<Stated>, old: Option<Stated>| Some(new?.agrees(old?));
        let is_snapshot = |held: &Held| held.from.is_none() && held.until.is_none();
        if is_snapshot(self) || is_snapshot(known) {
            return self.against_snapshot(known);
        }
        match (same(self.from, known.from), same(self.until, known.until)) {
            (Some(true), Some(true)) => Verdict::Known,
            (Some(true), None) if self.until.is_some() => Verdict::More,
            (None, Some(true)) if self.from.is_some() => Verdict::More,
            (None, Some(true)) => Verdict::Known,
            // Both are open: the later look at the source says more.
            (Some(true), None) if known.until.is_some() => Verdict::Known,
            (Some(true), None) => match (self.seen, known.seen) {
                (Some(new), Some(old))
                    if new.first() > old.last()
                        && known.own_line.is_some()
                        && known.source == self.source =>
                {
                    Verdict::More
                }
                _ => Verdict::Known,
            },
            (Some(true), Some(false)) | (Some(false), Some(true)) => Verdict::Contradicts,
            _ if self.overlaps(known) => Verdict::Contradicts,
            _ => Verdict::Apart,
        }
    }

    /// One of both says no more than that somebody was in office one day.
    fn against_snapshot(&self, known: &Held) -> Verdict {
        match (self.seen, known.seen) {
            (Some(new), _) if self.from.is_none() && self.until.is_none() => {
                let is_inside = known.from.is_none_or(|from| from.first() <= new.last())
                    && known.until.is_none_or(|until| new.first() <= until.last())
                    && (known.from.or(known.until).is_some() || known.seen == self.seen);
                if is_inside { Verdict::Known } else { Verdict::Apart }
            }
            _ => Verdict::Apart,
        }
    }

    /// Whether two stretches share more than the day of a handover.
    fn overlaps(&self, other: &Held) -> bool {
        let begins = |held: &Held| held.from.map(Stated::first);
        let ends = |held: &Held| held.until.map(Stated::last);
        let before = |a: &Held, b: &Held| match (ends(a), begins(b)) {
            (Some(end), Some(begin)) => end <= begin,
            _ => false,
        };
        !before(self, other) && !before(other, self)
    }

    /// How many days two stretches are known to share.
    fn days_with(&self, other: &Held) -> i32 {
        let end = |held: &Held| held.until.map(Stated::first).or(held.seen.map(Stated::first));
        let (Some(a), Some(b)) = (self.from, other.from) else { return 0 };
        let (Some(end_a), Some(end_b)) = (end(self), end(other)) else { return 0 };
        let days = (end_a.min(end_b) - a.last().max(b.last())).get_days();
        days.max(0)
    }
}
