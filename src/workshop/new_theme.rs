//! An id to the file of a theme that its author fills in.

const TEMPLATE: &str = include_str!("theme_template.toml");

/// The file of a theme with this id, every key explained. It has no terms yet, and does not load
/// before it has.
#[must_use]
pub fn new_theme(id: &str) -> String {
    let mut label = id.replace('-', " ");
    // Ids are ASCII.
    if let Some(first) = label.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    TEMPLATE.replace("{label}", &label)
}
