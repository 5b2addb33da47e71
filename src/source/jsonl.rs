//! JSON lines: one article a line, with `text` and what is known of it.
//!
//! Fields other than those named in [`Record`] are passed over, so that a corpus can be read as it is. The record's line is
//! behind the file's name in [`Source::file`](super::Source); lines of the text are counted from the start of `text`, or of
//! the title where there is one.

use serde::Deserialize;

use super::article::Article;
use super::day;
use super::format::File;
use super::word::Word;
use crate::problem::{Problem, Problems};

/// So many bad lines of one file are told one by one; the rest is counted.
const TOLD: usize = 20;

#[derive(Deserialize, Default)]
#[serde(default)]
struct Record {
    id: Option<Word>,
    story: Option<Word>,
    outlet: Option<Word>,
    title: Option<Word>,
    published: Option<Word>,
    url: Option<Word>,
    text: Option<Word>,
}

pub(super) fn sniff(text: &str) -> bool {
    let text = text.trim_start();
    let inner = text.strip_prefix('{').map(str::trim_start);
    inner.is_some_and(|inner| inner.starts_with('"'))
        && text.lines().next().is_some_and(|line| line.trim_end().ends_with('}'))
}

pub(super) fn read(file: File, problems: &mut Problems) -> Vec<Article> {
    let File { name, text, undecodable } = file;
    let mut articles = Vec::new();
    let mut bad = 0_usize;
    for (at, line) in text.split('\n').enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let number = at + 1;
        match record(line, number, name, problems) {
            Ok(mut article) => {
                if undecodable > 0 {
                    article.undecodable = article.text.matches(char::REPLACEMENT_CHARACTER).count();
                }
                articles.push(article);
            }
            Err(why) => {
                bad += 1;
                if bad <= TOLD {
                    problems.push(Problem::warning(format!("line {number} of `{name}` is not read: {why}")));
                }
            }
        }
    }
    if bad > TOLD {
        problems.push(Problem::warning(format!("{} more lines of `{name}` are not read", bad - TOLD)));
    }
    if articles.is_empty() {
        let hint = if text.trim_start().starts_with('[') {
            "this is a list; write one article a line, without brackets and commas around them"
        } else {
            "write one object a line, such as `{\"id\": \"ap\", \"text\": \"The talks ended.\"}`"
        };
        problems.push(Problem::error(format!("no line of `{name}` is an article")).hint(hint));
    }
    articles
}

/// Reads one line.
fn record(line: &str, number: usize, name: &str, problems: &mut Problems) -> Result<Article, String> {
    if !line.starts_with('{') {
        return Err("it is no JSON object".to_owned());
    }
    let record: Record = serde_json::from_str(line).map_err(|error| {
        let why = error.to_string();
        let why = why.split(" at line ").next().unwrap_or_default();
        format!("{why} (column {})", error.column())
    })?;
    let text = record.text.ok_or("it has no `text`")?.0;
    let published = Word::filled(record.published).and_then(|written| {
        day::field(&written)
            .map_err(|why| {
                let what = format!("the date `{written}` in line {number} of `{name}` is not used, because {why}");
                problems.push(Problem::warning(what).hint("write it as in `2024-04-02`"));
            })
            .ok()
    });
    Ok(Article {
        line: Some(number),
        story: Word::filled(record.story),
        id: Word::filled(record.id),
        outlet: Word::filled(record.outlet),
        title: Word::filled(record.title),
        url: Word::filled(record.url),
        published,
        text,
        ..Article::default()
    })
}
