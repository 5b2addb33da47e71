//! Datelines: `WASHINGTON (AP) —`, `PARIS, April 3 (Reuters) -`, and the agencies that they name.
//!
//! The form is that of the agencies' own style books: the place, a second place or the day, the agency in brackets, a
//! dash (AP Stylebook, "datelines"; Reuters Handbook, "datelines").

use super::day::{self, Written};

/// Agencies: the short form of a dateline, and the name to show.
const AGENCIES: &[(&str, &str)] = &[
    ("AAP", "Australian Associated Press"),
    ("AFP", "Agence France-Presse"),
    ("Agence France-Presse", "Agence France-Presse"),
    ("ANI", "Asian News International"),
    ("ANSA", "ANSA"),
    ("AP", "Associated Press"),
    ("Associated Press", "Associated Press"),
    ("Bloomberg", "Bloomberg"),
    ("Canadian Press", "Canadian Press"),
    ("CNN", "CNN"),
    ("CP", "Canadian Press"),
    ("dpa", "dpa"),
    ("EFE", "EFE"),
    ("IANS", "IANS"),
    ("Interfax", "Interfax"),
    ("Kyodo", "Kyodo News"),
    ("Kyodo News", "Kyodo News"),
    ("PA", "PA Media"),
    ("PA Media", "PA Media"),
    ("Press Trust of India", "Press Trust of India"),
    ("PTI", "Press Trust of India"),
    ("Reuters", "Reuters"),
    ("TASS", "TASS"),
    ("United Press International", "United Press International"),
    ("UPI", "United Press International"),
    ("Xinhua", "Xinhua"),
    ("Yonhap", "Yonhap"),
];

/// Words in capitals that stand before a dash as a place does.
const NO_PLACES: &[&str] = &[
    "ANALYSIS",
    "BREAKING",
    "BREAKING NEWS",
    "CORRECTED",
    "CORRECTION",
    "DEVELOPING",
    "EXCLUSIVE",
    "EXPLAINER",
    "FACTBOX",
    "FILE",
    "LIVE",
    "NOTE",
    "OPINION",
    "UPDATE",
    "UPDATED",
    "VIDEO",
    "WARNING",
    "WATCH",
];

const DASHES: [char; 3] = ['-', '–', '—'];
/// The byte that the long ones begin with.
const LONG_DASH: u8 = 0xe2;

/// A dateline is no longer than this, in bytes (ours: two long place names, a date, an agency).
const LONGEST: usize = 120;

/// A dateline at the start of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dateline {
    /// Its length in bytes, with the dash and the space behind it.
    pub(super) length: usize,
    /// Who sent the story.
    pub(super) agency: Option<String>,
    /// The day it gives.
    pub(super) date: Option<Written>,
}

/// The name of an agency from its short or full form, in any case and with or without `the`.
pub(super) fn agency(text: &str) -> Option<&'static str> {
    let text = text.trim();
    let name = day::word(text, "the").map_or(text, |length| text[length..].trim_start());
    AGENCIES.iter().find(|(form, _)| form.eq_ignore_ascii_case(name)).map(|(_, full)| *full)
}

/// Reads a dateline at the start of a line. `leading` says that the text begins here, where a dateline may also name no
/// agency, or a station; in mid-text only one that names an agency or has its place in capitals before one is believed.
pub(super) fn read(line: &str, leading: bool) -> Option<Dateline> {
    if !line.starts_with(|c: char| c.is_uppercase() || c == '(') {
        return None;
    }
    let window = floor(line, LONGEST);
    let window = &window[..memchr::memchr2(b'\n', b'\r', window.as_bytes()).unwrap_or(window.len())];
    memchr::memchr2(b'-', LONG_DASH, window.as_bytes())?;
    let mut from = 0;
    for (at, length) in dashes(window) {
        let after = line[at + length..].trim_start_matches([' ', '\t', '\u{a0}']);
        let starts = after.is_empty()
            || after.starts_with(['\n', '\r'])
            || after.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'".contains(c));
        if starts && let Some((agency, date)) = head(&window[from..at], leading) {
            return Some(Dateline { length: line.len() - after.len(), agency, date });
        }
        // "Newsroom- WASHINGTON (AP) —": a site that prints an agency's story puts its own name first.
        if from > 0 || window[..at].contains(['(', ',']) || !starts {
            return None;
        }
        from = window.len() - window[at + length..].trim_start_matches(' ').len();
    }
    None
}

/// The dashes of a line that can end a dateline: those with a space before or behind them, and long ones.
fn dashes(line: &str) -> impl Iterator<Item = (usize, usize)> {
    let mut after = 0;
    memchr::memchr2_iter(b'-', LONG_DASH, line.as_bytes()).filter_map(move |at| {
        if at < after || !line[at..].starts_with(DASHES) {
            return None;
        }
        let length = line[at..].len() - line[at..].trim_start_matches(DASHES).len();
        after = at + length;
        let spaced = line[..at].ends_with([' ', ')']) || line[after..].starts_with(' ');
        (spaced || line[at..].starts_with('—') || length > 1).then_some((at, length))
    })
}

/// What stands before the dash: places, a date, an agency.
fn head(text: &str, leading: bool) -> Option<(Option<String>, Option<Written>)> {
    let text = text.trim();
    let (before, bracketed) = bracket(text);
    let mut places = 0;
    let (mut date, mut capitals) = (None, true);
    let mut rest = before.trim().trim_end_matches(',');
    while !rest.is_empty() {
        rest = rest.trim_start_matches([' ', ',']);
        if let Some((written, length)) = day::date(rest).filter(|_| date.is_none()) {
            date = Some(written);
            rest = rest[length..].trim_start_matches([' ', ',', '.']);
            continue;
        }
        let (part, behind) = rest.split_once(',').unwrap_or((rest, ""));
        let part = part.trim();
        if date.is_some() || places == 3 || !is_place(part) {
            return None;
        }
        capitals &= places > 0 || is_capitals(part);
        places += 1;
        rest = behind;
    }
    let Some(bracketed) = bracketed else {
        let shouted = capitals && before.len() > 3 && !NO_PLACES.contains(&before);
        return (leading && places > 0 && (shouted || date.is_some())).then_some((None, date));
    };
    let names: Vec<&str> = bracketed.split(['/', ',']).map(str::trim).collect();
    let known = names.iter().find_map(|name| agency(name));
    let shouted = places > 0 && capitals;
    let station = is_station(bracketed) && leading;
    if known.is_none() && !shouted && !station || bracketed.len() > 40 || bracketed.is_empty() {
        return None;
    }
    if known.is_none() && !names.iter().all(|name| name.starts_with(char::is_uppercase)) {
        return None;
    }
    let date = date.or_else(|| names.iter().find_map(|name| day::date(name)).map(|(written, _)| written));
    Some((Some(known.map_or_else(|| bracketed.to_owned(), str::to_owned)), date))
}

/// Splits `PARIS (Reuters)` and `PARIS /PRNewswire/` before the brackets.
fn bracket(text: &str) -> (&str, Option<&str>) {
    for (open, close) in [('(', ')'), ('/', '/')] {
        if let Some(inner) = text.strip_suffix(close)
            && let Some((before, name)) = inner.split_once(open)
        {
            return (before, Some(name.trim()));
        }
    }
    (text, None)
}

/// Up to four words that begin with capitals (`ST. LOUIS`, `N.M.`, `Port-au-Prince`), with small words between them.
fn is_place(part: &str) -> bool {
    let mut words = 0;
    let named = part.split([' ', '/', '-', '\'', '’']).all(|word| {
        words += 1;
        let letters = word.chars().all(|c| c.is_alphabetic() || c == '.');
        letters
            && (word.starts_with(char::is_uppercase)
                || matches!(word, "de" | "of" | "the" | "au" | "la" | "del" | "al"))
    });
    named && words <= 5 && part.starts_with(char::is_uppercase)
}

fn is_capitals(part: &str) -> bool {
    !part.chars().any(char::is_lowercase) && part.chars().filter(|c| c.is_alphabetic()).count() >= 2
}

/// Call signs of stations in the United States: four letters that begin with K or W (47 CFR 2.302), often with the
/// network.
fn is_station(name: &str) -> bool {
    name.split(['/', ' ', '-']).any(|part| {
        (3..=4).contains(&part.len())
            && part.starts_with(['K', 'W'])
            && part.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}

/// The start of a text, at most `length` bytes and no cut character.
pub(super) fn floor(text: &str, length: usize) -> &str {
    &text[..text.floor_char_boundary(length)]
}

#[cfg(test)]
mod tests {
    use super::{agency, read};

    #[track_caller]
    fn reads(line: &str, leading: bool, expected: Option<(&str, Option<&str>)>) {
        let got = read(line, leading).map(|found| (line[..found.length].to_owned(), found.agency));
        let expected = expected.map(|(words, agency)| (words.to_owned(), agency.map(str::to_owned)));
        assert_eq!(got, expected, "in {line:?}");
    }

    #[test]
    fn datelines_with_an_agency() {
        for leading in [true, false] {
            reads("LISBON (AP) — Talks", leading, Some(("LISBON (AP) — ", Some("Associated Press"))));
            reads("LISBON (AP) —", leading, Some(("LISBON (AP) —", Some("Associated Press"))));
            reads("LISBON (AP) —\nTalks", leading, Some(("LISBON (AP) —", Some("Associated Press"))));
            reads("PARIS, April 3 (Reuters) - A", leading, Some(("PARIS, April 3 (Reuters) - ", Some("Reuters"))));
            reads(
                "PARIS, April 3, 2024 /Reuters/ -- A",
                leading,
                Some(("PARIS, April 3, 2024 /Reuters/ -- ", Some("Reuters"))),
            );
            reads("Lima, Peru (AFP) – “No”", leading, Some(("Lima, Peru (AFP) – ", Some("Agence France-Presse"))));
            reads("ST. LOUIS (Post) — A", leading, Some(("ST. LOUIS (Post) — ", Some("Post"))));
            reads("(CNN) -- A", leading, Some(("(CNN) -- ", Some("CNN"))));
            reads("Daily- LISBON (AP) — A", leading, Some(("Daily- LISBON (AP) — ", Some("Associated Press"))));
            reads(
                "PORT-AU-PRINCE, Haiti (AP) — A",
                leading,
                Some(("PORT-AU-PRINCE, Haiti (AP) — ", Some("Associated Press"))),
            );
        }
    }

    #[test]
    fn datelines_that_only_the_first_line_may_have() {
        reads("HARVEY, La. -- Police", true, Some(("HARVEY, La. -- ", None)));
        reads("HARVEY, La. -- Police", false, None);
        reads("Lisbon, Nov 11- Talks", true, Some(("Lisbon, Nov 11- ", None)));
        reads("Los Angeles, CA (KXYZ) — A", true, Some(("Los Angeles, CA (KXYZ) — ", Some("KXYZ"))));
        reads("Los Angeles, CA (KXYZ) — A", false, None);
    }

    #[test]
    fn lines_that_have_none() {
        for leading in [true, false] {
            reads("NATO — the alliance — met.", leading, None);
            reads("BREAKING — Talks end", leading, None);
            reads("Ana Moss (Labour) – 12,400 votes", leading, None);
            reads("The minister (AP) — he", leading, None);
            reads("It rained - Then it stopped.", leading, None);
            reads("WASHINGTON (AP)", leading, None);
            reads("A well-known man - Joe", leading, None);
            reads("12 men - All", leading, None);
            reads("", leading, None);
        }
    }

    #[test]
    fn agencies() {
        assert_eq!(agency("the Associated Press"), Some("Associated Press"));
        assert_eq!(agency("DPA"), Some("dpa"));
        assert_eq!(agency("the"), None);
        assert_eq!(agency("Apollo"), None);
    }
}
