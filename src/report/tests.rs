use super::{FORMATS, FormatRow, ReportOptions};
use crate::compare::StoryComparison;
use crate::compare::sample::{Desk, key};
use crate::extract::record::Modality;
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
        desk.source(id, "2024-04-03").file = format!("../somewhere/far/away/in/a/folder/of/{at}/{id}_0f32865182b88439.txt");
        desk.says(id, "form", "video call", "They talked by «video».");
        desk.says(id, "office", "Minister for Public Works and Bridges", "«Minister for Public Works and Bridges» Roe left.").key =
            key(Kind::Text, "Roe");
    }
    desk
}

#[test]
fn look() {
    for story in [bridge().compared(), wide().compared()] {
        for format in FORMATS.iter().filter(|row| row.name != "json" && row.name != "jsonl") {
            println!("──── {}\n{}", format.name, (format.write)(std::slice::from_ref(&story), &ReportOptions::default()));
        }
    }
}
