//! Reads dates as archives and pages write them.

use jiff::civil::Date;
use jiff::fmt::strtime::BrokenDownTime;
use jiff::fmt::temporal::DateTimeParser;

/// The day that a date or a date and time stands for, as written, whatever the time zone.
///
/// Understood are ISO 8601 (`2021-11-20`, `20211120`, `2021-11-20T08:30:00Z`), `2021/11/20`,
/// RFC 2822, and the written forms `20 Nov 2021`, `20th November 2021`, `November 20, 2021`, all
/// with or without a weekday before and a time after. Years are 1000 to 2999. What leaves open
/// which number is the month (`11/20/2021`) or is no date (seconds since 1970) is `None`.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    let date = iso(text).or_else(|| written(text))?;
    (1000..=2999).contains(&date.year()).then_some(date)
}

fn iso(text: &str) -> Option<Date> {
    static PARSER: DateTimeParser = DateTimeParser::new();
    let digits = |range: std::ops::Range<usize>| {
        text.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if !digits(0..4) {
        return None;
    }
    if text.as_bytes().get(4) == Some(&b'/') && text.as_bytes().get(7) == Some(&b'/') {
        return iso(&text.replacen('/', "-", 2));
    }
    if let Ok(pieces) = PARSER.parse_pieces(text) {
        return Some(pieces.date());
    }
    // A full date before a time that jiff does not know, such as `2021-11-20 8:30 pm`.
    let (date, time) = text.split_once([' ', 'T'])?;
    if !is_time(time) {
        return None;
    }
    PARSER.parse_pieces(date).ok().map(|pieces| pieces.date())
}

/// Three words for day, month and year, in two orders.
fn written(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == ',' || c == '-')
        .filter(|word| !word.is_empty())
        .collect();
    let words = match words.as_slice() {
        [first, rest @ ..] if is_weekday(first) => rest,
        words => words,
    };
    let [first, second, year, rest @ ..] = words else { return None };
    if let [time, ..] = rest
        && !is_time(time)
    {
        return None;
    }
    let (day, month) = match month(second) {
        Some(month) => (first, month),
        None => (second, month(first)?),
    };
    let year = Some(*year).filter(|year| year.len() == 4)?.parse().ok()?;
    Date::new(year, month, ordinal(day)?).ok()
}

/// `20`, `20th`.
fn ordinal(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    if !matches!(word.len() - digits.len(), 0 | 2)
        || !digits.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    digits.parse().ok()
}

/// The month of a name or of its first three letters or more (`Nov`, `Sept.`, `November`).
fn month(word: &str) -> Option<i8> {
    let word = word.strip_suffix('.').unwrap_or(word);
    let time = BrokenDownTime::parse("%b", word.get(..3)?).ok()?;
    is_start_of_name(word, "%B", &time).then(|| time.month()).flatten()
}

fn is_weekday(word: &str) -> bool {
    let word = word.strip_suffix('.').unwrap_or(word);
    let Some(Ok(time)) = word.get(..3).map(|start| BrokenDownTime::parse("%a", start)) else {
        return false;
    };
    is_start_of_name(word, "%A", &time)
}

fn is_start_of_name(word: &str, format: &str, time: &BrokenDownTime) -> bool {
    let Ok(name) = time.to_string(format) else { return false };
    name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Whether a time begins here: `8:30`, `08:30:00+00:00`.
fn is_time(text: &str) -> bool {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    matches!(n_digits, 1 | 2) && text[n_digits..].starts_with(':')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `""` for no date.
    fn check(text: &str, expected: &str) {
        let date = parse_date(text).map(|date| date.to_string()).unwrap_or_default();
        assert_eq!(date, expected, "{text:?}");
    }

    #[test]
    fn reads_iso_8601() {
        for text in [
            "2021-11-20",
            " 2021-11-20\n",
            "20211120",
            "2021-11-20T08:30:00Z",
            "2021-11-20T08:30:00.123Z",
            "2021-11-20T23:30:00-11:00",
            "2021-11-20T08:30:00+0100",
            "2021-11-20T08:30:00+00:00[Europe/London]",
            "2021-11-20T08:30",
            "2021-11-20 08:30:00",
            "2021-11-20 08:30:00 +0000",
            "2021-11-20 08:30:00 UTC",
            "2021-11-20 8:30 pm",
            "20211120T083000Z",
            "2021/11/20",
            "2021/11/20 08:30",
        ] {
            check(text, "2021-11-20");
        }
    }

    #[test]
    fn reads_written_forms() {
        for text in [
            "20 Nov 2021",
            "20 November 2021",
            "20 NOVEMBER 2021",
            "20th November 2021",
            "20 Nov. 2021",
            "20-Nov-2021",
            "November 20, 2021",
            "November 20th, 2021",
            "Nov 20 2021",
            "Nov. 20, 2021",
            "Saturday, 20 November 2021",
            "Sat 20 Nov 2021",
            "Sat, 20 Nov 2021 08:30:00 GMT",
            "Sat, 20 Nov 2021 08:30:00 +0000 (UTC)",
            "20 November 2021, 8:30 am",
            "20\u{a0}November 2021",
        ] {
            check(text, "2021-11-20");
        }
        check("Sept. 1, 2021", "2021-09-01");
        check("1 May 2021", "2021-05-01");
        check("Sun, 1 Sep 2002 00:00:00 -0400", "2002-09-01");
        // The date is what counts where the weekday is wrong.
        check("Monday, 20 November 2021", "2021-11-20");
    }

    #[test]
    fn leaves_what_is_no_day() {
        for text in [
            "",
            "31 Foo",
            "Foo, 20 Nov 2021",
            "2021",
            "2021-11",
            "2021-13-01",
            "2021-02-29",
            "31 November 2021",
            "11/20/2021",
            "20/11/2021",
            "1637366400",
            "1637366400000",
            "20 Nov 21",
            "20 Nove 20211",
            "20 Novembre 2021",
            "May 2021",
            "20 Nov 2021 and more",
            "2021-11-20 and more",
            "0999-01-01",
            "3000-01-01",
            "-002021-11-20",
            "PT5M",
            "é20 Nov 2021",
            "dé 20 2021",
        ] {
            check(text, "");
        }
    }
}
