use std::collections::BTreeMap;

use crate::extract::record::SourceRecord;

/// Above this common share of shingles two texts count as one source: the tail of near duplicates in crawled news lies
/// above it, independent reports of one event far below (ours, after Broder, "On the resemblance and containment of
/// documents", 1997). In percent.
const SHARE: usize = 80;

/// For each source, the first source of its group of near copies: itself where it is independent.
pub(super) fn independent(sources: &[SourceRecord]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..sources.len()).collect();
    let by_id: BTreeMap<&str, usize> =
        sources.iter().enumerate().map(|(at, source)| (source.source.as_str(), at)).collect();
    let mut by_hash: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, source) in sources.iter().enumerate() {
        if let Some(&original) = source.copy_of.as_deref().and_then(|id| by_id.get(id)) {
            unite(&mut first, at, original);
        }
        if source.bytes > 0 && !source.hash.is_empty() {
            let twin = *by_hash.entry(&source.hash).or_insert(at);
            unite(&mut first, at, twin);
        }
    }
    let sketches: Vec<Vec<u32>> = sources.iter().map(sketch).collect();
    let mut seen: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, sketch) in sketches.iter().enumerate() {
        // Two sketches with so large a share have their smallest common hash within the first fifth of both, so only
        // texts that meet there are compared at all.
        let head = sketch.len() * (100 - SHARE) / 100 + 1;
        for hash in sketch.iter().take(head) {
            let met = seen.entry(*hash).or_default();
            for &other in met.iter() {
                if root(&first, at) != root(&first, other) && share(sketch, &sketches[other]) >= SHARE {
                    unite(&mut first, at, other);
                }
            }
            met.push(at);
        }
    }
    (0..sources.len()).map(|at| root(&first, at)).collect()
}

/// The common share of two texts in percent, as their sketches estimate it.
pub(super) fn common(one: &SourceRecord, other: &SourceRecord) -> usize {
    let same = one.bytes > 0 && one.bytes == other.bytes && !one.hash.is_empty() && one.hash == other.hash;
    if same { 100 } else { share(&sketch(one), &sketch(other)) }
}

fn sketch(source: &SourceRecord) -> Vec<u32> {
    let mut hashes = source.shingles.clone();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn root(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}

fn unite(first: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(first, one), root(first, other));
    first[one.max(other)] = one.min(other);
}

/// The common share of two sketches in percent: of the smallest hashes of both together, how many are in both.
fn share(one: &[u32], other: &[u32]) -> usize {
    let most = one.len().max(other.len());
    let (mut a, mut b, mut taken, mut common) = (0, 0, 0, 0);
    while taken < most && (a < one.len() || b < other.len()) {
        match (one.get(a), other.get(b)) {
            (Some(x), Some(y)) if x == y => {
                common += 1;
                a += 1;
                b += 1;
            }
            (Some(x), Some(y)) if x < y => a += 1,
            (Some(_), None) => a += 1,
            _ => b += 1,
        }
        taken += 1;
    }
    (common * 100usize).checked_div(taken).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares() {
        assert_eq!(share(&[1, 2, 3, 4], &[1, 2, 3, 4]), 100);
        assert_eq!(share(&[1, 2, 3, 4, 5], &[1, 2, 3, 4, 6]), 80);
        assert_eq!(share(&[1, 2], &[3, 4]), 0);
        assert_eq!(share(&[], &[]), 0);
    }
}
