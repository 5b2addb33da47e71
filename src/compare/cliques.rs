//! Groups in which all agree: the maximal cliques of a graph.

/// How many groups are listed at most. More sides than this no report can show; which ones stay depends only on the
/// graph. Ours.
const MOST: usize = 64;
/// How many steps are taken at most, since the number of maximal cliques can grow as 3^(n/3) (Moon and Moser,
/// 1965). The number is ours.
const STEPS: usize = 100_000;

/// A set of nodes as bits.
#[derive(Clone, PartialEq, Eq)]
struct Bits(Vec<u64>);

impl Bits {
    fn new(size: usize) -> Bits {
        Bits(vec![0; size.div_ceil(64)])
    }

    fn set(&mut self, at: usize) {
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn clear(&mut self, at: usize) {
        self.0[at / 64] &= !(1 << (at % 64));
    }

    fn and(&self, other: &Bits) -> Bits {
        Bits(self.0.iter().zip(&other.0).map(|(a, b)| a & b).collect())
    }

    fn without(&self, other: &Bits) -> Bits {
        Bits(self.0.iter().zip(&other.0).map(|(a, b)| a & !b).collect())
    }

    fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            std::iter::successors((*word != 0).then_some(*word), |rest| {
                let rest = rest & (rest - 1);
                (rest != 0).then_some(rest)
            })
            .map(move |rest| at * 64 + rest.trailing_zeros() as usize)
        })
    }
}

/// The largest groups of nodes in which every two agree, each as ascending nodes, ordered by their first nodes.
///
/// Every node is in at least one group. `agree` is symmetric.
pub(super) fn largest_groups(nodes: usize, agree: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut near: Vec<Bits> = vec![Bits::new(nodes); nodes];
    for one in 0..nodes {
        for other in one + 1..nodes {
            if agree(one, other) {
                near[one].set(other);
                near[other].set(one);
            }
        }
    }
    // Nodes that agree with each other and with the same others are in the same groups: one stands for all.
    let closed = |at: usize| {
        let mut bits = near[at].clone();
        bits.set(at);
        bits
    };
    let mut stands_for: Vec<Vec<usize>> = Vec::new();
    let mut twins: std::collections::BTreeMap<Vec<u64>, usize> = std::collections::BTreeMap::new();
    for at in 0..nodes {
        let group = *twins.entry(closed(at).0).or_insert_with(|| {
            stands_for.push(Vec::new());
            stands_for.len() - 1
        });
        stands_for[group].push(at);
    }
    let firsts: Vec<usize> = stands_for.iter().map(|group| group[0]).collect();
    let mut few: Vec<Bits> = vec![Bits::new(firsts.len()); firsts.len()];
    for (at, one) in firsts.iter().enumerate() {
        for (to, other) in firsts.iter().enumerate() {
            if at != to && near[*one].0[other / 64] >> (other % 64) & 1 == 1 {
                few[at].set(to);
            }
        }
    }
    let mut search = Search { near: few, found: Vec::new(), steps: 0 };
    let mut all = Bits::new(firsts.len());
    (0..firsts.len()).for_each(|at| all.set(at));
    search.extend(&mut Vec::new(), all, Bits::new(firsts.len()));
    search.keep_everybody(firsts.len());
    let mut groups: Vec<Vec<usize>> = search
        .found
        .into_iter()
        .map(|group| {
            let mut nodes: Vec<usize> = group.into_iter().flat_map(|at| stands_for[at].iter().copied()).collect();
            nodes.sort_unstable();
            nodes
        })
        .collect();
    groups.sort();
    groups
}

/// Bron and Kerbosch with a pivot (1973; Tomita and others, 2006).
struct Search {
    near: Vec<Bits>,
    found: Vec<Vec<usize>>,
    steps: usize,
}

impl Search {
    fn extend(&mut self, group: &mut Vec<usize>, mut candidates: Bits, mut done: Bits) {
        if self.found.len() >= MOST || self.steps >= STEPS {
            return;
        }
        self.steps += 1;
        if candidates.is_empty() {
            if done.is_empty() && !group.is_empty() {
                self.found.push(group.clone());
            }
            return;
        }
        let pivot = candidates
            .iter()
            .chain(done.iter())
            .max_by_key(|at| (candidates.and(&self.near[*at]).count(), usize::MAX - at));
        let Some(pivot) = pivot else { return };
        for at in candidates.without(&self.near[pivot]).iter() {
            group.push(at);
            self.extend(group, candidates.and(&self.near[at]), done.and(&self.near[at]));
            group.pop();
            candidates.clear(at);
            done.set(at);
        }
    }

    /// Where the search was cut short, a node that is in no group yet gets one, grown by the first that agree.
    fn keep_everybody(&mut self, nodes: usize) {
        let mut seen = Bits::new(nodes);
        self.found.iter().flatten().for_each(|at| seen.set(*at));
        for at in 0..nodes {
            if seen.0[at / 64] >> (at % 64) & 1 == 1 {
                continue;
            }
            let mut group = vec![at];
            let mut candidates = self.near[at].clone();
            loop {
                let Some(next) = candidates.iter().next() else { break };
                group.push(next);
                candidates = candidates.and(&self.near[next]);
            }
            group.iter().for_each(|at| seen.set(*at));
            self.found.push(group);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn groups(nodes: usize, edges: &[(usize, usize)], expected: &[&[usize]]) {
        let agree = |a, b| edges.contains(&(a, b)) || edges.contains(&(b, a));
        assert_eq!(largest_groups(nodes, agree), expected);
    }

    #[test]
    fn groups_are_as_large_as_can_be_and_may_overlap() {
        groups(0, &[], &[]);
        groups(2, &[], &[&[0], &[1]]);
        groups(3, &[(0, 1), (1, 2), (0, 2)], &[&[0, 1, 2]]);
        groups(3, &[(0, 1), (1, 2)], &[&[0, 1], &[1, 2]]);
        groups(4, &[(0, 1), (2, 3)], &[&[0, 1], &[2, 3]]);
        groups(5, &[(0, 1), (1, 2), (2, 3), (3, 4)], &[&[0, 1], &[1, 2], &[2, 3], &[3, 4]]);
    }

    #[test]
    fn the_worst_graph_is_cut_short_and_loses_nobody() {
        // Moon and Moser's graph: triples inside which nobody agrees, 3^40 maximal groups.
        let found = largest_groups(120, |a, b| a / 3 != b / 3);
        let mut seen: Vec<usize> = found.iter().flatten().copied().collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, (0..120).collect::<Vec<_>>());
        assert!(found.len() <= MOST + 120);
    }

    #[test]
    fn many_that_say_the_same_are_cheap() {
        assert_eq!(largest_groups(2000, |a, b| a % 2 == b % 2).len(), 2);
    }
}
