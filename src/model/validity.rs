//! When something was so.

use jiff::civil::Date;

/// A stretch of days, both ends inclusive; an open end is unknown or not yet reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl Validity {
    /// Whether it had begun by `date`; without a date or a beginning, it had.
    #[must_use]
    pub fn has_begun(self, date: Option<Date>) -> bool {
        !matches!((self.from, date), (Some(from), Some(date)) if date < from)
    }

    /// Whether it was over before `date`; without a date or an end, it was not.
    #[must_use]
    pub fn is_over(self, date: Option<Date>) -> bool {
        matches!((self.until, date), (Some(until), Some(date)) if until < date)
    }

    /// Whether it held on `date`; without a date, whether it has no known end.
    #[must_use]
    pub fn holds(self, date: Option<Date>) -> bool {
        match date {
            Some(_) => self.has_begun(date) && !self.is_over(date),
            None => self.until.is_none(),
        }
    }
}
