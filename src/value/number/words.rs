//! Number words of English and what each contributes to a figure.

use rust_decimal::Decimal;

/// The part that a word plays in a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NumberWord {
    /// `zero`, `nought`, `nil`.
    Zero,
    /// `one` to `nine`.
    Unit(u8),
    /// `ten` to `nineteen`.
    Teen(u8),
    /// `twenty` to `ninety`.
    Tens(u8),
    /// `hundred`.
    Hundred,
    /// `thousand`, `million`, `lakh`: the power of ten.
    Scale(u32),
    /// `dozen`.
    Dozen,
    /// `half`.
    Half,
    /// `quarter`, `quarters`.
    Quarter,
    /// `a`, `an`.
    Article,
}

/// The table of number words: makes [`number_word`] and [`NUMBER_WORDS`] of one list.
macro_rules! number_words {
    ($($($word:literal)|+ => $part:expr;)*) => {
        /// Every word of [`number_word`] but the article.
        pub(super) const NUMBER_WORDS: &[&str] = &[$($($word),+),*];

        /// The part that the normalised word plays in a number, if any.
        pub(super) fn number_word(word: &str) -> Option<NumberWord> {
            match word {
                $($($word)|+ => Some($part),)*
                "a" | "an" => Some(NumberWord::Article),
                _ => None,
            }
        }
    };
}

// The cardinals stand in the order of their value: `cardinal_word` asks for the first of each.
number_words! {
    "zero" | "nought" | "naught" => NumberWord::Zero;
    "one" => NumberWord::Unit(1);
    "two" => NumberWord::Unit(2);
    "three" => NumberWord::Unit(3);
    "four" => NumberWord::Unit(4);
    "five" => NumberWord::Unit(5);
    "six" => NumberWord::Unit(6);
    "seven" => NumberWord::Unit(7);
    "eight" => NumberWord::Unit(8);
    "nine" => NumberWord::Unit(9);
    "ten" => NumberWord::Teen(10);
    "eleven" => NumberWord::Teen(11);
    "twelve" => NumberWord::Teen(12);
    "thirteen" => NumberWord::Teen(13);
    "fourteen" => NumberWord::Teen(14);
    "fifteen" => NumberWord::Teen(15);
    "sixteen" => NumberWord::Teen(16);
    "seventeen" => NumberWord::Teen(17);
    "eighteen" => NumberWord::Teen(18);
    "nineteen" => NumberWord::Teen(19);
    "twenty" => NumberWord::Tens(20);
    "thirty" => NumberWord::Tens(30);
    "forty" | "fourty" => NumberWord::Tens(40);
    "fifty" => NumberWord::Tens(50);
    "sixty" => NumberWord::Tens(60);
    "seventy" => NumberWord::Tens(70);
    "eighty" => NumberWord::Tens(80);
    "ninety" => NumberWord::Tens(90);
    "hundred" | "hundreds" => NumberWord::Hundred;
    "dozen" => NumberWord::Dozen;
    "half" => NumberWord::Half;
    "quarter" | "quarters" => NumberWord::Quarter;
    // British and American usage agree on these, and South Asia adds two.
    "thousand" | "thousands" => NumberWord::Scale(3);
    "lakh" | "lakhs" | "lac" | "lacs" | "lkh" => NumberWord::Scale(5);
    "million" | "millions" | "mln" => NumberWord::Scale(6);
    "crore" | "crores" | "koti" => NumberWord::Scale(7);
    "billion" | "billions" | "bln" => NumberWord::Scale(9);
    "trillion" | "trillions" => NumberWord::Scale(12);
    "quadrillion" | "quadrillions" => NumberWord::Scale(15);
}

/// The value of a normalised word that is a number by itself: zero to nineteen, and the tens. Scale words (`hundred`,
/// `million`) are none.
///
/// ```
/// use factdiff::value::number::cardinal;
///
/// assert_eq!(cardinal("seventeen"), Some(17));
/// assert_eq!(cardinal("hundred"), None);
/// ```
pub fn cardinal(word: &str) -> Option<u8> {
    match number_word(word)? {
        NumberWord::Zero => Some(0),
        NumberWord::Unit(value) | NumberWord::Teen(value) | NumberWord::Tens(value) => Some(value),
        _ => None,
    }
}

/// The word of [`cardinal`] for this value: `seventeen`; none where one word does not say it.
pub fn cardinal_word(value: u32) -> Option<&'static str> {
    NUMBER_WORDS.iter().copied().find(|word| cardinal(word).map(u32::from) == Some(value))
}

/// Every word of [`denominator`], in the singular.
pub(super) const DENOMINATORS: &[&str] = &[
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "twelveth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "thirtieth",
    "fortieth",
    "fiftieth",
    "sixtieth",
    "seventieth",
    "eightieth",
    "ninetieth",
    "hundredth",
    "thousandth",
    "millionth",
    "billionth",
];

/// The power of ten of a scale word.
pub(super) fn scale_word(word: &str) -> Option<u32> {
    match number_word(word)? {
        NumberWord::Scale(exponent) => Some(exponent),
        _ => None,
    }
}

/// The power of ten of a scale written short behind digits (`1.3m`, `2.5bn`, `10k`); `written` tells `M` from `m`.
///
/// The forms are those of the Guardian, Economist, BBC and Financial Times style guides, and of market reports (`mln`).
pub(super) fn short_scale(written: &str) -> Option<u32> {
    Some(match written {
        "k" | "K" => 3,
        "m" | "M" | "MLN" | "mn" | "mln" | "mil" | "mio" | "MM" | "mm" | "Mn" | "MN" | "Mln" | "Mil" => 6,
        "b" | "B" | "BLN" | "bn" | "bln" | "bil" | "Bn" | "BN" | "Bln" => 9,
        "t" | "T" | "tn" | "trn" | "tln" | "Tn" | "TN" | "Trn" => 12,
        "cr" | "Cr" => 7,
        _ => return None,
    })
}

/// The denominator that a fraction word names: `third` is 3. A plural is read too; `second` and `quarter` are not here.
pub(super) fn denominator(word: &str) -> Option<u32> {
    let word = if word.len() > 5 { word.strip_suffix('s').unwrap_or(word) } else { word };
    Some(match word {
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" | "twelveth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        "hundredth" => 100,
        "thousandth" => 1_000,
        "millionth" => 1_000_000,
        "billionth" => 1_000_000_000,
        _ => return None,
    })
}

/// Ten to this power.
pub(super) fn power(exponent: u32) -> Decimal {
    Decimal::from(10u128.pow(exponent.min(18)) as u64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_denominators_holds_the_words() {
        let literals = include_str!("words.rs").split('"').skip(1).step_by(2);
        for word in literals.filter(|word| !word.contains('\n')) {
            let singular = word.strip_suffix('s').unwrap_or(word);
            assert_eq!(DENOMINATORS.contains(&singular), denominator(word).is_some(), "{word}");
        }
    }

    #[test]
    fn words_and_short_forms() {
        assert_eq!(number_word("forty"), Some(NumberWord::Tens(40)));
        assert_eq!(number_word("lakhs"), Some(NumberWord::Scale(5)));
        assert_eq!(number_word("people"), None);
        assert_eq!(
            [cardinal("nought"), cardinal("eleven"), cardinal("fourty"), cardinal("dozen")],
            [Some(0), Some(11), Some(40), None]
        );
        assert_eq!(
            [0, 7, 19, 40, 41].map(cardinal_word),
            [Some("zero"), Some("seven"), Some("nineteen"), Some("forty"), None]
        );
        assert_eq!([short_scale("bn"), short_scale("k"), short_scale("km")], [Some(9), Some(3), None]);
        assert_eq!([denominator("thirds"), denominator("fifth"), denominator("second")], [Some(3), Some(5), None]);
        assert_eq!(power(3), Decimal::ONE_THOUSAND);
    }
}
