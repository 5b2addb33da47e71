//! Bytes that are no text, told by their first bytes or by their many control characters.

/// First bytes of formats that turn up among articles, and what to call them (the formats' own specifications).
const MAGIC: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "a zip archive"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh9", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"ID3\x03", "a sound file"),
    (b"ID3\x04", "a sound file"),
    (b"OggS\x00", "a sound file"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe\x00\x00", "UTF-32"),
];

/// So many bytes tell whether a file is text.
const SAMPLE: usize = 64 * 1024;
/// One control character in so many bytes is too many for a text (ours; random bytes have one in nine, and a text that
/// lost a few bytes on its way has fewer than one in a thousand).
const CONTROLS: usize = 200;

/// What the bytes are, to follow "is", where they are no text in an encoding of one byte or of UTF-8. UTF-16 is told
/// before ([`decode`](super::decode)).
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    if let Some(kind) = known(bytes) {
        return Some(kind);
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = sample.iter().filter(|byte| is_control(**byte)).count();
    (controls * CONTROLS > sample.len()).then_some("binary")
}

/// What the first bytes say.
pub(super) fn known(bytes: &[u8]) -> Option<&'static str> {
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// Controls that no text has: all but tab, line feed, vertical tab, form feed, return and escape (which ISO-2022 uses).
fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn kinds() {
        assert_eq!(kind(b"PK\x03\x04\x14\x00"), Some("a zip archive"));
        assert_eq!(kind(b"%PDF-1.7\n"), Some("a PDF document"));
        assert_eq!(kind(b"{\\rtf1\\ansi Talks}"), Some("an RTF document"));
        assert_eq!(kind(b"ab\x00\x01\x02\x03"), Some("binary"));
        assert_eq!(kind(&[b"Talks ended. ".repeat(100).as_slice(), b"\x00"].concat()), None);
        assert_eq!(kind(b"Talks\r\n\tended\x0c"), None);
        assert_eq!(kind("Łódź".as_bytes()), None);
        assert_eq!(kind(b"PKO Bank said"), None);
        assert_eq!(kind(b""), None);
    }
}
