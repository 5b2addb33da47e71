//! What went wrong, where, and how to mend it: the one error that a user sees.
//!
//! A problem is data until the last moment. Everything that can find several problems returns all of them
//! ([`Problems`]), and only the command line turns them into text.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use anstyle::{AnsiColor, Style};

use crate::text::Span;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The job cannot be done as asked; the process exits 2.
    Error,
    /// The run goes on, and the user is told.
    Warning,
}

/// A place in a file that the user wrote: the file's name as the user gave it, its text, and the bytes meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file as the user named it.
    pub file: Arc<str>,
    /// The whole text of the file.
    pub text: Arc<str>,
    /// The bytes under which the caret goes.
    pub span: Span,
}

impl Place {
    /// Line and column of the start, from 1, columns in characters.
    pub fn line_column(&self) -> (usize, usize) {
        let before = &self.text[..(self.span.start as usize).min(self.text.len())];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

/// One thing that went wrong.
///
/// `what` is one sentence in plain English, lower case, without a full stop, names in backticks. `hint` is one repair.
///
/// ```
/// use factdiff::problem::Problem;
///
/// let problem = Problem::error("`talks.txt` is missing").hint("check the spelling of the path");
/// assert_eq!(problem.to_string(), "error: `talks.txt` is missing\n  hint: check the spelling of the path");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// What is the matter.
    pub what: String,
    /// Where, if it has a place in a file of the user's.
    pub place: Option<Place>,
    /// How to mend it.
    pub hint: Option<String>,
    /// What it has in common with the other problems that it also stands for.
    pub repeats: Option<Box<Repeats>>,
}

/// A reason that holds for several records of a file, which are told together: the first is named, the others are counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeats {
    /// Why: a clause without a full stop.
    pub reason: String,
    /// What the records are called: `lines`.
    pub several: &'static str,
    /// How many records there are beside the one that is named.
    pub more: usize,
}

impl Problem {
    /// A problem that stops the job.
    pub fn error(what: impl Into<String>) -> Problem {
        Problem { severity: Severity::Error, what: what.into(), place: None, hint: None, repeats: None }
    }

    /// A problem that is told and stops nothing.
    pub fn warning(what: impl Into<String>) -> Problem {
        Problem { severity: Severity::Warning, ..Problem::error(what) }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, place: Place) -> Problem {
        self.place = Some(place);
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Problem {
        self.hint = Some(hint.into());
        self
    }

    /// Takes in a problem that another record has for the same reason; returns whether it was one.
    pub fn takes_in(&mut self, other: &Problem) -> bool {
        match (&mut self.repeats, &other.repeats) {
            (Some(one), Some(other)) if (&one.reason, one.several) == (&other.reason, other.several) => {
                one.more += other.more + 1;
                true
            }
            _ => false,
        }
    }

    /// What is the matter, with the number of others that it stands for.
    fn told(&self) -> Cow<'_, str> {
        match &self.repeats {
            Some(repeats) if repeats.more > 0 => {
                let Repeats { several, more, .. } = &**repeats;
                Cow::Owned(format!("{} (and {more} more {several} for the same reason)", self.what))
            }
            _ => Cow::Borrowed(&self.what),
        }
    }

    /// The problem as the user reads it: heading, `file:line:column`, the line with a caret, the repair; no final newline.
    pub fn render(&self, color: bool) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let Some(place) = &self.place else {
            return self.plain(color);
        };
        let snippet = Snippet::source(&*place.text)
            .path(&*place.file)
            .annotation(AnnotationKind::Primary.span(clamp(&place.text, place.span)));
        let mut group = level.primary_title(self.told()).element(snippet);
        if let Some(hint) = &self.hint {
            group = group.element(Level::HELP.with_name("hint").message(hint));
        }
        let renderer = if color { Renderer::styled() } else { Renderer::plain() };
        renderer.render(&[group])
    }

    /// The problem without a snippet, for want of a place.
    fn plain(&self, color: bool) -> String {
        if !color {
            return self.to_string();
        }
        let name = match self.severity {
            Severity::Error => AnsiColor::Red,
            Severity::Warning => AnsiColor::Yellow,
        };
        let (style, bold) = (Style::new().bold().fg_color(Some(name.into())), Style::new().bold());
        let text = self.to_string();
        let (severity, rest) = text.split_once(':').unwrap_or((&text, ""));
        let (what, hint) =
            rest.split_once('\n').map_or((rest, String::new()), |(what, hint)| (what, format!("\n{hint}")));
        format!("{style}{severity}{style:#}{bold}:{what}{bold:#}{hint}")
    }
}

/// Cuts a span to the text and to its first line, at character boundaries, so that the snippet stays one line.
fn clamp(text: &str, span: Span) -> std::ops::Range<usize> {
    let floor = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (start, end) = (floor(span.start as usize), floor(span.end as usize));
    let line_end = text[start..].find('\n').map_or(text.len(), |at| start + at);
    start..end.clamp(start, line_end)
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{severity}: {}", self.told())?;
        if let Some(place) = &self.place {
            let (line, column) = place.line_column();
            write!(f, "\n  at {}:{line}:{column}", place.file)?;
        }
        if let Some(hint) = &self.hint {
            write!(f, "\n  hint: {hint}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}

/// All problems of one step, at least one of which is an error when it is returned as an `Err`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Whether one of them stops the job.
    pub fn has_error(&self) -> bool {
        self.0.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }
}

impl From<Problem> for Problems {
    fn from(problem: Problem) -> Problems {
        Problems(vec![problem])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, problem) in self.0.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            write!(f, "{problem}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
