//! `words/` and `traps/`.

use super::build::{Builder, plain};
use super::files::File;
use super::table;
use crate::fold;
use crate::model::{
    Class, Cue, Hidden, Kind, Opening, OpeningCondition, OpeningKind, Target, Trap,
};

/// `words/cues.tsv`.
pub(super) fn cues(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<3>(file, number, builder) {
        let [cue, kind, _note] = row.cells;
        let Some((_, sort)) = Cue::ALL.iter().find(|(name, _)| *name == kind) else {
            let names: Vec<&str> = Cue::ALL.iter().map(|(name, _)| *name).collect();
            builder.problem(
                row.place,
                format!("kind \"{kind}\": expected one of {}", names.join(", ")),
            );
            continue;
        };
        let Some(hash) = phrase_hash(cue) else {
            builder.problem(row.place, format!("\"{cue}\" has no word"));
            continue;
        };
        let entry = builder.dictionary.cues.words.entry(hash).or_default();
        *entry = entry.or(*sort);
    }
}

/// Hash of one word, or of several in a row.
fn phrase_hash(phrase: &str) -> Option<u64> {
    fold::words(phrase).map(|word| fold::hash(&phrase[word])).reduce(fold::extend)
}

/// `words/boilerplate.tsv`.
pub(super) fn boilerplate(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<3>(file, number, builder) {
        let [phrase, kind, note] = row.cells;
        let words: Vec<u64> = fold::words(phrase).map(|word| fold::hash(&phrase[word])).collect();
        let condition = match note {
            "" => OpeningCondition::Anything,
            "colon" => OpeningCondition::Colon,
            "alone" => OpeningCondition::Alone,
            _ => {
                builder.problem(
                    row.place,
                    format!("note \"{note}\": expected colon, alone or nothing"),
                );
                continue;
            }
        };
        let kind = match kind {
            "published" => OpeningKind::Published,
            "byline" => OpeningKind::Byline,
            "see-also" | "caption" | "subscribe" | "credit" => OpeningKind::Other,
            _ => {
                builder.problem(
                    row.place,
                    format!(
                        "kind \"{kind}\": expected published, byline, see-also, caption, subscribe \
                         or credit"
                    ),
                );
                continue;
            }
        };
        match words.first() {
            Some(first) => {
                let opening = Opening { words: words.clone(), kind, condition };
                builder.dictionary.cues.openings.entry(*first).or_default().push(opening);
            }
            None => builder.problem(row.place, format!("\"{phrase}\" has no word")),
        }
    }
}

/// `traps/traps.tsv`; the last of all tables, since it names ids of the others.
pub(super) fn traps(file: &File, number: u16, builder: &mut Builder) {
    for row in table::rows::<6>(file, number, builder) {
        let [phrase, case, hides, reason, example, _source] = row.cells;
        if reason.is_empty() || example.is_empty() {
            builder.problem(row.place, "no reason or no example; expected both");
        }
        let Some(case) = builder.check(row.place, table::case(case)) else { continue };
        let mut hidden = Vec::new();
        for key in table::several(hides).flat_map(|keys| keys.split(' ')).filter(|key| *key != "*")
        {
            let target = self::hidden(builder, key);
            hidden.extend(builder.check(row.place, target));
        }
        if hidden.is_empty() && hides != "*" {
            builder.problem(row.place, "hides nothing; expected keys such as country:GN, or *");
        }
        let index = super::index(builder.dictionary.traps.len());
        builder.dictionary.traps.push(Trap {
            phrase: phrase.to_owned(),
            hides: hidden,
            reason: reason.to_owned(),
        });
        builder.term(row.place, phrase, Target::Trap(index), plain(Kind::Name, case));
    }
}

/// `country:GN` or `country:*` to what it names.
fn hidden(builder: &Builder, key: &str) -> Result<Hidden, String> {
    let expected = || format!("\"{key}\": expected a key such as country:GN, of a known id");
    let (class, id) = key.split_once(':').ok_or_else(expected)?;
    let class = Class::from_name(class).ok_or_else(expected)?;
    if id == "*" {
        return Ok(Hidden::Class(class));
    }
    let id = builder.dictionary.redirects.current(class.name(), id);
    let target = match class {
        Class::Country => builder.countries.get(id).map(|index| Target::Country(*index)),
        Class::Agency => builder.agencies.get(id).map(|index| Target::Agency(*index)),
        Class::Minister => builder.people.get(id).map(|index| Target::Person(*index)),
        Class::Theme => None,
    };
    target.map(Hidden::One).ok_or_else(expected)
}
