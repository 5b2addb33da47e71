//! Web pages: the article's words, without navigation, advertisements and markup, by Mozilla's readability rules
//! (`dom_smoothie`); title, date and outlet from the page's metadata.
//!
//! Lines are those of the extracted text, which is kept: a page has no lines that a reader would know.

use dom_smoothie::{Config, Readability};

use super::article::Article;
use super::flow::{Flow, Gap};
use super::format::File;
use super::page::Page;
use crate::problem::{Problem, Problems};
use crate::text::Region;

/// A page of more elements than this is no article and is read as a whole; ours, a hundred times a long article.
const ELEMENTS: usize = 100_000;

/// A page whose elements nest deeper than this is refused: the time to parse grows with the depth. Ours, twice the 512 at
/// which browsers stop to nest.
const DEEPEST: usize = 1024;

/// Elements whose words are not part of a text.
const SILENT: &[&str] = &[
    "audio", "button", "canvas", "datalist", "dialog", "embed", "form", "head", "iframe", "input", "math", "nav",
    "noscript", "object", "option", "script", "select", "style", "svg", "template", "textarea", "title", "video",
];
/// Elements that nothing closes, or that the next of their kind closes (HTML Standard, "void elements", "optional tags").
const UNCLOSED: &[&str] = &[
    "area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img",
    "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot",
    "th", "thead", "tr", "track", "wbr",
];
/// Elements around the article, where it could not be told from them.
const AROUND: &[&str] = &["aside", "footer"];
/// Elements that stand in a line of words.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
];

pub(super) fn sniff(text: &str) -> bool {
    let start = text.trim_start();
    let begins = |tag: &str| start.get(..tag.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(tag));
    ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| begins(tag))
        || begins("<?xml") && super::dateline::floor(start, 1024).contains("<html")
}

pub(super) fn read(file: File, problems: &mut Problems) -> Vec<Article> {
    let File { name, text, undecodable } = file;
    if depth(&text) > DEEPEST {
        let what = format!("the elements of `{name}` nest more than {DEEPEST} deep, which no article does");
        problems.push(Problem::error(what).hint("save the article as text"));
        return Vec::new();
    }
    let config = Config { max_elements_to_parse: ELEMENTS, ..Config::default() };
    let mut page = Page::default();
    let mut flow = Flow::default();
    if let Ok(mut readability) = Readability::new(text.as_str(), None, Some(config)) {
        page = Page::read(&readability);
        if let Ok(article) = readability.parse() {
            page.title = page.title.or_else(|| Some(article.title).filter(|title| !title.is_empty()));
            page.outlet = page.outlet.or(article.site_name);
            flow = words(&readability, "#readability-page-1", &[]);
        }
        // The rules look for paragraphs; a short or unusual page may have none that they know.
        if !flow.text.contains(char::is_alphanumeric)
            && let Ok(whole) = Readability::new(text.as_str(), None, None)
        {
            flow = words(&whole, "body", AROUND);
        }
    }
    if let Some((written, why)) = &page.unread {
        let what = format!("the date `{written}` in the metadata of `{name}` is not used, because {why}");
        problems.push(Problem::warning(what).hint("give `published` in `story.yaml`"));
    }
    vec![Article {
        outlet: page.outlet,
        title: page.title,
        url: page.url,
        published: page.published,
        text: flow.text,
        regions: flow.regions,
        undecodable,
        ..Article::default()
    }]
}

/// How deep the elements of a page nest, as far as its tags tell, in one pass.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut inside: Option<String> = None;
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closes = rest.starts_with('/');
        let tag = rest.strip_prefix('/').unwrap_or(rest);
        let name = &tag[..tag.len() - tag.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len()];
        if name.is_empty() || name.len() > 16 {
            continue;
        }
        let name = name.to_ascii_lowercase();
        // What stands in a script is no markup, up to its own end.
        if let Some(script) = &inside {
            if closes && name == *script {
                inside = None;
            }
            continue;
        }
        if UNCLOSED.contains(&name.as_str()) {
            continue;
        }
        if closes {
            depth = depth.saturating_sub(1);
        } else if matches!(name.as_str(), "script" | "style") {
            // What stands in there is no markup: its own end tag is the next that counts.
            inside = Some(name);
        } else {
            depth += 1;
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The words below the element that `selector` finds, but for those inside `left_out`.
fn words(readability: &Readability, selector: &str, left_out: &[&str]) -> Flow {
    let mut flow = Flow::default();
    let root = readability.doc.select_single(selector);
    // The second time that a node comes up, all inside it has been written. No recursion: pages nest as deep as they like.
    let mut stack: Vec<_> = root.nodes().iter().map(|node| (*node, false)).collect();
    while let Some((node, done)) = stack.pop() {
        if node.is_text() {
            flow.words(&node.text());
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        let name: &str = &name;
        if SILENT.contains(&name) || left_out.contains(&name) || !(node.is_element() || node.is_document()) {
            continue;
        }
        let caption = matches!(name, "figcaption" | "caption");
        let gap = match name {
            "br" | "li" | "tr" | "dt" | "dd" => Gap::Line,
            "td" | "th" => Gap::Space,
            _ if INLINE.contains(&name) => Gap::Nothing,
            _ => Gap::Paragraph,
        };
        flow.gap(gap);
        if done {
            if caption {
                flow.close();
            }
            if matches!(name, "td" | "th") && node.next_element_sibling().is_some() {
                flow.words("|");
                flow.gap(Gap::Space);
            }
            continue;
        }
        if caption {
            flow.open(Region::Caption);
        }
        stack.push((node, true));
        stack.extend(node.children_it(true).map(|child| (child, false)));
    }
    flow
}

#[cfg(test)]
mod tests {
    use super::depth;

    #[test]
    fn depths() {
        assert_eq!(depth("<html><body><div><p>a<p>b<br>c</div><DIV></DIV>"), 1);
        assert_eq!(depth(&"<div>".repeat(30)), 30);
        assert_eq!(depth(&"<b>x</b>".repeat(30)), 1);
        assert_eq!(depth("<script>'<div><div>'; a < b</script><i>x</i>"), 1);
        assert_eq!(depth("a < b <"), 0);
    }
}
