//! Pairs of phrases as two texts would state one fact, judged one by one as an editor would. They stand next to each kind, in
//! `src/value/*/pairs.txt`, and are read here as `factdiff relate` reads them.

use jiff::civil::Date as Day;

use super::within::read_within;
use crate::value::{Kind, ReadSettings, Terms};

/// The files of judged pairs: sections `# kind`, lines `one | other | relation`, with the day of publication of both behind it,
/// or of each.
const FILES: &[&str] = &[
    include_str!("../../value/number/corpus/pairs.txt"),
    include_str!("../../value/date/pairs.txt"),
    include_str!("../../value/title/pairs.txt"),
    include_str!("../../value/person/pairs.txt"),
    include_str!("../../value/place/pairs.txt"),
    include_str!("../../value/clock/pairs.txt"),
    include_str!("../../value/organisation/pairs.txt"),
];

/// How the two phrases of a line stand, in one direction and the other.
fn related(kind: Kind, phrases: [&str; 2], published: [Option<Day>; 2]) -> Result<[String; 2], String> {
    let terms = Terms { published, ..Terms::default() };
    let read = |at: usize| {
        let settings = ReadSettings { published: published[at], ..ReadSettings::default() };
        read_within(kind, phrases[at], &settings, &terms).map(|(value, _)| value)
    };
    let (one, other) = (read(0)?, read(1)?);
    let swapped = Terms { published: [published[1], published[0]], ..Terms::default() };
    let relate = kind.row().relate;
    Ok([relate(&one, &other, &terms).relation.to_string(), relate(&other, &one, &swapped).relation.to_string()])
}

#[test]
fn judged_pairs_stand_as_an_editor_says() {
    let (mut count, mut wrong) = (0, Vec::new());
    for file in FILES {
        let mut kind = None;
        for line in file.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(heading) = line.strip_prefix('#') {
                kind = Kind::named(heading.trim()).or(kind);
                continue;
            }
            let kind = kind.expect("a section begins with its kind");
            let parts: Vec<&str> = line.split(" | ").map(str::trim).collect();
            let [one, other, expected, days @ ..] = &parts[..] else { panic!("no pair: {line}") };
            let day = |at: usize| days.get(at).or(days.last()).map(|day| day.parse().expect("a day"));
            count += 1;
            match related(kind, [one, other], [day(0), day(1)]) {
                Ok(found) if found.iter().all(|found| found == expected) => {}
                found => wrong.push(format!("{kind}: {line}: {found:?}")),
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(count >= 800, "{count} pairs");
}
