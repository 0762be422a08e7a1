//! What is said of drafts that are put into a mailbox.

use crate::deliver::Placed;
use crate::diagnostic::wording::{count, list};

pub fn nothing() -> String {
    "nothing to put into the mailbox".to_owned()
}

/// `id` is the Message-ID of the draft.
pub fn placed(addresses: &str, id: &str, placed: &Placed) -> Vec<String> {
    match placed {
        Placed::Put { folder, uid, earlier } => {
            let number = uid.as_ref().map_or_else(String::new, |uid| format!(", number {uid}"));
            let mut lines = vec![format!("draft: {addresses}: in {}{number}", list([folder]))];
            if let Some(time) = earlier {
                lines.push(format!(
                    "note: another draft of it, of {time}, isn't in this folder; it may be a file, or sent by now"
                ));
                lines.push(format!("  = help: `factbrief ledger sent {id}` if it was sent"));
            }
            lines
        }
        Placed::There { folder } => vec![format!(
            "skipped: {addresses}: {} has a draft of it already, which is left as it is",
            list([folder])
        )],
        Placed::Refused { why } => vec![format!("refused: {addresses}: {why}")],
        Placed::Uncertain { why } => vec![
            format!("uncertain: {addresses}: whether the draft is there can't be known: {why}"),
            "  = help: run the same command again: it looks for the draft before it puts one there"
                .to_owned(),
        ],
        Placed::NotPut { why } => vec![format!("not put there: {addresses}: {why}")],
    }
}

pub fn summary(there: usize, drafts: usize) -> String {
    format!("{there} of {} in the mailbox, nothing sent", count(drafts, "draft", "drafts"))
}
