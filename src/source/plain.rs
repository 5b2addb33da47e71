//! Plain text: the text is the article; what is known of it stands in its first lines.

use super::article::Article;
use super::format::File;
use crate::problem::Problems;

pub(super) fn read(file: File, _: &mut Problems) -> Vec<Article> {
    vec![Article { text: file.text, undecodable: file.undecodable, in_file: true, ..Article::default() }]
}
