//! The report for people, in a terminal: who says what, then each finding with its quotes.

use similar::{ChangeTag, TextDiff};

use super::layout::{Quote, clean, cut, cut_path, width, wrap};
use super::style::Painter;
use super::{ReportOptions, Totals, counted, level_counts, matrix, reported};
use crate::compare::{Coverage, Finding, Side, SideClaim, StoryComparison};
use crate::extract::record::{Modality, Tense};
use crate::rule::{Class, Level};
use crate::source::Role;

/// How many lines a quote takes at most, roughly.
const QUOTE_LINES: usize = 3;
/// How many answers of one source alone are shown with their quotes; of more a line each.
const SINGLES: usize = 3;
/// How many questions that no source answers are listed: the rules of a desk have fewer, the packs together more.
pub(super) const SILENT: usize = 24;
/// How many quotes a side shows: of errors and warnings, and of notes.
const QUOTES_LOUD: usize = 3;
const QUOTES_NOTE: usize = 1;

/// The report of all stories, one after the other.
pub(super) fn write(stories: &[StoryComparison], options: &ReportOptions) -> String {
    let mut page = Page {
        out: String::new(),
        painter: Painter { color: options.color },
        width: options.width.max(40),
        all: options.all,
    };
    for (at, story) in stories.iter().enumerate() {
        if at > 0 {
            page.out.push('\n');
        }
        page.story(story, &reported(story, options));
    }
    let mut totals = Totals::default();
    stories.iter().for_each(|story| totals.add(story));
    page.out.push_str(&end(&totals, options));
    page.out
}

/// The last line of a report of several stories.
pub(super) fn end(totals: &Totals, options: &ReportOptions) -> String {
    if totals.stories < 2 {
        return String::new();
    }
    let words = format!("{} in all: {}", counted_stories(totals.stories), totals.levels());
    format!("\n{}\n", wrap(&words, options.width.max(40)).join("\n"))
}

fn counted_stories(number: usize) -> String {
    if number == 1 { "1 story".to_owned() } else { format!("{number} stories") }
}

struct Page {
    out: String,
    painter: Painter,
    width: usize,
    all: bool,
}

impl Page {
    fn line(&mut self, words: &str) {
        self.out.push_str(words.trim_end());
        self.out.push('\n');
    }

    /// Words in as many lines as they need, all behind `indent`.
    fn paragraph(&mut self, indent: &str, words: &str) {
        for line in wrap(&clean(words), self.width - width(indent)) {
            self.line(&format!("{indent}{line}"));
        }
    }

    fn story(&mut self, story: &StoryComparison, findings: &[&Finding]) {
        let title = clean(story.title.as_deref().unwrap_or(&story.story));
        for line in wrap(&title, self.width) {
            let line = self.painter.bold(&line);
            self.line(&line);
        }
        let rule = "═".repeat(width(&title).clamp(1, self.width));
        self.line(&rule);
        self.sources(story);
        self.out.push('\n');
        let mut table = String::new();
        matrix::write(story, self.width, self.painter, &mut table);
        if !table.is_empty() {
            self.out.push_str(&table);
            let legend = matrix::legend(story, &table, self.width - 2);
            if !legend.is_empty() {
                self.out.push('\n');
            }
            for line in legend {
                let line = self.painter.dim(&line);
                self.line(&format!("  {line}"));
            }
            self.out.push('\n');
        }
        let alone = |finding: &&&Finding| finding.finding == Class::Single && finding.level == Level::Note;
        let singles: Vec<&Finding> = findings.iter().filter(alone).copied().collect();
        let listed = singles.len() > SINGLES && !self.all;
        for finding in findings.iter().filter(|finding| !listed || !alone(finding)) {
            self.finding(story, finding);
            self.out.push('\n');
        }
        if listed {
            self.singles(story, &singles);
            self.out.push('\n');
        }
        self.summary(story);
    }

    fn sources(&mut self, story: &StoryComparison) {
        let ids =
            story.sources.iter().map(|source| width(&clean(&source.source))).max().unwrap_or(0).min(self.width / 3);
        for (at, source) in story.sources.iter().enumerate() {
            let id = cut(&clean(&source.source), ids);
            let mut facts: Vec<String> = Vec::new();
            facts.extend(source.outlet.as_deref().map(clean));
            facts.push(source.published.map_or_else(|| "no publication date".to_owned(), |day| day.to_string()));
            match source.role {
                Role::Peer => {}
                Role::Draft => facts.push("draft".to_owned()),
                Role::Reference => facts.push("reference".to_owned()),
            }
            if let Some(first) = story.copies.get(at).filter(|first| **first != at) {
                let share = story.common[at];
                facts.push(format!("near copy of {} ({share}% in common)", clean(&story.sources[*first].source)));
            }
            if source.undecodable > 0 {
                facts.push(format!("{} could not be decoded", counted(source.undecodable, "byte")));
            }
            let room = self.width - (2 + ids + 2);
            let mut lines = wrap(&facts.join(" · "), room);
            let file = cut_path(&clean(&source.file), room);
            match lines.last_mut().filter(|line| width(line) + 3 + width(&file) <= room) {
                Some(line) => line.push_str(&format!(" · {file}")),
                None => lines.push(file),
            }
            for (row, line) in lines.iter().enumerate() {
                let name = if row == 0 {
                    format!("{}{}", self.painter.bold(&id), " ".repeat(ids - width(&id)))
                } else {
                    " ".repeat(ids)
                };
                self.line(&format!("  {name}  {line}"));
            }
        }
    }

    fn finding(&mut self, story: &StoryComparison, finding: &Finding) {
        let slot = story.slots.iter().find(|slot| slot.slot == finding.slot);
        let head = format!("{}: {}", finding.level, finding.finding);
        let question = format!("{} [{}]", clean(&question_of(story, finding)), finding.slot);
        for (at, line) in wrap(&format!("{head} · {question}"), self.width).iter().enumerate() {
            let line = match line.strip_prefix(&head).filter(|_| at == 0) {
                Some(rest) => format!("{}{}", self.painter.level(finding.level, &head), self.painter.bold(rest)),
                None => self.painter.bold(line),
            };
            self.line(&line);
        }
        self.paragraph("  ", &finding.reason);
        if let Some(diff) = self.difference(finding) {
            self.line(&diff);
        }
        let covered = story.coverage.iter().find(|row| row.slot == finding.slot && row.key == finding.key);
        // What concerns one source is no matter of coverage.
        let own = matches!(finding.finding, Class::Single | Class::Inconsistent | Class::Weekday);
        if let Some(covered) = covered.filter(|_| !own) {
            self.dim_paragraph(&coverage_words(covered));
        }
        for side in &finding.sides {
            self.side(story, finding, side);
        }
        let more = slot.map(|slot| [slot.note.as_deref(), slot.link.as_deref()]).unwrap_or_default();
        if more.iter().any(Option::is_some) {
            self.out.push('\n');
        }
        for words in more.into_iter().flatten() {
            self.dim_paragraph(words);
        }
    }

    /// What one source alone states, a line each: there is nothing to hold against it.
    fn singles(&mut self, story: &StoryComparison, findings: &[&Finding]) {
        let head = self.painter.level(Level::Note, "note: single");
        let rest =
            self.painter.bold(&format!(" · {} answered by one source only", counted(findings.len(), "question")));
        self.line(&format!("{head}{rest}"));
        for finding in findings {
            let key = finding.key.as_ref().map_or_else(String::new, |key| format!(" ({key})"));
            let sides: Vec<String> = finding.sides.iter().map(side_words).collect();
            let claim = finding.sides.first().and_then(|side| side.claims.first());
            let place = claim.map_or_else(String::new, |claim| {
                let file = story.sources.iter().find(|source| source.source == claim.source);
                format!("{} · {}:{}", claim.source, file.map_or("", |source| &source.file), claim.said.line)
            });
            let words = clean(&format!("{}{key}: {} — {place}", finding.slot, sides.join(" / ")));
            for (at, line) in wrap(&words, self.width - 4).into_iter().enumerate() {
                self.line(&format!("{}{line}", if at == 0 { "  " } else { "    " }));
            }
        }
    }

    fn dim_paragraph(&mut self, words: &str) {
        for line in wrap(&clean(words), self.width - 2) {
            let line = self.painter.dim(&line);
            self.line(&format!("  {line}"));
        }
    }

    fn side(&mut self, story: &StoryComparison, finding: &Finding, side: &Side) {
        let who = if side.sources.is_empty() { "expected".to_owned() } else { side.sources.join(", ") };
        let head = format!("{} — {}", side_words(side), clean(&who));
        self.out.push('\n');
        for (at, line) in wrap(&head, self.width - 4).into_iter().enumerate() {
            let indent = if at == 0 { "  " } else { "    " };
            let line = match line.split_once(" — ").filter(|_| at == 0) {
                Some((shown, who)) => format!("{} — {who}", self.painter.bold(shown)),
                None => line,
            };
            self.line(&format!("{indent}{line}"));
        }
        let quotes = chosen_quotes(finding, side, self.all);
        for claim in &quotes {
            self.quote(story, claim);
        }
        let mut others: Vec<&str> = side.claims.iter().map(|claim| claim.source.as_str()).collect();
        others.retain(|source| quotes.iter().all(|claim| claim.source != *source));
        others.dedup();
        if !others.is_empty() {
            self.paragraph("    ", &format!("and in {}", others.join(", ")));
        }
    }

    fn quote(&mut self, story: &StoryComparison, claim: &SideClaim) {
        let indent = 6;
        let room = self.width - indent;
        let quote = Quote::new(&claim.said, room * QUOTE_LINES - room / 4);
        for line in quote.lines(room, self.painter) {
            self.line(&format!("    {} {line}", self.painter.dim("│")));
        }
        let file = story.sources.iter().find(|source| source.source == claim.source).map_or("", |source| &source.file);
        let line = format!(":{}", claim.said.line);
        let mut place = format!("{}{line}", cut_path(&clean(file), room - width(&line)));
        for label in labels(claim) {
            place.push_str(" · ");
            place.push_str(&label);
        }
        for (at, line) in wrap(&place, room).into_iter().enumerate() {
            let corner = if at == 0 { "└" } else { " " };
            let line = self.painter.dim(&format!("{corner} {line}"));
            self.line(&format!("    {line}"));
        }
    }

    /// Two wordings in one line, what differs in braces: `{Anthony|Antony} Blake`.
    fn difference(&self, finding: &Finding) -> Option<String> {
        if !matches!(finding.finding, Class::Spelling | Class::Label) {
            return None;
        }
        let [one, other] = [finding.sides.first()?, finding.sides.get(1)?].map(|side| clean(&side.shown));
        let line = format!("  {}", inline_difference(&one, &other, |words, first| self.painter.variant(words, first)));
        let plain = format!("  {}", inline_difference(&one, &other, |words, _| words.to_owned()));
        (width(&plain) <= self.width).then_some(line)
    }

    fn summary(&mut self, story: &StoryComparison) {
        let asked = story.coverage.len();
        let answered: Vec<&Coverage> = story.coverage.iter().filter(|row| !row.answered.is_empty()).collect();
        let all = answered.iter().filter(|row| row.answered.len() == story.sources.len()).count();
        let independent = story.copies.iter().enumerate().filter(|(at, first)| at == *first).count();
        let mut sources = counted(story.sources.len(), "source");
        if independent < story.sources.len() {
            sources = format!("{sources} ({independent} independent)");
        }
        let line = format!("{} · {sources}", level_counts(story.findings.iter()));
        for line in wrap(&line, self.width) {
            let line = self.painter.bold(&line);
            self.line(&line);
        }
        self.paragraph(
            "",
            &format!("{} of {} answered, {all} by every source", answered.len(), counted(asked, "question")),
        );
        let silent: Vec<String> = story
            .coverage
            .iter()
            .filter(|row| row.answered.is_empty() && row.unclear.is_empty())
            .map(|row| match row.near_misses {
                0 => row.slot.clone(),
                near => format!("{} ({})", row.slot, counted_near(near)),
            })
            .collect();
        if silent.len() > SILENT && !self.all {
            let words =
                format!("{} without an answer in any source; `--all` lists them", counted(silent.len(), "question"));
            self.paragraph("", &words);
        } else if !silent.is_empty() {
            self.paragraph("", &format!("not stated by any source: {}", silent.join(", ")));
        }
    }
}

/// `1 near miss`, `3 near misses`.
pub(super) fn counted_near(near: u32) -> String {
    if near == 1 { "1 near miss".to_owned() } else { format!("{near} near misses") }
}

/// How many ways of saying it stand at the head of a side.
const WAYS: usize = 3;

/// What a side says: its value, then the other ways in which its sources put it, `14 / at least 12`.
pub(super) fn side_words(side: &Side) -> String {
    let mut ways = vec![clean(&side.shown)];
    // The value of a list is its names together, and its claims are one name each.
    if side.claims.iter().any(|claim| claim.shown == side.shown) {
        for claim in &side.claims {
            let words = clean(&claim.shown);
            if ways.iter().all(|known| known.to_lowercase() != words.to_lowercase()) {
                ways.push(words);
            }
        }
    }
    if ways.len() > WAYS {
        ways.truncate(WAYS);
        ways.push("…".to_owned());
    }
    ways.join(" / ")
}

/// The claims of a side that are quoted, one a source and other words before the same: first what stands on no other side,
/// since it is what differs, and there what heads the side.
fn chosen_quotes<'c>(finding: &Finding, side: &'c Side, all: bool) -> Vec<&'c SideClaim> {
    let most = match finding.level {
        _ if all => usize::MAX,
        Level::Warning | Level::Error => QUOTES_LOUD,
        // Where all agree there is one side, and it shows the two ways of saying it.
        _ => QUOTES_NOTE + usize::from(finding.sides.len() == 1),
    };
    let elsewhere = |claim: &SideClaim| {
        let place = |claim: &SideClaim| (claim.said.start, claim.said.end);
        let others = finding.sides.iter().filter(|other| !std::ptr::eq(*other, side));
        others.flat_map(|other| &other.claims).any(|other| other.source == claim.source && place(other) == place(claim))
    };
    let mut claims: Vec<&SideClaim> = side.claims.iter().collect();
    claims.sort_by_cached_key(|claim| (elsewhere(claim), claim.shown != side.shown));
    let mut by_source: Vec<&SideClaim> = Vec::new();
    for claim in claims {
        if all || by_source.iter().all(|other| other.source != claim.source) {
            by_source.push(claim);
        }
    }
    let mut chosen: Vec<&SideClaim> = Vec::new();
    for claim in &by_source {
        if chosen.len() < most && chosen.iter().all(|other| other.shown != claim.shown) {
            chosen.push(claim);
        }
    }
    let more = by_source.iter().filter(|claim| !chosen.iter().any(|other| std::ptr::eq(*other, **claim)));
    let room = if finding.level >= Level::Warning || all { most.saturating_sub(chosen.len()) } else { 0 };
    let more: Vec<&SideClaim> = more.take(room).copied().collect();
    chosen.extend(more);
    chosen.sort_by_key(|claim| side.claims.iter().position(|other| std::ptr::eq(other, *claim)));
    chosen
}

/// The question of a finding, with the key in the place of `<person>`, or behind it.
pub(super) fn question_of(story: &StoryComparison, finding: &Finding) -> String {
    let slot = story.slots.iter().find(|slot| slot.slot == finding.slot);
    let question = slot.map_or(finding.slot.as_str(), |slot| &slot.question);
    let Some(key) = &finding.key else { return question.to_owned() };
    let place = slot.and_then(|slot| slot.each).map(|each| format!("<{each}>"));
    match place.filter(|place| question.contains(place.as_str())) {
        Some(place) => question.replace(&place, key),
        None => format!("{question} ({key})"),
    }
}

/// How a claim is meant, where that is more than a plain statement.
pub(super) fn labels(claim: &SideClaim) -> Vec<String> {
    let context = &claim.context;
    let mut labels = Vec::new();
    match (context.modality, context.tense) {
        (Modality::Planned, _) => labels.push("as a plan".to_owned()),
        (Modality::Possible, _) => labels.push("as possible".to_owned()),
        (Modality::Conditional, _) => labels.push("on a condition".to_owned()),
        (Modality::Asserted, Some(Tense::Future)) => labels.push("as ahead".to_owned()),
        (Modality::Asserted, _) => {}
    }
    if let Some(by) = &context.by {
        let stance = context.stance.as_deref().unwrap_or("said");
        labels.push(clean(&format!("{stance} by {by}")));
    }
    labels.extend(context.as_of.as_ref().map(|day| format!("as of {}", clean(day))));
    labels.extend(context.scope.as_ref().map(|scope| format!("scope: {}", clean(scope))));
    labels
}

/// `answered by 3 of 5 sources`.
pub(super) fn coverage_words(row: &Coverage) -> String {
    let of = row.answered.len() + row.not_stated.len() + row.unclear.len();
    let mut words = format!("answered by {} of {}", row.answered.len(), counted(of, "source"));
    if !row.unclear.is_empty() {
        words.push_str(&format!(", unclear in {}", row.unclear.len()));
    }
    words
}

/// Two wordings in one, what differs in braces, first the one, then the other.
pub(super) fn inline_difference(one: &str, other: &str, paint: impl Fn(&str, bool) -> String) -> String {
    let diff = TextDiff::from_unicode_words(one, other);
    let mut out = String::new();
    let (mut left, mut right, mut between) = (String::new(), String::new(), String::new());
    let flush = |out: &mut String, left: &mut String, right: &mut String| {
        if !left.is_empty() || !right.is_empty() {
            let (a, b) = (left.trim(), right.trim());
            let lead = left.starts_with(' ') || right.starts_with(' ');
            let trail = left.ends_with(' ') || right.ends_with(' ');
            let text = format!("{{{}|{}}}", paint(a, true), paint(b, false));
            out.push_str(&format!("{}{text}{}", if lead { " " } else { "" }, if trail { " " } else { "" }));
            left.clear();
            right.clear();
        }
    };
    for change in diff.iter_all_changes() {
        let value = change.value();
        match change.tag() {
            // White space between two differences belongs to both, so that they stay one.
            ChangeTag::Equal if value.trim().is_empty() && (!left.is_empty() || !right.is_empty()) => {
                between.push_str(value)
            }
            ChangeTag::Equal => {
                flush(&mut out, &mut left, &mut right);
                out.push_str(&between);
                between.clear();
                out.push_str(value);
            }
            ChangeTag::Delete => {
                left.push_str(&between);
                right.push_str(&between);
                between.clear();
                left.push_str(value);
            }
            ChangeTag::Insert => {
                left.push_str(&between);
                right.push_str(&between);
                between.clear();
                right.push_str(value);
            }
        }
    }
    flush(&mut out, &mut left, &mut right);
    out.push_str(&between);
    out
}
