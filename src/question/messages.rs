//! What is said where a question names what isn't there.

use crate::diagnostic::wording::{list, unknown_name};
use crate::error::Error;

/// `what` is a fact, status, source or topic.
pub(super) fn unknown<'a>(what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    Error::usage(format!("there is no {what} `{name}`"), unknown_name(name, known, what))
}

/// `names` are those that tell the facts apart, each with its dossier.
pub(super) fn fact_in_several(id: &str, names: impl IntoIterator<Item = String>) -> Error {
    Error::usage(format!("several dossiers have a fact `{id}`"), format!("write {}", list(names)))
}
