//! Days that have a name.
//!
//! To add one, add its row to [`HOLIDAYS`]. Days of a lunar calendar are left out: their day depends on who looks at the
//! moon. Where one name has several days, the one of the United States is meant, as most of English newswire means it.

use jiff::civil::{Date as Day, Weekday};

use super::calendar::{easter, next_weekday, plus_days};

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
}

/// Every day with a name that is read. Sources: 5 U.S.C. 6103 (federal holidays), the Banking and Financial Dealings Act
/// 1971 (United Kingdom), the Western church year, and common usage.
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
];

impl Holiday {
    /// The day in a year.
    pub(super) fn day(&self, year: i16) -> Option<Day> {
        match self.rule {
            Rule::Fixed(month, day) => Day::new(year, month, day).ok(),
            Rule::Nth(month, nth, weekday) => nth_weekday(year, month, nth, weekday),
            Rule::FromNth(month, nth, weekday, days) => plus_days(nth_weekday(year, month, nth, weekday)?, days),
            Rule::Easter(days) => plus_days(easter(year)?, days),
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

/// Whether some name begins with this word; a cheap test before [`named`].
pub(super) fn begins_one(word: &str) -> bool {
    matches!(
        word,
        "all"
            | "anzac"
            | "april"
            | "armistice"
            | "ascension"
            | "ash"
            | "bastille"
            | "black"
            | "bonfire"
            | "boxing"
            | "canada"
            | "christmas"
            | "cinco"
            | "columbus"
            | "cyber"
            | "earth"
            | "easter"
            | "fat"
            | "father"
            | "fathers"
            | "giving"
            | "good"
            | "groundhog"
            | "guy"
            | "halloween"
            | "holy"
            | "independence"
            | "indigenous"
            | "international"
            | "juneteenth"
            | "labor"
            | "mardi"
            | "martin"
            | "maundy"
            | "may"
            | "memorial"
            | "mlk"
            | "mother"
            | "mothering"
            | "mothers"
            | "new"
            | "palm"
            | "pentecost"
            | "president"
            | "presidents"
            | "remembrance"
            | "saint"
            | "shrove"
            | "st"
            | "thanksgiving"
            | "valentine"
            | "valentines"
            | "veterans"
            | "washington"
            | "whit"
            | "xmas"
    )
}

/// The day whose longest name begins a run of words, and how many of them it takes. `word(n)` is the nth word of the run.
pub(super) fn named<'w>(word: impl Fn(usize) -> &'w str) -> Option<(usize, &'static Holiday)> {
    if !begins_one(word(0)) {
        return None;
    }
    let mut best = None;
    for holiday in HOLIDAYS {
        for name in holiday.names {
            let parts = name.split(' ').count();
            let longer = best.is_none_or(|(count, _)| parts > count);
            if longer && name.split(' ').enumerate().all(|(at, part)| word(at) == part) {
                best = Some((parts, holiday));
            }
        }
    }
    best
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
    fn every_name_can_begin() {
        for name in HOLIDAYS.iter().flat_map(|holiday| holiday.names) {
            assert!(begins_one(name.split(' ').next().unwrap()), "{name}");
        }
    }

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
    }
}
