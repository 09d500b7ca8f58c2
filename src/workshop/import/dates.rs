//! Dates as sources state them, to the year, the month or the day, and the cells that say the same.

use std::fmt;

use crate::model::Date;

/// A date with what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stated {
    /// The first day that it may be.
    first: Date,
    unit: Unit,
}

/// How much of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Year,
    Month,
    Day,
}

impl Unit {
    /// As the precision of a tenure.
    pub(super) fn name(self) -> &'static str {
        match self {
            Unit::Year => "year",
            Unit::Month => "month",
            Unit::Day => "day",
        }
    }
}

impl Stated {
    /// The date of a cell: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` for anything else and for years
    /// outside 1 to 9999.
    pub(super) fn parse(text: &str) -> Option<Stated> {
        let bytes = text.as_bytes();
        let unit = match bytes.len() {
            4 => Unit::Year,
            7 => Unit::Month,
            10 => Unit::Day,
            _ => return None,
        };
        let number = |from: usize, to: usize| {
            let digits = bytes.get(from..to)?;
            digits.iter().all(u8::is_ascii_digit).then_some(())?;
            std::str::from_utf8(digits).ok()?.parse::<i16>().ok()
        };
        let is_joined = bytes.iter().skip(4).step_by(3).all(|byte| *byte == b'-');
        let year = number(0, 4).filter(|year| *year > 0 && is_joined)?;
        let month = if unit >= Unit::Month { number(5, 7)? } else { 1 };
        let day = if unit == Unit::Day { number(8, 10)? } else { 1 };
        let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
        Some(Stated { first: Date::new(year, month, day).ok()?, unit })
    }

    /// The same date, known to this unit at best.
    pub(super) fn to(self, unit: Unit) -> Stated {
        let unit = unit.min(self.unit);
        let day = self.first;
        let first = match unit {
            Unit::Year => Date::new(day.year(), 1, 1),
            Unit::Month => Date::new(day.year(), day.month(), 1),
            Unit::Day => Ok(day),
        };
        Stated { first: first.unwrap_or(day), unit }
    }

    /// The day on which something was seen.
    pub(super) fn day(day: Date) -> Stated {
        Stated { first: day, unit: Unit::Day }
    }

    pub(super) fn unit(self) -> Unit {
        self.unit
    }

    /// The first day that it may be.
    pub(super) fn first(self) -> Date {
        self.first
    }

    /// The last day that it may be.
    pub(super) fn last(self) -> Date {
        match self.unit {
            Unit::Year => Date::new(self.first.year(), 12, 31).unwrap_or(self.first),
            Unit::Month => self.first.last_of_month(),
            Unit::Day => self.first,
        }
    }

    /// Whether both may be the same day: one is the other, or the other with less known.
    pub(super) fn agrees(self, other: Stated) -> bool {
        let unit = self.unit.min(other.unit);
        self.to(unit) == other.to(unit)
    }

    /// The cell of a date that may be missing.
    pub(super) fn cell(date: Option<Stated>) -> String {
        date.map(|date| date.to_string()).unwrap_or_default()
    }
}

impl fmt::Display for Stated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.unit {
            Unit::Year => write!(f, "{year:04}"),
            Unit::Month => write!(f, "{year:04}-{month:02}"),
            Unit::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = Stated::parse(text);
        let days = found.map(|date| (date.first().to_string(), date.last().to_string()));
        let days = days.as_ref().map(|(first, last)| (first.as_str(), last.as_str()));
        assert_eq!(days, expected, "{text}");
        if let Some(date) = found {
            assert_eq!(date.to_string(), text);
        }
    }

    #[test]
    fn reads_what_cells_may_hold() {
        check("2016", Some(("2016-01-01", "2016-12-31")));
        check("2016-02", Some(("2016-02-01", "2016-02-29")));
        check("2016-07-13", Some(("2016-07-13", "2016-07-13")));
        check("0044", Some(("0044-01-01", "0044-12-31")));
        check("0000", None);
        check("-044", None);
        check("2016-13", None);
        check("2016-7-1", None);
        check("2016/07/13", None);
        check("+016", None);
        check("", None);
    }

    #[test]
    fn agrees_as_far_as_both_are_known() {
        let date = |text| Stated::parse(text).unwrap();
        assert!(date("2016-07-13").agrees(date("2016")));
        assert!(date("2016-07").agrees(date("2016-07-31")));
        assert!(!date("2016-07-13").agrees(date("2016-07-14")));
        assert!(!date("2016-08").agrees(date("2016-07-31")));
    }
}
