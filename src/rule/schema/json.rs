use serde_json::{Map, Value as Json, json};

use super::{MapRow, RULES, STORY, Shape};

/// What can name a slot, a list or a source. Classes as `\p{L}` are not known to every reader of schemas (Python's is one),
/// so it says which characters of ASCII are excluded.
const ID: &str = r"^[^\s!-/:-@\[-`{-~][^\s!-,/:-@\[-^`{-~]*$";

/// The JSON Schema (draft 2020-12) of rule files, for editors that complete and check.
pub fn json_schema_rules() -> Json {
    document(&RULES)
}

/// The JSON Schema (draft 2020-12) of story files, for editors that complete and check.
pub fn json_schema_story() -> Json {
    document(&STORY)
}

fn document(row: &'static MapRow) -> Json {
    let mut schema = Map::new();
    schema.insert("$schema".into(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".into(), json!(format!("{} of factdiff", row.name)));
    schema.append(&mut map(row));
    Json::Object(schema)
}

fn map(row: &'static MapRow) -> Map<String, Json> {
    let mut properties = Map::new();
    for key in row.keys {
        let mut value = shape(&key.shape);
        let about = json!(key.about);
        if let Some(object) = value.as_object_mut() {
            object.insert("description".into(), about);
        }
        properties.insert(key.name.into(), value);
    }
    let mut schema = Map::new();
    schema.insert("description".into(), json!(row.about));
    schema.insert("type".into(), json!("object"));
    schema.insert("additionalProperties".into(), json!(false));
    schema.insert("properties".into(), Json::Object(properties));
    let required: Vec<&str> = row.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    if !row.lifted_by.is_empty() {
        let lifted = row.lifted_by.iter().map(|key| json!({ "required": [key] }));
        let ways: Vec<Json> = std::iter::once(json!({ "required": required })).chain(lifted).collect();
        schema.insert("anyOf".into(), Json::Array(ways));
    } else if !required.is_empty() {
        schema.insert("required".into(), json!(required));
    }
    schema
}

fn shape(of: &'static Shape) -> Json {
    let words = || json!({ "type": "string", "minLength": 1 });
    // An editor reads `12`, `1.20` and `no` as what YAML makes of them; an answer is any of these.
    let answer = || json!({ "type": ["string", "number", "boolean"] });
    let one_or_more = |item: Json| json!({ "anyOf": [item, { "type": "array", "minItems": 1, "items": item }] });
    match of {
        Shape::Words => words(),
        Shape::Form(form) => match form.types {
            [only] if *only != "string" => json!({ "type": only }),
            types => json!({ "type": types, "pattern": form.pattern }),
        },
        Shape::OneOf(list) => {
            let list = list();
            if list.contains(&"off") && list.contains(&"on") {
                return json!({ "enum": ["on", "off", true, false] });
            }
            json!({ "enum": list })
        }
        Shape::Answer => answer(),
        Shape::Answers => answers(answer(), one_or_more),
        Shape::Expected(row) => {
            let with_source = Json::Object(map(row));
            let by_key = json!({
                "type": "object",
                "not": { "required": ["value"] },
                "additionalProperties": { "anyOf": [one_or_more(answer()), with_source] },
            });
            json!({ "anyOf": [one_or_more(answer()), with_source, by_key] })
        }
        Shape::List(item) => json!({ "type": "array", "minItems": 1, "items": shape(item) }),
        Shape::OneOrMore(item) => one_or_more(shape(item)),
        Shape::Map(row) => Json::Object(map(row)),
        Shape::MapOrNothing(row) => json!({ "anyOf": [Json::Object(map(row)), { "type": "null" }] }),
        Shape::Named { ids, value, .. } => {
            let mut schema = json!({ "type": "object", "minProperties": 1, "additionalProperties": shape(value) });
            if *ids {
                schema["propertyNames"] = json!({ "pattern": ID });
            }
            schema
        }
        Shape::Chosen { keys, value } => {
            let properties: Map<String, Json> = keys().into_iter().map(|key| (key.to_owned(), shape(value))).collect();
            json!({ "type": "object", "additionalProperties": false, "properties": properties })
        }
    }
}

fn answers(answer: Json, one_or_more: impl Fn(Json) -> Json) -> Json {
    let one = one_or_more(answer);
    json!({ "anyOf": [one, { "type": "object", "minProperties": 1, "additionalProperties": one }] })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every object with `properties` in a schema.
    fn maps(schema: &Json, found: &mut Vec<Json>) {
        match schema {
            Json::Object(object) => {
                if object.contains_key("properties") {
                    found.push(schema.clone());
                }
                object.values().for_each(|value| maps(value, found));
            }
            Json::Array(items) => items.iter().for_each(|item| maps(item, found)),
            _ => {}
        }
    }

    #[test]
    fn names_of_slots_and_sources() {
        let id = regex::Regex::new(ID).unwrap();
        let taken = ["price", "talks-day", "v1.2", "a_b", "école", "2nd"];
        let refused = ["", "-a", "_a", ".a", "two words", "a/b", "a:b", "(a", "a~", "a^"];
        let matched =
            |words: &[&'static str]| words.iter().copied().filter(|word| id.is_match(word)).collect::<Vec<_>>();
        assert_eq!((matched(&taken), matched(&refused)), (taken.to_vec(), Vec::new()));
    }

    #[test]
    fn maps_are_closed_and_keys_described() {
        let mut found = Vec::new();
        maps(&json_schema_rules(), &mut found);
        maps(&json_schema_story(), &mut found);
        assert_eq!(found.len(), 16);
        for map in &found {
            assert_eq!(map["additionalProperties"], json!(false), "{map}");
            if map["properties"].get("conflict").is_some() {
                continue;
            }
            for (key, value) in map["properties"].as_object().unwrap() {
                assert!(value["description"].as_str().is_some_and(|about| about.ends_with('.')), "{key}: {value}");
            }
        }
    }

    #[test]
    fn what_editors_ask_for() {
        let rules = json_schema_rules();
        assert_eq!(rules["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(rules["required"], json!(["rules", "slots"]));
        let slot = &rules["properties"]["slots"]["additionalProperties"];
        assert_eq!(
            slot["anyOf"],
            json!([{ "required": ["question", "kind", "find", "examples"] }, { "required": ["extends"] }, { "required": ["off"] }])
        );
        let kinds = [
            "count",
            "quantity",
            "money",
            "percent",
            "date",
            "duration",
            "time",
            "title",
            "person",
            "place",
            "organisation",
            "choice",
            "yes-no",
            "text",
        ];
        assert_eq!(slot["properties"]["kind"], json!({ "enum": kinds, "description": "The type of the answer." }));
        assert_eq!(slot["properties"]["many"]["type"], "boolean");
        assert_eq!(slot["properties"]["compare"]["properties"]["round"]["enum"], json!(["on", "off", true, false]));
        let source = &json_schema_story()["properties"]["sources"]["additionalProperties"];
        assert_eq!(source["required"], json!(["file"]));
        assert_eq!(source["properties"]["published"]["pattern"], "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    }
}
