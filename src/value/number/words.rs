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

/// Every word of [`number_word`] but the article.
pub(super) const NUMBER_WORDS: &[&str] = &[
    "zero",
    "nought",
    "naught",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fourty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "hundreds",
    "dozen",
    "half",
    "quarter",
    "quarters",
    "thousand",
    "thousands",
    "lakh",
    "lakhs",
    "lac",
    "lacs",
    "lkh",
    "million",
    "millions",
    "mln",
    "crore",
    "crores",
    "koti",
    "billion",
    "billions",
    "bln",
    "trillion",
    "trillions",
    "quadrillion",
    "quadrillions",
];

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

/// The part that the normalised word plays in a number, if any.
pub(super) fn number_word(word: &str) -> Option<NumberWord> {
    use NumberWord::{Article, Dozen, Half, Hundred, Quarter, Teen, Tens, Unit, Zero};
    Some(match word {
        "zero" | "nought" | "naught" => Zero,
        "one" => Unit(1),
        "two" => Unit(2),
        "three" => Unit(3),
        "four" => Unit(4),
        "five" => Unit(5),
        "six" => Unit(6),
        "seven" => Unit(7),
        "eight" => Unit(8),
        "nine" => Unit(9),
        "ten" => Teen(10),
        "eleven" => Teen(11),
        "twelve" => Teen(12),
        "thirteen" => Teen(13),
        "fourteen" => Teen(14),
        "fifteen" => Teen(15),
        "sixteen" => Teen(16),
        "seventeen" => Teen(17),
        "eighteen" => Teen(18),
        "nineteen" => Teen(19),
        "twenty" => Tens(20),
        "thirty" => Tens(30),
        "forty" | "fourty" => Tens(40),
        "fifty" => Tens(50),
        "sixty" => Tens(60),
        "seventy" => Tens(70),
        "eighty" => Tens(80),
        "ninety" => Tens(90),
        "hundred" | "hundreds" => Hundred,
        "dozen" => Dozen,
        "half" => Half,
        "quarter" | "quarters" => Quarter,
        "a" | "an" => Article,
        _ => return scale_word(word).map(NumberWord::Scale),
    })
}

/// The power of ten of a scale word; British and American usage agree on these, and South Asia adds two.
pub(super) fn scale_word(word: &str) -> Option<u32> {
    Some(match word {
        "thousand" | "thousands" => 3,
        "lakh" | "lakhs" | "lac" | "lacs" | "lkh" => 5,
        "million" | "millions" | "mln" => 6,
        "crore" | "crores" | "koti" => 7,
        "billion" | "billions" | "bln" => 9,
        "trillion" | "trillions" => 12,
        "quadrillion" | "quadrillions" => 15,
        _ => return None,
    })
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
    fn lists_hold_the_words() {
        let literals = include_str!("words.rs").split('"').skip(1).step_by(2);
        for word in literals.filter(|word| !word.contains('\n')) {
            let article = number_word(word) == Some(NumberWord::Article);
            assert_eq!(NUMBER_WORDS.contains(&word), number_word(word).is_some() && !article, "{word}");
            let singular = word.strip_suffix('s').unwrap_or(word);
            assert_eq!(DENOMINATORS.contains(&singular), denominator(word).is_some(), "{word}");
        }
    }

    #[test]
    fn words_and_short_forms() {
        assert_eq!(number_word("forty"), Some(NumberWord::Tens(40)));
        assert_eq!(number_word("lakhs"), Some(NumberWord::Scale(5)));
        assert_eq!(number_word("people"), None);
        assert_eq!([short_scale("bn"), short_scale("k"), short_scale("km")], [Some(9), Some(3), None]);
        assert_eq!([denominator("thirds"), denominator("fifth"), denominator("second")], [Some(3), Some(5), None]);
        assert_eq!(power(3), Decimal::ONE_THOUSAND);
    }
}
