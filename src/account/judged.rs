//! The words for how likely a judgement is and how sure its author is, in a brief's language.

use crate::language::Language;
use crate::model::{Confidence, Likelihood};

/// The word for how likely something is.
fn word(likelihood: Likelihood, language: Language) -> &'static str {
    let words = &language.words().judgements;
    match likelihood {
        Likelihood::AlmostNoChance => words.almost_no_chance,
        Likelihood::VeryUnlikely => words.very_unlikely,
        Likelihood::Unlikely => words.unlikely,
        Likelihood::RoughlyEvenChance => words.roughly_even_chance,
        Likelihood::Likely => words.likely,
        Likelihood::VeryLikely => words.very_likely,
        Likelihood::AlmostCertain => words.almost_certain,
    }
}

/// How likely something is, as a sentence has it: likely (55–80%).
pub fn likelihood_in_sentence(likelihood: Likelihood, language: Language) -> String {
    (language.words().judgements.in_sentence)(word(likelihood, language), likelihood.percentages())
}

/// The same in few words: likely, 55–80%.
pub fn likelihood_in_brief(likelihood: Likelihood, language: Language) -> String {
    (language.words().judgements.in_brief)(word(likelihood, language), likelihood.percentages())
}

/// How sure its author is: moderate confidence.
pub fn confidence_in_words(confidence: Confidence, language: Language) -> String {
    let words = &language.words().judgements;
    (words.confidence)(match confidence {
        Confidence::Low => words.low,
        Confidence::Moderate => words.moderate,
        Confidence::High => words.high,
    })
}
