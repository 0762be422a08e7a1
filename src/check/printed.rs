//! Compares the figures of a fact with the forms that its evidence prints.

use std::collections::BTreeSet;

use super::context::Context;
use super::messages::evidence as says;
use super::toml::File;
use crate::model::{Evidence, Fact};
use crate::prose::figures;
use crate::reading::{Mismatch, UnreadableForm, compare, is_own_print};
use crate::value::{Texts, Units, Value};

/// Compares each printed form with the typed value that it is for. `verify` finds whether the archived source has it.
pub fn compare_printed(file: &File, fact: &Fact, context: &Context) {
    let mut unread = Vec::new();
    let mut agreed = BTreeSet::new();
    // Of the others `no-reader` tells, once for each source.
    for evidence in &fact.evidence {
        let Some(setting) = context.setting(evidence.source) else { continue };
        let heads = evidence.heads();
        let mut faults = Vec::new();
        for (name, (printed, span)) in &evidence.as_printed {
            let Some(value) = fact.value_named(name) else { continue };
            let compared = match heads.is_empty() && is_own_print(printed, value, &setting) {
                true => Ok(()),
                false => compare(printed, &heads, value, &setting),
            };
            if let (Err(Mismatch::Unread { why: UnreadableForm::Heading(fault), .. }), Some((_, span))) =
                (&compared, evidence.printed_unit.first())
            {
                // Said once for each entry, whatever it prints.
                if !faults.contains(fault) {
                    file.report(says::bad_printed_unit(span.clone(), &fact.id, fault));
                    faults.push(fault.clone());
                }
                agreed.insert(name);
                continue;
            }
            if let Some((_, span)) = evidence.by_eye.get(name) {
                match &compared {
                    Err(why) if why.is_unread() => {
                        file.report(says::by_eye(span.clone(), name, &fact.id, printed))
                    }
                    _ => file.report(says::needless_by_eye(span.clone(), name, &fact.id, printed)),
                }
            }
            let why = match compared {
                Ok(()) => {
                    agreed.insert(name);
                    continue;
                }
                Err(why) if why.is_unread() && evidence.by_eye.contains_key(name) => {
                    agreed.insert(name);
                    continue;
                }
                Err(why) => why,
            };
            let found = says::printed_differs(span.clone(), name, &fact.id, &why);
            match why.is_unread() {
                true => unread.push((name, value, found)),
                false => file.report(found),
            }
        }
    }
    for (name, value, found) in unread {
        // Of a text value that holds a figure, one piece of evidence must print the figure; another may print a term.
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
        file.report(says::not_compared(fact.span.clone(), name, &fact.id));
    }
    if unprinted.is_empty() {
        return;
    }
    let printing = fact.evidence.iter().find(|evidence| !evidence.as_printed.is_empty());
    let printed = printing.into_iter().flat_map(|evidence| evidence.as_printed.keys()).map(String::as_str);
    let printed: Vec<&str> = printed.collect();
    file.report(says::not_printed(fact.span.clone(), &fact.id, &unprinted, &printed));
}

fn has_printed(evidence: &[Evidence], name: &str) -> bool {
    evidence.iter().any(|evidence| evidence.as_printed.contains_key(name))
}

/// Whether a text value holds figures, in any of its languages; what is within one of `names` isn't one.
fn text_holds_figures(texts: &Texts, names: &[String], units: &Units) -> bool {
    texts.iter().any(|(&language, text)| !figures(text, language, names, units).is_empty())
}
