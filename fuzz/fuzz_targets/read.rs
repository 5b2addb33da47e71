//! Every reader on any bytes: no panic, no endless loop, no split character, and nothing lost in a record.
#![no_main]

use factdiff::text::Document;
use factdiff::value::{KINDS, ReadSettings, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let document = Document::new(text.as_ref());
    let kinds: Vec<_> = KINDS.iter().map(|row| row.kind).collect();
    for published in [None, "2024-04-02".parse().ok()] {
        let settings = ReadSettings { published, ..ReadSettings::default() };
        for mention in read(&document, &kinds, &settings) {
            assert!(!document.slice(mention.span).is_empty());
            if let Some(value) = mention.value() {
                let row = mention.kind.row();
                assert_eq!((row.from_record)(&(row.record)(value)).as_ref(), Ok(value));
                (row.show)(value);
            }
        }
    }
});
