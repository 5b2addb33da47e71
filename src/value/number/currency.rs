//! Currencies: signs, codes, words, and what they may stand for.
//!
//! Codes are those of ISO 4217; words and signs those in use by the news agencies. A sign or word that several currencies
//! share stays what was written (`$`, `kr`, `peso`, `pound` for the Egyptian pound is another matter than sterling, which
//! news means by `£` and by `pounds` without more). Which currencies share a sign or word is that of ISO 4217 by their names; the order,
//! the likeliest first, is ours.

use rust_decimal::Decimal;

use crate::text::{Case, Shape, Words};

/// One currency, or a sign that several share.
#[derive(Debug)]
pub struct CurrencyRow {
    /// The ISO 4217 code, or the sign or word that several share.
    pub code: &'static str,
    /// How it is shown before a figure, or after it where this begins with a blank.
    pub shown: &'static str,
    /// Its signs, as written, separated by blanks.
    pub(super) signs: &'static str,
    /// Its words, normalised, separated by `|`.
    pub(super) words: &'static str,
    /// The currencies that it may stand for, the likeliest first.
    pub may_be: &'static [&'static str],
}

macro_rules! currencies {
    ($($code:literal $shown:literal $signs:literal $words:literal [$($may:literal)*];)*) => {
        /// Every currency that is read.
        pub static CURRENCIES: &[CurrencyRow] = &[$(CurrencyRow {
            code: $code, shown: $shown, signs: $signs, words: $words, may_be: &[$($may),*],
        }),*];
    };
}

currencies! {
    "$" "$" "$ ＄" "dollar|dollars|buck|bucks|dlr|dlrs" ["USD" "AUD" "CAD" "NZD" "HKD" "SGD" "TWD" "JMD" "NAD" "BBD" "TTD" "FJD" "LRD" "GYD" "BSD" "BZD" "ZWL"];
    "USD" "US$" "US$ USD$ U.S.$ U.S$" "us dollar|us dollars|american dollar|american dollars|united states dollar|united states dollars|greenback|greenbacks" [];
    "EUR" "€" "€ €" "euro|euros" [];
    "GBP" "£" "£ ￡ GBP£ UK£" "pound sterling|pounds sterling|sterling|british pound|british pounds|quid|stg" [];
    "JPY" "JPY " "JP¥ JPY¥" "yen|japanese yen" [];
    "CNY" "CNY " "CN¥ RMB¥ RMB" "yuan|renminbi|chinese yuan" [];
    "¥" "¥" "¥ ￥" "" ["JPY" "CNY"];
    "AUD" "A$" "A$ AU$ AUD$ $A" "australian dollar|australian dollars|aussie dollar|aussie dollars" [];
    "CAD" "C$" "C$ CA$ CAD$ Can$ CDN$" "canadian dollar|canadian dollars|loonie|loonies" [];
    "NZD" "NZ$" "NZ$ NZD$" "new zealand dollar|new zealand dollars|kiwi dollar|kiwi dollars" [];
    "HKD" "HK$" "HK$ HKD$" "hong kong dollar|hong kong dollars" [];
    "SGD" "S$" "S$ SG$ SGD$" "singapore dollar|singapore dollars|singaporean dollar|singaporean dollars" [];
    "TWD" "NT$" "NT$ TWD$" "taiwan dollar|taiwan dollars|new taiwan dollar|new taiwan dollars" [];
    "JMD" "J$" "J$" "jamaican dollar|jamaican dollars" [];
    "FJD" "FJ$" "FJ$" "fijian dollar|fijian dollars|fiji dollar|fiji dollars" [];
    "NAD" "N$" "N$" "namibian dollar|namibian dollars" [];
    "BBD" "BBD " "Bds$" "barbadian dollar|barbadian dollars|barbados dollar|barbados dollars" [];
    "TTD" "TT$" "TT$" "trinidad dollar|trinidad dollars" [];
    "LRD" "L$" "L$" "liberian dollar|liberian dollars" [];
    "GYD" "G$" "G$" "guyanese dollar|guyanese dollars" [];
    "BSD" "B$" "B$" "bahamian dollar|bahamian dollars" [];
    "BZD" "BZ$" "BZ$" "belize dollar|belize dollars" [];
    "ZWL" "Z$" "Z$" "zimbabwean dollar|zimbabwean dollars|zimbabwe dollar|zimbabwe dollars" [];
    "CHF" "CHF " "SFr" "swiss franc|swiss francs" [];
    "XAF" "XAF " "FCFA" "cfa franc|cfa francs" [];
    "franc" " francs" "" "franc|francs" ["CHF" "XAF"];
    "kr" "kr " "kr Kr" "krona|kronor|krone|kroner|crown|crowns" ["SEK" "NOK" "DKK" "ISK" "CZK"];
    "SEK" "SEK " "SKr" "swedish krona|swedish kronor|swedish crown|swedish crowns" [];
    "NOK" "NOK " "NKr" "norwegian krone|norwegian kroner|norwegian crown|norwegian crowns" [];
    "DKK" "DKK " "DKr" "danish krone|danish kroner|danish crown|danish crowns" [];
    "ISK" "ISK " "" "icelandic krona|icelandic kronur|kronur" [];
    "CZK" "CZK " "Kč" "czech koruna|czech korunas|koruna|korunas|koruny|czech crown|czech crowns" [];
    "PLN" "PLN " "zł zl" "zloty|zlotys|zlotych|polish zloty|polish zlotys" [];
    "HUF" "HUF " "Ft" "forint|forints|hungarian forint|hungarian forints" [];
    "RON" "RON " "" "romanian leu|romanian lei|leu|lei" [];
    "BGN" "BGN " "" "bulgarian lev|lev|leva" [];
    "HRK" "HRK " "kn" "croatian kuna|kuna|kunas" [];
    "RSD" "RSD " "" "serbian dinar|serbian dinars" [];
    "RUB" "RUB " "₽" "rouble|roubles|ruble|rubles|russian ruble|russian rubles|russian rouble|russian roubles" [];
    "UAH" "UAH " "₴" "hryvnia|hryvnias|ukrainian hryvnia" [];
    "BYN" "BYN " "" "belarusian ruble|belarusian rubles|belarusian rouble|belarusian roubles" [];
    "KZT" "KZT " "₸" "tenge|kazakh tenge" [];
    "GEL" "GEL " "₾" "lari|georgian lari" [];
    "AMD" "AMD " "֏" "dram of armenia|armenian dram|armenian drams" [];
    "AZN" "AZN " "₼" "manat|manats|azerbaijani manat" [];
    "UZS" "UZS " "" "uzbek som|uzbek soum" [];
    "TRY" "TRY " "₺" "turkish lira|turkish liras" [];
    "lira" " lira" "" "lira|liras|lire" ["TRY" "LBP" "SYP"];
    "ILS" "ILS " "₪ NIS" "shekel|shekels|israeli shekel|israeli shekels|new israeli shekel|new israeli shekels" [];
    "EGP" "EGP " "E£ LE" "egyptian pound|egyptian pounds|egyptianpound|egyptianpounds" [];
    "LBP" "LBP " "LL" "lebanese pound|lebanese pounds|lebanese lira" [];
    "SYP" "SYP " "" "syrian pound|syrian pounds|syrian lira" [];
    "SDG" "SDG " "" "sudanese pound|sudanese pounds" [];
    "SAR" "SAR " "SR" "saudi riyal|saudi riyals" [];
    "QAR" "QAR " "QR" "qatari riyal|qatari riyals|qatar riyal|qatar riyals" [];
    "OMR" "OMR " "" "omani rial|omani rials|omani riyal|omani riyals" [];
    "IRR" "IRR " "" "iranian rial|iranian rials|toman|tomans" [];
    "YER" "YER " "" "yemeni rial|yemeni rials|yemeni riyal|yemeni riyals" [];
    "riyal" " riyals" "" "riyal|riyals" ["SAR" "QAR" "OMR" "YER"];
    "rial" " rials" "" "rial|rials" ["IRR" "OMR" "YER"];
    "AED" "AED " "Dh Dhs" "uae dirham|uae dirhams|emirati dirham|emirati dirhams" [];
    "MAD" "MAD " "" "moroccan dirham|moroccan dirhams" [];
    "dirham" " dirhams" "" "dirham|dirhams" ["AED" "MAD"];
    "IQD" "IQD " "ID" "iraqi dinar|iraqi dinars" [];
    "JOD" "JOD " "JD" "jordanian dinar|jordanian dinars" [];
    "KWD" "KWD " "KD" "kuwaiti dinar|kuwaiti dinars|kuwait dinar|kuwait dinars" [];
    "BHD" "BHD " "BD" "bahraini dinar|bahraini dinars" [];
    "TND" "TND " "" "tunisian dinar|tunisian dinars" [];
    "DZD" "DZD " "" "algerian dinar|algerian dinars" [];
    "LYD" "LYD " "" "libyan dinar|libyan dinars" [];
    "dinar" " dinars" "" "dinar|dinars" ["IQD" "JOD" "KWD" "BHD" "TND" "DZD" "LYD" "RSD"];
    "AFN" "AFN " "؋" "afghani|afghanis" [];
    "INR" "INR " "₹ Rs Rs. Re Re." "indian rupee|indian rupees|rupee|rupees" ["PKR" "LKR" "NPR" "MUR"];
    "PKR" "PKR " "PKRs" "pakistani rupee|pakistani rupees|pakistan rupee|pakistan rupees" [];
    "LKR" "LKR " "LKRs" "sri lankan rupee|sri lankan rupees" [];
    "NPR" "NPR " "NRs" "nepalese rupee|nepalese rupees|nepali rupee|nepali rupees" [];
    "MUR" "MUR " "" "mauritian rupee|mauritian rupees" [];
    "BDT" "BDT " "৳ Tk" "taka|takas" [];
    "MMK" "MMK " "" "kyat|kyats" [];
    "THB" "THB " "฿" "baht|thai baht" [];
    "VND" "VND " "₫" "dong|vietnamese dong" [];
    "LAK" "LAK " "₭" "lao kip" [];
    "KHR" "KHR " "៛" "riel|riels" [];
    "IDR" "IDR " "Rp Rp." "rupiah|rupiahs|indonesian rupiah" [];
    "MYR" "MYR " "RM" "ringgit|ringgits|malaysian ringgit|malaysian ringgits|malaysia ringgit|malaysia ringgits" [];
    "PHP" "PHP " "₱ P" "philippine peso|philippine pesos" [];
    "KRW" "KRW " "₩ W" "south korean won|korean won" [];
    "KPW" "KPW " "" "north korean won" [];
    "MNT" "MNT " "₮" "tugrik|tugriks|togrog" [];
    "MXN" "MXN " "Mex$ MX$ MXN$" "mexican peso|mexican pesos" [];
    "ARS" "ARS " "AR$ ARS$" "argentine peso|argentine pesos|argentinian peso|argentinian pesos" [];
    "CLP" "CLP " "CLP$" "chilean peso|chilean pesos" [];
    "COP" "COP " "COL$" "colombian peso|colombian pesos" [];
    "UYU" "UYU " "" "uruguayan peso|uruguayan pesos" [];
    "DOP" "DOP " "RD$" "dominican peso|dominican pesos" [];
    "CUP" "CUP " "" "cuban peso|cuban pesos" [];
    "peso" " pesos" "" "peso|pesos" ["MXN" "ARS" "CLP" "COP" "PHP" "UYU" "DOP" "CUP"];
    "BRL" "R$" "R$" "brazilian real|brazilian reais|reais" [];
    "PEN" "PEN " "S/" "peruvian sol|peruvian soles|nuevo sol|nuevos soles" [];
    "BOB" "BOB " "" "boliviano|bolivianos" [];
    "PYG" "PYG " "₲" "guarani|guaranis" [];
    "VES" "VES " "" "bolivar|bolivars|bolivares|venezuelan bolivar|venezuelan bolivars" [];
    "CRC" "CRC " "₡" "colon|colones|costa rican colon" [];
    "GTQ" "GTQ " "" "quetzal|quetzals|quetzales" [];
    "HNL" "HNL " "" "lempira|lempiras" [];
    "NIO" "NIO " "" "nicaraguan cordoba|nicaraguan cordobas" [];
    "HTG" "HTG " "" "gourde|gourdes" [];
    "ZAR" "ZAR " "" "south african rand|rand|rands" [];
    "NGN" "NGN " "₦" "naira|nairas" [];
    "GHS" "GHS " "₵ GH₵" "cedi|cedis|ghanaian cedi|ghanaian cedis" [];
    "KES" "KES " "KSh Ksh Kshs KSh." "kenyan shilling|kenyan shillings" [];
    "UGX" "UGX " "USh" "ugandan shilling|ugandan shillings" [];
    "TZS" "TZS " "TSh" "tanzanian shilling|tanzanian shillings" [];
    "SOS" "SOS " "" "somali shilling|somali shillings" [];
    "shilling" " shillings" "Sh" "shilling|shillings" ["KES" "UGX" "TZS" "SOS"];
    "ETB" "ETB " "" "birr|ethiopian birr" [];
    "ZMW" "ZMW " "" "zambian kwacha" [];
    "MWK" "MWK " "" "malawian kwacha" [];
    "kwacha" " kwacha" "" "kwacha" ["ZMW" "MWK"];
    "AOA" "AOA " "" "angolan kwanza|kwanza|kwanzas" [];
    "BWP" "BWP " "" "botswanan pula|pula" [];
    "MZN" "MZN " "" "metical|meticais" [];
    "XDR" "XDR " "" "special drawing right|special drawing rights" [];
    "BTC" "BTC " "₿" "bitcoin|bitcoins" [];
    "ETH" "ETH " "" "ether|ethereum" [];
    "cent" " cents" "" "cent|cents|pennies|cts" ["$" "USD" "EUR" "AUD" "CAD" "NZD" "HKD" "SGD" "ZAR"];
    "sen" " sen" "" "sen|sens" ["MYR"];
    "kopeck" " kopecks" "" "kopeck|kopecks|kopek|kopeks" ["RUB"];
    "penny" "p" "" "pence" ["GBP"];
    "dime" " dimes" "" "dime|dimes" ["$" "USD" "CAD"];
    "nickel" " nickels" "" "nickels" ["$" "USD" "CAD"];
    "grand" " grand" "" "grand" ["$" "USD" "GBP" "EUR" "AUD" "CAD" "NZD"];
}

impl CurrencyRow {
    /// Its name behind a number of them, or its code where it has no words.
    pub(super) fn plural(&self) -> &'static str {
        let mut words = self.words.split('|').filter(|words| !words.is_empty());
        let first = words.next();
        words.next().filter(|second| second.ends_with('s')).or(first).unwrap_or(self.code)
    }
}

/// The minor units: a hundredth of what they may be.
pub(super) fn is_minor(code: &str) -> bool {
    matches!(code, "cent" | "sen" | "kopeck" | "penny")
}

/// How many units of its currency one of these is: a hundredth of a minor unit, the worth of a coin, a thousand of a grand.
pub(super) fn worth(code: &str) -> Decimal {
    match code {
        "dime" => Decimal::new(1, 1),
        "nickel" => Decimal::new(5, 2),
        "grand" => Decimal::ONE_THOUSAND,
        _ if is_minor(code) => Decimal::new(1, 2),
        _ => Decimal::ONE,
    }
}

/// The row of this code.
pub fn currency(code: &str) -> Option<&'static CurrencyRow> {
    CURRENCIES.iter().find(|row| row.code == code)
}

/// Whether the token as written is a currency sign.
pub(super) fn is_sign(written: &str) -> bool {
    matches!(
        written,
        "$" | "€"
            | "£"
            | "¥"
            | "₹"
            | "₽"
            | "₺"
            | "₪"
            | "₩"
            | "₴"
            | "₦"
            | "₫"
            | "₱"
            | "฿"
            | "₸"
            | "₾"
            | "₼"
            | "₡"
            | "₲"
            | "₵"
            | "₭"
            | "₮"
            | "৳"
            | "៛"
            | "؋"
            | "֏"
            | "₿"
            | "￥"
            | "￡"
            | "＄"
    )
}

/// The row of a code in three capitals, or in lower case where a corpus has lost its capitals.
pub(super) fn code(written: &str) -> Option<&'static CurrencyRow> {
    let plain = written.len() == 3 && written.is_ascii();
    let capitals = plain && written.bytes().all(|b| b.is_ascii_uppercase());
    // In lower case only those that are no word of English.
    let lower = plain
        && matches!(
            written,
            "usd"
                | "eur"
                | "gbp"
                | "jpy"
                | "cny"
                | "rmb"
                | "aud"
                | "cad"
                | "nzd"
                | "chf"
                | "inr"
                | "hkd"
                | "sgd"
                | "btc"
        );
    if !(capitals || lower) {
        return None;
    }
    match written {
        "RMB" | "rmb" => currency("CNY"),
        _ => CURRENCIES.iter().find(|row| row.code.eq_ignore_ascii_case(written)),
    }
}

/// The currency that ends right before token `at`, and its first token.
pub(super) fn before(words: &Words<'_>, at: usize, floor: usize) -> Option<(&'static CurrencyRow, usize)> {
    let last = at.checked_sub(1).filter(|last| *last >= floor)?;
    let written = words.written(last);
    if is_sign(written) {
        let sign = row_of_sign(written)?;
        // `US$`, `A $`, `Mex$`, `AUD$`: letters before the sign.
        if written == "$" && last > floor && words.is(last - 1, Shape::Word) {
            let letters = words.written(last - 1);
            if let Some(row) = row_of_letters(letters) {
                let alone = letters.len() == 1 || letters == "Can";
                if !alone || words.joined(last) || letters == "S" {
                    return Some((row, last - 1));
                }
            }
        }
        if written != "$" && last > floor {
            let letters = words.written(last - 1);
            if code(letters).is_some_and(|row| row.code == sign.code) || letters == "GH" && words.joined(last) {
                return Some((sign, last - 1));
            }
        }
        return Some((sign, last));
    }
    let token = words.get(last)?;
    if token.shape != Shape::Word {
        // `Rs. 20`
        if written == "."
            && last > floor
            && words.joined(last)
            && matches!(words.written(last - 1), "Rs" | "Re" | "Rp" | "KSh" | "Tk" | "Sh")
        {
            return Some((row_of_sign(words.written(last - 1))?, last - 1));
        }
        // `Y=100`, `JPY=` are what machines leave of a yen sign.
        if written == "=" && last > floor && words.joined(last) && matches!(words.written(last - 1), "Y" | "JPY") {
            return Some((currency("JPY")?, last - 1));
        }
        return None;
    }
    // `$US160`, `$A5` as Australian papers write them.
    if last > floor && words.written(last - 1) == "$" && words.joined(last) && words.joined(at) {
        return Some((
            match written {
                "US" => currency("USD")?,
                "A" | "AU" | "AUD" => currency("AUD")?,
                "NZ" | "NZD" => currency("NZD")?,
                "C" | "CAD" => currency("CAD")?,
                "HK" => currency("HKD")?,
                "S" => currency("SGD")?,
                _ => return None,
            },
            last - 1,
        ));
    }
    if let Some(row) = code(written) {
        return Some((row, last));
    }
    if token.case != Case::Lower && written.len() <= 5 || written == "kr" {
        let trimmed = written.trim_end_matches('.');
        let lone = trimmed.len() == 1;
        let row = row_of_sign(trimmed).or_else(|| row_of_sign(written))?;
        // One letter, or two that are also a word, must touch the figure.
        if (lone || matches!(trimmed, "LE" | "LL" | "ID" | "Re" | "Ft" | "BD" | "Sh")) && !words.joined(at) {
            return None;
        }
        if lone && row.code == "KRW" { None } else { Some((row, last)) }
    } else if matches!(words.word(last), "ringgit" | "rupees" | "euro" | "dollars") && words.is(at, Shape::Number) {
        by_words(words, last).filter(|(_, end)| *end == at).map(|(row, _)| (row, last))
    } else {
        None
    }
}

fn row_of_sign(sign: &str) -> Option<&'static CurrencyRow> {
    SIGNS.get(sign).map(|row| &CURRENCIES[*row])
}

static SIGNS: std::sync::LazyLock<foldhash::HashMap<&'static str, usize>> = std::sync::LazyLock::new(|| {
    let signs = |row: usize| CURRENCIES[row].signs.split_whitespace().map(move |sign| (sign, row));
    // The first row of a sign wins, so the table is laid from its end.
    (0..CURRENCIES.len()).rev().flat_map(signs).collect()
});

/// The currency of the letters before or behind a `$`: `US`, `U.S.`, `NZ`, `Mex`; in small letters only where no word of
/// English is meant.
fn row_of_letters(letters: &str) -> Option<&'static CurrencyRow> {
    if letters.len() > 5 {
        return None;
    }
    let known = |letters: &str| DOLLAR_LETTERS.get(letters).map(|row| &CURRENCIES[*row]);
    known(letters).or_else(|| {
        let small = letters.len() > 1 && letters.is_ascii() && !matches!(letters, "us" | "can");
        small.then(|| known(&letters.to_ascii_uppercase())).flatten()
    })
}

static DOLLAR_LETTERS: std::sync::LazyLock<foldhash::HashMap<&'static str, usize>> = std::sync::LazyLock::new(|| {
    let letters = |row: usize| {
        let before = |sign: &'static str| sign.strip_suffix('$').filter(|letters| !letters.is_empty());
        CURRENCIES[row].signs.split_whitespace().filter_map(before).map(move |letters| (letters, row))
    };
    (0..CURRENCIES.len()).rev().flat_map(letters).collect()
});

/// The currency whose words, code or sign begin at token `at`, behind a figure, and the token behind it.
pub(super) fn after(words: &Words<'_>, at: usize, behind_digits: bool) -> Option<(&'static CurrencyRow, usize)> {
    let written = words.written(at);
    if is_sign(written) {
        // A sign with a space before it and a figure right behind belongs to that figure.
        let belongs_behind = words.is(at + 1, Shape::Number) && (words.joined(at + 1) || !behind_digits);
        return (!belongs_behind).then(|| row_of_sign(written)).flatten().map(|row| (row, at + 1));
    }
    if written == "¢" {
        return Some((currency("cent")?, at + 1));
    }
    if words.word(at) == "p" && behind_digits {
        return Some((currency("penny")?, at + 1)).filter(|_| !words.is(at + 1, Shape::Word) || !words.joined(at));
    }
    if words.word(at) == "c"
        && behind_digits
        && !words.is(at + 1, Shape::Hyphen)
        && words.get(at).is_some_and(|token| token.case == Case::Lower)
    {
        return Some((currency("cent")?, at + 1));
    }
    if let Some((row, end)) = by_words(words, at) {
        return Some((row, end));
    }
    // `500 million won`: a verb has an object behind it.
    if words.word(at) == "won" && matches!(words.before(at, 1), "million" | "billion" | "trillion" | "m" | "bn") {
        let ends = !words.is(at + 1, Shape::Word) && !words.is(at + 1, Shape::Number)
            || matches!(words.word(at + 1), "in" | "to" | "from" | "per" | "worth" | "and" | "or" | "each");
        return ends.then(|| currency("KRW")).flatten().map(|row| (row, at + 1));
    }
    // `US$` behind a figure.
    if words.is(at, Shape::Word)
        && words.written(at + 1) == "$"
        && words.joined(at + 1)
        && !words.joined(at + 2)
        && let Some(row) = row_of_letters(written)
    {
        return Some((row, at + 2));
    }
    let belongs_behind = words.is(at + 1, Shape::Number);
    if behind_digits && !belongs_behind {
        if let Some(row) = code(written) {
            return Some((row, at + 1));
        }
        if matches!(written, "RM" | "Rs" | "kr" | "Kč" | "zł" | "Ft" | "kn" | "NIS" | "RMB") {
            return row_of_sign(written).map(|row| (row, at + 1));
        }
    }
    None
}

/// The currency whose words begin at token `at`; the longest wins.
fn by_words(words: &Words<'_>, at: usize) -> Option<(&'static CurrencyRow, usize)> {
    let first = words.word(at);
    if first.is_empty() || !words.is(at, Shape::Word) {
        return None;
    }
    let known = WORDS.get(first)?;
    known.iter().find_map(|(parts, row)| {
        let fits = parts.iter().enumerate().all(|(i, part)| words.word(at + i) == *part);
        let slang = matches!(first, "grand" | "dime" | "dimes" | "nickels");
        (fits && (!slang || is_slang_for_money(words, at))).then(|| (&CURRENCIES[*row], at + parts.len()))
    })
}

/// Whether `grand`, `dimes` or `nickels` at token `at` is money: small letters, and no noun behind it that it could
/// describe (`20 grand pianos`).
fn is_slang_for_money(words: &Words<'_>, at: usize) -> bool {
    let lower = words.get(at).is_some_and(|token| token.case == Case::Lower);
    let ends = !words.is(at + 1, Shape::Word) && !words.is(at + 1, Shape::Hyphen)
        || matches!(
            words.word(at + 1),
            "a" | "an"
                | "and"
                | "at"
                | "by"
                | "each"
                | "for"
                | "from"
                | "if"
                | "in"
                | "into"
                | "is"
                | "more"
                | "of"
                | "off"
                | "on"
                | "or"
                | "out"
                | "over"
                | "per"
                | "than"
                | "to"
                | "was"
                | "were"
                | "when"
                | "with"
        );
    lower && ends && !matches!(words.before(at, 1), "a" | "an" | "the")
}

type Phrases = foldhash::HashMap<&'static str, Vec<(Vec<&'static str>, usize)>>;

/// Words by the first one, the longest first.
static WORDS: std::sync::LazyLock<Phrases> = std::sync::LazyLock::new(|| {
    let mut index = Phrases::default();
    for (at, row) in CURRENCIES.iter().enumerate() {
        for phrase in row.words.split('|').filter(|phrase| !phrase.is_empty()) {
            let parts: Vec<&str> = phrase.split(' ').collect();
            index.entry(parts[0]).or_default().push((parts, at));
        }
    }
    for phrases in index.values_mut() {
        phrases.sort_by_key(|(parts, _)| std::cmp::Reverse(parts.len()));
    }
    index
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_stand_once_and_name_known_ones() {
        for (at, row) in CURRENCIES.iter().enumerate() {
            assert_eq!(CURRENCIES.iter().position(|other| other.code == row.code), Some(at), "{}", row.code);
            assert!(row.may_be.iter().all(|code| currency(code).is_some()), "{}", row.code);
        }
    }
}
