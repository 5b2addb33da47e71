//! The records of a stream as its lines: JSON with the fields in their order.
//!
//! Most bytes of a stream are those of sources, claims and near misses; they are written field by field, the others as their
//! derived form writes them. Both give the same bytes.

use std::fmt::Display;
use std::io::Write as _;

use serde::Serialize;

use super::claim::Extraction;
use super::record::{ClaimRecord, Context, KeyRecord, NearMissRecord, Record, Said, SourceRecord};

/// Adds a record as a line.
pub fn push_line(lines: &mut Vec<u8>, record: &Record) {
    match record {
        Record::Source(source) => push_source(lines, source),
        Record::Claim(claim) => push_claim(lines, claim),
        Record::NearMiss(near) => push_near_miss(lines, near),
        Record::Header(_) | Record::Slot(_) | Record::Story(_) | Record::Unclear(_) => push_value(lines, record),
    }
    lines.push(b'\n');
}

/// Adds the lines of what a source says, in the order of [`Extraction::into_records`].
pub fn push_lines(lines: &mut Vec<u8>, said: Extraction) {
    push_source(lines, &said.source);
    lines.push(b'\n');
    // Each is let go of when its line is written: those of a long article are as long as it.
    for claim in said.claims {
        push_claim(lines, &claim);
        lines.push(b'\n');
    }
    for unclear in said.unclear {
        push_line(lines, &Record::Unclear(unclear));
    }
    for near in &said.near_misses {
        push_near_miss(lines, near);
        lines.push(b'\n');
    }
}

fn push_source(lines: &mut Vec<u8>, source: &SourceRecord) {
    lines.extend_from_slice(br#"{"record":"source","story":"#);
    push_words(lines, &source.story);
    push_field(lines, "source", &source.source);
    push_field(lines, "file", &source.file);
    push_optional(lines, "outlet", source.outlet.as_deref());
    push_optional(lines, "title", source.title.as_deref());
    if let Some(url) = &source.url {
        push_field(lines, "url", url);
    }
    push_key(lines, "published");
    push_value(lines, &source.published);
    push_key(lines, "role");
    push_value(lines, &source.role);
    if let Some(original) = &source.copy_of {
        push_field(lines, "copy_of", original);
    }
    push_key(lines, "bytes");
    push_number(lines, source.bytes as u64);
    push_field(lines, "hash", &source.hash);
    push_key(lines, "shingles");
    lines.push(b'[');
    push_list(lines, &source.shingles);
    lines.push(b']');
    if source.undecodable > 0 {
        push_key(lines, "undecodable");
        push_number(lines, source.undecodable as u64);
    }
    lines.push(b'}');
}

fn push_claim(lines: &mut Vec<u8>, claim: &ClaimRecord) {
    lines.extend_from_slice(br#"{"record":"claim","story":"#);
    push_words(lines, &claim.story);
    push_field(lines, "slot", &claim.slot);
    push_key(lines, "key");
    match &claim.key {
        Some(KeyRecord { kind, shown, value }) => {
            lines.extend_from_slice(br#"{"kind":"#);
            push_value(lines, kind);
            push_field(lines, "shown", shown);
            push_key(lines, "value");
            push_value(lines, value);
            lines.push(b'}');
        }
        None => lines.extend_from_slice(b"null"),
    }
    push_field(lines, "source", &claim.source);
    push_key(lines, "kind");
    push_value(lines, &claim.kind);
    let Said { said, start, end, quote, quote_start, quote_end, line } = &claim.said;
    push_field(lines, "said", said);
    let places = |lines: &mut Vec<u8>, places: &[(&str, u32)]| {
        for (name, number) in places {
            push_key(lines, name);
            push_number(lines, u64::from(*number));
        }
    };
    places(lines, &[("start", *start), ("end", *end)]);
    push_field(lines, "quote", quote);
    places(lines, &[("quote_start", *quote_start), ("quote_end", *quote_end), ("line", *line)]);
    push_key(lines, "value");
    push_value(lines, &claim.value);
    push_context(lines, &claim.context);
    push_field(lines, "rule", &claim.rule);
    lines.push(b'}');
}

fn push_context(lines: &mut Vec<u8>, context: &Context) {
    lines.extend_from_slice(br#","context":{"polarity":"#);
    push_value(lines, &context.polarity);
    push_key(lines, "modality");
    push_value(lines, &context.modality);
    if let Some(by) = &context.by {
        push_field(lines, "by", by);
    }
    if let Some(stance) = &context.stance {
        push_field(lines, "stance", stance);
    }
    if let Some(day) = &context.as_of {
        push_field(lines, "as_of", day);
    }
    if let Some(tense) = &context.tense {
        push_key(lines, "tense");
        push_value(lines, tense);
    }
    if let Some(scope) = &context.scope {
        push_field(lines, "scope", scope);
    }
    if context.derived {
        lines.extend_from_slice(br#","derived":true"#);
    }
    if context.besides {
        lines.extend_from_slice(br#","besides":true"#);
    }
    if context.against {
        lines.extend_from_slice(br#","against":true"#);
    }
    if context.at_hand {
        lines.extend_from_slice(br#","at_hand":true"#);
    }
    lines.push(b'}');
}

fn push_near_miss(lines: &mut Vec<u8>, near: &NearMissRecord) {
    lines.extend_from_slice(br#"{"record":"near-miss","story":"#);
    push_words(lines, &near.story);
    push_field(lines, "slot", &near.slot);
    push_field(lines, "source", &near.source);
    push_key(lines, "sentences");
    push_number(lines, u64::from(near.sentences));
    lines.push(b'}');
}

/// Whatever has a form of its own.
fn push_value(lines: &mut Vec<u8>, value: &impl Serialize) {
    // Memory takes every byte, and every part of a record has a form in JSON.
    let _ = serde_json::to_writer(lines, value);
}

/// The name of a field behind another one; none of ours needs an escape.
fn push_key(lines: &mut Vec<u8>, name: &str) {
    lines.extend_from_slice(b",\"");
    lines.extend_from_slice(name.as_bytes());
    lines.extend_from_slice(b"\":");
}

fn push_field(lines: &mut Vec<u8>, name: &str, words: &str) {
    push_key(lines, name);
    push_words(lines, words);
}

fn push_optional(lines: &mut Vec<u8>, name: &str, words: Option<&str>) {
    push_key(lines, name);
    match words {
        Some(words) => push_words(lines, words),
        None => lines.extend_from_slice(b"null"),
    }
}

fn push_words(lines: &mut Vec<u8>, words: &str) {
    let mut rest = words.as_bytes();
    lines.push(b'"');
    loop {
        let plain = plain_length(rest);
        lines.extend_from_slice(&rest[..plain]);
        let Some(byte) = rest.get(plain) else { break };
        rest = &rest[plain + 1..];
        match byte {
            b'"' => lines.extend_from_slice(b"\\\""),
            b'\\' => lines.extend_from_slice(b"\\\\"),
            b'\n' => lines.extend_from_slice(b"\\n"),
            b'\r' => lines.extend_from_slice(b"\\r"),
            b'\t' => lines.extend_from_slice(b"\\t"),
            0x08 => lines.extend_from_slice(b"\\b"),
            0x0c => lines.extend_from_slice(b"\\f"),
            other => push_shown(lines, &format_args!("\\u{other:04x}")),
        }
    }
    lines.push(b'"');
}

/// How many bytes stand before the first that JSON wants escaped.
fn plain_length(bytes: &[u8]) -> usize {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    // Not nought where one of eight bytes is below the limit.
    let below = |eight: u64, limit: u8| eight.wrapping_sub(u64::from(limit) * ONES) & !eight & HIGH;
    let mut length = 0;
    while let Some(eight) = bytes[length..].first_chunk() {
        let eight = u64::from_le_bytes(*eight);
        let is = |byte: u8| below(eight ^ (u64::from(byte) * ONES), 1);
        if below(eight, b' ') | is(b'"') | is(b'\\') != 0 {
            break;
        }
        length += 8;
    }
    let special = |byte: &u8| *byte < b' ' || *byte == b'"' || *byte == b'\\';
    bytes[length..].iter().position(special).map_or(bytes.len(), |at| length + at)
}

/// Two digits for every number below a hundred.
static PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut pair = 0;
    while pair < 100 {
        pairs[pair] = [b'0' + pair as u8 / 10, b'0' + pair as u8 % 10];
        pair += 1;
    }
    pairs
};

/// The most digits of a number of 32 bits.
const DIGITS: usize = 10;

/// Writes a number before `end`, with zeros before it to [`DIGITS`]; where it begins without them.
#[inline]
fn write_before(bytes: &mut [u8], end: usize, number: u32) -> usize {
    let (high, low) = (number / 100_000_000, number % 100_000_000);
    let (middle, low) = (low / 10_000, low % 10_000);
    let pairs = [high, middle / 100, middle % 100, low / 100, low % 100];
    for (into, pair) in bytes[end - DIGITS..end].as_chunks_mut::<2>().0.iter_mut().zip(pairs) {
        *into = PAIRS[pair as usize];
    }
    end - number.checked_ilog10().map_or(1, |log| log as usize + 1)
}

fn push_number(lines: &mut Vec<u8>, number: u64) {
    let mut digits = [0; DIGITS];
    match u32::try_from(number) {
        Ok(number) => {
            let start = write_before(&mut digits, DIGITS, number);
            lines.extend_from_slice(&digits[start..]);
        }
        Err(_) => push_shown(lines, &number),
    }
}

/// Numbers with commas between them, some at a time from the last, each over the zeros of the one behind it.
fn push_list(lines: &mut Vec<u8>, numbers: &[u32]) {
    const SOME: usize = 32;
    let mut digits = [0; (1 + DIGITS) * SOME];
    for (at, some) in numbers.chunks(SOME).enumerate() {
        let mut start = digits.len();
        for number in some.iter().rev() {
            start -= 1;
            digits[start] = b',';
            start = write_before(&mut digits, start, *number);
        }
        let last = (at + 1) * SOME >= numbers.len();
        lines.extend_from_slice(&digits[start..digits.len() - usize::from(last)]);
    }
}

fn push_shown(lines: &mut Vec<u8>, shown: &impl Display) {
    // Memory takes every byte.
    let _ = write!(lines, "{shown}");
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{push_line, push_list, push_number, push_words};
    use crate::extract::record::{
        ClaimRecord, Context, Header, KeyRecord, Modality, NearMissRecord, Polarity, Record, Said, SourceRecord, Tense,
    };
    use crate::source::Role;
    use crate::value::{Kind, ValueRecord};

    #[track_caller]
    fn writes_what_is_derived(record: &Record) {
        let mut line = Vec::new();
        push_line(&mut line, record);
        assert_eq!(String::from_utf8(line).unwrap(), serde_json::to_string(record).unwrap() + "\n");
    }

    fn value() -> ValueRecord {
        json!({"nominal": "1750", "of": null, "open": false}).as_object().unwrap().clone()
    }

    #[test]
    fn lines_are_as_their_records_say() {
        let source = SourceRecord {
            story: "s\"1".into(),
            source: "a\\1".into(),
            file: "a.txt".into(),
            outlet: None,
            title: Some("Łódź\n— tab\t".into()),
            url: None,
            published: None,
            role: Role::Draft,
            copy_of: None,
            bytes: 0,
            hash: "05".into(),
            shingles: vec![0, 10, 99, 100, u32::MAX],
            undecodable: 0,
        };
        let full = SourceRecord {
            outlet: Some("wire".into()),
            title: None,
            url: Some("https://example.org/?a=1&b=\u{1}".into()),
            published: jiff::civil::Date::new(2024, 4, 1).ok(),
            copy_of: Some("reuters".into()),
            shingles: Vec::new(),
            undecodable: 3,
            ..source.clone()
        };
        let claim = ClaimRecord {
            story: "s".into(),
            slot: "killed".into(),
            key: None,
            source: "a".into(),
            kind: Kind::YesNo,
            said: Said {
                said: "\"x\"".into(),
                start: 1,
                end: 22,
                quote: "333".into(),
                quote_start: 4_444,
                quote_end: 55_555,
                line: 7,
            },
            value: value(),
            context: Context::default(),
            rule: "phrases[1]: <count> people".into(),
        };
        let labelled = ClaimRecord {
            key: Some(KeyRecord { kind: Kind::Person, shown: "Ana".into(), value: value() }),
            context: Context {
                polarity: Polarity::Negative,
                modality: Modality::Conditional,
                by: Some("police".into()),
                stance: Some("said".into()),
                as_of: Some("2024-04-01".into()),
                tense: Some(Tense::Future),
                scope: Some("in 2019".into()),
                derived: true,
                besides: true,
                against: true,
                at_hand: true,
            },
            ..claim.clone()
        };
        let near = NearMissRecord { story: "s".into(), slot: "x".into(), source: "a".into(), sentences: 12 };
        writes_what_is_derived(&Record::Header(Header { format: 1, factdiff: "0".into() }));
        writes_what_is_derived(&Record::Source(source));
        writes_what_is_derived(&Record::Source(full));
        writes_what_is_derived(&Record::Claim(claim));
        writes_what_is_derived(&Record::Claim(labelled));
        writes_what_is_derived(&Record::NearMiss(near));
    }

    #[test]
    fn every_character_and_number_is_written_as_json_wants_it() {
        for c in (0..0x250).filter_map(char::from_u32).chain(['—', '\u{2028}', '😀']) {
            for words in [format!("a{c}b{c}"), format!("{c}abcdefgh{c}abcdefghijkl{c}"), format!("abcdefghijklmno{c}")]
            {
                let mut written = Vec::new();
                push_words(&mut written, &words);
                assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string(&words).unwrap());
            }
        }
        for number in (0..2_000).chain([9_999, 10_000, 123_456, u64::from(u32::MAX), 1 << 32, u64::MAX]) {
            let mut written = Vec::new();
            push_number(&mut written, number);
            assert_eq!(String::from_utf8(written).unwrap(), number.to_string());
        }
        for length in 0..70_u32 {
            let numbers: Vec<u32> = (0..length).map(|at| at.wrapping_pow(7)).collect();
            let mut written = Vec::new();
            push_list(&mut written, &numbers);
            assert_eq!(format!("[{}]", String::from_utf8(written).unwrap()), serde_json::to_string(&numbers).unwrap());
        }
    }
}
