//! From a file to its bytes, unpacked where it is packed.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

/// Endings of packed files; what stands before them tells the format.
const PACKED: &[&str] = &[".gz", ".zst"];
/// Enough bytes at once for the disk not to matter.
pub(super) const BUFFER: usize = 1 << 17;

/// A file's name without the ending that says that it is packed.
pub(super) fn unpacked_name(name: &str) -> &str {
    let ending = PACKED.iter().find(|ending| {
        name.len() > ending.len() && name.is_char_boundary(name.len() - ending.len()) && {
            name[name.len() - ending.len()..].eq_ignore_ascii_case(ending)
        }
    });
    ending.map_or(name, |ending| &name[..name.len() - ending.len()])
}

/// The bytes of something, unpacked.
pub type Unpacked<'s> = Box<dyn BufRead + Send + 's>;

/// Opens a file. Bytes are counted as they come from the disk.
///
/// # Errors
///
/// Why it cannot be opened or its first bytes not be read.
pub fn open(path: &Path, counter: &Arc<AtomicU64>) -> io::Result<Unpacked<'static>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    unpacked(file, counter)
}

/// Unpacks a stream where its first bytes say that it is packed with gzip (RFC 1952) or Zstandard (RFC 8878), in one piece
/// or in several one behind the other.
///
/// # Errors
///
/// Why its first bytes cannot be read.
pub fn unpacked<'s>(stream: impl Read + Send + 's, counter: &Arc<AtomicU64>) -> io::Result<Unpacked<'s>> {
    let stream = Counted { inner: stream, counter: counter.clone() };
    let (head, stream) = with_head(stream, 4)?;
    Ok(if head.starts_with(b"\x1f\x8b") {
        Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(BufReader::with_capacity(BUFFER, stream))))
    } else if head.starts_with(b"\x28\xb5\x2f\xfd") {
        Box::new(BufReader::with_capacity(
            BUFFER,
            zstd::Decoder::with_buffer(BufReader::with_capacity(BUFFER, stream))?,
        ))
    } else {
        Box::new(BufReader::with_capacity(BUFFER, stream))
    })
}

/// The first bytes of a stream, as many as `length` where it has so many, and the whole stream. Where it breaks off within
/// them, what came before is given, and the stream breaks off there.
///
/// # Errors
///
/// Where not one byte can be read.
pub(super) fn with_head<R: Read>(mut stream: R, length: usize) -> io::Result<(Vec<u8>, Headed<R>)> {
    let mut head = Vec::new();
    let broken = (&mut stream).take(length as u64).read_to_end(&mut head).err();
    match broken {
        Some(error) if head.is_empty() => Err(error),
        broken => Ok((head.clone(), Cursor::new(head).chain(Rest { stream, broken }))),
    }
}

/// A stream of which the first bytes have been read.
pub(super) type Headed<R> = Chain<Cursor<Vec<u8>>, Rest<R>>;

pub(super) struct Rest<R> {
    stream: R,
    broken: Option<io::Error>,
}

impl<R: Read> Read for Rest<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.broken.take().map_or_else(|| self.stream.read(into), Err)
    }
}

struct Counted<R> {
    inner: R,
    counter: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.counter.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::unpacked_name;

    #[test]
    fn names() {
        let all = ["a.jsonl.gz", "a.txt.ZST", "a.gz", ".gz", "gz", "a.txt", "é.zst"].map(unpacked_name);
        assert_eq!(all, ["a.jsonl", "a.txt", "a", ".gz", "gz", "a.txt", "é"]);
    }
}
