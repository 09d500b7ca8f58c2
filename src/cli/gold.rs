//! Gold records: articles with `gold`, and the text perhaps in a `file` beside the gold file.

use std::ops::ControlFlow;
use std::path::Path;

use serde_json::Value;

use crate::eval::Gold;
use crate::model::Article;
use crate::read;

/// Has the reader keep what gold needs.
pub(super) fn keep(options: &mut read::Options) {
    options.keep.extend(["gold", "focus_only", "file"].map(str::to_owned));
    options.may_lack_text = true;
}

/// The gold of a record, if it has any; its faults name the record.
pub(super) fn of(article: &Article) -> Result<Option<Gold>, String> {
    let Some(value) = kept(article, "gold").filter(|value| !value.is_null()) else {
        return Ok(None);
    };
    let mut gold = Gold::read(value).map_err(|error| format!("{}: {error}", article.origin))?;
    if kept(article, "focus_only").and_then(Value::as_bool) == Some(true) {
        gold.focus_only = true;
    }
    Ok(Some(gold))
}

/// The article with its text from the file that the record names, where it has none of its own.
pub(super) fn with_text(article: &Article) -> Result<Article, String> {
    let mut article = article.clone();
    let file = kept(&article, "file").and_then(Value::as_str);
    let Some(file) = file.filter(|_| article.text.is_empty()) else {
        return if article.text.is_empty() && article.title.is_none() {
            Err(format!("{}: neither text nor file; expected one of them", article.origin))
        } else {
            Ok(article)
        };
    };
    let path = Path::new(&article.origin.path).parent().unwrap_or(Path::new("")).join(file);
    let mut read_article = None;
    let input = read::Input::File(path);
    read::read(&input, &read::Options::default(), &mut |record| {
        read_article = Some(record);
        ControlFlow::Break(())
    });
    match read_article {
        Some(Ok(read)) => {
            article.text = read.text;
            article.title = article.title.or(read.title);
            article.date = article.date.or(read.date);
            article.lang = article.lang.or(read.lang);
            Ok(article)
        }
        Some(Err(reject)) => Err(format!("{}: file {file}: {}", article.origin, reject.reason)),
        None => Err(format!("{}: file {file}: no article", article.origin)),
    }
}

fn kept<'a>(article: &'a Article, name: &str) -> Option<&'a Value> {
    article.kept.iter().find(|(other, _)| other == name).map(|(_, value)| value)
}
