//! Where a date may begin: what spares most words and most sentences the parser.

use std::sync::LazyLock;

use crate::text::{Shape, WordIndex, Words};
use crate::value::Cues;

/// Words without which, or figures, there is no date: names of days, of months, of units of the calendar, of parts of the
/// day, and the larger number words.
const NEEDED: &str = "afternoon apr april atzeret aug august autumn birthday centuries century christmas cinco dawn day \
     days dec decade decades december deepavali diwali dusk easter eighteen eighties eighty eleven \
     evening fall feb february fifteen fifties fifty forties fortnight fortnights forty fourteen fri \
     fourty friday half halloween halves holiday ides jan january jul july jun june juneteenth kippur lunchtime \
     mar march mardi may midday midnight mon monday month months morning night nineteen nineties ninety \
     noon nov november oct october pentecost purim qtr qtrs quarter quarters sat saturday sep sept \
     september seventeen seventies seventy sixteen sixties sixty spring springtime summer summertime sun \
     sunday ten thanksgiving thirteen thirties thirtieth thirty thu thur thurs thursday today tomorrow \
     tomorrows tonight torah tue tues tuesday twelve twenties twentieth twenty wed wednesday week weekend \
     weekends weeks winter wintertime wk wks workweek xmas year years yesterday yr yrs";

/// Other words that a date may begin with.
const OPENING: &str = "a abraham after ahead all an anzac armed armistice as ascension ash australia bastille before \
     beginning between black bonfire boss boxing burns by canada chinese clean close columbus coming \
     couple current cyber earlier early earth eight eighteenth eighth election eleventh end fat father \
     fathers few fifteenth fifth final first five flag following four fourteenth fourth from giving good \
     groundhog guy h holocaust holy human in inauguration independence indigenous international labor \
     last late later lei less lincoln lincolns lunar martin maundy memorial mid middle midsummer mlk more \
     mother mothering mothers national new next nine nineteenth ninth no on one opening orthodox outset \
     over palm past patriot patriots pearl pi preceding president presidents previous prior q remainder \
     remembrance rest saint second seven seventeenth seventh several shemini shrove shushan siblings \
     simchat since single singles six sixteenth sixth st start starting tenth third thirteenth this three \
     through till trinity twelfth two under until upcoming valentine valentines ve veterans victoria \
     waitangi washington whit within world yom";

/// Adds every word of which a date needs one.
pub(in crate::value) fn cue_words(add: &mut dyn FnMut(&str)) {
    NEEDED.split(' ').for_each(add);
}

/// Whether digits may be of a date: a day, a year, a date in figures; not a sum with its groups or decimals.
pub(in crate::value) fn cue_of_digits(written: &str) -> Cues {
    let dots = written.bytes().filter(|byte| *byte == b'.').count();
    let amount = written.len() > 4 && dots == 0 || dots == 1 || written.contains(',');
    if amount { Cues::NONE } else { Cues::DATE }
}

/// How many words behind the first word of a date a needed one stands at most; ours, with a margin.
const REACH: usize = 10;

struct Table {
    words: WordIndex,
    /// The words of [`NEEDED`] come first.
    needed: u32,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut words = WordIndex::new();
    for word in NEEDED.split(' ') {
        words.insert(word);
    }
    let needed = words.len() as u32;
    for word in OPENING.split(' ') {
        words.insert(word);
    }
    Table { words, needed }
});

/// Whether a date may begin with a token, and if so whether the token is one that every date needs.
fn opens(table: &Table, words: &Words<'_>, at: usize) -> Option<bool> {
    let token = words.get(at)?;
    match token.shape {
        Shape::Number => Some(words.word(at).as_bytes().first().is_some_and(u8::is_ascii_digit)).filter(|digit| *digit),
        Shape::Word => {
            let number = table.words.get(token.hash, || words.word(at));
            number.map(|number| number < table.needed).or_else(|| words.word(at).starts_with('\'').then_some(false))
        }
        _ => words.word(at).starts_with('\'').then_some(false),
    }
}

/// The tokens at which a date may begin, in order.
pub(super) fn openings(words: &Words<'_>) -> Vec<usize> {
    let table = &*TABLE;
    let mut openings = Vec::new();
    let mut needed = None;
    for at in words.range().rev() {
        match opens(table, words, at) {
            Some(true) => {
                needed = Some(at);
                openings.push(at);
            }
            Some(false) if needed.is_some_and(|needed| needed - at <= REACH) => openings.push(at),
            _ => {}
        }
    }
    openings.reverse();
    openings
}

#[cfg(test)]
mod tests {
    use super::super::{holiday, lexicon};
    use super::{NEEDED, OPENING, TABLE, openings};
    use crate::text::Document;

    fn is_needed(word: &str) -> bool {
        lexicon::month(word).is_some()
            || lexicon::weekday(word).is_some()
            || lexicon::unit(word).is_some()
            || lexicon::season(word).is_some()
            || lexicon::decade(word).is_some()
            || lexicon::tens(word).is_some()
            || lexicon::ones(word).is_some_and(|ones| ones > 9)
            || lexicon::part_of_day(word)
    }

    fn opens(word: &str) -> bool {
        is_needed(word)
            || lexicon::which(word).is_some()
            || lexicon::part(word).is_some()
            || lexicon::ordinal(word).is_some()
            || lexicon::ones(word).is_some()
            || holiday::all_names().any(|name| name.split(' ').next() == Some(word))
    }

    #[test]
    fn the_words_of_the_other_tables_are_in_it() {
        let literals = [include_str!("lexicon.rs"), include_str!("holiday.rs"), include_str!("../number/words.rs")];
        let words = literals.iter().flat_map(|file| file.split('"')).flat_map(|literal| literal.split(' '));
        for word in words.filter(|word| opens(word)) {
            let number = TABLE.words.find(word);
            assert!(number.is_some(), "{word}");
            assert!(!is_needed(word) || number.is_some_and(|number| number < TABLE.needed), "{word}");
        }
        assert!(TABLE.words.len() == NEEDED.split(' ').count() + OPENING.split(' ').count());
    }

    #[test]
    fn every_holiday_holds_a_needed_word() {
        for name in holiday::all_names() {
            assert!(name.split(' ').any(|word| TABLE.words.find(word).is_some_and(|at| at < TABLE.needed)), "{name}");
        }
    }

    #[test]
    fn sentences_without_dates() {
        let count = |text: &str| {
            let document = Document::new(text);
            openings(&document.words_in(0..document.tokens().len())).len()
        };
        assert_eq!(count("In the end the first of them left by a side door."), 0);
        assert_eq!(count("In the end the first of them left by Monday."), 5);
        assert_eq!(count("It rained."), 0);
    }
}
