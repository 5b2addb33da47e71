//! From bytes to text: which encoding, and what could not be decoded.
//!
//! In this order: a byte-order mark; UTF-16 told by its zero bytes; UTF-8 where the bytes are valid; what a page declares;
//! UTF-8 with broken bytes where most of it is sound; a guess. A page that declares another encoding and is valid UTF-8 all
//! the same is UTF-8: the declaration is often that of a template, the validity hardly ever an accident.
//!
//! Line ends stay as they are, so that the offsets of a UTF-8 file are those of the text (less a byte-order mark); only a
//! return that no line feed follows becomes a line feed, which has the same length.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::binary;
use crate::problem::Problem;

/// A text, and how many bytes of it could not be decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text; each broken sequence is one U+FFFD.
    pub(super) text: String,
    /// How many bytes were replaced.
    pub(super) undecodable: usize,
}

/// A page declares its encoding within so many bytes (HTML Standard, "prescan a byte stream", 1024).
const DECLARED_WITHIN: usize = 1024;
/// So many bytes are enough to guess an encoding by.
const GUESSED_BY: usize = 256 * 1024;

/// Decodes the bytes of one file.
///
/// # Errors
///
/// What the bytes are, to follow "is", where they are no text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, &'static str> {
    let mut decoded = if let Some((encoding, mark)) = Encoding::for_bom(&bytes).filter(|_| !is_utf_32(&bytes)) {
        with(encoding, bytes, mark)
    } else if let Some(encoding) = utf_16(&bytes) {
        with(encoding, bytes, 0)
    } else {
        if let Some(kind) = binary::kind(&bytes) {
            return Err(kind);
        }
        match String::from_utf8(bytes) {
            Ok(text) => Decoded { text, undecodable: 0 },
            Err(broken) => {
                let bytes = broken.into_bytes();
                let encoding = if is_mostly_utf_8(&bytes) {
                    UTF_8
                } else {
                    declared(&bytes).filter(|encoding| *encoding != UTF_8).unwrap_or_else(|| guess(&bytes))
                };
                with(encoding, bytes, 0)
            }
        }
    };
    lone_returns(&mut decoded.text);
    Ok(decoded)
}

/// What to tell of bytes that were replaced.
pub(super) fn replaced(undecodable: usize, name: &str) -> Problem {
    let (bytes, were) = if undecodable == 1 { ("byte", "was") } else { ("bytes", "were") };
    Problem::warning(format!("{undecodable} {bytes} of `{name}` could not be decoded and {were} replaced"))
        .hint("save the file as UTF-8")
}

fn is_utf_32(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe\x00\x00")
}

fn with(encoding: &'static Encoding, mut bytes: Vec<u8>, mark: usize) -> Decoded {
    if encoding == UTF_8 {
        let undecodable = bytes[mark..].utf8_chunks().map(|chunk| chunk.invalid().len()).sum();
        if undecodable == 0 {
            bytes.drain(..mark);
            // The chunks were all valid, so nothing is replaced and nothing copied.
            let text = String::from_utf8(bytes).unwrap_or_else(|e| String::from_utf8_lossy(e.as_bytes()).into_owned());
            return Decoded { text, undecodable };
        }
        return Decoded { text: String::from_utf8_lossy(&bytes[mark..]).into_owned(), undecodable };
    }
    let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
    let undecodable = if broken { text.matches(char::REPLACEMENT_CHARACTER).count() } else { 0 };
    Decoded { text: text.into_owned(), undecodable }
}

/// UTF-16 without a mark: in western text every other byte is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), sample.len() / 2);
    if pairs < 2 || binary::known(bytes).is_some() {
        return None;
    }
    // Two thirds: a quotation in another script does not hide it. The other bytes of a text are never zero.
    match (even * 3 > pairs * 2, odd * 3 > pairs * 2) {
        (false, true) if even == 0 => Some(UTF_16LE),
        (true, false) if odd == 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether there are at least twice as many sound characters of two and more bytes as broken sequences: a UTF-8 file that
/// lost some bytes. Text in an encoding of one byte hardly ever has two in a row that fit.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 2 * broken
}

/// The encoding that an HTML or XML page names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let find = |needle: &[u8]| head.windows(needle.len()).position(|window| window == needle);
    let name = if head.starts_with(b"<?xml")
        && let Some(at) = find(b"encoding=")
    {
        &head[at + b"encoding=".len()..]
    } else {
        find(b"<meta")?;
        &head[find(b"charset=")? + b"charset=".len()..]
    };
    let name = name.strip_prefix(b"\"").or_else(|| name.strip_prefix(b"'")).unwrap_or(name);
    let length = name.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.+".contains(byte)).count();
    let encoding = Encoding::for_label(&name[..length])?;
    // A page whose declaration could be read in ASCII is not UTF-16 (HTML Standard).
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(64);
    let sample = &bytes[first..bytes.len().min(first + GUESSED_BY)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// Makes returns that no line feed follows into line feeds: the line ends of old Macintosh files.
fn lone_returns(text: &mut String) {
    let lone = |bytes: &[u8], at: usize| bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    if !text.contains('\r') || !(0..text.len()).any(|at| lone(text.as_bytes(), at)) {
        return;
    }
    let mut bytes = std::mem::take(text).into_bytes();
    for at in 0..bytes.len() {
        if lone(&bytes, at) {
            bytes[at] = b'\n';
        }
    }
    *text = String::from_utf8(bytes).unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[track_caller]
    fn reads(bytes: &[u8], text: &str, undecodable: usize) {
        let got = decode(bytes.to_vec()).map(|decoded| (decoded.text, decoded.undecodable));
        assert_eq!(got, Ok((text.to_owned(), undecodable)));
    }

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn encodings_that_are_certain() {
        reads(b"", "", 0);
        reads("Łódź”".as_bytes(), "Łódź”", 0);
        reads("\u{feff}Łódź".as_bytes(), "Łódź", 0);
        reads(&utf_16("\u{feff}Łódź €5", u16::to_le_bytes), "Łódź €5", 0);
        reads(&utf_16("\u{feff}Łódź €5", u16::to_be_bytes), "Łódź €5", 0);
        reads(&utf_16("The café in Łódź", u16::to_le_bytes), "The café in Łódź", 0);
        reads(&utf_16("The café in Łódź", u16::to_be_bytes), "The café in Łódź", 0);
    }

    #[test]
    fn encodings_that_are_declared_or_guessed() {
        reads(b"The caf\xe9 is \x93open\x94.", "The café is “open”.", 0);
        reads(b"<meta charset=iso-8859-2><p>\xa3\xf3d\xbc", "<meta charset=iso-8859-2><p>Łódź", 0);
        reads(
            b"<?xml version='1.0' encoding='ISO-8859-2'?><p>\xa3\xf3d\xbc",
            "<?xml version='1.0' encoding='ISO-8859-2'?><p>Łódź",
            0,
        );
        reads("<meta charset=\"latin1\"><p>café".as_bytes(), "<meta charset=\"latin1\"><p>café", 0);
    }

    #[test]
    fn bytes_that_are_lost_are_counted() {
        reads(b"\xe2\x80\x9cYes\xe2\x80\x9d, she said\xff.", "“Yes”, she said\u{fffd}.", 1);
        reads("Łódź".as_bytes().split_last().unwrap().1, "Łód\u{fffd}", 1);
        reads(b"\xef\xbb\xbfcaf\xe9", "caf\u{fffd}", 1);
    }

    #[test]
    fn line_ends() {
        reads(b"a\r\nb\nc", "a\r\nb\nc", 0);
        reads(b"a\rb\r\rc\r\n", "a\nb\n\nc\r\n", 0);
    }

    #[test]
    fn what_is_no_text() {
        #[track_caller]
        fn refuses(bytes: &[u8], kind: &str) {
            assert_eq!(decode(bytes.to_vec()), Err(kind));
        }
        refuses(b"PK\x03\x04\x14\x00\x00\x00", "a zip archive");
        refuses(b"\xff\xfe\x00\x00a\x00\x00\x00", "UTF-32");
        refuses(b"\x00\x00\x00\x00\x00\x00", "binary");
        refuses(b"\x00\x01\x00\x02\x00\x03\xff\x00", "binary");
    }
}
