//! A mail that is ready to go out, with both briefs of an invented dossier, for tests of what becomes of it.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::sync::Arc;

use factbrief::language::Language;
use factbrief::ledger::{Copy, RecipientRole};
use factbrief::mail::{Letter, Named, Prepared};
use factbrief::model::Mailbox;
use factbrief::render::{Cited, MailText};

use crate::support::plain_facts::{AUDIENCES, Plain, dossier};

/// A copy of a brief of the dossier `port`, with a file of its own.
pub fn copy(brief: &str) -> Copy {
    Copy {
        dossier: "port".to_owned(),
        dossier_id: None,
        brief: brief.to_owned(),
        audience: brief.to_owned(),
        language: "en".to_owned(),
        date: "2026-12-31".to_owned(),
        file: format!("{brief}.en.pdf"),
        file_hash: brief.to_owned(),
        content_hash: None,
        facts: Vec::new(),
    }
}

/// A letter with both briefs of a dossier, and what is prepared from it.
pub fn letter() -> (Letter, Prepared) {
    let recipients = vec![(RecipientRole::To, Mailbox::parse("dora@example.org").unwrap())];
    let dossier = Arc::new(dossier(&[Plain::of(10)]));
    let briefs = (0..dossier.briefs.len()).map(|brief| Named { dossier: 0, brief }).collect();
    let letter = Letter {
        recipients: recipients.clone(),
        briefs,
        language: None,
        audiences: Vec::new(),
        salutation: None,
        subject: None,
        replaces: Vec::new(),
    };
    let body = Cited {
        language: Language::En,
        markdown: "The plans go on.\n".to_owned(),
        facts: Vec::new(),
        references: Vec::new(),
        charts: Vec::new(),
        marks: Vec::new(),
    };
    let prepared = Prepared {
        recipients,
        briefs: dossier.briefs.iter().map(|brief| brief.name.clone()).collect(),
        dossier,
        language: Language::En,
        attachments: Vec::new(),
        text: MailText { subject: "The plans".to_owned(), body, sourced: String::new(), words: Vec::new() },
        key: String::new(),
        copies: AUDIENCES.iter().map(|brief| copy(brief)).collect(),
        allowed: Vec::new(),
        warnings: Vec::new(),
    };
    (letter, prepared)
}
