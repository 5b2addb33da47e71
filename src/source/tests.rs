//! Small files of every format, with what is read of them beside them.

use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};

use super::{Defaults, FORMATS, Format, Source, read};
use crate::text::Region;

fn defaults() -> Defaults {
    Defaults { story: "talks".into(), id: "one".into(), published: None }
}

fn all(bytes: &[u8], name: &str) -> (Vec<Source>, Vec<String>) {
    let (sources, problems) = read(bytes.to_vec(), name, None, &defaults());
    (sources, problems.0.iter().map(ToString::to_string).collect())
}

#[track_caller]
fn one(text: &str, name: &str) -> Source {
    let (mut sources, problems) = all(text.as_bytes(), name);
    assert_eq!(problems, [""; 0], "in {text:?}");
    assert_eq!(sources.len(), 1, "in {text:?}");
    sources.remove(0)
}

/// `published · outlet · title`, each `-` where there is none.
fn known(source: &Source) -> String {
    let word = |word: &Option<String>| word.clone().unwrap_or_else(|| "-".into());
    let published = source.published.map_or_else(|| "-".into(), |day| day.to_string());
    format!("{published} · {} · {}", word(&source.outlet), word(&source.title))
}

/// The sentences, each with the first letter of its region.
fn sentences(source: &Source) -> Vec<String> {
    let document = source.document();
    let letter = |region| match region {
        Region::Headline => 'H',
        Region::Dateline => 'D',
        Region::Body => 'B',
        Region::Caption => 'C',
        Region::Pointer => 'P',
    };
    document.sentences().iter().map(|s| format!("{} {}", letter(s.region), document.slice(s.span))).collect()
}

#[track_caller]
fn reads(name: &str, text: &str, expected: &str, parts: &[&str]) {
    let source = one(text, name);
    assert_eq!(known(&source), expected, "in {text:?}");
    assert_eq!(sentences(&source), parts, "in {text:?}");
}

#[test]
fn headers_of_plain_text() {
    let reads = |text: &str, expected: &str, parts: &[&str]| reads("a.txt", text, expected, parts);
    reads("Talks ended. All left.", "- · - · -", &["B Talks ended.", "B All left."]);
    reads(
        "---\ntitle: Talks end\noutlet: Daily\npublished: 2024-04-02\n---\n\nAll left.",
        "2024-04-02 · Daily · Talks end",
        &["D ---", "D title:", "H Talks end", "D outlet: Daily", "D published: 2024-04-02", "D ---", "B All left."],
    );
    reads(
        " date 2024-04-02 Talks ended. All left.\n\nOne stayed.",
        "2024-04-02 · - · -",
        &["D date 2024-04-02", "B Talks ended.", "B All left.", "B One stayed."],
    );
    reads(
        "Talks end in Geneva\nPublished: April 2, 2024\nBy Ana Moss\n\nThe talks ended.",
        "2024-04-02 · - · Talks end in Geneva",
        &["H Talks end in Geneva", "D Published: April 2, 2024", "D By Ana Moss", "B The talks ended."],
    );
    reads(
        "Talks end\n\nWASHINGTON (AP) — The talks ended.",
        "- · Associated Press · Talks end",
        &["H Talks end", "D WASHINGTON (AP) —", "B The talks ended."],
    );
    reads(
        "PARIS, April 3, 2024 (Reuters) - The talks ended.",
        "2024-04-03 · Reuters · -",
        &["D PARIS, April 3, 2024 (Reuters) -", "B The talks ended."],
    );
    reads(
        "Date: 2024-04-02\nSource: Daily Courier\nTitle: Talks end\n\nThe talks ended.",
        "2024-04-02 · Daily Courier · Talks end",
        &["D Date: 2024-04-02", "D Source: Daily Courier", "D Title:", "H Talks end", "B The talks ended."],
    );
    reads(
        "Updated: April 3, 2024\nPublished 2 April 2024\nThe talks ended.",
        "2024-04-02 · - · -",
        &["D Updated: April 3, 2024", "D Published 2 April 2024", "B The talks ended."],
    );
    reads(
        "Updated 3 April 2024 | Ana Moss\nThe talks ended.",
        "2024-04-03 · - · -",
        &["D Updated 3 April 2024 | Ana Moss", "B The talks ended."],
    );
    reads(
        "By Ana Moss, Associated Press | April 2, 2024 at 12:57PM\nThe talks ended.",
        "2024-04-02 · - · -",
        &["D By Ana Moss, Associated Press | April 2, 2024 at 12:57PM", "B The talks ended."],
    );
    reads(
        "Talks end\nBy Ana Moss, Courier Staff, October 9, 2019\nThe talks ended.",
        "2019-10-09 · - · Talks end",
        &["H Talks end", "D By Ana Moss, Courier Staff, October 9, 2019", "B The talks ended."],
    );
    reads(
        "Talks end\nLISBON, July 21, 2016\nThe talks ended.",
        "2016-07-21 · - · Talks end",
        &["H Talks end", "D LISBON, July 21, 2016", "B The talks ended."],
    );
    reads(
        "Talks end\nTalks end\n(Photo: Ana Moss)\nThe talks ended.",
        "- · - · Talks end",
        &["H Talks end", "H Talks end", "C (Photo: Ana Moss)", "B The talks ended."],
    );
    reads(
        "Talks end\nBoth sides are silent\n2 April 2024\nThe talks ended.",
        "2024-04-02 · - · Talks end",
        &["H Talks end", "B Both sides are silent", "D 2 April 2024", "B The talks ended."],
    );
    reads(
        "Talks end\r\n\r\nPublished: 2024-04-02\r\nThe talks ended.\r\n",
        "2024-04-02 · - · Talks end",
        &["H Talks end", "D Published: 2024-04-02", "B The talks ended."],
    );
}

#[test]
fn lines_that_are_no_header() {
    let reads = |text: &str, parts: &[&str]| reads("a.txt", text, "- · - · -", parts);
    reads("The talks, which began\non Monday, ended.", &["B The talks, which began\non Monday, ended."]);
    reads(
        "The talks of the two countries that began on Monday\nin the capital ended on Tuesday without a word.",
        &["B The talks of the two countries that began on Monday\nin the capital ended on Tuesday without a word."],
    );
    reads(
        "The talks in Geneva between officials from the two countries of\nMorania and Lusatia ended.\nAll left.",
        &[
            "B The talks in Geneva between officials from the two countries of\nMorania and Lusatia ended.",
            "B All left.",
        ],
    );
    reads("Published reports say it ended. All left.", &["B Published reports say it ended.", "B All left."]);
    reads("By Monday, all had left. It ended.", &["B By Monday, all had left.", "B It ended."]);
    reads("Talks end", &["B Talks end"]);
    reads("He said: “Source: unknown.”", &["B He said: “Source: unknown.”"]);
}

#[test]
fn a_dateline_in_mid_text_is_no_outlet_of_the_whole() {
    reads(
        "a.txt",
        "Officials are holding talks.\nThe agency has the story:\nDaily- LISBON (AP) —\nOfficials are holding talks.",
        "- · - · -",
        &[
            "B Officials are holding talks.",
            "B The agency has the story:",
            "D Daily- LISBON (AP) —",
            "B Officials are holding talks.",
        ],
    );
}

#[test]
fn a_year_that_is_not_written_comes_from_the_default() {
    let published = Some("2023-12-31".parse().unwrap());
    let defaults = Defaults { published, ..defaults() };
    let day = |text: &str| {
        let (sources, problems) = read(text.as_bytes().to_vec(), "a.txt", None, &defaults);
        (sources[0].published.unwrap().to_string(), problems.0.len())
    };
    assert_eq!(day("LISBON, Jan. 2 (AP) — It ended."), ("2024-01-02".into(), 0));
    assert_eq!(day("Published: January 2\nIt ended."), ("2024-01-02".into(), 0));
    assert_eq!(day("It ended."), ("2023-12-31".into(), 0));
}

#[test]
fn dates_that_cannot_be_read_are_said() {
    #[track_caller]
    fn says(text: &str, written: &str, why: &str) {
        let (sources, problems) = all(text.as_bytes(), "a.txt");
        assert_eq!(sources[0].published, None);
        let [problem] = problems.as_slice() else { panic!("{text:?} gives {problems:?}") };
        let begin = format!("warning: the date `{written}` of `a.txt` is not used, because {why}\n  at a.txt:");
        assert!(problem.starts_with(&begin), "{problem}");
    }
    says("date 99999-04-02 It ended.", "99999-04-02", "there is no such year");
    says("Published: April 31, 2024\n\nIt ended.", "April 31, 2024", "there is no such day");
    says("Published: 03/04/2024\n\nIt ended.", "03/04/2024", "day and month could be either way round");
    says("Published: 8/2/13\n\nIt ended.", "8/2/13", "its year has two figures");
    says("Published: April 2\n\nIt ended.", "April 2", "it has no year");
    says("Date: on the 2nd\n\nIt ended.", "on the 2nd", "it is of no form that is known here");
}

#[test]
fn markdown() {
    let reads = |text: &str, expected: &str, parts: &[&str]| reads("a.md", text, expected, parts);
    reads(
        "---\ntitle: Talks end\noutlet: Daily Courier\ndate: 2024-04-02\n---\n\nThe *talks* [ended](http://x.org).\n",
        "2024-04-02 · Daily Courier · Talks end",
        &["H Talks end", "B The talks ended."],
    );
    reads(
        "# Talks end\n\nThe talks\n**ended** on Monday.\n\n## Afterwards\n\n- One left.\n- Two `stayed`.\n",
        "- · - · Talks end",
        &["H Talks end", "B The talks ended on Monday.", "B Afterwards", "B One left.", "B Two stayed."],
    );
    reads(
        "---\ntitle: Talks end\n---\n# Talks end\n\nPublished: 2 April 2024\n\nLISBON (AP) — It ended.",
        "2024-04-02 · Associated Press · Talks end",
        &["H Talks end", "H Talks end", "D Published: 2 April 2024", "D LISBON (AP) —", "B It ended."],
    );
    reads(
        "It ended.\n\n# Not a title\n\n![A man waves.](x.png)\n\n| dead | 12 |\n|---|---|\n| hurt | 3 |\n\n> It is over.\n",
        "- · - · -",
        &["B It ended.", "B Not a title", "C A man waves.", "B dead | 12 |", "B hurt | 3 |", "B It is over."],
    );
    reads("One<br>two.\n\n<div>It <b>ended</b>.</div>\n", "- · - · -", &["B One\ntwo.", "B It ended ."]);
}

#[test]
fn a_line_of_markdown_is_a_line_of_the_file() {
    let text = "---\noutlet: Daily\ntitle: Talks end\n---\n\n\n# Talks end\n\nIt began\non Monday.\n\n* * *\n\n- It ended.\n- All left.\n";
    let source = one(text, "a.md");
    let document = source.document();
    for words in ["title: Talks", "It began", "It ended.", "All left."] {
        let there = text[..text.find(words).unwrap()].matches('\n').count() as u32 + 1;
        let at = source.text.find(words.trim_start_matches("title: ")).unwrap() as u32;
        assert_eq!(document.line_column(at).line, there, "{words}");
    }
}

#[test]
fn front_matter_that_cannot_be_read_is_said() {
    let (sources, problems) = all(b"---\ntitle: [\n---\nIt ended.", "a.md");
    assert_eq!(sentences(&sources[0]), ["B It ended."]);
    assert!(problems[0].starts_with("warning: ") && problems[0].contains("at a.md:2:"), "{problems:?}");
    let (sources, problems) = all(b"---\ndate: soon\n---\nIt ended.", "a.md");
    assert_eq!(sources[0].published, None);
    assert!(
        problems[0].starts_with("warning: the date `soon` in the front matter of `a.md` is not used"),
        "{problems:?}"
    );
}

const ARTICLE: &str = "<article><h1>Talks end</h1><p class=by>By Ana Moss</p>\
    <p>LISBON (AP) &mdash; The talks between the two countries of Morania and Lusatia ended on Monday, the ministers said after a long night.</p>\
    <figure><img src=x><figcaption>A minister waves, and leaves.</figcaption></figure>\
    <p>They had gone on for <b>two</b>\n weeks, with a break, and both sides called them useful, frank and friendly, as usual.</p>\
    <ul><li>One will follow.</li><li>Two will not.</li></ul></article>";

#[test]
fn web_pages() {
    #[track_caller]
    fn reads(head: &str, expected: &str) {
        let page = format!(
            "<!DOCTYPE html><html><head>{head}</head><body><nav><a href=/>Home</a></nav>{ARTICLE}<footer>All rights reserved</footer></body></html>"
        );
        let source = one(&page, "a.html");
        assert_eq!(known(&source), expected, "in {head:?}");
        let parts = sentences(&source);
        assert_eq!(parts[0], "H Talks end");
        assert!(parts.contains(&"B The talks between the two countries of Morania and Lusatia ended on Monday, the ministers said after a long night.".into()), "{parts:#?}");
        assert!(parts.contains(&"B They had gone on for two weeks, with a break, and both sides called them useful, frank and friendly, as usual.".into()), "{parts:#?}");
        assert!(parts.contains(&"B One will follow.".into()), "{parts:#?}");
        assert!(!source.text.contains("rights") && !source.text.contains("Home"), "{parts:#?}");
    }
    reads("<title>Talks end</title>", "- · Associated Press · Talks end");
    reads(
        "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"Talks end\",\
         \"datePublished\":\"2024-04-02T23:10:00-05:00\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"The Daily &amp; Courier\"}}</script>",
        "2024-04-02 · The Daily & Courier · Talks end",
    );
    reads(
        "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@type\":[\"Article\"],\
         \"datePublished\":\"2024-04-02\",\"publisher\":[{\"name\":\"Daily\"}]}]}</script>",
        "2024-04-02 · Daily · Talks end",
    );
    reads(
        "<meta property=og:title content='Talks end | Daily'><meta property=og:site_name content=Daily>\
         <meta property=article:published_time content=2024-04-02T10:00:00Z>",
        "2024-04-02 · Daily · Talks end",
    );
    reads("<meta name=dc.date content='2 April 2024'>", "2024-04-02 · Associated Press · Talks end");
    reads(
        "<meta name=date content=soon><meta name=pubdate content=20240402>",
        "2024-04-02 · Associated Press · Talks end",
    );
}

#[test]
fn pages_with_little_on_them() {
    reads("a.html", "<p>It ended.", "- · - · -", &["B It ended."]);
    reads(
        "a.html",
        "<html><title>Talks end</title><nav>Home</nav><time datetime=2024-04-02>Tuesday</time><div>It ended.<br>All left.</div><script>var a = 'no';</script>",
        "2024-04-02 · - · Talks end",
        &["H Talks end", "B Tuesday", "B It ended.", "B All left."],
    );
    let (sources, problems) = all(b"<html><body><script>1</script></body></html>", "a.html");
    assert_eq!((sources.len(), problems), (0, vec!["error: `a.html` holds no words".to_owned()]));
}

#[test]
fn a_page_without_bottom_is_refused() {
    let (sources, problems) = all("<div>".repeat(200_000).as_bytes(), "a.html");
    let why = "error: the elements of `a.html` nest more than 1024 deep, which no article does\n  hint: save the article as text";
    assert_eq!((sources.len(), problems), (0, vec![why.to_owned()]));
}

#[test]
fn json_lines() {
    let text = "{\"id\": 7, \"story\": \"s\", \"outlet\": \"Daily\", \"title\": \"Talks end\", \"published\": \"2024-04-02T10:00:00Z\", \"url\": \"http://x.org\", \"text\": \"It ended.\", \"more\": [1]}\n\
                \n{\"text\": \"LISBON (AP) — It ended.\"}\r\n{\"text\": \"Talks end\\n\\nIt ended.\", \"title\": \"Talks end\"}";
    let (sources, problems) = all(text.as_bytes(), "a.jsonl");
    assert_eq!(problems, [""; 0]);
    let got: Vec<String> =
        sources.iter().map(|s| format!("{}/{} {} · {} · {:?}", s.story, s.id, s.file, known(s), s.text)).collect();
    assert_eq!(
        got,
        [
            "s/7 a.jsonl:1 · 2024-04-02 · Daily · Talks end · \"Talks end\\n\\nIt ended.\"",
            "talks/one-3 a.jsonl:3 · - · Associated Press · - · \"LISBON (AP) — It ended.\"",
            "talks/one-4 a.jsonl:4 · - · - · Talks end · \"Talks end\\n\\nIt ended.\"",
        ]
    );
    assert_eq!(sources[0].url.as_deref(), Some("http://x.org"));
    assert_eq!(sentences(&sources[2]), ["H Talks end", "B It ended."]);
}

#[test]
fn a_bad_line_does_not_stop_the_others() {
    let (sources, problems) = all(
        b"{\"text\": \"It ended.\"}\n{\"text\": \n[1]\n{\"id\": 1}\n{\"text\": [1]}\n{\"text\": \" \"}\n{\"text\": \"a\", \"text\": \"b\"}\n{\"text\": \"All left.\", \"published\": \"99999-01-01\"}\n",
        "a.jsonl",
    );
    assert_eq!(sources.iter().map(|s| &*s.text).collect::<Vec<_>>(), ["It ended.", "All left."]);
    assert_eq!(
        problems,
        [
            "warning: line 2 of `a.jsonl` is not read: EOF while parsing a value (column 8)",
            "warning: line 3 of `a.jsonl` is not read: it is no JSON object",
            "warning: line 4 of `a.jsonl` is not read: it has no `text`",
            "warning: line 5 of `a.jsonl` is not read: invalid type: sequence, expected a text or a number (column 10)",
            "warning: line 7 of `a.jsonl` is not read: duplicate field `text` (column 20)",
            "warning: the date `99999-01-01` in line 8 of `a.jsonl` is not used, because there is no such year\n  hint: write it as in `2024-04-02`",
            "warning: `a.jsonl:6` holds no words",
        ]
    );
    let many = "x\n".repeat(100);
    let (sources, problems) = all(many.as_bytes(), "a.jsonl");
    assert_eq!((sources.len(), problems.len()), (0, 2));
    assert_eq!(
        problems[0],
        "warning: line 1 of `a.jsonl` is not read: it is no JSON object (and 99 more lines for the same reason)"
    );
    assert!(problems[1].starts_with("error: no line of `a.jsonl` is an article\n  hint: write one object a line"));
}

#[test]
fn what_is_no_text_is_refused() {
    #[track_caller]
    fn refuses(bytes: &[u8], name: &str, why: &str) {
        let (sources, problems) = all(bytes, name);
        assert_eq!(sources.len(), 0);
        assert_eq!(problems.iter().map(|p| p.lines().next().unwrap()).collect::<Vec<_>>(), [why]);
    }
    refuses(b"PK\x03\x04\x14\x00", "a.txt", "error: `a.txt` is a zip archive, not text");
    refuses(b"\x89PNG\r\n\x1a\n\x00\x00", "a.md", "error: `a.md` is a PNG picture, not text");
    refuses(b"\x7fELF\x02\x01", "a", "error: `a` is a program, not text");
    refuses(b"a\x00\x01\x02", "a.html", "error: `a.html` is binary, not text");
    refuses(b"", "a.txt", "error: `a.txt` is empty");
    refuses(b" \n\t\n", "-", "error: `-` is empty");
    refuses("\u{feff}".as_bytes(), "a.txt", "error: `a.txt` holds no words");
    refuses("… — …".as_bytes(), "a.txt", "error: `a.txt` holds no words");
}

#[test]
fn lost_bytes_are_said() {
    let (sources, problems) = all(b"\xe2\x80\x9cYes,\xe2\x80\x9d he said\xff.", "a.txt");
    assert_eq!(sources[0].undecodable, 1);
    assert_eq!(
        problems,
        ["warning: 1 byte of `a.txt` could not be decoded and was replaced\n  hint: save the file as UTF-8"]
    );
}

#[test]
fn formats_are_told_by_name_then_by_content() {
    #[track_caller]
    fn is(name: &str, text: &str, title: Option<&str>) {
        assert_eq!(one(text, name).title.as_deref(), title, "{name} {text:?}");
    }
    is("-", "<!DOCTYPE html><title>One</title><p>It ended.", Some("One"));
    is("a.txt", "<html><title>One</title><p>It ended.</html>", Some("One"));
    is("-", "{\"title\": \"One\", \"text\": \"It ended.\"}", Some("One"));
    is("-", "---\ntitle: One\n---\nIt ended.", Some("One"));
    is("-", "# One\n\nIt ended.", Some("One"));
    is("-", "One\n\nIt ended.", Some("One"));
    is("a.TXT", "# One\n\nIt ended.", None);
    is("a.MD", "One\n\nIt ended.", Some("One"));
    for format in FORMATS {
        assert_eq!(Format::named(format.word).map(|found| found.name), Some(format.name));
        for extension in format.extensions {
            assert_eq!(Format::of_name(&format!("a.{extension}")).map(|found| found.name), Some(format.name));
        }
    }
    assert!(
        Format::of_name(".txt").is_none() && Format::of_name("txt").is_none() && Format::of_name("a.doc").is_none()
    );
}

/// Texts made of what headers, markup and encodings are made of.
fn scraps() -> impl Strategy<Value = Vec<u8>> {
    let scrap = prop_oneof![
        prop::sample::select(vec![
            "\n",
            "\n\n",
            "\r\n",
            "\r",
            " ",
            "date ",
            "Published: ",
            "2024-04-02",
            "99999-1-1",
            "April 2, 2024",
            "12:30 PM ET",
            "(AP)",
            " — ",
            "- ",
            "LISBON",
            "By Ana",
            "Title: ",
            "Talks end",
            "The talks ended. ",
            "# ",
            "---\n",
            "a: b\n",
            "```",
            "| a | b |\n|---|---|\n",
            "![x](y)",
            "<p>",
            "</p>",
            "<table><tr><td>",
            "<figcaption>",
            "<script>",
            "<!--",
            "<meta name=date content=",
            "&amp;",
            "{\"text\":\"",
            "\"}",
            "\\u0000",
            "\u{feff}",
            "“",
            "”",
            "é",
            "\u{a0}",
            "\u{2028}",
            "[^1]",
            "[^1]: ",
            "* ",
            "1. ",
            "> ",
            "<br>",
        ])
        .prop_map(|scrap: &str| scrap.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..4),
        Just(vec![0xff, 0xfe]),
    ];
    prop::collection::vec(scrap, 0..40).prop_map(|scraps| scraps.concat())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_bytes_break_a_format(bytes in prop_oneof![scraps(), prop::collection::vec(any::<u8>(), 0..200)], which in 0..FORMATS.len() + 1) {
        let (sources, problems) = read(bytes, "a", FORMATS.get(which), &defaults());
        assert!(!sources.is_empty() || problems.has_error() || !problems.0.is_empty());
        for source in sources {
            let mut end = 0;
            for (span, _) in &source.regions {
                assert!(end <= span.start && span.start <= span.end, "{:?}", source.regions);
                assert!(source.text.get(span.range()).is_some());
                end = span.end;
            }
            let document = source.document();
            let mut tokens = 0;
            for sentence in document.sentences() {
                assert_eq!(sentence.tokens.start, tokens);
                assert!(!sentence.tokens.is_empty());
                tokens = sentence.tokens.end;
                assert!(sentence.tokens.clone().all(|at| document.sentence_of(at).tokens == sentence.tokens));
                assert_eq!(sentence.span, document.span(sentence.tokens.clone()));
            }
            assert_eq!(tokens, document.tokens().len());
        }
    }
}
