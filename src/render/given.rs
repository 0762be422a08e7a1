//! The names that templates are given, with their classes; and a check that the list is true.

use std::collections::BTreeMap;

use minijinja::value::{Value as Jinja, ValueKind};

use super::class::{
    AUDIENCE, BOOLEAN, BRIEF, CHANGES, CITE_FUNCTION, Class, DOSSIER, FACT, FACT_FUNCTION, FUNCTIONS,
    LABEL_FUNCTION, LANGUAGE, LIST, LITERAL_FUNCTION, NUMBERS, PICTURE_FUNCTION, REFERENCE, SECTION, STRINGS,
    TEXT, VALUE,
};
use super::mark::has_marks;
use super::messages::engine::unlisted_name;
use crate::diagnostic::{Diagnostic, Span};

/// What the templates of pages, mails and references are given.
pub(super) fn given() -> BTreeMap<String, Class> {
    let list = |atom| Class::holding(LIST, Class::of(atom));
    let mut names = functions();
    names.extend(
        [
            ("lang", Class::of(LANGUAGE)),
            ("brief", Class::of(BRIEF)),
            ("briefs", list(BRIEF)),
            ("dossier", Class::of(DOSSIER)),
            ("sections", list(SECTION)),
            ("changes", Class::of(CHANGES)),
            ("omitted", Class::of(TEXT)),
            ("replaces", Class::of(TEXT)),
            ("marking", Class::of(TEXT)),
            ("letterhead", list(TEXT)),
            ("authors", Class::of(TEXT)),
            ("disclaimer", Class::of(TEXT)),
            ("unverified", Class::of(TEXT)),
            ("contested", Class::of(TEXT)),
            ("references", Class::of(TEXT)),
            ("source_note", Class::of(TEXT)),
            ("greeting", Class::of(TEXT)),
            ("audience", Class::of(AUDIENCE)),
            ("correction", Class::of(BOOLEAN)),
            ("certain", Class::of(BOOLEAN)),
            ("picture", Class::of(PICTURE_FUNCTION)),
            ("r", Class::of(REFERENCE)),
        ]
        .map(|(name, class)| (name.to_owned(), class)),
    );
    names
}

/// What the texts of a brief are given.
pub(super) fn functions() -> BTreeMap<String, Class> {
    let functions = [
        ("fact", FACT_FUNCTION),
        ("cite", CITE_FUNCTION),
        ("lit", LITERAL_FUNCTION),
        ("label", LABEL_FUNCTION),
    ];
    functions.map(|(name, atom)| (name.to_owned(), Class::of(atom))).into()
}

/// Refuses to run a template that is given a name that isn't listed here: what it may compare would be judged wrongly.
pub(super) fn refuse_unlisted(context: &Jinja, fallback: &Span) -> Result<(), Diagnostic> {
    if covers(context) { Ok(()) } else { Err(unlisted_name(fallback.clone())) }
}

/// Whether everything that a template is given is listed, with the right class.
fn covers(context: &Jinja) -> bool {
    let given = given();
    let known = |name: &Jinja| name.as_str().and_then(|name| given.get(name));
    let Ok(names) = context.try_iter() else { return true };
    names.into_iter().all(|name| {
        let value = context.get_item(&name);
        known(&name).is_some_and(|class| value.is_ok_and(|value| is_covered(&value, class)))
    })
}

fn is_covered(value: &Jinja, class: &Class) -> bool {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => true,
        ValueKind::Number => class.has(NUMBERS),
        ValueKind::Bool => class.has(BOOLEAN),
        ValueKind::String if has_marks(value.as_str().unwrap_or_default()) => class.has(TEXT),
        ValueKind::String => class.has(STRINGS | TEXT),
        ValueKind::Seq => {
            value.try_iter().is_ok_and(|mut items| items.all(|item| is_covered(&item, &class.item())))
        }
        // Facts, values and the audience can't be enumerated; `Class::attribute` lists what they have.
        ValueKind::Map => value.try_iter().map_or_else(
            |_| class.has(FACT | VALUE | AUDIENCE),
            |mut names| {
                names.all(|name| {
                    let part = class.attribute(name.as_str().unwrap_or_default());
                    part != Class::none()
                        && value.get_item(&name).is_ok_and(|value| is_covered(&value, &part))
                })
            },
        ),
        _ => class.has(TEXT | FUNCTIONS),
    }
}
