//! What a page and a mail say of the edition that the page sets right.

use crate::language::Language;
use crate::model::{Brief, Dossier};
use crate::value::{Date, Rendering, Value, format};

/// The sentence on the page; none for a brief that sets no edition right.
pub(super) fn line(brief: &Brief, dossier: &Dossier, language: Language) -> Option<String> {
    let day = day(brief, dossier, language)?;
    Some(match language {
        Language::En => format!("Corrected edition. It replaces that of {day}."),
        Language::Ja => format!("訂正版。{day}付の版に代わるものである。"),
    })
}

/// The sentence in a mail.
pub(super) fn line_in_mail(brief: &Brief, dossier: &Dossier, language: Language) -> Option<String> {
    let day = day(brief, dossier, language)?;
    Some(match language {
        Language::En => format!("This is a corrected edition. It replaces that of {day}."),
        Language::Ja => format!("これは訂正版で、{day}付の版に代わるものです。"),
    })
}

fn day(brief: &Brief, dossier: &Dossier, language: Language) -> Option<String> {
    let replaced = brief.replaces.as_ref()?;
    Some(format(&Value::Date(Date::Day(replaced.date)), dossier.style(language), Rendering::Running))
}
