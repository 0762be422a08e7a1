//! A page says the same in each language: each text names the same facts and figures in all of them. Typed values are compared, not
//! digits, since a language may have words of its own for a figure. A brief's own text is compared once it is known to
//! render, so that a misspelt fact isn't reported twice.

use std::collections::{BTreeMap, BTreeSet};

use super::messages::texts as says;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;
use crate::model::{Brief, Dossier, Fact, Piece, Statement};

/// What a text names: figures and facts, as an author would write them.
type NamedFigures = BTreeSet<String>;

/// Compares the figures of a fact's text across its languages; `key` is the text's.
pub fn compare_statements(key: &str, texts: &BTreeMap<Language, (Statement, Span)>) -> Vec<Diagnostic> {
    let named = texts.iter().map(|(&language, (statement, span))| (language, (figures(statement), span)));
    compare(key, &named.collect())
}

/// Compares what the author's own texts of a brief name by `fact()` and `cite()` across their languages.
pub fn compare_languages(brief: &Brief, dossier: &Dossier) -> Vec<Diagnostic> {
    let compared = brief.texts().flat_map(|(key, texts)| {
        let named =
            texts.iter().map(|(&language, (text, span))| (language, (facts(text, language, dossier), span)));
        compare(key, &named.collect())
    });
    compared.collect()
}

fn compare(key: &str, texts: &BTreeMap<Language, (NamedFigures, &Span)>) -> Vec<Diagnostic> {
    let lacking = |(language, (named, span)): (&Language, &(NamedFigures, &Span))| {
        // A text that lacks something is reported once, whichever language has it.
        let others = texts.iter().filter(|(other, _)| *other != language);
        let mut lacking = others.filter_map(|(other, (theirs, place))| {
            // Whatever is printed of a fact cites it too.
            let cited = |name: &str| named.contains(&name.replace("cite(", "fact("));
            let lacking = theirs.difference(named).map(String::as_str);
            let lacking: Vec<&str> = lacking.filter(|name| !cited(name)).collect();
            (!lacking.is_empty()).then_some((other, lacking, *place))
        });
        let (other, lacking, place) = lacking.next()?;
        Some(says::languages_differ(((*span).clone(), key), *language, &lacking, *other, place.clone()))
    };
    texts.iter().filter_map(lacking).collect()
}

fn figures(statement: &Statement) -> NamedFigures {
    let names = statement.pieces.iter().filter_map(|piece| match piece {
        Piece::Placeholder { name, .. } => Some(format!("{{{{ {name} }}}}")),
        Piece::Text(_) => None,
    });
    names.collect()
}

/// The facts that a text names, and their figures that it prints: those asked for, and for a whole statement or short form all
/// that it holds.
fn facts(text: &str, language: Language, dossier: &Dossier) -> NamedFigures {
    let mut named = NamedFigures::new();
    for (function, id, attribute) in calls(text) {
        named.insert(format!("{function}('{id}')"));
        if function == "cite" {
            continue;
        }
        let Some(fact) = dossier.fact_index.get(id).map(|&index| &dossier.facts[index]) else { continue };
        let printed: Vec<&str> = match attribute {
            None => placeholders(fact.statement.get(&language)),
            Some("short") => placeholders(fact.short.as_ref().and_then(|short| short.get(&language))),
            Some(name) if is_figure(fact, name) => vec![name],
            Some(_) => Vec::new(),
        };
        named.extend(printed.into_iter().map(|name| format!("fact('{id}').{name}")));
    }
    named
}

/// What follows the bracket that ends a call, after further arguments; `None` where anything but an argument follows the id.
fn after_call(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    if let Some(after) = rest.strip_prefix(')') {
        return Some(after);
    }
    let mut quote = None;
    for (at, character) in rest.strip_prefix(',')?.char_indices() {
        match (quote, character) {
            (None, ')') => return rest.get(at + 2..),
            (None, '\'' | '"') => quote = Some(character),
            (Some(open), _) if open == character => quote = None,
            _ => {}
        }
    }
    None
}

fn is_figure(fact: &Fact, name: &str) -> bool {
    fact.value_named(name).is_some()
}

fn placeholders(statement: Option<&Statement>) -> Vec<&str> {
    let pieces = statement.into_iter().flat_map(|statement| &statement.pieces);
    let names = pieces.filter_map(|piece| match piece {
        Piece::Placeholder { name, .. } => Some(name.as_str()),
        Piece::Text(_) => None,
    });
    names.collect()
}

/// Each `fact('id')` and `cite('id')` of a text: function, id, and the attribute after it, such as `.value`.
fn calls(text: &str) -> Vec<(&'static str, &str, Option<&str>)> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('(') {
        let before = text[..at].trim_end();
        let function = ["fact", "cite"].into_iter().find(|name| {
            before
                .strip_suffix(name)
                .is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
        });
        let inside = text[at + 1..].trim_start();
        let Some(quote) = inside.chars().next().filter(|c| matches!(c, '\'' | '"')) else { continue };
        let (Some(function), Some((id, rest))) = (function, inside[1..].split_once(quote)) else { continue };
        let Some(rest) = after_call(rest) else { continue };
        let attribute = rest.strip_prefix('.').map(|rest| {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
            &rest[..end]
        });
        found.push((function, id, attribute));
    }
    found
}
