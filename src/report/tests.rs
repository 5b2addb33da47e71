use super::{FORMATS, FormatRow, ReportOptions, Totals};
use crate::compare::StoryComparison;
use crate::compare::sample::{Desk, key};
use crate::extract::record::Modality;
use crate::rule::{Class, Level};
use crate::value::Kind;

/// A story with one finding of every loudness.
fn bridge() -> Desk {
    let mut desk = Desk::new();
    desk.choices("form", "How did they meet?", "remote; video call < remote ! zoom; in person");
    desk.slot(Kind::YesNo, "took-part", "Did the mayor take part?");
    desk.slot(Kind::Text, "office", "What office does <text> hold?").each = Some(Kind::Text);
    desk.slot(Kind::Text, "weather", "What was the weather like?");
    desk.source("courier", "2024-04-01").outlet = Some("The Courier".to_owned());
    desk.source("herald", "");
    desk.source("tribune", "2024-04-02").undecodable = 2;
    desk.says(
        "courier",
        "form",
        "in person",
        "After weeks of letters back and forth about the cost of the new bridge over the river, the two councils met «in person» \
         at the old town hall, where the mayor told the waiting reporters that the works could begin before the summer if the \
         bank agreed to it, and left.",
    );
    desk.says("herald", "form", "video call", "The councils held a «video call» on Monday.");
    desk.says("tribune", "form", "zoom", "The councils spoke over «Zoom».").context.by = Some("Ana Belo".to_owned());
    desk.says("courier", "took-part", "yes", "The mayor «will take part».").context.modality = Modality::Planned;
    desk.says("tribune", "took-part", "no", "The mayor «stayed away».");
    desk.says("herald", "office", "", "«Treasurer» Jane Roe agreed.").key = key(Kind::Text, "Jane Roe");
    desk
}

fn wide() -> Desk {
    let mut desk = bridge();
    for (at, id) in ["the-very-long-name-of-a-source_2024", "echo", "morning-post", "wire"].into_iter().enumerate() {
        desk.source(id, "2024-04-03").file =
            format!("../somewhere/far/away/in/a/folder/of/{at}/{id}_0f32865182b88439.txt");
        desk.says(id, "form", "video call", "They talked by «video».");
        desk.says(
            id,
            "office",
            "Minister for Public Works and Bridges",
            "«Minister for Public Works and Bridges» Roe left.",
        )
        .key = key(Kind::Text, "Roe");
    }
    desk
}

fn text(story: &StoryComparison, options: ReportOptions) -> String {
    (format("text").write)(std::slice::from_ref(story), &options)
}

fn format(name: &str) -> &'static FormatRow {
    FormatRow::named(name).unwrap()
}

#[test]
fn text_for_people() {
    let expected = r#"The bridge
══════════
  courier  The Courier · 2024-04-01 · courier.txt
  herald   no publication date · herald.txt
  tribune  2024-04-02 · 2 bytes could not be decoded · tribune.txt

                    courier              herald               tribune
  form       3/3 !! in person         !! video call        !! zoom (Ana Belo)
  took-part  2/3    yes (planned)        –                    no
  office
    Jane Roe 1/3    –                    Treasurer            –

  – not stated   !! error

error: conflict · How did they meet? [form]
  courier and herald: "in person" and "video call" are different answers
  answered by 3 of 3 sources

  in person — courier
    │ … letters back and forth about the cost of the new bridge over the river,
    │ the two councils met «in person» at the old town hall, where the mayor
    │ told the waiting reporters that the works could begin …
    └ courier.txt:1

  video call — herald
    │ The councils held a «video call» on Monday.
    └ herald.txt:2

  zoom — tribune
    │ The councils spoke over «Zoom».
    └ tribune.txt:3 · said by Ana Belo

note: timing · Did the mayor take part? [took-part]
  courier and tribune: "yes" is told as ahead or possible, "no" as a fact
  answered by 2 of 3 sources

  yes — courier
    │ The mayor «will take part».
    └ courier.txt:4 · as a plan

  no — tribune
    │ The mayor «stayed away».
    └ tribune.txt:5

note: single · What office does Jane Roe hold? [office]
  stated by herald only

  Treasurer — herald
    │ «Treasurer» Jane Roe agreed.
    └ herald.txt:6

1 error, 2 notes · 3 sources
3 of 4 questions answered, 1 by every source
not stated by any source: weather
"#;
    assert_eq!(text(&bridge().compared(), ReportOptions::default()), expected);
}

#[test]
fn markdown_to_paste() {
    let expected = r#"# The bridge

**1 error, 2 notes** · 3 sources · 3 of 4 questions answered

| source | outlet | published | file |
|---|---|---|---|
| courier | The Courier | 2024-04-01 | `courier.txt` |
| herald | – | no publication date | `herald.txt` |
| tribune | – | 2024-04-02 | `tribune.txt` (2 bytes could not be decoded) |

| | courier | herald | tribune |
|---|---|---|---|
| form | ‼ **in person** | ‼ **video call** | ‼ **zoom (Ana Belo)** |
| took-part | yes (planned) | – | no |
| office: Jane Roe | – | Treasurer | – |

## error: conflict · How did they meet?

courier and herald: "in person" and "video call" are different answers

- **in person** — courier

  > After weeks of letters back and forth about the cost of the new bridge over the river, the two councils met **in person** at the old town hall, where the mayor told the waiting reporters that the works could begin before the summer if the bank agreed to it, and left.
  >
  > `courier.txt:1`

- **video call** — herald

  > The councils held a **video call** on Monday.
  >
  > `herald.txt:2`

- **zoom** — tribune

  > The councils spoke over **Zoom**.
  >
  > `tribune.txt:3` · said by Ana Belo

answered by 3 of 3 sources, slot `form`

## note: timing · Did the mayor take part?

courier and tribune: "yes" is told as ahead or possible, "no" as a fact

- **yes** — courier

  > The mayor **will take part**.
  >
  > `courier.txt:4` · as a plan

- **no** — tribune

  > The mayor **stayed away**.
  >
  > `tribune.txt:5`

answered by 2 of 3 sources, slot `took-part`

## note: single · What office does Jane Roe hold?

stated by herald only

- **Treasurer** — herald

  > **Treasurer** Jane Roe agreed.
  >
  > `herald.txt:6`

answered by 1 of 3 sources, slot `office`

Not stated by any source: `weather`
"#;
    assert_eq!((format("markdown").write)(&[bridge().compared()], &ReportOptions::default()), expected);
}

#[test]
fn one_finding_a_line() {
    let report = (format("jsonl").write)(&[bridge().compared()], &ReportOptions::default());
    let lines: Vec<&str> = report.lines().collect();
    assert_eq!(lines.len(), 3);
    let expected = r#"{"record":"finding","story":"bridge","slot":"office","key":"Jane Roe","finding":"single","level":"note","kind":"text","reason":"stated by herald only","sides":[{"value":{"words":"Treasurer"},"shown":"Treasurer","sources":["herald"],"claims":[{"source":"herald","said":"Treasurer","start":385,"end":394,"quote":"Treasurer Jane Roe agreed.","quote_start":385,"quote_end":411,"line":6,"shown":"Treasurer","context":{"polarity":"positive","modality":"asserted"}}]}],"fingerprint":"32393d2c5f09e458"}"#;
    assert_eq!(lines[2], expected);
}

/// The lines without colour codes.
fn plain(report: &str) -> Vec<String> {
    report.lines().map(|line| anstream::adapter::strip_str(line).to_string()).collect()
}

#[test]
fn no_line_is_wider_than_asked() {
    let story = wide().compared();
    for width in [40, 64, 80, 120, 200] {
        for color in [false, true] {
            let report = text(&story, ReportOptions { color, width, all: true });
            for line in plain(&report) {
                assert!(unicode_width::UnicodeWidthStr::width(line.as_str()) <= width, "{width}: {line:?}");
            }
        }
    }
}

#[test]
fn colour_only_where_asked_for() {
    for story in [bridge().compared(), wide().compared()] {
        for row in FORMATS {
            let plain = (row.write)(std::slice::from_ref(&story), &ReportOptions::default());
            assert!(!plain.contains('\u{1b}'), "{}", row.name);
        }
        let painted = text(&story, ReportOptions { color: true, ..ReportOptions::default() });
        assert!(painted.contains("\u{1b}[1m\u{1b}[31merror: conflict\u{1b}[0m"));
        assert!(painted.contains("\u{1b}[1m\u{1b}[4min person\u{1b}[0m"));
    }
}

#[test]
fn what_a_source_holds_steers_no_terminal() {
    let mut desk = bridge();
    desk.source("odd\u{1b}[2J", "").outlet = Some("\u{202e}outlet\n".to_owned());
    desk.says("odd\u{1b}[2J", "form", "remote", "They «met\u{7}» \u{1b}]8;;http://example.org\u{1b}\\online.");
    for name in ["text", "markdown"] {
        let report = (format(name).write)(&[desk.compared()], &ReportOptions { all: true, ..ReportOptions::default() });
        let odd = report.chars().find(|c| (c.is_control() && *c != '\n') || ('\u{202a}'..='\u{202e}').contains(c));
        assert_eq!(odd, None, "{name}");
    }
}

#[test]
fn findings_that_are_off_are_printed_on_request() {
    let mut desk = Desk::new();
    desk.slot(Kind::YesNo, "agreed", "Did they agree?");
    for id in ["a", "b"] {
        desk.source(id, "");
        desk.says(id, "agreed", "yes", "They «agreed».");
    }
    let story = [desk.compared()];
    for row in FORMATS {
        let report = |all| (row.write)(&story, &ReportOptions { all, ..ReportOptions::default() });
        assert_eq!(
            [report(false).contains("a and b say the same"), report(true).contains("a and b say the same")],
            [false, true],
            "{}",
            row.name
        );
    }
}

#[test]
fn a_whole_report_is_one_object() {
    let report = (format("json").write)(&[bridge().compared()], &ReportOptions::default());
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["format"], 1);
    assert_eq!(report["sources"][2]["undecodable"], 2);
    assert_eq!(report["coverage"][0]["answered"], serde_json::json!(["courier", "herald", "tribune"]));
    assert_eq!(report["findings"].as_array().unwrap().len(), 3);
}

#[test]
fn nothing_in_no_story() {
    let written: Vec<String> = FORMATS.iter().map(|row| (row.write)(&[], &ReportOptions::default())).collect();
    let json = "{\n  \"format\": 1,\n  \"sources\": [],\n  \"findings\": [],\n  \"coverage\": []\n}\n";
    assert_eq!(written, ["", json, "", ""]);
}

#[test]
fn schemas_name_every_field_that_is_written() {
    let report = (format("jsonl").write)(&[bridge().compared()], &ReportOptions::default());
    let finding: serde_json::Value = serde_json::from_str(report.lines().next().unwrap()).unwrap();
    let schema = super::json_schema_findings();
    let known = schema["$defs"]["Finding"]["properties"].as_object().unwrap();
    for field in finding.as_object().unwrap().keys() {
        assert!(known.contains_key(field), "{field}");
    }
    let either: Vec<&str> =
        schema["anyOf"].as_array().unwrap().iter().map(|schema| schema["$ref"].as_str().unwrap()).collect();
    assert_eq!(either, ["#/$defs/Report", "#/$defs/Finding"], "a report, or a line of one");
    let stream = super::json_schema_claims();
    assert_eq!(stream["oneOf"].as_array().unwrap().len(), 7);
}

#[test]
fn a_side_says_in_which_ways_its_sources_put_it() {
    let mut desk = Desk::new();
    desk.slot(Kind::Count, "killed", "How many people were killed?");
    for (source, words) in [("a", "at least 12"), ("b", "14"), ("c", "fourteen")] {
        desk.source(source, "2024-04-01");
        desk.says(source, "killed", "", &format!("The flood killed «{words}» people."));
    }
    let report = text(&desk.compared(), ReportOptions::default());
    let finding: Vec<&str> = report.lines().skip_while(|line| !line.starts_with("note:")).take(11).collect();
    assert_eq!(
        finding,
        [
            "note: compatible · How many people were killed? [killed]",
            "  a and b: 14 lies within \"at least 12\"",
            "  answered by 3 of 3 sources",
            "",
            "  14 / at least 12 — a, b, c",
            "    │ The flood killed «at least 12» people.",
            "    └ a.txt:1",
            "    │ The flood killed «14» people.",
            "    └ b.txt:2",
            "    and in c",
            "",
        ]
    );
}

#[test]
fn what_stands_on_one_side_only_is_quoted_first() {
    let mut desk = Desk::new();
    desk.slot(Kind::Count, "killed", "How many people were killed?").report.insert(Class::Conflict, Level::Note);
    for (source, words) in [("a", "about 200"), ("b", "about 210"), ("c", "210"), ("d", "190")] {
        desk.source(source, "2024-04-01");
        desk.says(source, "killed", "", &format!("The flood killed «{words}» people."));
    }
    let report = text(&desk.compared(), ReportOptions::default());
    let finding: Vec<&str> = report.lines().skip_while(|line| !line.starts_with("  210 /")).take(10).collect();
    assert_eq!(
        finding,
        [
            "  210 / about 200 / about 210 — a, b, c",
            "    │ The flood killed «210» people.",
            "    └ c.txt:3",
            "    and in a, b",
            "",
            "  190 / about 200 — a, d",
            "    │ The flood killed «190» people.",
            "    └ d.txt:4",
            "    and in a",
            "",
        ]
    );
}

#[test]
fn reports_are_made_of_the_reports_of_each_story() {
    let stories = [bridge().compared(), wide().compared(), bridge().compared()];
    let options = ReportOptions::default();
    let mut made = 0;
    for row in FORMATS {
        let Some(parts) = &row.parts else { continue };
        for count in 0..=stories.len() {
            let stories = &stories[..count];
            let mut totals = Totals::default();
            stories.iter().for_each(|story| totals.add(story));
            let each: Vec<String> =
                stories.iter().map(|story| (row.write)(std::slice::from_ref(story), &options)).collect();
            let joined = each.join(parts.between) + &(parts.end)(&totals, &options);
            assert_eq!(joined, (row.write)(stories, &options), "{} of {count} stories", row.name);
            made += 1;
        }
    }
    assert!(made >= 8, "{made}");
}
