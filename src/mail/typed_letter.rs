//! The letter that a command line describes.

use super::letter::{Letter, Named};
use super::messages;
use super::refusal::Refusal;
use crate::language::Language;
use crate::ledger::RecipientRole;
use crate::model::{Mailbox, People};

/// What was typed of a letter.
#[derive(Debug, Clone)]
pub struct TypedLetter<'a> {
    /// Who gets it, as `Name <address>` or an address.
    pub recipients: [(RecipientRole, &'a Vec<String>); 3],
    /// The briefs.
    pub briefs: Vec<Named>,
    /// The language, if one was typed.
    pub language: Option<Language>,
    /// The audiences to which the recipients are said to belong.
    pub audiences: &'a [String],
    /// The subject, if one was typed.
    pub subject: Option<&'a str>,
}

impl TypedLetter<'_> {
    /// The letter, with a refusal for each recipient that isn't an address. One reader who is known gets it in their language.
    pub fn letter(self, people: &People) -> (Letter, Vec<Refusal>) {
        let mut recipients = Vec::new();
        let mut refusals = Vec::new();
        for (role, texts) in self.recipients {
            for text in texts {
                match Mailbox::parse(text) {
                    Ok(mailbox) => recipients.push((role, mailbox)),
                    Err(why) => refusals.push(messages::people::not_an_address(text, why)),
                }
            }
        }
        let known = match recipients.as_slice() {
            [(_, one)] => people.find(one),
            _ => None,
        };
        let letter = Letter {
            recipients,
            briefs: self.briefs,
            language: self.language.or(known.and_then(|person| person.language)),
            audiences: self.audiences.to_vec(),
            salutation: None,
            subject: self.subject.map(str::to_owned),
            replaces: Vec::new(),
        };
        (letter, refusals)
    }
}

/// Why mail can't be made while some dossiers can't be read: a brief may be theirs.
pub fn why_unreadable(briefs: &[String], unread: &[String]) -> Option<String> {
    if unread.is_empty() {
        return None;
    }
    if briefs.is_empty() {
        return Some(messages::people::readers_unknown(unread));
    }
    briefs.iter().find_map(|brief| match brief.split_once('/') {
        Some((dossier, _)) if unread.iter().any(|name| name == dossier) => {
            Some(messages::people::has_mistakes(dossier))
        }
        Some(_) => None,
        None => Some(messages::people::may_be_in_several(brief, unread)),
    })
}
