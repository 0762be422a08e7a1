//! Writes a manifest as TOML. What can change by itself has a line of its own, so that a difference is easy to read.

use std::collections::BTreeMap;

use serde::Serialize;
use toml::ser::ValueSerializer;

use super::entry::{BriefEntry, Manifest, OutputEntry};
use super::messages::HEAD;
use crate::account::{CitedSource, FactRecord, Form, Tagged};

/// The manifest as text. The same manifest gives the same text.
///
/// # Errors
/// When serde can't write TOML, which for these types would be a bug in it.
pub fn print(manifest: &Manifest) -> Result<String, toml::ser::Error> {
    let mut text = String::from(HEAD);
    line(&mut text, "version", &manifest.version)?;
    line(&mut text, "program", &manifest.program)?;
    line(&mut text, "dossier", &manifest.dossier)?;
    for (name, brief) in &manifest.briefs {
        header(&mut text, &["brief", name])?;
        print_brief(&mut text, brief)?;
    }
    for (name, output) in &manifest.outputs {
        header(&mut text, &["output", name])?;
        print_output(&mut text, output)?;
        for (id, fact) in &output.earlier {
            header(&mut text, &["output", name, "earlier", id])?;
            print_fact(&mut text, fact)?;
        }
    }
    for (id, fact) in &manifest.facts {
        header(&mut text, &["fact", id])?;
        print_fact(&mut text, fact)?;
    }
    for (id, source) in &manifest.sources {
        header(&mut text, &["source", id])?;
        print_source(&mut text, source)?;
    }
    Ok(text)
}

fn print_brief(text: &mut String, brief: &BriefEntry) -> Result<(), toml::ser::Error> {
    line(text, "audience", &brief.audience)?;
    optional(text, "contested", brief.contested.as_ref())?;
    line(text, "program", &brief.program)?;
    line(text, "date", &brief.date)?;
    line(text, "key", &brief.key)?;
    line(text, "rung", &brief.rung)?;
    line(text, "tried", &brief.tried)?;
    line(text, "short", &brief.short)?;
    line(text, "omitted", &brief.omitted)?;
    line(text, "theme", &brief.theme)?;
    line(text, "fonts", &brief.fonts)?;
    line(text, "settings", &brief.settings)?;
    line(text, "words", &brief.words)?;
    line(text, "imprint", &brief.imprint)?;
    optional(text, "picture", brief.picture.as_ref())?;
    line(text, "ladder", &brief.ladder)?;
    line(text, "shorts", &brief.shorts)?;
    lines(text, "templates", &brief.templates)
}

fn print_output(text: &mut String, output: &OutputEntry) -> Result<(), toml::ser::Error> {
    line(text, "brief", &output.brief)?;
    line(text, "language", &output.language)?;
    line(text, "format", &output.format)?;
    line(text, "hash", &output.hash)?;
    line(text, "size", &output.size)?;
    optional(text, "key", output.key.as_ref())?;
    line(text, "facts", &output.facts)
}

fn print_fact(text: &mut String, fact: &FactRecord) -> Result<(), toml::ser::Error> {
    /// What is compared comes before its print.
    #[derive(Serialize)]
    struct Value<'a> {
        #[serde(flatten)]
        form: &'a Form,
        text: &'a Tagged,
        #[serde(skip_serializing_if = "BTreeMap::is_empty")]
        shown: &'a BTreeMap<String, Tagged>,
        #[serde(skip_serializing_if = "Option::is_none")]
        formula: Option<&'a Tagged>,
    }
    lines(text, "statement", &fact.statement)?;
    let values = fact.values.iter();
    let values = values.map(|(name, value)| {
        let formula = value.computed.as_ref();
        (name.clone(), Value { form: &value.form, text: &value.text, shown: &value.shown, formula })
    });
    lines(text, "values", &values.collect())?;
    if let Some(computed) = &fact.computed {
        lines(text, "formula", computed)?;
    }
    // A line for each of its properties that is known.
    text.push_str(&toml::to_string(&fact.standing)?);
    optional(text, "evidence", fact.evidence.as_ref())?;
    lines(text, "rests-on", &fact.backing)
}

fn print_source(text: &mut String, source: &CitedSource) -> Result<(), toml::ser::Error> {
    optional(text, "type", source.r#type.as_ref())?;
    optional(text, "nature", source.nature.as_ref())?;
    lines(text, "publisher", &source.publisher)?;
    if !source.authors.is_empty() {
        line(text, "authors", &source.authors)?;
    }
    lines(text, "title", &source.title)?;
    optional(text, "issued", source.issued.as_ref())?;
    optional(text, "accessed", source.accessed.as_ref())?;
    optional(text, "url", source.url.as_ref())?;
    optional(text, "licence", source.licence.as_ref())?;
    optional(text, "reuse", source.reuse.as_ref())?;
    if !source.rests_on.is_empty() {
        line(text, "rests-on", &source.rests_on)?;
    }
    line(text, "read", &source.read)
}

fn header(text: &mut String, names: &[&str]) -> Result<(), toml::ser::Error> {
    text.push_str("\n[");
    for (place, name) in names.iter().enumerate() {
        if place > 0 {
            text.push('.');
        }
        key(text, name)?;
    }
    text.push_str("]\n");
    Ok(())
}

/// A key, in quotes where TOML needs them.
fn key(text: &mut String, name: &str) -> Result<(), toml::ser::Error> {
    let bare = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(bare) {
        text.push_str(name);
        return Ok(());
    }
    value(text, &name)
}

fn line(text: &mut String, name: &str, value_of: &impl Serialize) -> Result<(), toml::ser::Error> {
    text.push_str(name);
    text.push_str(" = ");
    value(text, value_of)?;
    text.push('\n');
    Ok(())
}

fn optional<T: Serialize>(text: &mut String, name: &str, value: Option<&T>) -> Result<(), toml::ser::Error> {
    value.map_or(Ok(()), |value| line(text, name, value))
}

/// A line for each entry of a table.
fn lines<T: Serialize>(
    text: &mut String,
    name: &str,
    entries: &BTreeMap<String, T>,
) -> Result<(), toml::ser::Error> {
    for (entry, value) in entries {
        text.push_str(name);
        text.push('.');
        key(text, entry)?;
        line(text, "", value)?;
    }
    Ok(())
}

/// A value on one line; a text with line breaks is written in three quotes over several lines.
fn value<T: Serialize + ?Sized>(text: &mut String, value: &T) -> Result<(), toml::ser::Error> {
    value.serialize(ValueSerializer::new(text))?;
    Ok(())
}
