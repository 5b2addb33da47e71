//! Every two values read from any bytes: relations are total, symmetric and reflexive.
#![no_main]

use factdiff::text::Document;
use factdiff::value::{KINDS, Mention, ReadSettings, Relation, Terms, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let document = Document::new(text.as_ref());
    let kinds: Vec<_> = KINDS.iter().map(|row| row.kind).collect();
    let settings = ReadSettings { published: "2024-04-02".parse().ok(), ..ReadSettings::default() };
    let mentions = read(&document, &kinds, &settings);
    let terms = Terms::default();
    for mention in mentions.iter().take(30) {
        let (row, Some(value)) = (mention.kind.row(), mention.value()) else { continue };
        assert_eq!((row.relate)(value, value, &terms).relation, Relation::Same);
        for other in mentions.iter().take(30).filter_map(Mention::value) {
            assert_eq!((row.relate)(value, other, &terms).relation, (row.relate)(other, value, &terms).relation);
        }
    }
});
