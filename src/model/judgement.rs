//! How likely a judgement is, and how sure its author is of it: the words of the Intelligence Community Directive 203 of the United States, with
//! the ranges that it gives them.

use std::collections::BTreeMap;

use crate::diagnostic::Span;
use crate::language::Language;
use crate::value::{Texts, Value, choice};

choice! {
    /// How likely something is.
    Likelihood {
        /// 1 to 5 per cent.
        AlmostNoChance = "almost-no-chance",
        /// 5 to 20 per cent.
        VeryUnlikely = "very-unlikely",
        /// 20 to 45 per cent.
        Unlikely = "unlikely",
        /// 45 to 55 per cent.
        RoughlyEvenChance = "roughly-even-chance",
        /// 55 to 80 per cent.
        Likely = "likely",
        /// 80 to 95 per cent.
        VeryLikely = "very-likely",
        /// 95 to 99 per cent.
        AlmostCertain = "almost-certain",
    }
}

choice! {
    /// How sure an author is, by the sources and the reasoning.
    Confidence {
        /// The information is scant, questionable or fragmented.
        Low = "low",
        /// It is plausible and from credible sources, but not enough for more.
        Moderate = "moderate",
        /// It is of high quality and from several sources.
        High = "high",
    }
}

impl Likelihood {
    /// The range in per cent.
    pub fn percentages(self) -> [u8; 2] {
        match self {
            Self::AlmostNoChance => [1, 5],
            Self::VeryUnlikely => [5, 20],
            Self::Unlikely => [20, 45],
            Self::RoughlyEvenChance => [45, 55],
            Self::Likely => [55, 80],
            Self::VeryLikely => [80, 95],
            Self::AlmostCertain => [95, 99],
        }
    }
}

/// A word of a scale with the reason for it.
#[derive(Debug, Clone)]
pub struct JudgedWord<T> {
    /// The word.
    pub word: T,
    /// The reason, in each language of the dossier and without a final stop.
    pub basis: Texts,
    /// The word as a sentence prints it, in each language.
    pub printed: Value,
    /// Where it is written.
    pub span: Span,
}

/// What its author says of a fact that is a judgement.
#[derive(Debug, Clone, Default)]
pub struct Judgement {
    /// How likely it is.
    pub likelihood: Option<Box<JudgedWord<Likelihood>>>,
    /// How sure the author is.
    pub confidence: Option<Box<JudgedWord<Confidence>>>,
    /// The author's reason why a page needn't say that it is an opinion or speculation.
    pub status_said: Option<(String, Span)>,
}

/// The names by which a sentence prints the words.
pub const JUDGED: [&str; 2] = ["likelihood", "confidence"];

impl Judgement {
    /// The word of this name as a sentence prints it.
    pub fn printed(&self, name: &str) -> Option<&Value> {
        match name {
            "likelihood" => self.likelihood.as_ref().map(|judged| &judged.printed),
            "confidence" => self.confidence.as_ref().map(|judged| &judged.printed),
            _ => None,
        }
    }
}

/// A word in each language as a text value.
pub fn judged_value(text: impl Fn(Language) -> String, languages: &[Language]) -> Value {
    let texts: BTreeMap<Language, String> =
        languages.iter().map(|&language| (language, text(language))).collect();
    Value::Text(texts)
}
