use anstyle::{AnsiColor, Style};

use crate::rule::Level;

/// Paints words where colour is wanted, and leaves them as they are where not.
#[derive(Clone, Copy, Debug)]
pub(super) struct Painter {
    pub(super) color: bool,
}

impl Painter {
    fn paint(self, style: Style, words: &str) -> String {
        if self.color && !words.is_empty() { format!("{style}{words}{style:#}") } else { words.to_owned() }
    }

    pub(super) fn bold(self, words: &str) -> String {
        self.paint(Style::new().bold(), words)
    }

    pub(super) fn dim(self, words: &str) -> String {
        self.paint(Style::new().dimmed(), words)
    }

    /// The words that a value was read from.
    pub(super) fn said(self, words: &str) -> String {
        self.paint(Style::new().bold().underline(), words)
    }

    /// One of two wordings held side by side. Neither is old or new, so neither is red or green.
    pub(super) fn variant(self, words: &str, first: bool) -> String {
        let color = if first { AnsiColor::Cyan } else { AnsiColor::Magenta };
        self.paint(Style::new().bold().fg_color(Some(color.into())), words)
    }

    pub(super) fn level(self, level: Level, words: &str) -> String {
        let style = match level {
            Level::Error => Style::new().bold().fg_color(Some(AnsiColor::Red.into())),
            Level::Warning => Style::new().bold().fg_color(Some(AnsiColor::Yellow.into())),
            Level::Note => Style::new().bold().fg_color(Some(AnsiColor::Cyan.into())),
            Level::Off => Style::new().dimmed(),
        };
        self.paint(style, words)
    }
}
