//! Other vocabularies whose codes themes carry, and the IRIs of their concepts.

/// Key in `codes`, and what the IRIs of the vocabulary begin with.
const VOCABULARIES: [(&str, &str); 3] = [
    ("eurovoc", "http://eurovoc.europa.eu/"),
    ("mediatopic", "http://cv.iptc.org/newscodes/mediatopic/"),
    ("sdg", "http://metadata.un.org/sdg/"),
];

/// What the sorts of codes of other vocabularies begin with in our export.
const SORT: &str = "urn:policytag:codes:";

/// The IRI of a code; `None` for vocabularies whose IRIs we do not know.
pub(super) fn iri(vocabulary: &str, code: &str) -> Option<String> {
    let (_, start) = VOCABULARIES.iter().find(|(name, _)| *name == vocabulary)?;
    let is_plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._".contains(&byte));
    is_plain.then(|| format!("{start}{code}"))
}

/// The vocabulary and the code of an IRI.
#[cfg(feature = "rdf")]
pub(super) fn code(iri: &str) -> Option<(String, String)> {
    let iri = iri.replacen("https://", "http://", 1);
    VOCABULARIES.iter().find_map(|(name, start)| {
        let code = iri.strip_prefix(start)?;
        let is_code = !code.is_empty() && !code.contains(['/', '#', '?']);
        is_code.then(|| ((*name).to_owned(), code.to_owned()))
    })
}

/// The datatype of notations that are codes of a vocabulary.
pub(super) fn sort(vocabulary: &str) -> String {
    format!("{SORT}{vocabulary}")
}

/// The vocabulary of such a datatype.
#[cfg(feature = "rdf")]
pub(super) fn of_sort(sort: &str) -> Option<&str> {
    sort.strip_prefix(SORT)
}
