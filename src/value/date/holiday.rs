//! Days that have a name.
//!
//! To add one, add its row to [`HOLIDAYS`]. Days of the Islamic calendar are left out: they depend on who sees the moon, so
//! that two countries keep them on different days. So are feasts of several days, since a text may mean any of them. Where one name has several days, the one of the United States is meant, as most of English newswire means it.

use std::sync::LazyLock;

use foldhash::HashMap;
use jiff::civil::{Date as Day, Weekday};

use super::calendar::{easter, last_weekday, next_weekday, orthodox_easter, plus_days, rosh_hashanah};

/// A day with a name, the same or by the same rule each year.
#[derive(Debug, PartialEq)]
pub(super) struct Holiday {
    /// Its names, in normalised words.
    names: &'static [&'static str],
    rule: Rule,
}

/// How the day is found in a year.
#[derive(Debug, PartialEq)]
enum Rule {
    /// Month and day.
    Fixed(i8, i8),
    /// The nth such weekday of a month; counted from the end where negative.
    Nth(i8, i8, Weekday),
    /// So many days from the nth such weekday of a month.
    FromNth(i8, i8, Weekday, i64),
    /// So many days from Easter Sunday.
    Easter(i64),
    /// So many days from Easter Sunday of the eastern churches.
    OrthodoxEaster(i64),
    /// The last such weekday before a day of a month.
    Before(i8, i8, Weekday),
    /// So many days from the first day of the Jewish year that begins in the year.
    RoshHashanah(i64),
    /// So many days from the first day of Passover.
    Passover(i64),
    /// Month and day of each year from the first on; none beyond.
    Table(i16, &'static [(i8, i8)]),
}

/// Every day with a name that is read. Sources: 5 U.S.C. 6103 (federal holidays), 2 U.S.C. 7 (election day), 36 U.S.C., chapter 1
/// (flag day, mother's and father's day and other observances of the United States), the Banking and Financial Dealings Act 1971 and
/// the proclamations under it (bank holidays of the United Kingdom), the Holidays Act of Canada, the list of international days of the
/// United Nations, the Western church year, and common usage.
static HOLIDAYS: &[Holiday] = &[
    Holiday { names: &["christmas eve"], rule: Rule::Fixed(12, 24) },
    Holiday { names: &["christmas day", "christmas", "xmas"], rule: Rule::Fixed(12, 25) },
    Holiday { names: &["boxing day", "st stephen 's day"], rule: Rule::Fixed(12, 26) },
    Holiday { names: &["new year 's eve", "new years eve"], rule: Rule::Fixed(12, 31) },
    Holiday { names: &["new year 's day", "new years day", "new year day"], rule: Rule::Fixed(1, 1) },
    Holiday {
        names: &["martin luther king jr day", "martin luther king day", "mlk day"],
        rule: Rule::Nth(1, 3, Weekday::Monday),
    },
    Holiday { names: &["groundhog day"], rule: Rule::Fixed(2, 2) },
    Holiday { names: &["valentine 's day", "valentines day", "valentine day"], rule: Rule::Fixed(2, 14) },
    Holiday {
        names: &["presidents ' day", "presidents day", "president 's day", "president day", "washington 's birthday"],
        rule: Rule::Nth(2, 3, Weekday::Monday),
    },
    Holiday { names: &["international women 's day"], rule: Rule::Fixed(3, 8) },
    Holiday {
        names: &["st patrick 's day", "saint patrick 's day", "st paddy 's day", "saint paddy 's day"],
        rule: Rule::Fixed(3, 17),
    },
    Holiday { names: &["april fools ' day", "april fool 's day", "april fools day"], rule: Rule::Fixed(4, 1) },
    Holiday { names: &["earth day"], rule: Rule::Fixed(4, 22) },
    Holiday { names: &["anzac day"], rule: Rule::Fixed(4, 25) },
    Holiday { names: &["may day", "international workers ' day"], rule: Rule::Fixed(5, 1) },
    Holiday { names: &["cinco de mayo"], rule: Rule::Fixed(5, 5) },
    Holiday { names: &["mother 's day", "mothers ' day", "mothers day"], rule: Rule::Nth(5, 2, Weekday::Sunday) },
    Holiday { names: &["memorial day"], rule: Rule::Nth(5, -1, Weekday::Monday) },
    Holiday { names: &["father 's day", "fathers ' day", "fathers day"], rule: Rule::Nth(6, 3, Weekday::Sunday) },
    Holiday { names: &["juneteenth"], rule: Rule::Fixed(6, 19) },
    Holiday { names: &["canada day"], rule: Rule::Fixed(7, 1) },
    Holiday { names: &["independence day"], rule: Rule::Fixed(7, 4) },
    Holiday { names: &["bastille day"], rule: Rule::Fixed(7, 14) },
    Holiday { names: &["labor day"], rule: Rule::Nth(9, 1, Weekday::Monday) },
    Holiday { names: &["columbus day", "indigenous peoples ' day"], rule: Rule::Nth(10, 2, Weekday::Monday) },
    Holiday { names: &["halloween"], rule: Rule::Fixed(10, 31) },
    Holiday { names: &["all saints ' day"], rule: Rule::Fixed(11, 1) },
    Holiday { names: &["guy fawkes night", "bonfire night"], rule: Rule::Fixed(11, 5) },
    Holiday {
        names: &["veterans ' day", "veterans day", "armistice day", "remembrance day"],
        rule: Rule::Fixed(11, 11),
    },
    Holiday { names: &["remembrance sunday"], rule: Rule::Nth(11, 2, Weekday::Sunday) },
    Holiday { names: &["thanksgiving day", "thanksgiving"], rule: Rule::Nth(11, 4, Weekday::Thursday) },
    Holiday { names: &["black friday"], rule: Rule::FromNth(11, 4, Weekday::Thursday, 1) },
    Holiday { names: &["cyber monday"], rule: Rule::FromNth(11, 4, Weekday::Thursday, 4) },
    Holiday { names: &["giving tuesday"], rule: Rule::FromNth(11, 4, Weekday::Thursday, 5) },
    Holiday { names: &["mardi gras", "shrove tuesday", "fat tuesday"], rule: Rule::Easter(-47) },
    Holiday { names: &["ash wednesday"], rule: Rule::Easter(-46) },
    Holiday { names: &["mothering sunday"], rule: Rule::Easter(-21) },
    Holiday { names: &["palm sunday"], rule: Rule::Easter(-7) },
    Holiday { names: &["maundy thursday", "holy thursday"], rule: Rule::Easter(-3) },
    Holiday { names: &["good friday"], rule: Rule::Easter(-2) },
    Holiday { names: &["holy saturday"], rule: Rule::Easter(-1) },
    Holiday { names: &["easter monday", "easter mon"], rule: Rule::Easter(1) },
    Holiday { names: &["easter sunday", "easter day", "easter"], rule: Rule::Easter(0) },
    Holiday { names: &["ascension day"], rule: Rule::Easter(39) },
    Holiday { names: &["whit monday", "pentecost monday"], rule: Rule::Easter(50) },
    Holiday { names: &["whit sunday", "pentecost sunday", "pentecost"], rule: Rule::Easter(49) },
    Holiday { names: &["twelfth night"], rule: Rule::Fixed(1, 6) },
    Holiday { names: &["orthodox christmas", "orthodox christmas day"], rule: Rule::Fixed(1, 7) },
    Holiday { names: &["inauguration day"], rule: Rule::Fixed(1, 20) },
    Holiday { names: &["burns night"], rule: Rule::Fixed(1, 25) },
    Holiday { names: &["australia day"], rule: Rule::Fixed(1, 26) },
    Holiday { names: &["holocaust memorial day"], rule: Rule::Fixed(1, 27) },
    Holiday { names: &["waitangi day"], rule: Rule::Fixed(2, 6) },
    Holiday {
        names: &["lincoln 's birthday", "lincolns birthday", "abraham lincoln 's birthday"],
        rule: Rule::Fixed(2, 12),
    },
    Holiday { names: &["st david 's day", "saint david 's day"], rule: Rule::Fixed(3, 1) },
    Holiday { names: &["pi day"], rule: Rule::Fixed(3, 14) },
    Holiday { names: &["ides of march"], rule: Rule::Fixed(3, 15) },
    Holiday { names: &["world health day"], rule: Rule::Fixed(4, 7) },
    Holiday { names: &["siblings day", "national siblings day", "national sibling day"], rule: Rule::Fixed(4, 10) },
    Holiday { names: &["patriots ' day", "patriots day", "patriot 's day"], rule: Rule::Nth(4, 3, Weekday::Monday) },
    Holiday { names: &["st george 's day", "saint george 's day"], rule: Rule::Fixed(4, 23) },
    Holiday { names: &["lei day"], rule: Rule::Fixed(5, 1) },
    Holiday { names: &["world press freedom day"], rule: Rule::Fixed(5, 3) },
    Holiday { names: &["early may bank holiday"], rule: Rule::Nth(5, 1, Weekday::Monday) },
    Holiday { names: &["ve day"], rule: Rule::Fixed(5, 8) },
    Holiday { names: &["armed forces day"], rule: Rule::Nth(5, 3, Weekday::Saturday) },
    Holiday { names: &["spring bank holiday", "late may bank holiday"], rule: Rule::Nth(5, -1, Weekday::Monday) },
    Holiday { names: &["victoria day"], rule: Rule::Before(5, 25, Weekday::Monday) },
    Holiday { names: &["world environment day"], rule: Rule::Fixed(6, 5) },
    Holiday { names: &["flag day"], rule: Rule::Fixed(6, 14) },
    Holiday { names: &["midsummer day", "midsummer 's day"], rule: Rule::Fixed(6, 24) },
    Holiday {
        names: &["summer bank holiday", "late summer bank holiday", "august bank holiday"],
        rule: Rule::Nth(8, -1, Weekday::Monday),
    },
    Holiday { names: &["boss 's day"], rule: Rule::Fixed(10, 16) },
    Holiday { names: &["all souls ' day", "all souls day"], rule: Rule::Fixed(11, 2) },
    Holiday { names: &["election day"], rule: Rule::FromNth(11, 1, Weekday::Monday, 1) },
    Holiday { names: &["singles ' day", "singles day", "single 's day"], rule: Rule::Fixed(11, 11) },
    Holiday { names: &["world vegan day"], rule: Rule::Fixed(11, 1) },
    Holiday { names: &["st andrew 's day", "saint andrew 's day"], rule: Rule::Fixed(11, 30) },
    Holiday { names: &["world aids day"], rule: Rule::Fixed(12, 1) },
    Holiday { names: &["pearl harbor day"], rule: Rule::Fixed(12, 7) },
    Holiday { names: &["human rights day"], rule: Rule::Fixed(12, 10) },
    Holiday { names: &["trinity sunday"], rule: Rule::Easter(56) },
    Holiday {
        names: &["orthodox easter", "orthodox easter sunday", "orthodox easter day"],
        rule: Rule::OrthodoxEaster(0),
    },
    Holiday { names: &["orthodox good friday"], rule: Rule::OrthodoxEaster(-2) },
    Holiday { names: &["clean monday"], rule: Rule::OrthodoxEaster(-48) },
    Holiday { names: &["yom kippur"], rule: Rule::RoshHashanah(9) },
    Holiday { names: &["shemini atzeret"], rule: Rule::RoshHashanah(21) },
    Holiday { names: &["simchat torah"], rule: Rule::RoshHashanah(22) },
    Holiday { names: &["shushan purim"], rule: Rule::Passover(-29) },
    Holiday { names: &["purim"], rule: Rule::Passover(-30) },
    Holiday {
        names: &["chinese new year", "chinese new year 's day", "lunar new year", "lunar new year 's day"],
        rule: Rule::Table(2000, CHINESE_NEW_YEAR),
    },
    Holiday { names: &["diwali", "deepavali"], rule: Rule::Table(2013, DIWALI) },
];

/// First days of the Chinese year from 2000 on, as the Hong Kong Observatory lists them.
const CHINESE_NEW_YEAR: &[(i8, i8)] = &[
    (2, 5),
    (1, 24),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 9),
    (1, 29),
    (2, 18),
    (2, 7),
    (1, 26),
    (2, 14),
    (2, 3),
    (1, 23),
    (2, 10),
    (1, 31),
    (2, 19),
    (2, 8),
    (1, 28),
    (2, 16),
    (2, 5),
    (1, 25),
    (2, 12),
    (2, 1),
    (1, 22),
    (2, 10),
    (1, 29),
    (2, 17),
    (2, 6),
    (1, 26),
    (2, 13),
    (2, 3),
];

/// Main days of Diwali from 2013 on, as the Government of India lists its holidays.
const DIWALI: &[(i8, i8)] = &[
    (11, 3),
    (10, 23),
    (11, 11),
    (10, 30),
    (10, 19),
    (11, 7),
    (10, 27),
    (11, 14),
    (11, 4),
    (10, 24),
    (11, 12),
    (10, 31),
];

impl Holiday {
    /// The day in a year.
    pub(super) fn day(&self, year: i16) -> Option<Day> {
        match self.rule {
            Rule::Fixed(month, day) => Day::new(year, month, day).ok(),
            Rule::Nth(month, nth, weekday) => nth_weekday(year, month, nth, weekday),
            Rule::FromNth(month, nth, weekday, days) => plus_days(nth_weekday(year, month, nth, weekday)?, days),
            Rule::Easter(days) => plus_days(easter(year)?, days),
            Rule::OrthodoxEaster(days) => plus_days(orthodox_easter(year)?, days),
            Rule::Before(month, day, weekday) => {
                last_weekday(plus_days(Day::new(year, month, day).ok()?, -1)?, weekday)
            }
            Rule::RoshHashanah(days) => plus_days(rosh_hashanah(year)?, days),
            // From the first day of Passover to that of the year it leads to there are always as many days.
            Rule::Passover(days) => plus_days(rosh_hashanah(year)?, days - 163),
            Rule::Table(first, table) => {
                let (month, day) = table.get(usize::try_from(year.checked_sub(first)?).ok()?)?;
                Day::new(year, *month, *day).ok()
            }
        }
    }

    /// Month and day, where they are the same every year.
    pub(super) fn fixed(&self) -> Option<(i8, i8)> {
        match self.rule {
            Rule::Fixed(month, day) => Some((month, day)),
            _ => None,
        }
    }
}

fn nth_weekday(year: i16, month: i8, nth: i8, weekday: Weekday) -> Option<Day> {
    let first = Day::new(year, month, 1).ok()?;
    if nth > 0 {
        plus_days(next_weekday(first, weekday)?, i64::from(nth - 1) * 7)
    } else {
        first.nth_weekday_of_month(nth, weekday).ok()
    }
}

/// A name of a day in its words, and the day.
type Name = (Vec<&'static str>, &'static Holiday);

/// The names by their first word, the longest first.
static BY_FIRST_WORD: LazyLock<HashMap<&'static str, Vec<Name>>> = LazyLock::new(|| {
    let mut index: HashMap<&'static str, Vec<Name>> = HashMap::default();
    for holiday in HOLIDAYS {
        for name in holiday.names {
            let words: Vec<&str> = name.split(' ').collect();
            index.entry(words[0]).or_default().push((words, holiday));
        }
    }
    for names in index.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    index
});

/// The day whose longest name begins a run of words, and how many of them it takes. `word(n)` is the nth word of the run.
pub(super) fn named<'w>(word: impl Fn(usize) -> &'w str) -> Option<(usize, &'static Holiday)> {
    let names = BY_FIRST_WORD.get(word(0))?;
    let fits = |(words, _): &&Name| words.iter().enumerate().skip(1).all(|(at, part)| word(at) == *part);
    names.iter().find(fits).map(|(words, holiday)| (words.len(), *holiday))
}

/// All names of all days.
#[cfg(test)]
pub(super) fn all_names() -> impl Iterator<Item = &'static str> {
    HOLIDAYS.iter().flat_map(|holiday| holiday.names).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_a_year() {
        let on = |name: &str, year| {
            let words: Vec<&str> = name.split(' ').collect();
            let (_, holiday) = named(|at| words.get(at).copied().unwrap_or("")).unwrap();
            holiday.day(year).unwrap().to_string()
        };
        assert_eq!(on("thanksgiving", 2013), "2013-11-28");
        assert_eq!(on("black friday", 2017), "2017-11-24");
        assert_eq!(on("memorial day", 2013), "2013-05-27");
        assert_eq!(on("maundy thursday", 2013), "2013-03-28");
        assert_eq!(on("mardi gras", 2013), "2013-02-12");
        assert_eq!(on("labor day", 2012), "2012-09-03");
        assert_eq!(on("election day", 2020), "2020-11-03");
        assert_eq!(on("victoria day", 2024), "2024-05-20");
        assert_eq!(on("orthodox easter", 2024), "2024-05-05");
        assert_eq!(on("yom kippur", 2023), "2023-09-25");
        assert_eq!(on("purim", 2024), "2024-03-24");
        assert_eq!(on("chinese new year", 2024), "2024-02-10");
        assert_eq!(on("diwali", 2022), "2022-10-24");
    }
}
