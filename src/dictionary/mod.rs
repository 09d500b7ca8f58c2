//! Plain files to a `Dictionary`: everything known about names, offices, themes and cue words,
//! immutable, indexed, with a digest; or all the problems of the files at once.

mod agencies;
mod build;
mod countries;
mod entries;
mod examples;
mod files;
mod inflect;
mod ministers;
mod names;
mod phrases;
mod redirects;
mod table;
mod theme_form;
mod themes;
mod words;
mod written;

use std::collections::BTreeMap;
use std::path::Path;

pub use agencies::TYPES as AGENCY_TYPES;
pub use examples::{Example, examples};
pub use files::{File, Files, RawRow};
pub use phrases::{Node, Phrases};
pub use redirects::Redirects;
pub use table::columns;
pub use written::{has_words, is_written};

use build::Builder;

use crate::fold;
use crate::model::{
    Agency, Country, Cues, Office, Person, Place, Portfolio, Problem, Target, Tenure, Term, Theme,
    Title, Trap, WordMap,
};

/// Everything that a run knows. Numbers in `model` types are places in these lists.
#[derive(Debug, Default)]
pub struct Dictionary {
    /// Countries.
    pub countries: Vec<Country>,
    /// Cities and regions.
    pub places: Vec<Place>,
    /// People.
    pub people: Vec<Person>,
    /// Offices.
    pub offices: Vec<Office>,
    /// Offices by country, in the order of the table.
    pub offices_of_country: BTreeMap<u32, Vec<u32>>,
    /// Offices by the international body that they head or sit in.
    pub offices_of_body: BTreeMap<u32, Vec<u32>>,
    /// People by the hash of the words of their surname, in the order of the table.
    pub people_by_surname: WordMap<Vec<u32>>,
    /// Who held which office when.
    pub tenures: Vec<Tenure>,
    /// Fields of government.
    pub portfolios: Vec<Portfolio>,
    /// How texts call offices.
    pub titles: Vec<Title>,
    /// Bodies.
    pub agencies: Vec<Agency>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Phrases that theme rules speak of.
    pub atoms: Vec<String>,
    /// Numbers of the themes that an atom is evidence for, by atom.
    pub themes_of_atom: Vec<Vec<u32>>,
    /// Phrases that look like an entity and are none.
    pub traps: Vec<Trap>,
    /// Words that tell what stands beside them.
    pub cues: Cues,
    /// All surface forms; those of one phrase stand together.
    pub terms: Vec<Term>,
    /// The index of the terms.
    pub phrases: Phrases,
    /// Ids that were merged or renamed, with those that stand for them now.
    pub redirects: Redirects,
    /// Paths of the files, as the user would name them.
    pub files: Vec<String>,
    /// Digest of all files: 16 hexadecimal digits of BLAKE3 over their names and contents.
    pub digest: String,
}

impl Dictionary {
    /// The dictionaries inside the binary.
    ///
    /// # Panics
    ///
    /// When the shipped files have problems, which the tests rule out.
    #[must_use]
    pub fn shipped() -> Dictionary {
        match Dictionary::load::<&Path>(&[]) {
            Ok(dictionary) => dictionary,
            Err(problems) => panic!("the shipped dictionaries are sound: {problems:?}"),
        }
    }

    /// The dictionaries inside the binary with those of some folders on top: a folder's rows add to
    /// the shipped ones, an id given again replaces the entity, a theme of the same name the theme.
    ///
    /// # Errors
    ///
    /// All problems of all files, sorted by place.
    pub fn load<P: AsRef<Path>>(folders: &[P]) -> Result<Dictionary, Vec<Problem>> {
        Dictionary::build(&Files::shipped().with_folders(folders)?)
    }

    /// The dictionary of these files.
    ///
    /// # Errors
    ///
    /// All problems of all files, sorted by place.
    pub fn build(files: &Files) -> Result<Dictionary, Vec<Problem>> {
        build(&files.list)
    }
}

/// Reads the tables in the order in which they name each other.
fn build(files: &[File]) -> Result<Dictionary, Vec<Problem>> {
    let mut builder = Builder::default();
    let mut phrases = Vec::new();
    let mut links = Vec::new();
    let named = |name: &'static str| (0u16..).zip(files).filter(move |(_, file)| file.name == name);
    for (number, file) in (0u16..).zip(files) {
        check_name(number, file, &mut builder);
    }
    for (number, file) in named(redirects::TABLE) {
        redirects::redirects(file, number, &mut builder);
    }
    for (number, file) in named("words/cues.tsv") {
        words::cues(file, number, &mut builder);
    }
    for (number, file) in named("words/boilerplate.tsv") {
        words::boilerplate(file, number, &mut builder);
    }
    for (number, file) in named("countries/entities.tsv") {
        countries::entities(file, number, &mut builder);
    }
    for (number, file) in named("countries/names.tsv").chain(named("countries/names-cldr.tsv")) {
        names::names(file, number, &mut builder, |builder, place, id| {
            builder.country(place, id).map(Target::Country)
        });
    }
    for (number, file) in named("places/places.tsv") {
        countries::places(file, number, &mut builder);
    }
    for (number, file) in named("agencies/entities.tsv") {
        agencies::entities(file, number, &mut builder);
    }
    for (number, file) in named("agencies/names.tsv") {
        names::names(file, number, &mut builder, |builder, place, id| {
            builder.agency(place, id).map(Target::Agency)
        });
    }
    for (number, file) in named("agencies/members.tsv") {
        agencies::members(file, number, &mut builder);
    }
    for (number, file) in named("ministers/portfolios.tsv") {
        ministers::portfolios(file, number, &mut builder, &mut phrases);
    }
    for (number, file) in named("ministers/people.tsv") {
        ministers::people(file, number, &mut builder);
    }
    for (number, file) in named("ministers/offices.tsv") {
        ministers::offices(file, number, &mut builder);
    }
    for (number, file) in named("ministers/tenures.tsv") {
        ministers::tenures(file, number, &mut builder);
    }
    for (number, file) in named("ministers/titles.tsv") {
        ministers::titles(file, number, &mut builder, &phrases);
    }
    for (number, file) in (0u16..).zip(files).filter(|(_, file)| file.name.ends_with(".toml")) {
        themes::theme(file, number, &mut builder, &mut links);
    }
    themes::link(&mut builder, links);
    for (number, file) in named("traps/traps.tsv") {
        words::traps(file, number, &mut builder);
    }
    redirects::check(&mut builder);
    let problems = builder.problems(files);
    if problems.is_empty() { Ok(finish(builder, files)) } else { Err(problems) }
}

/// A file that no loader reads is a fault: its author expects it to count.
fn check_name(number: u16, file: &File, builder: &mut Builder) {
    let is_theme = file
        .name
        .strip_prefix("themes/")
        .is_some_and(|name| name.strip_suffix(".toml").is_some_and(|id| id == fold::slug(id)));
    let is_table = table::COLUMNS.iter().any(|(name, _)| *name == file.name)
        || file.name.ends_with("/examples.tsv");
    if !is_theme && !is_table {
        let names: Vec<&str> = table::COLUMNS.iter().map(|(name, _)| *name).collect();
        builder.problem(
            crate::model::FilePlace { file: number, line: 0 },
            format!(
                "not a file of a dictionary; expected themes/<id>.toml or one of {}",
                names.join(", ")
            ),
        );
    }
}

/// Builds the indexes.
fn finish(builder: Builder, files: &[File]) -> Dictionary {
    let mut dictionary = builder.dictionary;
    for (index, office) in (0u32..).zip(&dictionary.offices) {
        if let Some(country) = office.country {
            dictionary.offices_of_country.entry(country).or_default().push(index);
        }
        if let Some(body) = office.body {
            dictionary.offices_of_body.entry(body).or_default().push(index);
        }
    }
    for (index, person) in (0u32..).zip(&dictionary.people) {
        let spelt_out = ministers::spelt_out(&person.surname);
        for surname in std::iter::once(&person.surname).chain(&spelt_out) {
            let words = fold::words(surname).map(|word| fold::hash(&surname[word]));
            if let Some(hash) = words.reduce(fold::extend) {
                let people = dictionary.people_by_surname.entry(hash).or_default();
                if people.last() != Some(&index) {
                    people.push(index);
                }
            }
        }
    }
    dictionary.themes_of_atom = vec![Vec::new(); dictionary.atoms.len()];
    for (index, theme) in (0u32..).zip(&dictionary.themes) {
        let atoms = theme.strong.iter().chain(&theme.weak).map(|term| term.atom);
        let rules = theme.rules.iter().flat_map(|rule| {
            rule.any
                .iter()
                .chain(rule.all.iter().flatten())
                .chain(rule.near.iter().flatten())
                .copied()
        });
        for atom in atoms.chain(rules) {
            let themes = &mut dictionary.themes_of_atom[atom as usize];
            if themes.last() != Some(&index) {
                themes.push(index);
            }
        }
    }
    dictionary.phrases = Phrases::build(&mut dictionary.terms, &dictionary.cues);
    dictionary.files = files.iter().map(|file| file.path.clone()).collect();
    let mut hasher = blake3::Hasher::new();
    for file in files {
        hasher.update(file.name.as_bytes()).update(&[0]);
        hasher.update(&(file.contents.len() as u64).to_le_bytes());
        hasher.update(file.contents.as_bytes());
    }
    dictionary.digest = hasher.finalize().to_hex()[..16].to_owned();
    dictionary
}

/// Adds an entity, or replaces the one that has its id; returns its number.
fn put<T>(list: &mut Vec<T>, ids: &mut BTreeMap<String, u32>, id: &str, entity: T) -> u32 {
    let index = *ids.entry(id.to_owned()).or_insert_with(|| index(list.len()));
    if index as usize == list.len() {
        list.push(entity);
    } else {
        list[index as usize] = entity;
    }
    index
}

/// A place in a list as the number that `model` types hold.
///
/// # Panics
///
/// For lists of more than four billion.
fn index(place: usize) -> u32 {
    u32::try_from(place).expect("fewer than 2^32 rows")
}
