//! Whether a page that says which edition it replaces says so of the copy that its readers have.

use super::prepared::Prepared;
use crate::ledger::{Copy, History};
use crate::recall::held_by;

/// Why a page doesn't say, or not rightly, that it sets this copy right, and what makes it say so.
pub fn unmarked(copy: &Copy, mail: &Prepared) -> Option<(String, String)> {
    let dossier = &mail.dossier;
    let brief = dossier.briefs.iter().find(|brief| brief.name == copy.brief)?;
    let page = format!("{}/{}", dossier.name, brief.name);
    let why = match &brief.replaces {
        None => format!("`{page}` sets right a copy of {} and doesn't say so on its page", copy.date),
        Some(replaced) => {
            let is_its = match replaced.files.get(&mail.language) {
                Some(hash) => *hash == copy.file_hash,
                None => replaced.date.to_string() == copy.date,
            };
            if is_its {
                return None;
            }
            format!(
                "`{page}` says that it replaces the edition `{}`, and sets right another copy, of {}",
                replaced.name, copy.date
            )
        }
    };
    if let Some(replaced) = brief.replaces.as_ref().filter(|replaced| replaced.date.to_string() == copy.date)
    {
        let help = format!(
            "`editions/{}.toml` is the manifest of another page of that day: keep the one of this copy there and build, or tell \
             its readers in words of your own",
            replaced.name
        );
        return Some((why, help));
    }
    let later = match copy.date < dossier.date.to_string() {
        true => "",
        false => "set the dossier's `date` to the day of the correction, ",
    };
    let help = format!(
        "{later}keep the manifest of that edition as `editions/{0}.toml`, write `replaces = \"{0}\"` into {1}.toml, and build",
        copy.date, brief.name
    );
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
                said.push(format!(
                    "`{}` has `{}/{}` of {}, and the page says that it replaces that of {}",
                    recipient.address, copy.dossier, copy.brief, held.copy.date, replaced.date
                ));
            }
        }
    }
    said
}
