//! A line such as `Published on 20 Nov 2021` to its date.

use crate::model::Date;

/// Written forms of a date, longest first, in `strptime` terms.
const FORMS: [&str; 8] = [
    "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%Y %m %d", "%d %m %Y", "%Y %B %d", "%Y %b %d",
];

/// The first date in a line, whatever words stand around it.
///
/// Day and month as numbers are read only with the year first (`2021-11-20`) or where one of them
/// cannot be a month: `03/04/2021` means different days in different countries.
pub(super) fn find(line: &str) -> Option<Date> {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(plain_day)
        .collect();
    words.windows(3).find_map(|triple| {
        let text = format!("{} {} {}", triple[0], triple[1], triple[2]);
        FORMS.iter().find_map(|form| {
            let date = Date::strptime(form, &text).ok()?;
            let is_vague = *form == "%d %m %Y" && date.day() <= 12;
            ((1000..3000).contains(&date.year()) && !is_vague).then_some(date)
        })
    })
}

/// `20th` to `20`, `2021-11-20T10:00` is cut before it comes here.
fn plain_day(word: &str) -> &str {
    let n_digits = word.bytes().take_while(u8::is_ascii_digit).count();
    match &word[n_digits..] {
        "st" | "nd" | "rd" | "th" if n_digits > 0 => &word[..n_digits],
        rest if n_digits > 0 && rest.starts_with('T') => &word[..n_digits],
        _ => word.strip_prefix("Sept").filter(|rest| rest.is_empty()).map_or(word, |_| "Sep"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(find(line).map(|date| date.to_string()).as_deref(), expected, "{line}");
    }

    #[test]
    fn reads_written_dates() {
        check("Published on 20 Nov 2021", Some("2021-11-20"));
        check("Published: November 20, 2021 at 10:15", Some("2021-11-20"));
        check("Updated Saturday 20th November 2021", Some("2021-11-20"));
        check("Posted on 2021-11-20T09:00:00Z", Some("2021-11-20"));
        check("Sept. 3, 2001", Some("2001-09-03"));
        check("Date: 20/11/2021", Some("2021-11-20"));
    }

    #[test]
    fn leaves_vague_dates_alone() {
        check("Date: 03/04/2021", None);
        check("Published yesterday", None);
        check("31 February 2021", None);
    }
}
