//! The fields of an article as records name them.

use thiserror::Error;

/// The fields of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Id,
    Title,
    Text,
    Date,
    Url,
    Lang,
    Source,
}

impl Field {
    pub(super) const ALL: [Field; 7] =
        [Field::Id, Field::Title, Field::Text, Field::Date, Field::Url, Field::Lang, Field::Source];

    pub(super) fn name(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Title => "title",
            Field::Text => "text",
            Field::Date => "date",
            Field::Url => "url",
            Field::Lang => "lang",
            Field::Source => "source",
        }
    }
}

/// What the records of an archive call the fields of an article. By default, what the contract
/// calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMap {
    names: [String; Field::ALL.len()],
}

impl Default for FieldMap {
    fn default() -> Self {
        FieldMap { names: Field::ALL.map(|field| field.name().to_owned()) }
    }
}

impl FieldMap {
    /// Says that records call the contract's `field` by `name`.
    ///
    /// # Errors
    ///
    /// When the contract has no such field.
    pub fn rename(&mut self, field: &str, name: &str) -> Result<(), UnknownField> {
        let position = Field::ALL.iter().position(|known| known.name() == field);
        let position = position.ok_or_else(|| UnknownField { field: field.to_owned() })?;
        name.clone_into(&mut self.names[position]);
        Ok(())
    }

    pub(super) fn name(&self, field: Field) -> &str {
        &self.names[field as usize]
    }
}

/// A field that the contract does not have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("field {field:?}: expected id, title, text, date, url, lang or source")]
pub struct UnknownField {
    /// The name that was given.
    pub field: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_fields_of_the_contract_only() {
        let mut fields = FieldMap::default();
        assert_eq!(fields.rename("text", "body"), Ok(()));
        assert_eq!((fields.name(Field::Text), fields.name(Field::Title)), ("body", "title"));
        let error = fields.rename("body", "text").unwrap_err();
        assert_eq!(
            error.to_string(),
            "field \"body\": expected id, title, text, date, url, lang or source"
        );
    }
}
