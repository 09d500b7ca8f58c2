//! `ministers/`: people, offices, tenures, and how texts call offices.

use super::build::{Builder, optional, plain, unknown};
use super::files::File;
use super::table;
use crate::model::{Case, Kind, Office, Person, Portfolio, Precision, Rank, Target, Tenure, Title};

/// `ministers/people.tsv`.
pub(super) fn people(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<6>(file, number, builder) {
        let [id, name, aliases, surname, wikidata, source] = row.cells;
        if source.is_empty() {
            builder.problem(row.place, "no source; expected a key of SOURCES.md");
        }
        let person = Person {
            id: id.to_owned(),
            name: name.to_owned(),
            surname: surname.to_owned(),
            wikidata: optional(wikidata),
            tenures: Vec::new(),
        };
        let index = super::put(&mut builder.dictionary.people, &mut builder.people, id, person);
        for name in std::iter::once(name).chain(table::several(aliases)) {
            let how = plain(Kind::Name, Case::Initial);
            builder.term(row.place, name, Target::Person(index), how);
            if let Some(plain) = spelt_out(name) {
                builder.term(row.place, &plain, Target::Person(index), how);
            }
        }
    }
}

/// A name with its umlauts written out, as the press does that has none: `Horst Koehler`. `None`
/// where it has no such letter. Names without the marks (`Horst Kohler`) match anyway.
pub(super) fn spelt_out(name: &str) -> Option<String> {
    let mut out = String::with_capacity(name.len() + 2);
    for letter in name.chars() {
        match letter {
            'ä' | 'æ' => out.push_str("ae"),
            'ö' | 'ø' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'å' => out.push_str("aa"),
            'Ä' | 'Æ' => out.push_str("Ae"),
            'Ö' | 'Ø' => out.push_str("Oe"),
            'Ü' => out.push_str("Ue"),
            'Å' => out.push_str("Aa"),
            letter => out.push(letter),
        }
    }
    (out != name).then_some(out)
}

/// `ministers/portfolios.tsv`; the phrases fill the slots of titles.
pub(super) fn portfolios(
    file: &File,
    number: u16,
    builder: &mut Builder,
    phrases: &mut Vec<(u16, String)>,
) {
    for row in table::rows::<3>(file, number, builder) {
        let [id, phrase, _source] = row.cells;
        let next = builder.portfolios.len();
        let index = *builder.portfolios.entry(id.to_owned()).or_insert_with(|| {
            builder.dictionary.portfolios.push(Portfolio { id: id.to_owned() });
            u16::try_from(next).expect("fewer than 65,536 portfolios")
        });
        phrases.push((index, phrase.to_owned()));
    }
}

/// `ministers/offices.tsv`.
pub(super) fn offices(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<8>(file, number, builder) {
        let [id, label, country, body, rank, portfolios, seats, source] = row.cells;
        if source.is_empty() {
            builder.problem(row.place, "no source; expected a key of SOURCES.md");
        }
        let country = if country.is_empty() { None } else { builder.country(row.place, country) };
        let body = if body.is_empty() { None } else { builder.agency(row.place, body) };
        if country.is_none() && body.is_none() {
            builder.problem(row.place, "neither country nor body; expected one of them");
        }
        let Some(rank) = builder.check(row.place, self::rank(rank)) else { continue };
        let mut found = Vec::new();
        for id in table::several(portfolios) {
            let index = portfolio(builder, id);
            found.extend(builder.check(row.place, index));
        }
        found.sort_unstable();
        if !matches!(seats, "one" | "many") {
            builder.problem(row.place, format!("seats \"{seats}\": expected one or many"));
        }
        let office = Office {
            id: id.to_owned(),
            label: label.to_owned(),
            country,
            body,
            rank,
            portfolios: found,
            is_single: seats == "one",
            tenures: Vec::new(),
        };
        super::put(&mut builder.dictionary.offices, &mut builder.offices, id, office);
    }
}

/// `ministers/tenures.tsv`.
pub(super) fn tenures(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<8>(file, number, builder) {
        let [person, office, from, until, seen, precision, note, source] = row.cells;
        if source.is_empty() {
            builder.problem(row.place, "no source; expected a key of SOURCES.md");
        }
        if !matches!(note, "" | "acting" | "interim") {
            builder.problem(
                row.place,
                format!("note \"{note}\": expected acting, interim or nothing"),
            );
        }
        let redirects = &builder.dictionary.redirects;
        let tenure = (|| {
            Ok(Tenure {
                person: *builder.people.get(redirects.current("minister", person)).ok_or_else(
                    || unknown("person", person, "ministers/people.tsv", builder.people.keys()),
                )?,
                office: *builder.offices.get(redirects.current("office", office)).ok_or_else(
                    || unknown("office", office, "ministers/offices.tsv", builder.offices.keys()),
                )?,
                validity: table::validity(from, until)?,
                seen: table::date(seen, true)?,
                precision: Precision::ALL
                    .iter()
                    .find(|(name, _)| *name == precision)
                    .ok_or_else(|| {
                        let names: Vec<&str> =
                            Precision::ALL.iter().map(|(name, _)| *name).collect();
                        format!("precision \"{precision}\": expected one of {}", names.join(", "))
                    })?
                    .1,
            })
        })();
        if let Some(tenure) = builder.check(row.place, tenure) {
            builder.dictionary.tenures.push(tenure);
        }
    }
    link(builder);
}

/// Hangs the tenures on people and offices, by beginning.
fn link(builder: &mut Builder) {
    let dictionary = &mut builder.dictionary;
    let begins = |tenure: &Tenure| (tenure.validity.from.or(tenure.seen), tenure.validity.until);
    for person in &mut dictionary.people {
        person.tenures.clear();
    }
    for office in &mut dictionary.offices {
        office.tenures.clear();
    }
    for (index, tenure) in (0u32..).zip(&dictionary.tenures) {
        dictionary.people[tenure.person as usize].tenures.push(index);
        dictionary.offices[tenure.office as usize].tenures.push(index);
    }
    let tenures = &dictionary.tenures;
    for list in dictionary
        .people
        .iter_mut()
        .map(|person| &mut person.tenures)
        .chain(dictionary.offices.iter_mut().map(|office| &mut office.tenures))
    {
        list.sort_by_key(|index| begins(&tenures[*index as usize]));
    }
}

/// `ministers/titles.tsv`, its slots filled with the phrases of portfolios.
pub(super) fn titles(file: &File, number: u16, builder: &mut Builder, phrases: &[(u16, String)]) {
    for row in table::rows::<5>(file, number, builder) {
        let [title, ranks, portfolio_id, country, _source] = row.cells;
        let ranks: Vec<Rank> =
            table::several(ranks).filter_map(|id| builder.check(row.place, rank(id))).collect();
        let portfolio = if portfolio_id.is_empty() {
            None
        } else {
            let index = portfolio(builder, portfolio_id);
            builder.check(row.place, index)
        };
        let country = if country.is_empty() { None } else { builder.country(row.place, country) };
        let index = super::index(builder.dictionary.titles.len());
        builder.dictionary.titles.push(Title {
            title: title.to_owned(),
            ranks,
            portfolio,
            country,
        });
        let how = plain(Kind::Role, Case::Any);
        if title.contains(SLOT) {
            for (portfolio, phrase) in phrases {
                let name = title.replace(SLOT, phrase);
                let target = Target::Title(index, Some(*portfolio));
                builder.term(row.place, &name, target, how);
            }
        } else {
            builder.term(row.place, title, Target::Title(index, portfolio), how);
        }
    }
}

/// Where a portfolio's phrase goes in a title.
const SLOT: &str = "{portfolio}";

fn rank(id: &str) -> Result<Rank, String> {
    Rank::ALL.iter().find(|(name, _)| *name == id).map(|(_, rank)| *rank).ok_or_else(|| {
        let names: Vec<&str> = Rank::ALL.iter().map(|(name, _)| *name).collect();
        format!("rank \"{id}\": expected one of {}", names.join(", "))
    })
}

/// The number of a portfolio.
fn portfolio(builder: &Builder, id: &str) -> Result<u16, String> {
    builder
        .portfolios
        .get(id)
        .copied()
        .ok_or_else(|| format!("portfolio \"{id}\": expected a key of ministers/portfolios.tsv"))
}
