//! Lines by story, however many there are.
//!
//! What does not fit into memory is written to disk in sorted runs, which are merged at the end. Runs are packed, and their
//! files have no name: the system takes them away with the process, however it ends.
//!
//! The external-sort crates there are bound their memory by a count of items and not by bytes, keep their runs in folders
//! that outlive a killed process, or merge all runs at once; a claim has between a hundred and many thousand bytes.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

/// So many bytes of lines are held in memory; ours.
const HELD: usize = 96 << 20;
/// So many runs are merged at once: each takes about a megabyte for unpacking.
const MERGED: usize = 48;
/// Runs are packed this much: the fastest there is, since a claim repeats most of what the one before it says.
const LEVEL: i32 = 1;

/// Collects lines with the stories that they belong to.
pub struct ByStory {
    held: usize,
    merged: usize,
    lines: Vec<u8>,
    entries: Vec<Entry>,
    /// Runs that are merges of as many runs of the level below.
    levels: Vec<Vec<File>>,
}

/// Where the story and the lines stand in `lines`, one behind the other.
#[derive(Clone, Copy)]
struct Entry {
    at: u64,
    start: usize,
    story: usize,
    end: usize,
}

/// Lines of one story that came together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The number that was given for them.
    pub at: u64,
    /// The lines.
    pub lines: Vec<u8>,
}

/// All lines of one story, in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryLines {
    /// The story.
    pub story: String,
    /// The lines.
    pub parts: Vec<Part>,
}

impl StoryLines {
    /// How many bytes the lines have.
    pub fn size(&self) -> usize {
        self.parts.iter().map(|part| part.lines.len()).sum()
    }
}

impl Default for ByStory {
    fn default() -> ByStory {
        ByStory::new(HELD, MERGED)
    }
}

impl ByStory {
    /// Holds `held` bytes in memory and merges `merged` runs at once.
    fn new(held: usize, merged: usize) -> ByStory {
        ByStory { held, merged, lines: Vec::new(), entries: Vec::new(), levels: Vec::new() }
    }

    /// Adds lines of a story. `at` is their place in the whole, by which a story's lines are ordered.
    ///
    /// # Errors
    ///
    /// Where the disk does not take what memory no longer holds.
    pub fn add(&mut self, story: &str, at: u64, lines: &[u8]) -> io::Result<()> {
        let needed = story.len() + lines.len() + size_of::<Entry>();
        if !self.entries.is_empty() && self.size() + needed > self.held {
            self.spill()?;
        }
        let start = self.lines.len();
        self.lines.extend_from_slice(story.as_bytes());
        let story = self.lines.len();
        self.lines.extend_from_slice(lines);
        self.entries.push(Entry { at, start, story, end: self.lines.len() });
        Ok(())
    }

    fn size(&self) -> usize {
        self.lines.len() + self.entries.len() * size_of::<Entry>()
    }

    fn sort(&mut self) {
        let lines = &self.lines;
        self.entries.sort_unstable_by(|one, other| {
            (&lines[one.start..one.story], one.at).cmp(&(&lines[other.start..other.story], other.at))
        });
    }

    /// Writes what is held as a run.
    fn spill(&mut self) -> io::Result<()> {
        self.sort();
        let mut run = RunWriter::new()?;
        for entry in &self.entries {
            run.write(&self.lines[entry.start..entry.story], entry.at, &self.lines[entry.story..entry.end])?;
        }
        self.entries.clear();
        self.lines.clear();
        self.keep(run.finish()?, 0)
    }

    /// Keeps a run; merges those of its level where there are enough.
    fn keep(&mut self, run: File, level: usize) -> io::Result<()> {
        if self.levels.len() == level {
            self.levels.push(Vec::new());
        }
        self.levels[level].push(run);
        if self.levels[level].len() < self.merged {
            return Ok(());
        }
        let mut merge = Merge::new(std::mem::take(&mut self.levels[level]))?;
        let mut run = RunWriter::new()?;
        while let Some(entry) = merge.next_entry()? {
            run.write(&entry.story, entry.at, &entry.lines)?;
        }
        self.keep(run.finish()?, level + 1)
    }

    /// The stories in the order of their ids, as bytes compare.
    ///
    /// # Errors
    ///
    /// Where the disk fails.
    pub fn stories(mut self) -> io::Result<Stories> {
        if self.levels.is_empty() {
            self.sort();
            let entries = self.entries.into_iter();
            return Ok(Stories(Sorted::Held { lines: self.lines, entries, next: None }));
        }
        if !self.entries.is_empty() {
            self.spill()?;
        }
        self.lines = Vec::new();
        let merge = Merge::new(self.levels.into_iter().flatten().collect())?;
        Ok(Stories(Sorted::Merged { merge, next: None }))
    }
}

/// Stories with their lines, in the order of their ids.
pub struct Stories(Sorted);

enum Sorted {
    Held { lines: Vec<u8>, entries: std::vec::IntoIter<Entry>, next: Option<Entry> },
    Merged { merge: Merge, next: Option<RunEntry> },
}

impl Iterator for Stories {
    type Item = io::Result<StoryLines>;

    fn next(&mut self) -> Option<io::Result<StoryLines>> {
        match &mut self.0 {
            Sorted::Held { lines, entries, next } => {
                let first = next.take().or_else(|| entries.next())?;
                let story = &lines[first.start..first.story];
                let mut parts = vec![Part { at: first.at, lines: lines[first.story..first.end].to_vec() }];
                for entry in entries.by_ref() {
                    if lines[entry.start..entry.story] != *story {
                        *next = Some(entry);
                        break;
                    }
                    parts.push(Part { at: entry.at, lines: lines[entry.story..entry.end].to_vec() });
                }
                Some(Ok(StoryLines { story: String::from_utf8_lossy(story).into_owned(), parts }))
            }
            Sorted::Merged { merge, next } => match merged(merge, next) {
                Ok(story) => story.map(Ok),
                Err(error) => Some(Err(error)),
            },
        }
    }
}

fn merged(merge: &mut Merge, next: &mut Option<RunEntry>) -> io::Result<Option<StoryLines>> {
    let first = match next.take() {
        Some(first) => first,
        None => match merge.next_entry()? {
            Some(first) => first,
            None => return Ok(None),
        },
    };
    let mut parts = vec![Part { at: first.at, lines: first.lines }];
    while let Some(entry) = merge.next_entry()? {
        if entry.story != first.story {
            *next = Some(entry);
            break;
        }
        parts.push(Part { at: entry.at, lines: entry.lines });
    }
    Ok(Some(StoryLines { story: String::from_utf8_lossy(&first.story).into_owned(), parts }))
}

struct RunWriter(zstd::Encoder<'static, BufWriter<File>>);

impl RunWriter {
    fn new() -> io::Result<RunWriter> {
        Ok(RunWriter(zstd::Encoder::new(BufWriter::new(tempfile::tempfile()?), LEVEL)?))
    }

    fn write(&mut self, story: &[u8], at: u64, lines: &[u8]) -> io::Result<()> {
        for number in [story.len() as u64, at, lines.len() as u64] {
            self.0.write_all(&number.to_le_bytes())?;
        }
        self.0.write_all(story)?;
        self.0.write_all(lines)
    }

    fn finish(self) -> io::Result<File> {
        self.0.finish()?.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

/// An entry of a run; ordered as the entries of a run are.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RunEntry {
    story: Vec<u8>,
    at: u64,
    /// Which run it comes from: all that is left to tell two entries of one number apart.
    run: usize,
    lines: Vec<u8>,
}

struct RunReader(zstd::Decoder<'static, BufReader<File>>);

impl RunReader {
    fn new(mut run: File) -> io::Result<RunReader> {
        run.rewind()?;
        Ok(RunReader(zstd::Decoder::new(run)?))
    }

    fn read(&mut self, run: usize) -> io::Result<Option<RunEntry>> {
        let mut numbers = [0; 24];
        // A run ends where an entry would begin, and nowhere else.
        if self.0.read(&mut numbers[..1])? == 0 {
            return Ok(None);
        }
        self.0.read_exact(&mut numbers[1..])?;
        let number = |at: usize| {
            let mut bytes = [0; 8];
            bytes.copy_from_slice(&numbers[at..at + 8]);
            u64::from_le_bytes(bytes)
        };
        let mut bytes = |length: u64| {
            let mut bytes = vec![0; usize::try_from(length).map_err(io::Error::other)?];
            self.0.read_exact(&mut bytes)?;
            io::Result::Ok(bytes)
        };
        let (story, lines) = (bytes(number(0))?, bytes(number(16))?);
        Ok(Some(RunEntry { story, at: number(8), run, lines }))
    }
}

/// Several runs as one.
struct Merge {
    runs: Vec<RunReader>,
    heads: BinaryHeap<Reverse<RunEntry>>,
}

impl Merge {
    fn new(runs: Vec<File>) -> io::Result<Merge> {
        let mut runs = runs.into_iter().map(RunReader::new).collect::<io::Result<Vec<_>>>()?;
        let mut heads = BinaryHeap::with_capacity(runs.len());
        for (at, run) in runs.iter_mut().enumerate() {
            heads.extend(run.read(at)?.map(Reverse));
        }
        Ok(Merge { runs, heads })
    }

    fn next_entry(&mut self) -> io::Result<Option<RunEntry>> {
        let Some(Reverse(first)) = self.heads.pop() else { return Ok(None) };
        self.heads.extend(self.runs[first.run].read(first.run)?.map(Reverse));
        Ok(Some(first))
    }
}

#[cfg(test)]
mod tests {
    use super::ByStory;

    /// Five hundred lines of stories that are not together, as they come out; `held` bytes in memory.
    fn sorted(held: usize, merged: usize) -> Vec<String> {
        let mut lines = ByStory::new(held, merged);
        for at in 0..500_u64 {
            let story = format!("s{}", at * 7919 % 60);
            lines.add(&story, at, format!("{at} {story}\n").as_bytes()).unwrap();
        }
        let stories = lines.stories().unwrap().map(Result::unwrap);
        stories
            .map(|story| {
                let lines: Vec<String> =
                    story.parts.into_iter().map(|part| String::from_utf8(part.lines).unwrap()).collect();
                format!("{}: {}", story.story, lines.concat().replace('\n', ", "))
            })
            .collect()
    }

    #[test]
    fn runs_on_disk_give_what_memory_gives() {
        let held = sorted(usize::MAX, 2);
        assert_eq!(held.len(), 60);
        assert_eq!(held[1], "s1: 59 s1, 119 s1, 179 s1, 239 s1, 299 s1, 359 s1, 419 s1, 479 s1, ");
        assert_eq!(held[2], "s10: 50 s10, 110 s10, 170 s10, 230 s10, 290 s10, 350 s10, 410 s10, 470 s10, ");
        for (bytes, merged) in [(10_000, 48), (1_000, 2), (1_000, 3), (1, 7)] {
            assert_eq!(sorted(bytes, merged), held, "{bytes} bytes held, {merged} runs merged at once");
        }
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(ByStory::default().stories().unwrap().count(), 0);
    }
}
