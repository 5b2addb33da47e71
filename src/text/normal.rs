/// The form in which words are compared: lower case, straight apostrophes, one kind of dash, no dots of abbreviations.
///
/// ```
/// assert_eq!(factdiff::text::normalise("U.S."), "us");
/// assert_eq!(factdiff::text::normalise("Israel’s"), "israel's");
/// assert_eq!(factdiff::text::normalise("–"), "-");
/// ```
pub fn normalise(word: &str) -> String {
    let mut normal = String::with_capacity(word.len());
    push_normal(&mut normal, word);
    normal
}

/// Adds a word in the form of [`normalise`].
pub(crate) fn push_normal(normal: &mut String, word: &str) {
    if word.is_ascii() {
        let start = normal.len();
        if word.contains('.') && word.bytes().any(|byte| byte.is_ascii_alphabetic()) {
            normal.extend(word.chars().filter(|c| *c != '.'));
        } else {
            normal.push_str(word);
        }
        normal[start..].make_ascii_lowercase();
        return;
    }
    let has_letters = word.chars().any(char::is_alphabetic);
    for c in word.chars() {
        match c {
            '.' if has_letters => {}
            '’' | '‘' | 'ʼ' | '′' => normal.push('\''),
            '“' | '”' | '„' | '«' | '»' => normal.push('"'),
            c if is_dash(c) => normal.push('-'),
            '\u{ad}' => {}
            c => normal.extend(c.to_lowercase()),
        }
    }
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}
