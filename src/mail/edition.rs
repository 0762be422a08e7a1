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
        None => messages::letter::correction_unmarked(&page, &copy.date),
        Some(replaced) => {
            let is_its = match replaced.files.get(&mail.language) {
                Some(hash) => *hash == copy.file_hash,
                None => replaced.date.to_string() == copy.date,
            };
            if is_its {
                return None;
            }
            messages::letter::replaces_another(&page, &replaced.name, &copy.date)
        }
    };
    if let Some(replaced) = brief.replaces.as_ref().filter(|replaced| replaced.date.to_string() == copy.date)
    {
        return Some((why, messages::letter::keep_the_manifest_of_this_copy(&replaced.name)));
    }
    let help = match copy.date < dossier.date.to_string() {
        true => messages::letter::how_to_replace(&copy.date, &brief.name),
        false => messages::letter::how_to_replace_on_a_later_day(&copy.date, &brief.name),
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
                said.push(messages::letter::reader_has_another(&recipient.address, held.copy, replaced.date));
            }
        }
    }
    said
}
