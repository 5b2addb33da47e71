//! An output that is written whole or can be gone on with.
//!
//! The output grows beside its place, as `claims.jsonl.zst.partial`, and takes its place when it is complete. It consists of
//! blocks that need nothing of each other: each is packed for itself, so that what comes after a whole one can be cut off.
//! A journal beside it, `claims.jsonl.zst.journal`, says after each block how far it reaches and what its bytes sum up to.
//! However a run ends, the longest beginning that the journal vouches for is kept by the next run that is told to resume.
//!
//! Nothing is forced to the disk: what a killed process wrote is there, and after a power failure the sums tell which blocks
//! are.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::shard::fnv;
use crate::problem::Problem;

/// The first line of a journal; what follows it is the sum of what the run reads and asks.
const JOURNAL: &str = "factdiff-journal 2";

/// How an output is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// Not at all.
    Plain,
    /// With gzip (RFC 1952).
    Gzip,
    /// With Zstandard (RFC 8878).
    Zstandard,
}

impl Packing {
    /// What the ending of a file's name asks for.
    pub fn of(path: &Path) -> Packing {
        match path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("gz") => Packing::Gzip,
            Some("zst") => Packing::Zstandard,
            _ => Packing::Plain,
        }
    }

    /// Packs a block for itself: blocks one behind the other are a whole file.
    ///
    /// # Errors
    ///
    /// None that bytes in memory can cause.
    pub fn pack(self, bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        match self {
            Packing::Plain => Ok(bytes),
            Packing::Gzip => {
                let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
                packed.write_all(&bytes)?;
                packed.finish()
            }
            Packing::Zstandard => zstd::bulk::compress(&bytes, zstd::DEFAULT_COMPRESSION_LEVEL),
        }
    }
}

/// An output on its way to its place.
#[derive(Debug)]
pub struct Output {
    path: PathBuf,
    partial: PathBuf,
    journal: PathBuf,
    /// Where it is written; straight to its place where that is no ordinary file.
    file: File,
    straight: bool,
    log: Option<File>,
    /// Lines of the journal that have not been written: an output of one or two blocks has none.
    unwritten: String,
    written: u64,
    blocks: usize,
}

/// An output that has been begun.
#[derive(Debug)]
pub struct Begun {
    /// The output.
    pub output: Output,
    /// How many whole blocks it has already.
    pub blocks: usize,
    /// Whether an earlier partial output was thrown away.
    pub replaced: bool,
}

impl Output {
    /// Begins an output. `description` is all that decides what will be in it. With `resume`, what an earlier run of the
    /// same description left is kept.
    ///
    /// # Errors
    ///
    /// A place that cannot be written to, another run that writes to it, and an earlier run that read something else.
    pub fn begin(path: &Path, description: &str, resume: bool) -> Result<Begun, Problem> {
        let shown = path.display().to_string();
        let failed = |error: io::Error| cannot_write(path, &error);
        if path.is_dir() {
            return Err(Problem::error(format!("`{shown}` is a folder, not a file")).hint("name a file to write"));
        }
        // The place of a link is where it leads.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let beside = |ending: &str| {
            let mut name = path.file_name().unwrap_or_default().to_owned();
            name.push(ending);
            path.with_file_name(name)
        };
        let (partial, journal) = (beside(".partial"), beside(".journal"));
        if fs::metadata(&path).is_ok_and(|about| !about.is_file()) {
            let file = OpenOptions::new().write(true).open(&path).map_err(failed)?;
            let output = Output::new(path, partial, journal, file, true);
            return Ok(Begun { output, blocks: 0, replaced: false });
        }
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&partial);
        let mut file = file.map_err(failed)?;
        if let Err(TryLockError::WouldBlock) = file.try_lock() {
            let what = format!("another run is writing `{shown}`");
            return Err(Problem::error(what).hint("wait for it, or write to another file"));
        }
        let first = format!("{JOURNAL} {:016x}", fnv(description.as_bytes()));
        let left = fs::read_to_string(&journal).unwrap_or_default();
        let mut kept = Kept::default();
        if resume && !left.is_empty() {
            if left.lines().next() != Some(&first) {
                let what = format!("the earlier run that left `{}` read or asked something else", partial.display());
                return Err(Problem::error(what).hint("run it again without `--resume` to begin anew"));
            }
            kept = whole_blocks(&left, &mut file).map_err(failed)?;
        }
        file.set_len(kept.bytes).and_then(|()| file.seek(SeekFrom::End(0))).map_err(failed)?;
        // From here on an old journal would vouch for bytes that are not there.
        drop(fs::remove_file(&journal));
        let mut output = Output::new(path, partial, journal, file, false);
        output.written = kept.bytes;
        output.blocks = kept.blocks;
        output.unwritten = format!("{first}\n{}", kept.lines);
        if kept.blocks > 0 {
            output.write_journal().map_err(failed)?;
        }
        Ok(Begun { blocks: kept.blocks, replaced: !resume && !left.is_empty(), output })
    }

    fn new(path: PathBuf, partial: PathBuf, journal: PathBuf, file: File, straight: bool) -> Output {
        let unwritten = String::new();
        Output { path, partial, journal, file, straight, log: None, unwritten, written: 0, blocks: 0 }
    }

    /// Adds a block.
    ///
    /// # Errors
    ///
    /// A disk that is full or fails; what was written before can be gone on with.
    pub fn add(&mut self, block: &[u8]) -> Result<(), Problem> {
        let result = self.file.write_all(block).and_then(|()| {
            self.written += block.len() as u64;
            self.blocks += 1;
            self.unwritten += &format!("{} {} {:08x}\n", self.blocks, self.written, crc32fast::hash(block));
            if self.blocks > 2 && !self.straight { self.write_journal() } else { Ok(()) }
        });
        result.map_err(|error| {
            let problem = cannot_write(&self.path, &error);
            if self.log.is_none() {
                problem
            } else {
                problem.hint("make room; `--resume` goes on after the last whole article")
            }
        })
    }

    fn write_journal(&mut self) -> io::Result<()> {
        let log = match &mut self.log {
            Some(log) => log,
            None => self.log.insert(File::create(&self.journal)?),
        };
        log.write_all(self.unwritten.as_bytes())?;
        self.unwritten.clear();
        Ok(())
    }

    /// Puts the output in its place.
    ///
    /// # Errors
    ///
    /// Where the place cannot be taken.
    pub fn finish(mut self) -> Result<(), Problem> {
        if self.straight {
            return Ok(());
        }
        fs::rename(&self.partial, &self.path).map_err(|error| cannot_write(&self.path, &error))?;
        self.straight = true;
        if self.log.take().is_some() {
            drop(fs::remove_file(&self.journal));
        }
        Ok(())
    }
}

impl Drop for Output {
    /// A partial output that nobody vouches for is of no use.
    fn drop(&mut self) {
        if !self.straight && self.log.is_none() {
            drop(fs::remove_file(&self.partial));
        }
    }
}

/// What of an earlier run is kept.
#[derive(Debug, Default)]
struct Kept {
    blocks: usize,
    bytes: u64,
    /// The lines of the journal for them.
    lines: String,
}

/// The blocks at the beginning that are as the journal says. Only the last few can be otherwise, so they are looked at
/// from the end.
fn whole_blocks(journal: &str, file: &mut File) -> io::Result<Kept> {
    let length = file.metadata()?.len();
    // A line without its end was cut off while it was written.
    let complete = journal.rsplit_once('\n').map_or("", |(complete, _)| complete);
    let lines: Vec<(&str, u64, &str)> = complete
        .lines()
        .skip(1)
        .map_while(|line| {
            let mut words = line.split(' ').skip(1);
            Some((line, words.next()?.parse().ok()?, words.next()?))
        })
        .collect();
    for (at, (_, end, sum)) in lines.iter().enumerate().rev() {
        let start = if at == 0 { 0 } else { lines[at - 1].1 };
        if *end > length || start > *end {
            continue;
        }
        file.seek(SeekFrom::Start(start))?;
        let mut block = Vec::new();
        (&mut *file).take(end - start).read_to_end(&mut block)?;
        if format!("{:08x}", crc32fast::hash(&block)) == *sum {
            let kept = lines[..=at].iter().map(|(line, ..)| format!("{line}\n")).collect();
            return Ok(Kept { blocks: at + 1, bytes: *end, lines: kept });
        }
    }
    Ok(Kept::default())
}

fn cannot_write(path: &Path, error: &io::Error) -> Problem {
    let why = error.to_string();
    let why = why.split(" (os error").next().unwrap_or(&why).to_lowercase();
    Problem::error(format!("`{}` cannot be written: {why}", path.display()))
        .hint("check that the folder exists, may be written to and has room")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{Output, Packing};

    fn block(number: usize) -> Vec<u8> {
        format!("block {number}\n").repeat(number + 1).into_bytes()
    }

    fn whole() -> Vec<u8> {
        (0..6).flat_map(block).collect()
    }

    /// Writes blocks up to `until`, as a run that is stopped there or, at 6, ends; returns how many were there already.
    fn write(path: &Path, until: usize, resume: bool) -> Result<usize, String> {
        let begun = Output::begin(path, "what", resume).map_err(|problem| problem.what)?;
        let mut output = begun.output;
        for number in begun.blocks..until {
            output.add(&block(number)).unwrap();
        }
        if until == 6 {
            output.finish().unwrap();
        }
        Ok(begun.blocks)
    }

    #[test]
    fn a_run_that_was_stopped_is_gone_on_with() {
        for stop in 0..6 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("out.jsonl");
            fs::write(&path, "previous").unwrap();
            write(&path, stop, false).unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"previous");
            // Two blocks need no journal, and without one nothing is kept.
            assert_eq!(write(&path, 6, true), Ok(if stop > 2 { stop } else { 0 }));
            assert_eq!(fs::read(&path).unwrap(), whole());
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        }
    }

    #[test]
    fn bytes_that_the_journal_does_not_vouch_for_are_cut_off() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        let (partial, journal) = (folder.path().join("out.jsonl.partial"), folder.path().join("out.jsonl.journal"));
        let stopped = |change: &dyn Fn(&mut Vec<u8>, &mut String), kept: usize| {
            write(&path, 5, false).unwrap();
            let (mut bytes, mut lines) = (fs::read(&partial).unwrap(), fs::read_to_string(&journal).unwrap());
            change(&mut bytes, &mut lines);
            fs::write(&partial, bytes).unwrap();
            fs::write(&journal, lines).unwrap();
            assert_eq!(write(&path, 6, true), Ok(kept));
            assert_eq!(fs::read(&path).unwrap(), whole());
        };
        stopped(&|bytes, _| bytes.extend(b"half a blo"), 5);
        stopped(&|bytes, _| bytes.truncate(bytes.len() - 1), 4);
        stopped(&|bytes, _| bytes.iter_mut().rev().take(9).for_each(|byte| *byte = 0), 4);
        stopped(&|_, lines| lines.truncate(lines.len() - 3), 4);
        stopped(&|bytes, _| bytes.clear(), 0);
    }

    #[test]
    fn only_the_same_run_is_gone_on_with() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.jsonl");
        write(&path, 4, false).unwrap();
        let other = Output::begin(&path, "something else", true).unwrap_err();
        assert!(other.what.ends_with("out.jsonl.partial` read or asked something else"), "{}", other.what);
        assert_eq!(write(&path, 6, true), Ok(4));
        let first = Output::begin(&path, "what", false).unwrap();
        let second = Output::begin(&path, "what", false).unwrap_err();
        assert!(second.what.starts_with("another run is writing"), "{}", second.what);
        drop(first);
        write(&path, 4, false).unwrap();
        assert!(Output::begin(&path, "what", false).unwrap().replaced);
    }

    #[test]
    fn packings() {
        let packings = ["a.jsonl", "a.jsonl.gz", "a.ZST", "gz"].map(|name| Packing::of(Path::new(name)));
        assert_eq!(packings, [Packing::Plain, Packing::Gzip, Packing::Zstandard, Packing::Plain]);
    }
}
