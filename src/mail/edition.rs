//! Whether a page that says which edition it replaces says so of the copy that its readers have.

use super::messages;
use super::prepared::Prepared;
use crate::ledger::{Copy, History};
use crate::recall::held_by;

/// Why a page doesn't say, or not rightly, that it sets this copy right, and what makes it say so.
pub fn unmarked(copy: &Copy, mail: &Prepared) -> Option<(String, String)> {
    let dossier = &mail.dossier;
    let brief = dossier.briefs.iter().find(|brief| brief.name == copy.brief)?;
    let page = format!("{}/{}", dossier.name, brief.name);
    let why = match &brief.replaces {
        None => messages::names_no_edition(&page, &copy.date),
        Some(replaced) => {
            let is_its = match replaced.files.get(&mail.language) {
                Some(hash) => *hash == copy.file_hash,
                None => replaced.date.to_string() == copy.date,
            };
            if is_its {
                return None;
            }
            messages::names_another_edition(&page, &replaced.name, &copy.date)
        }
    };
    let of_that_day = brief.replaces.as_ref().filter(|replaced| replaced.date.to_string() == copy.date);
    let help = match of_that_day {
        Some(replaced) => messages::keep_the_other_manifest(&replaced.name),
        None if copy.date < dossier.date.to_string() => messages::name_the_edition(&copy.date, &brief.name),
        None => messages::date_and_name_the_edition(&copy.date, &brief.name),
    };
    Some((why, help))
}

/// What to say of a mail whose page says that it replaces an edition, and whose readers have another: one line for each.
pub fn of_others(history: &History, mail: &Prepared) -> Vec<String> {
    let mut said = Vec::new();
    for copy in &mail.copies {
        let marked = mail.dossier.briefs.iter().find(|brief| brief.name == copy.brief);
        let Some(replaced) = marked.and_then(|brief| brief.replaces.as_ref()) else { continue };
        for recipient in mail.ledger_recipients() {
            for held in held_by(history, &recipient.address, copy) {
                if held.copy.file_hash == copy.file_hash || unmarked(held.copy, mail).is_none() {
                    continue;
                }
                let (reader, page) = (&recipient.address, format!("{}/{}", copy.dossier, copy.brief));
                said.push(messages::replaces_another(reader, &page, &held.copy.date, replaced.date));
            }
        }
    }
    said
}
