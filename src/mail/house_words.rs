//! Words of a house in the text of a mail: judged for the readers of each brief that goes with it, as on its pages.

use std::collections::BTreeSet;

use super::around_text::AroundText;
use super::messages;
use super::refusal::Refusal;
use crate::model::{Brief, Dossier, HouseWord, Otherwise, Rule};
use crate::render::{MailText, used_in_line};

/// Reasons why a mail may not say what it says, and sentences about what it had better not. A waiver at a brief, or at the fact whose words these
/// are, excuses them here, too.
pub fn judge_words(
    dossier: &Dossier,
    briefs: &[&Brief],
    around: &[AroundText],
    text: &MailText,
) -> (Vec<Refusal>, Vec<String>) {
    let (mut refusals, mut said) = (Vec::new(), Vec::new());
    let mut told: BTreeSet<(&String, usize, String)> = BTreeSet::new();
    for (brief, used) in briefs.iter().zip(&text.words) {
        let entries = dossier.words.get(&brief.audience).and_then(|words| words.get(&text.body.language));
        let Some(entries) = entries.filter(|_| brief.custody.waiver(Rule::Words).is_none()) else { continue };
        let excused = |fact: Option<usize>| {
            fact.is_some_and(|fact| dossier.facts[fact].custody.waiver(Rule::Words).is_some())
        };
        let of_body = used.iter().filter(|word| !excused(word.fact));
        let of_body = of_body.map(|word| (word.entry, word.printed.clone()));
        let of_parts = around.iter().flat_map(|part| used_in_line(&part.without_name(), entries));
        for (entry, printed) in of_parts.chain(of_body) {
            let Some(word): Option<&HouseWord> = entries.get(entry) else { continue };
            if !told.insert((&brief.audience, entry, printed.clone())) {
                continue;
            }
            let refusal = messages::letter::house_word(&printed, word, &brief.audience);
            match word.otherwise {
                Otherwise::Allow => {}
                Otherwise::Flag => said.push(refusal.message),
                Otherwise::Forbid => refusals.push(refusal),
            }
        }
    }
    (refusals, said)
}
