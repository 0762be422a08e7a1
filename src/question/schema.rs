//! JSON Schemas (2020-12) of the TOML files, made from the same tables that the check reads.

use serde_json::{Map, Value, json};

use crate::format::{
    BRIEF, COMPUTED, DEFAULTS, DOSSIER, FACT, Format, Key, KeyKind, OUTGOING, RECIPIENTS, SOURCE, VALUE,
};
use crate::language::Language;
use crate::page::{ThemeKey, ThemeValue, theme_keys};

/// The form of a BCP 47 tag; which ones are known the check says.
const TAG: &str = "^\\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\\s*$";

/// The schema of `dossier`, `sources`, `facts`, `brief`, `recipients`, `mail` or `theme`.
pub fn schema(file: &str) -> Value {
    let (title, body) = match file {
        "sources" => ("sources.toml", json!({ "additionalProperties": object(&SOURCE) })),
        "facts" => (
            "facts/*.toml",
            // `[defaults]` may hold what a fact then leaves out, so a schema can't require it.
            json!({ "properties": { "defaults": object(&DEFAULTS) }, "additionalProperties": fact() }),
        ),
        "brief" => ("a brief", object(&BRIEF)),
        "recipients" => ("recipients.toml", object(&RECIPIENTS)),
        "mail" => ("mail.toml", object(&OUTGOING)),
        "theme" => ("a theme", theme()),
        _ => ("dossier.toml", object(&DOSSIER)),
    };
    let mut schema = json!({ "$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, "type": "object" });
    merge(&mut schema, body);
    schema
}

fn merge(schema: &mut Value, body: Value) {
    if let (Value::Object(schema), Value::Object(body)) = (schema, body) {
        schema.extend(body);
    }
}

fn object(format: &Format) -> Value {
    let required: Vec<&str> = format.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "description": format.doc, "properties": properties(format.keys), "additionalProperties": false });
    if !required.is_empty() {
        merge(&mut schema, json!({ "required": required }));
    }
    schema
}

/// An object whose required keys may be given elsewhere.
fn optional(format: &Format, elsewhere: &Format) -> Value {
    let mut schema = object(format);
    let required: Vec<&str> = format
        .keys
        .iter()
        .filter(|key| key.required && !elsewhere.has(key.name))
        .map(|key| key.name)
        .collect();
    merge(&mut schema, json!({ "required": required }));
    schema
}

/// A fact, which has evidence of its own or in its claims, or is computed from facts that have.
fn fact() -> Value {
    let mut schema = optional(&FACT, &DEFAULTS);
    let required = schema.get_mut("required").and_then(Value::as_array_mut);
    required.into_iter().for_each(|keys| keys.retain(|key| key != "evidence"));
    let either =
        json!([{ "required": ["evidence"] }, { "required": ["formula"] }, { "required": ["claim"] }]);
    merge(&mut schema, json!({ "anyOf": either }));
    schema
}

/// A theme: its keys are in tables, one within another.
fn theme() -> Value {
    let mut root = json!({ "properties": {}, "additionalProperties": false });
    for key in theme_keys() {
        let mut at = &mut root;
        let mut parts = key.name.split('.').peekable();
        while let Some(part) = parts.next() {
            let own = match parts.peek() {
                Some(_) => json!({ "type": "object", "properties": {}, "additionalProperties": false }),
                None => theme_key(&key),
            };
            let Some(properties) = at.get_mut("properties").and_then(Value::as_object_mut) else { break };
            at = properties.entry(part).or_insert(own);
        }
    }
    root
}

fn theme_key(key: &ThemeKey) -> Value {
    const COLOUR: &str = "^#[0-9A-Fa-f]{6}$";
    // A bare name: it leads into no other folder.
    const FILE_NAME: &str = r"^[^/\\:]*[^./\\:][^/\\:]*$";
    let mut schema = match &key.written {
        // A number of 32 bits, written as a theme writes it.
        ThemeValue::Number(_, range) => {
            let exact = |number: &f32| number.to_string().parse::<f64>().unwrap_or_default();
            json!({ "type": "number", "minimum": exact(range.start()), "maximum": exact(range.end()) })
        }
        ThemeValue::Colour(_) => json!({ "type": "string", "pattern": COLOUR }),
        ThemeValue::Choice(_) => {
            json!({ "anyOf": [{ "type": "string", "pattern": COLOUR }, { "enum": ["none"] }] })
        }
        ThemeValue::File(_) => json!({ "type": "string", "pattern": FILE_NAME }),
        ThemeValue::Text(_) => json!({ "type": "string", "pattern": "\\S" }),
        ThemeValue::Files(_) => {
            json!({ "type": "array", "items": { "type": "string", "pattern": FILE_NAME } })
        }
    };
    merge(&mut schema, json!({ "description": key.doc }));
    schema
}

fn properties(keys: &[Key]) -> Map<String, Value> {
    keys.iter()
        .map(|key| {
            let mut schema = kind(key.kind);
            merge(&mut schema, json!({ "description": key.doc }));
            (key.name.to_owned(), schema)
        })
        .collect()
}

fn kind(kind: KeyKind) -> Value {
    // A text has more than blanks.
    let text = || json!({ "type": "string", "pattern": "\\S" });
    let in_each: Map<String, Value> = Language::TAGS.iter().map(|&tag| (tag.to_owned(), text())).collect();
    let texts = || json!({ "type": "object", "properties": in_each, "additionalProperties": false, "minProperties": 1 });
    let text_or_list = || json!({ "anyOf": [text(), { "type": "array", "items": text(), "minItems": 1 }] });
    match kind {
        KeyKind::Text => text(),
        KeyKind::Texts => texts(),
        KeyKind::TextOrTexts => json!({ "anyOf": [text(), texts()] }),
        KeyKind::Titles => json!({
            "type": "object",
            "properties": in_each,
            "additionalProperties": text(),
            "minProperties": 1,
        }),
        KeyKind::Language => json!({ "type": "string", "pattern": TAG }),
        KeyKind::Choice(words) => json!({ "enum": words }),
        KeyKind::Choices(words) => json!({ "type": "array", "items": { "enum": words }, "minItems": 1 }),
        KeyKind::TextOrList => text_or_list(),
        KeyKind::Words => json!({
            "type": "object",
            "patternProperties": { TAG: text_or_list() },
            "additionalProperties": false,
            "minProperties": 1,
        }),
        KeyKind::TextList { least, most } => {
            let mut schema = json!({ "type": "array", "items": text() });
            if least > 0 {
                merge(&mut schema, json!({ "minItems": least }));
            }
            if let Some(most) = most {
                merge(&mut schema, json!({ "maxItems": most }));
            }
            schema
        }
        KeyKind::Integer(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        KeyKind::Points(least, most) => json!({ "type": "number", "minimum": least, "maximum": most }),
        KeyKind::Boolean => json!({ "type": "boolean" }),
        // A TOML date arrives as a string in editors; a year or a line may be a number.
        KeyKind::Date => date(),
        KeyKind::DateOrPeriod => json!({ "anyOf": [date(), value()] }),
        KeyKind::Lines => json!({ "type": ["string", "integer"], "pattern": "^\\s*[0-9]", "minimum": 1 }),
        KeyKind::Threshold => {
            json!({ "type": ["string", "number"], "pattern": "^\\s*[^-−\\s]", "minimum": 0 })
        }
        KeyKind::Value => value(),
        KeyKind::Number => number(),
        KeyKind::NumberOrFlag => json!({ "type": ["number", "string", "boolean"], "pattern": "\\S" }),
        KeyKind::Numbers { least, most } => numbers(least, most),
        KeyKind::NumberOrPair => json!({ "anyOf": [number(), numbers(2, 2)] }),
        KeyKind::Month => {
            json!({ "type": ["string", "integer"], "pattern": "^\\s*[0-9]", "minimum": 1, "maximum": 12 })
        }
        KeyKind::Time => json!({ "type": "string", "pattern": "^\\s*[0-9]{1,2}:[0-9]{2}" }),
        KeyKind::LineRange => {
            json!({ "type": "array", "items": { "type": "integer", "minimum": 1 }, "minItems": 2, "maxItems": 2 })
        }
        KeyKind::ByName => json!({ "type": "object", "additionalProperties": text() }),
        KeyKind::Values => {
            json!({ "type": "object", "additionalProperties": { "anyOf": [value(), text(), object(&COMPUTED)] } })
        }
        KeyKind::AsPrinted | KeyKind::Reasons => {
            json!({ "anyOf": [text(), { "type": "object", "additionalProperties": text() }] })
        }
        KeyKind::Table(format) => object(format),
        KeyKind::Named(format) => json!({ "type": "object", "additionalProperties": object(format) }),
        KeyKind::List(format) => json!({ "type": "array", "items": object(format), "minItems": 1 }),
    }
}

fn date() -> Value {
    json!({ "type": ["string", "integer"], "pattern": "\\S", "minimum": 1000, "maximum": 9999 })
}

/// A value. Its numbers are TOML numbers, or strings with a scale such as `1.5 million`.
fn value() -> Value {
    let mut schema = object(&VALUE);
    merge(&mut schema, json!({ "minProperties": 1 }));
    schema
}

fn number() -> Value {
    json!({ "type": ["number", "string"], "pattern": "\\S" })
}

fn numbers(least: usize, most: usize) -> Value {
    json!({ "type": "array", "items": number(), "minItems": least, "maxItems": most })
}
