//! Holds the figures of a fact against the forms that its evidence prints.

use std::collections::BTreeSet;

use super::context::Context;
use super::toml::File;
use crate::diagnostic::wording::list;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Evidence, Fact};
use crate::value::{Value, compare, text_holds_figures};

/// Holds each printed form against the typed value that it stands for. Whether the copy has it is for `verify` to find.
pub fn compare_printed(file: &File, fact: &Fact, context: &Context) {
    let mut unread = Vec::new();
    let mut agreed = BTreeSet::new();
    for evidence in &fact.evidence {
        let issued = context.issued(evidence.source);
        for (name, (printed, span)) in &evidence.as_printed {
            let Some(value) = fact.value_named(name) else { continue };
            let why = match compare(printed, value, issued, &context.units) {
                Ok(()) => {
                    agreed.insert(name);
                    continue;
                }
                Err(why) => why,
            };
            let message = format!("`{name}` of `{}`: {why}", fact.id);
            match why.is_unread() {
                true => {
                    let found = Diagnostic::at(Code::UnreadForm, span.clone(), message);
                    unread.push((
                        name,
                        value,
                        found.hint("compare it with the value by eye: nothing else does"),
                    ));
                }
                false => {
                    let found = Diagnostic::at(Code::ValueDiffers, span.clone(), message);
                    file.report(found.hint_if(why.hint()));
                }
            }
        }
    }
    for (name, value, found) in unread {
        // Beside a text, once its figure stands in one evidence, another may print a term.
        if !(matches!(value, Value::Text(_)) && agreed.contains(name)) {
            file.report(found);
        }
    }
}

/// Reports figures that no evidence has as printed.
pub fn report_unprinted(file: &File, fact: &Fact, context: &Context) {
    let (units, names) = (&context.units, &context.names);
    // A text value is our own words, which nobody need have printed unless they hold a figure.
    let is_figure = |value: &Value| match value {
        Value::Text(texts) => text_holds_figures(texts, names, units),
        _ => true,
    };
    let unprinted: Vec<&str> = fact
        .figures()
        .filter(|(name, value)| is_figure(value) && !has_printed(&fact.evidence, name))
        .map(|(name, _)| name)
        .collect();
    let excused = |name: &&str| fact.evidence.iter().any(|one| one.unverifiable.contains_key(*name));
    let (excused, unprinted): (Vec<&str>, Vec<&str>) = unprinted.into_iter().partition(excused);
    for name in excused {
        let message =
            format!("nothing holds `{name}` of `{}` against its evidence, none of which prints it", fact.id);
        file.report(
            Diagnostic::at(Code::NotCompared, fact.span.clone(), message)
                .hint("give its form as printed where a source has one"),
        );
    }
    if unprinted.is_empty() {
        return;
    }
    let message = format!("no evidence of `{}` has {} as printed", fact.id, list(&unprinted));
    // An entry that prints another figure has the key already.
    let printing = fact.evidence.iter().find(|evidence| !evidence.as_printed.is_empty());
    let printed = printing.into_iter().flat_map(|evidence| evidence.as_printed.keys()).map(String::as_str);
    let names: Vec<&str> = printed.chain(unprinted.iter().copied()).collect();
    let example = match names.as_slice() {
        ["value"] => "as-printed = \"…\"".to_owned(),
        names => {
            let each: Vec<String> = names.iter().map(|name| format!("{name} = \"…\"")).collect();
            format!("as-printed = {{ {} }}", each.join(", "))
        }
    };
    let verb = if printing.is_some() { "write" } else { "add" };
    let place = if printing.is_some() { "in the evidence" } else { "to an evidence" };
    file.report(
        Diagnostic::at(Code::MissingAsPrinted, fact.span.clone(), message)
            .hint(format!("{verb} `{example}` {place}, in the source's own characters")),
    );
}

fn has_printed(evidence: &[Evidence], name: &str) -> bool {
    evidence.iter().any(|evidence| evidence.as_printed.contains_key(name))
}
