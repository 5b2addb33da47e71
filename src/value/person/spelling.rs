//! Spellings and short forms of names.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::lists::{folded, is_given};

/// Names, each with the lines that hold it and whether it stands there as a full form, left of a bar.
type Lines = HashMap<&'static str, Vec<(u16, bool)>, FixedState>;

fn lines(table: &'static str) -> Lines {
    let mut lines = Lines::default();
    let rows = table.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    for (index, row) in rows.enumerate() {
        let (full, short) = row.split_once('|').unwrap_or(("", row));
        let full = full.split_whitespace().map(|name| (name, true));
        for (name, is_full) in full.chain(short.split_whitespace().map(|name| (name, false))) {
            lines.entry(name).or_default().push((index as u16, is_full));
        }
    }
    lines
}

/// Whether some line holds both, not both as full forms.
fn share_a_line(lines: &Lines, one: &str, other: &str) -> bool {
    let (Some(one), Some(other)) = (lines.get(one), lines.get(other)) else { return false };
    let meet = |left: &(u16, bool)| other.iter().any(|right| left.0 == right.0 && !(left.1 && right.1));
    one.iter().any(meet)
}

static VARIANTS: LazyLock<Lines> = LazyLock::new(|| lines(include_str!("variants.txt")));
static SHORT_FORMS: LazyLock<Lines> = LazyLock::new(|| lines(include_str!("short_forms.txt")));

/// Whether two folded given names are spellings of one (`anthony`, `antony`).
pub(super) fn is_variant(one: &str, other: &str) -> bool {
    share_a_line(&VARIANTS, one, other)
}

/// Whether one folded given name can be short for the other (`joe`, `joseph`).
pub(super) fn is_short_form(one: &str, other: &str) -> bool {
    share_a_line(&SHORT_FORMS, one, other)
}

/// Whether two different folded given names are near spellings: of one class, or a letter apart where they are not both
/// common names of their own (`jean` and `joan` are two people).
pub(super) fn is_near_given(one: &str, other: &str) -> bool {
    if is_variant(one, other) || skeleton(one) == skeleton(other) {
        return true;
    }
    !(is_given(one) && is_given(other)) && (is_near(one, other, 5) || is_near(&sounded(one), &sounded(other), 5))
}

/// A folded given name as English sounds it: `tyrique` and `tyreke` are a letter apart then. The selection is ours.
fn sounded(name: &str) -> String {
    let mut text = name.to_owned();
    for (from, to) in
        [("qu", "k"), ("ck", "k"), ("q", "k"), ("ph", "f"), ("y", "i"), ("ca", "ka"), ("co", "ko"), ("cu", "ku")]
    {
        text = text.replace(from, to);
    }
    let mut letters: Vec<char> = text.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether two different folded surnames are near spellings: transliterations, or a letter apart.
pub(super) fn is_near_family(one: &str, other: &str) -> bool {
    let bones = (skeleton(one), skeleton(other));
    bones.0 == bones.1
        || is_near(one, other, 5)
        || is_turned_round(one, other)
        // `Khrushchev` and `Kruschev`: several letters apart, and one as transliterations go.
        || one.len().min(other.len()) >= 8 && is_near(&bones.0, &bones.1, 5)
}

/// Whether two names have the same letters, the inner ones in another order in one place of up to three letters: a slip of the
/// hand (`Petersen`, `Petresen`). From six letters on (ours).
fn is_turned_round(one: &str, other: &str) -> bool {
    if one.len() != other.len() || one.len() < 6 {
        return false;
    }
    let pairs = || one.chars().zip(other.chars());
    let from = pairs().take_while(|(a, b)| a == b).count();
    let differing: Vec<(char, char)> = pairs().skip(from).collect();
    let to = differing.len() - differing.iter().rev().take_while(|(a, b)| a == b).count();
    let (mut left, mut right): (Vec<char>, Vec<char>) = differing[..to].iter().copied().unzip();
    left.sort_unstable();
    right.sort_unstable();
    from > 0 && to <= 3 && left == right
}

/// One letter apart from `from` letters on, two from ten on (ours).
pub(super) fn is_near(one: &str, other: &str, from: usize) -> bool {
    let shorter = one.len().min(other.len());
    let allowed = if shorter >= 10 { 2 } else { usize::from(shorter >= from) };
    allowed > 0
        && shorter <= 40
        && one.len().abs_diff(other.len()) <= allowed
        && strsim::osa_distance(one, other) <= allowed
}

/// A name without what transliterations from Arabic, Cyrillic, Hebrew and Greek differ in: `-skyy`, `-skiy` and `-sky`, `kh`
/// and `h`, `ou` and `u`, doubled letters. Empty for names too short to tell.
///
/// After the common romanisations (ISO 9, BGN/PCGN, passports); the selection is ours.
pub(super) fn skeleton(name: &str) -> String {
    // Each change needs room to work with: `Li` and `Ly` are two names.
    if name.len() < 5 {
        return name.to_owned();
    }
    // The feminine ending of Arabic: `-a`, `-ah`, `-eh`.
    let mut text = match name.strip_suffix("eh") {
        Some(stem) => format!("{stem}a"),
        None => name.to_owned(),
    };
    for (from, to) in [
        ("skyy", "ski"),
        ("skyi", "ski"),
        ("skiy", "ski"),
        ("skii", "ski"),
        ("skij", "ski"),
        ("sky", "ski"),
        ("zkyy", "zki"),
        ("zky", "zki"),
        ("tsch", "ch"),
        ("tch", "ch"),
        ("sch", "sh"),
        ("kh", "h"),
        ("ch", "h"),
        ("tz", "ts"),
        ("gh", "g"),
        ("dj", "j"),
        ("dh", "d"),
        ("ph", "f"),
        ("ck", "k"),
        ("q", "k"),
        ("ks", "x"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ei", "i"),
        ("ey", "i"),
        ("iy", "i"),
        ("ie", "i"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("y", "i"),
        ("w", "v"),
        ("ev", "iev"),
    ] {
        text = text.replace(from, to);
    }
    let mut skeleton = String::with_capacity(text.len());
    for c in text.chars() {
        if !skeleton.ends_with(c) {
            skeleton.push(c);
        }
    }
    let skeleton = skeleton.replace("ii", "i");
    if skeleton.ends_with("ah") { skeleton[..skeleton.len() - 1].to_owned() } else { skeleton }
}

/// The words of a written part of a name, folded, without hyphens and apostrophes.
pub(super) fn folded_words(part: &str) -> Vec<String> {
    let words = part.split([' ', '-', '.', '\u{2010}', '–']).map(|word| folded(&word.to_lowercase()));
    words.filter(|word| !word.is_empty()).collect()
}

/// Surnames of East Asian persons, which stand first there; a bare `Xi` is the surname of `Xi Jinping`. Our own list.
pub(super) fn is_leading_surname(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<&'static str, FixedState>> = LazyLock::new(|| {
        "bai bao cai cao chang chen cheng cho choi chow chung dai deng ding dong du fan fang feng fu gao guo han he hong hu hua \
         huang hwang im jang ji jia jiang jin jung kang kim kong kwon lai lam lee lei li liang liao lim lin liu long lu luo ma mao \
         meng moon ngo nguyen oh pan pang park peng pham qian qin qiu ren rhee ro ryu shao shen shi shin song su sun tan tang \
         tao tian tran tsai wang wei wen wong wu xi xia xiang xiao xie xu xue yan yang yao ye yin yoo yoon you yu yuan yun zeng \
         zhang zhao zheng zhong zhou zhu zou"
            .split_whitespace()
            .collect()
    });
    NAMES.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn transliterations_have_one_skeleton() {
        #[track_caller]
        fn alike(names: &[&str]) {
            for name in names {
                assert_eq!(skeleton(name), skeleton(names[0]), "{name} and {}", names[0]);
            }
        }
        alike(&["petrovsky", "petrovskyy", "petrovskiy", "petrovskii", "petrovski"]);
        alike(&["khalifah", "halifah", "chalifah", "khalifa", "khalifeh"]);
        alike(&["yitzach", "yitsah"]);
        alike(&["mansour", "mansur"]);
        alike(&["bakkar", "bakar", "baqqar"]);
        alike(&["aleksiev", "alexiev", "aleksiyev"]);
        assert_ne!(skeleton("hansen"), skeleton("hanson"));
        assert_ne!(skeleton("li"), skeleton("ly"));
    }

    #[test]
    fn letters_turned_round() {
        assert!(is_near_family("petersen", "petresen") && is_near_family("lindqvist", "lindvqist"));
        assert!(is_turned_round("hamsadan", "hasmadan") && is_turned_round("netavalu", "netalavu"));
        assert!(
            !is_turned_round("marlin", "ramlin")
                && !is_turned_round("roland", "dolanr")
                && !is_turned_round("meson", "mesno")
        );
    }

    #[test]
    fn lists() {
        assert!(is_variant("anthony", "antony") && !is_variant("jean", "joan") && !is_variant("jane", "janet"));
        assert!(is_short_form("joe", "joseph") && !is_short_form("joe", "john"));
        assert!(!is_near_given("jean", "joan") && !is_near_given("jane", "janet") && !is_near_given("maria", "marta"));
    }
}
