//! The letters that correct wrong copies: one for each reader, dossier and language.

use super::letter::{Letter, find_briefs, replaced};
use super::messages;
use super::refusal::Refusal;
use crate::language::Language;
use crate::ledger::RecipientRole;
use crate::make::DossierOutcome;
use crate::model::{Address, Mailbox};
use crate::recall::{Wrong, to_correct};

/// The letters to all who hold a copy that is wrong in something that matters. A letter that can't be made has its reason beside
/// it.
pub fn corrections(wrong: &[Wrong<'_>], outcomes: &[DossierOutcome]) -> Vec<(Letter, Option<Refusal>)> {
    to_correct(wrong).iter().filter_map(|of_one| correction(of_one, outcomes)).collect()
}

/// The letter for wrong copies of one reader, dossier and language; none for no copies.
fn correction(of_one: &[&Wrong<'_>], outcomes: &[DossierOutcome]) -> Option<(Letter, Option<Refusal>)> {
    let first = of_one.first()?;
    let (recipient, copy) = (first.holding.recipient, first.holding.copy);
    let mut names: Vec<String> =
        of_one.iter().map(|one| format!("{}/{}", one.dossier, one.holding.copy.brief)).collect();
    names.dedup();
    let address = Address::parse(&recipient.address);
    let mailbox = |address| (RecipientRole::To, Mailbox { name: recipient.name.clone(), address });
    let mut letter = Letter {
        recipients: address.iter().cloned().map(mailbox).collect(),
        briefs: Vec::new(),
        language: Language::from_tag(&copy.language),
        audiences: Vec::new(),
        salutation: None,
        subject: None,
        replaces: replaced(of_one.iter().map(|one| one.holding)),
    };
    let refusal = match (address, find_briefs(&names, outcomes)) {
        (Err(why), _) => Some(messages::people::recorded_address(&recipient.address, why)),
        (_, Err(error)) => Some(messages::people::no_brief_to_correct(error)),
        (Ok(_), Ok(briefs)) => {
            letter.briefs = briefs;
            None
        }
    };
    Some((letter, refusal))
}
