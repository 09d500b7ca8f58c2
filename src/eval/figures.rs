//! The numbers of a report by name, to be kept and compared with those of another day or program.

use super::report::{Figures, Report};

impl Report {
    /// Every figure in 0..=1 with its name, such as `country tags f1`; those that could not be
    /// counted are left out.
    #[must_use]
    pub fn figures(&self) -> Vec<(String, f64)> {
        let mut list = List(Vec::new());
        list.add_all("all tags", &self.tags);
        for class in &self.classes {
            let name = class.class;
            list.add_all(&format!("{name} tags"), &class.tags);
            list.add(&format!("{name} tags macro-f1"), class.macro_f1);
            list.add(&format!("{name} tags any-recall"), class.recall_of_any_tag);
            let mentions = [("exact", &class.mentions_exact), ("overlap", &class.mentions_overlap)];
            for (how, figures) in mentions {
                if let Some(figures) = figures {
                    list.add_all(&format!("{name} mentions {how}"), figures);
                }
            }
            let reliability = class.reliability.as_ref();
            list.add(&format!("{name} confidence brier"), reliability.map(|table| table.brier));
            list.add(&format!("{name} confidence error"), reliability.map(|table| table.error));
        }
        list.0
    }
}

struct List(Vec<(String, f64)>);

impl List {
    fn add(&mut self, name: &str, figure: Option<f64>) {
        self.0.extend(figure.map(|figure| (name.to_owned(), figure)));
    }

    fn add_all(&mut self, name: &str, figures: &Figures) {
        self.add(&format!("{name} precision"), figures.precision);
        self.add(&format!("{name} recall"), figures.recall);
        self.add(&format!("{name} f1"), figures.f1);
    }
}
