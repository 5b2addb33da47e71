//! A part of a corpus that can be worked on apart: some of its stories, each of them whole.

use std::fmt;
use std::num::NonZeroU64;
use std::str::FromStr;

/// One of several equal parts of all stories. Which part a story is in depends on its id alone, on every machine and in
/// every version.
///
/// ```
/// use factdiff::run::shard::Shard;
///
/// let shards: Vec<Shard> = ["1/3", "2/3", "3/3"].iter().map(|written| written.parse().unwrap()).collect();
/// assert_eq!(shards.iter().filter(|shard| shard.holds("talks")).count(), 1);
/// assert!(Shard::default().holds("talks"));
/// assert!("4/3".parse::<Shard>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 0.
    number: u64,
    of: NonZeroU64,
}

impl Default for Shard {
    /// Everything.
    fn default() -> Shard {
        Shard { number: 0, of: NonZeroU64::MIN }
    }
}

impl Shard {
    /// Whether it is everything.
    pub fn is_whole(self) -> bool {
        self.of == NonZeroU64::MIN
    }

    /// Whether a story is in this part.
    pub fn holds(self, story: &str) -> bool {
        self.is_whole() || spread(fnv(story.as_bytes())) % self.of == self.number
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(written: &str) -> Result<Shard, String> {
        let form = || "write a part as 3/16: the third of sixteen".to_owned();
        let (number, of) = written.split_once('/').ok_or_else(form)?;
        let (number, of): (u64, NonZeroU64) =
            (number.trim().parse().map_err(|_| form())?, of.trim().parse().map_err(|_| form())?);
        if (1..=of.get()).contains(&number) { Ok(Shard { number: number - 1, of }) } else { Err(form()) }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}/{}", self.number + 1, self.of)
    }
}

/// FNV-1a of 64 bits (Fowler, Noll and Vo; RFC 9923).
pub(super) fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The last step of MurmurHash3: the low bits of FNV of short ids that differ in a figure are not even.
fn spread(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::Shard;

    #[test]
    fn every_story_is_in_one_part() {
        let shards: Vec<Shard> = (1..=16).map(|number| format!("{number}/16").parse().unwrap()).collect();
        let mut counts = [0; 16];
        for story in 0..16_000 {
            let story = format!("s{story}");
            let holding: Vec<usize> = (0..16).filter(|at| shards[*at].holds(&story)).collect();
            assert_eq!(holding.len(), 1);
            counts[holding[0]] += 1;
        }
        assert!(counts.iter().all(|count| (900..1100).contains(count)), "{counts:?}");
    }

    #[test]
    fn parts_stay_what_they_are() {
        let third: Shard = "3/16".parse().unwrap();
        let held: Vec<u32> = (0..100).filter(|story| third.holds(&format!("s{story}"))).collect();
        assert_eq!(third.to_string(), "3/16");
        assert_eq!(held, [29, 42, 62, 63, 65, 83, 90, 98]);
    }

    #[test]
    fn forms() {
        for written in ["", "3", "0/3", "4/3", "1/0", "a/b", "-1/3"] {
            assert!(written.parse::<Shard>().unwrap_err().starts_with("write a part as 3/16"), "{written}");
        }
    }
}
