//! What an analysis leaves out, so that its worth can be measured.

/// The parts of the analysis that are left out; none by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Without {
    /// Traps hide nothing.
    pub traps: bool,
    /// A name means what it means wherever it stands: strong names are taken, weak ones are not.
    pub context: bool,
    /// No acronym, surname or title refers back, and no title finds its holder.
    pub reference: bool,
    /// Every tag is in focus.
    pub focus: bool,
}
