use super::Span;

/// What the form of a token is filled up with where it is shorter than what is written; no token holds such a byte.
const FILLING: char = '\0';
/// What stands first in place of a form that is longer than what is written; no token holds such a byte either.
const LONGER: char = '\u{1}';

/// The normalised forms of the tokens of a text, each at the place of its token: mostly just the letters of the text in lower
/// case.
#[derive(Clone, Debug, Default)]
pub(super) struct Forms {
    letters: String,
    /// The forms for which there is no room, with where their tokens begin, in order.
    longer: Vec<(u32, Box<str>)>,
}

impl Forms {
    /// The forms of a text whose tokens are all as they should be but for ASCII capitals.
    pub(super) fn of_text(text: &str) -> Forms {
        Forms { letters: text.to_ascii_lowercase(), longer: Vec::new() }
    }

    /// The letters of all tokens at their places, those in ASCII in lower case.
    #[inline]
    pub(super) fn bytes(&self) -> &[u8] {
        self.letters.as_bytes()
    }

    /// The form of the token at a place.
    #[inline(always)]
    pub(super) fn of(&self, span: Span) -> &str {
        let form = &self.letters[span.range()];
        if form.as_bytes().last() == Some(&(FILLING as u8)) { self.filled(form, span) } else { form }
    }

    #[cold]
    fn filled<'f>(&'f self, form: &'f str, span: Span) -> &'f str {
        if form.starts_with(LONGER) {
            let at = self.longer.partition_point(|(start, _)| *start < span.start);
            return self.longer.get(at).map_or("", |(_, longer)| longer);
        }
        &form[..form.find(FILLING).unwrap_or(form.len())]
    }

    /// Gives the token at a place its form; the places come in order.
    pub(super) fn set(&mut self, span: Span, form: &str) {
        if self.letters[span.range()] == *form {
            return;
        }
        let mut filled = String::with_capacity(span.len());
        if form.len() > span.len() {
            self.longer.push((span.start, form.into()));
            filled.push(LONGER);
        } else {
            filled.push_str(form);
        }
        filled.extend(std::iter::repeat_n(FILLING, span.len() - filled.len()));
        self.letters.replace_range(span.range(), &filled);
    }
}

#[cfg(test)]
mod tests {
    use super::Forms;
    use crate::text::Span;

    #[test]
    fn forms_stand_where_their_tokens_do() {
        let mut forms = Forms::of_text("The U.S. \u{ad} ȺȺ Łódź");
        let spans = [Span::new(0, 3), Span::new(4, 8), Span::new(9, 11), Span::new(12, 16), Span::new(17, 24)];
        for (span, form) in spans.iter().zip(["the", "us", "", "ⱥⱥ", "łódź"]) {
            forms.set(*span, form);
        }
        assert_eq!(spans.map(|span| forms.of(span)), ["the", "us", "", "ⱥⱥ", "łódź"]);
        assert_eq!(forms.of(Span::new(3, 3)), "");
    }
}
