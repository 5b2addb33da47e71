//! How many wordings, and words that only look like values, each kind is tried on. The least numbers are those of DESIGN's
//! readers: 60 and 30 for what news tells most, 25 and 15 for the others.

/// A kind, its corpus, the tests that hold words that give nothing, and the least of each.
const CORPORA: &[(&str, &str, &[&str], usize, usize)] = &[
    ("count", include_str!("number/corpus/count.rs"), &["nothing"], 60, 30),
    ("money", include_str!("number/corpus/money.rs"), &["nothing"], 60, 30),
    ("date", include_str!("date/corpus.rs"), &["never_a_date"], 60, 30),
    ("title", include_str!("title/corpus.rs"), &["no_titles"], 60, 30),
    ("person", include_str!("person/corpus.rs"), &["no_names"], 60, 30),
    ("quantity", include_str!("number/corpus/quantity.rs"), &["nothing"], 25, 15),
    ("percent", include_str!("number/corpus/percent.rs"), &["nothing"], 25, 15),
    ("duration", include_str!("number/corpus/duration.rs"), &["nothing"], 25, 15),
    ("place", include_str!("place/corpus.rs"), &["no_places"], 25, 15),
    ("time", include_str!("clock/corpus.rs"), &["nothing_is_a_time"], 25, 15),
    ("organisation", include_str!("organisation/corpus.rs"), &["nothing_is_named"], 25, 15),
    // These have no words of their own: what is read stands in the slot, so that extraction holds their corpus.
    ("choice", include_str!("../extract/tests/choice.rs"), &["nothing_is_chosen"], 25, 15),
    ("yes-no", include_str!("../extract/tests/yes_no.rs"), &["nothing_is_answered"], 25, 15),
    ("text", include_str!("../extract/tests/text.rs"), &["nothing_stands_there"], 25, 15),
];

/// The lines of the test of this name.
fn body<'s>(source: &'s str, name: &str) -> impl Iterator<Item = &'s str> {
    let heading = format!("fn {name}() {{");
    let start = source.find(&heading).unwrap_or_else(|| panic!("no test `{name}`"));
    source[start..].lines().skip(1).take_while(|line| *line != "}").map(str::trim)
}

#[test]
fn every_kind_has_a_corpus() {
    let kinds = crate::value::KINDS.iter().map(|row| row.name).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(CORPORA.iter().map(|row| row.0).collect::<std::collections::BTreeSet<_>>(), kinds);
}

#[test]
fn every_kind_has_its_wordings_and_its_negatives() {
    let mut short = Vec::new();
    for (kind, source, negatives, least, least_negative) in CORPORA {
        let wordings = source.lines().filter(|line| line.trim_start().starts_with("reads(\"")).count()
            + source.lines().zip(source.lines().skip(1)).filter(|(line, _)| line.trim() == "reads(").count();
        let calls = |line: &&str| ["nothing(\"", "reads_nothing(\"", "\""].iter().any(|call| line.starts_with(call));
        let negative: usize = negatives.iter().map(|name| body(source, name).filter(calls).count()).sum();
        if wordings < *least || negative < *least_negative {
            short.push(format!("{kind}: {wordings} wordings of {least}, {negative} negatives of {least_negative}"));
        }
    }
    assert_eq!(short, Vec::<String>::new());
}
