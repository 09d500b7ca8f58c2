//! The written forms of a theme's term: plural and singular of its last word, British and American
//! spelling of every word.

/// All forms of a lower-case or capitalised phrase, the phrase itself first, without duplicates.
pub(super) fn forms(phrase: &str) -> Vec<String> {
    let mut forms = vec![phrase.to_owned()];
    let (head, last) = match phrase.rfind([' ', '-']) {
        Some(at) => phrase.split_at(at + 1),
        None => ("", phrase),
    };
    forms.extend(numbers(last).into_iter().map(|last| format!("{head}{last}")));
    let spelled: Vec<String> = forms.iter().flat_map(|form| spellings(form)).collect();
    forms.extend(spelled);
    let mut seen = Vec::with_capacity(forms.len());
    for form in forms {
        if !seen.contains(&form) {
            seen.push(form);
        }
    }
    seen
}

/// The other number of a noun, by the regular rules of English; none for words in capitals or with
/// digits, and none where no rule is safe.
fn numbers(word: &str) -> Vec<String> {
    let n_letters = word.chars().count();
    if n_letters < 3 || !word.chars().all(|c| c.is_ascii_alphabetic()) {
        return Vec::new();
    }
    if word.chars().skip(1).any(char::is_uppercase) {
        // An acronym takes a small s: `NDCs`.
        let is_plural = word.ends_with('s');
        return if is_plural { Vec::new() } else { vec![format!("{word}s")] };
    }
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let stem = |n: usize| &word[..word.len() - n];
    if ends(&["ss", "us", "is", "ics"]) {
        if ends(&["ss"]) { vec![format!("{word}es")] } else { Vec::new() }
    } else if ends(&["ies"]) && n_letters > 4 {
        vec![format!("{}y", stem(3))]
    } else if ends(&["sses", "shes", "ches", "xes"]) {
        vec![stem(2).to_owned()]
    } else if ends(&["s"]) {
        vec![stem(1).to_owned()]
    } else if ends(&["ay", "ey", "oy", "uy"]) {
        vec![format!("{word}s")]
    } else if ends(&["y"]) {
        vec![format!("{}ies", stem(1))]
    } else if ends(&["sh", "ch", "x", "z"]) {
        vec![format!("{word}es")]
    } else if ends(&["ing", "ed"]) {
        Vec::new()
    } else {
        vec![format!("{word}s")]
    }
}

/// Pairs of endings and word parts that the two spellings of English exchange.
const SPELLINGS: [(&str, &str); 12] = [
    ("isation", "ization"),
    ("ise", "ize"),
    ("ised", "ized"),
    ("ising", "izing"),
    ("ises", "izes"),
    ("our", "or"),
    ("ours", "ors"),
    ("ence", "ense"),
    ("entre", "enter"),
    ("entres", "enters"),
    ("ogramme", "ogram"),
    ("ogrammes", "ograms"),
];

/// Words whose ending looks like one of `SPELLINGS` and is not exchanged would only give forms that
/// nobody writes, which do no harm; real words of another meaning are what must not arise. So only
/// long words are respelled.
fn spellings(phrase: &str) -> Vec<String> {
    let mut forms = vec![String::new()];
    for (at, word) in phrase.split(' ').enumerate() {
        let mut words = vec![word.to_owned()];
        for (british, american) in SPELLINGS {
            for (from, to) in [(british, american), (american, british)] {
                if let Some(stem) = word.strip_suffix(from)
                    && !stem.is_empty()
                    && word.len() >= 6
                {
                    words.push(format!("{stem}{to}"));
                }
            }
        }
        let space = if at == 0 { "" } else { " " };
        forms = forms
            .iter()
            .flat_map(|form| words.iter().map(move |word| format!("{form}{space}{word}")))
            .collect();
        // A phrase of many such words is cut short: nobody mixes spellings that much.
        forms.truncate(8);
    }
    forms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(phrase: &str, expected: &[&str]) {
        let found = forms(phrase);
        for form in expected {
            assert!(found.iter().any(|found| found == form), "{form} in {found:?}");
        }
        assert_eq!(found[0], phrase);
    }

    #[test]
    fn makes_plurals_and_singulars() {
        check("AI strategy", &["AI strategies"]);
        check("data breaches", &["data breach"]);
        check("carbon tax", &["carbon taxes"]);
        check("railway", &["railways"]);
        check("NDC", &["NDCs"]);
        assert_eq!(forms("statistics"), ["statistics"]);
        assert_eq!(forms("AI"), ["AI"]);
    }

    #[test]
    fn makes_both_spellings() {
        check("digitisation", &["digitization"]);
        check("defence policy", &["defense policy", "defense policies"]);
        check("labour market", &["labor market", "labor markets"]);
        check("data centre", &["data centers", "data center"]);
    }
}
