//! What a page says beside a fact's words: that it is a judgement, how likely it is and how sure its author is, and remarks in brackets.

use super::escape;
use crate::account::{confidence_in_words, likelihood_in_brief};
use crate::language::Language;
use crate::model::{Fact, Statement, Status};
use crate::value::{Date, Texts};

/// What is said behind the statement of a judgement: that it is an opinion or speculation, how likely it is, and how sure its
/// author is, each in a sentence of its own, unless the statement says it.
pub fn judgement(fact: &Fact, said: Option<&Statement>, language: Language) -> String {
    let words = &language.words().judgements;
    let judgement = &fact.judgement;
    let says = |name: &str| said.is_some_and(|statement| statement.names().any(|own| own == name));
    let mut remarks = match fact.status {
        Status::Opinion if judgement.status_said.is_none() => words.opinion.to_owned(),
        Status::Speculation if judgement.status_said.is_none() => words.speculation.to_owned(),
        _ => String::new(),
    };
    let basis = |basis: &Texts| escape::markdown(basis.get(&language).map_or("", String::as_str));
    if let Some(judged) = judgement.likelihood.as_ref().filter(|_| !says("likelihood")) {
        let word = likelihood_in_brief(judged.word, language);
        remarks.push_str(&(words.remark)(&word, &basis(&judged.basis)));
    }
    if let Some(judged) = judgement.confidence.as_ref().filter(|_| !says("confidence")) {
        let word = confidence_in_words(judged.word, language);
        remarks.push_str(&(words.remark)(&word, &basis(&judged.basis)));
    }
    remarks
}

/// The same in few words, for a short form or a value. It stands in a sentence of the author's, which holds one of the two words.
pub fn judgement_in_brief(fact: &Fact, said: Option<&Statement>, language: Language) -> Vec<String> {
    let judgement = &fact.judgement;
    let says = |name: &str| said.is_some_and(|statement| statement.names().any(|own| own == name));
    let statuses = &language.words().statuses;
    let status = match fact.status {
        Status::Opinion => Some(statuses.opinion.to_owned()),
        Status::Speculation => Some(statuses.speculation.to_owned()),
        _ => None,
    };
    let status = status.filter(|_| judgement.status_said.is_none());
    let likelihood = judgement.likelihood.as_ref();
    let likelihood = likelihood.map(|judged| likelihood_in_brief(judged.word, language));
    let confidence = judgement.confidence.as_ref();
    let confidence = confidence.map(|judged| confidence_in_words(judged.word, language));
    let is_said = says("likelihood") || says("confidence");
    status.into_iter().chain(likelihood.or(confidence).filter(|_| !is_said)).collect()
}

/// Whether a printed date says when a fact held: one is within the other. Which days a fiscal year has isn't known.
pub fn tells(printed: &Date, as_of: &Date) -> bool {
    let within =
        |one: &Date, other: &Date| other.first_day() <= one.first_day() && one.last_day() <= other.last_day();
    match (printed, as_of) {
        (Date::FiscalYear(_), _) | (_, Date::FiscalYear(_)) => printed == as_of,
        _ => within(printed, as_of) || within(as_of, printed),
    }
}

/// A text with remarks in one pair of brackets after it.
pub fn remarked(
    text: String,
    said: impl IntoIterator<Item = String>,
    age: Option<String>,
    language: Language,
) -> String {
    let words = language.words();
    let [open, close] = words.punctuation.brackets;
    let remarks: Vec<String> = said.into_iter().chain(age).collect();
    if remarks.is_empty() {
        text
    } else {
        format!("{text}{open}{}{close}", remarks.join(words.labels.semicolon))
    }
}
