//! What a page and a mail say about the edition that the page corrects.

use crate::language::Language;
use crate::model::{Brief, Dossier};
use crate::value::{Date, Rendering, Value, format};

/// The sentence on the page; none for a brief that corrects no edition.
pub(super) fn line(brief: &Brief, dossier: &Dossier, language: Language) -> Option<String> {
    Some((language.words().editions.replaces)(&day(brief, dossier, language)?))
}

/// The sentence in a mail.
pub(super) fn line_in_mail(brief: &Brief, dossier: &Dossier, language: Language) -> Option<String> {
    Some((language.words().editions.replaces_in_mail)(&day(brief, dossier, language)?))
}

fn day(brief: &Brief, dossier: &Dossier, language: Language) -> Option<String> {
    let replaced = brief.replaces.as_ref()?;
    Some(format(&Value::from(Date::Day(replaced.date)), dossier.style(language), Rendering::Running))
}
