//! How common words are, roughly: what chooses the word that starts a phrase.

use std::sync::LazyLock;

use crate::text::WordIndex;

/// The commonest words of English prose, each line about half as common as the one before. The order follows the lists
/// of the British National Corpus (Leech, Rayson and Wilson, 2001); words that newswire favours are ranked by ear.
const COMMON: &[(u32, &str)] = &[
    (30_000, "the of and to a in"),
    (9_000, "that is was for on with he it as said at by be his from are has have an not this who they but"),
    (
        4_000,
        "had were will would she her their its after been which or we more about when one up also two there you than \
         over out if into could no all new i last us people other first against some time",
    ),
    (
        1_500,
        "year years government president officials during between before since while what him them so can may do did \
         just now only most even many such our being where because any these those week month day monday tuesday \
         wednesday thursday friday saturday sunday three state united states country war told says say made called \
         according including minister military police international national world three percent million between \
         under through down back off very another still then how my your yes",
    ),
    (
        600,
        "four five six security foreign prime forces city public group general countries part support including \
         number left right house white law party power killed attack leader leaders members man men women children \
         home court report news statement meeting talks plan work early late next end set take took make get go come \
         came held hold days months both each own second third much well way long high south north east west",
    ),
];

/// The common words, and by the number of each its rate: the first that the table gives.
static RATES: LazyLock<(WordIndex, Vec<u32>)> = LazyLock::new(|| {
    let (mut common, mut rates) = (WordIndex::new(), Vec::new());
    for (rate, words) in COMMON {
        for word in words.split_ascii_whitespace() {
            if common.insert(word) as usize == rates.len() {
                rates.push(*rate);
            }
        }
    }
    (common, rates)
});

/// About how often a word stands among a million words of prose.
pub(super) fn per_million(word: &str) -> u32 {
    let (common, rates) = &*RATES;
    match (common.find(word), word.len()) {
        (Some(number), _) => rates[number as usize],
        (None, 0..=3) => 200,
        (None, 4..=5) => 100,
        (None, 6..=7) => 50,
        (None, _) => 20,
    }
}

#[cfg(test)]
mod tests {
    use super::per_million;

    #[test]
    fn rarer_words_have_lower_rates() {
        assert!(per_million("the") > per_million("said"));
        assert!(per_million("said") > per_million("talks"));
        assert!(per_million("talks") > per_million("sought"));
        assert!(per_million("sought") > per_million("videoconference"));
    }
}
