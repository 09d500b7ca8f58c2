//! A `Config` as the TOML that `read` reads.

use std::fmt::Write as _;

use crate::model::Config;

/// The file, beginning with remarks: each line of them becomes a comment.
#[must_use]
pub fn write(config: &Config, remarks: &str) -> String {
    let mut file = String::new();
    for line in remarks.lines() {
        let line = line.replace(char::is_control, " ");
        file.push_str(format!("# {line}").trim_end());
        file.push('\n');
    }
    for (class, settings) in &config.classes {
        let _ = writeln!(file, "\n[class.{class}]");
        if let Some(curve) = &settings.curve {
            let knots: Vec<String> = curve
                .knots()
                .iter()
                .map(|(said, is)| format!("[{:?}, {:?}]", said.get(), is.get()))
                .collect();
            let _ = writeln!(file, "curve = [{}]", knots.join(", "));
        }
        let _ = writeln!(file, "min_confidence = {:?}", settings.min_confidence.get());
        let _ = writeln!(file, "min_score = {:?}", settings.min_score.get());
    }
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::read;
    use crate::model::{Class, ClassConfig, Curve, Score};

    #[test]
    fn is_read_back_as_it_was() {
        let knots = vec![(Score::new(0.0), Score::new(0.123)), (Score::new(1.0), Score::new(1.0))];
        let settings = ClassConfig {
            curve: Curve::new(knots),
            min_confidence: Score::new(0.4),
            min_score: Score::default(),
        };
        let classes = [(Class::Theme, settings), (Class::Country, ClassConfig::default())];
        let config = Config { classes: classes.into_iter().collect(), ..Config::default() };
        let file = write(&config, "fitted\non \u{7}gold");
        assert_eq!(
            file,
            "# fitted\n# on  gold\n\n[class.country]\nmin_confidence = 0.0\nmin_score = 0.0\n\n\
             [class.theme]\ncurve = [[0.0, 0.123], [1.0, 1.0]]\nmin_confidence = 0.4\n\
             min_score = 0.0\n"
        );
        assert_eq!(read("c.toml", &file).unwrap().classes, config.classes);
    }
}
