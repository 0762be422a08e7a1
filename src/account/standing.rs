//! The plain properties of a fact in a written state. A new one is added here and in `property.rs`; the manifest, facts.json,
//! the ledger, `diff` and `show` all use this list.

use serde::{Deserialize, Serialize};

use super::judged::{confidence_in_words, likelihood_in_sentence};
use super::property::Property;
use super::spelled::Spelled;
use crate::language::Language;
use crate::model::{Confidence, Dossier, Fact, Likelihood, Stage, Status};
use crate::value::{Date, Showing};

/// Who vouches for a fact, how far it has come, and when it held. The order of the fields is that of the files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Standing {
    /// Who vouches.
    pub status: Spelled<Status>,
    /// How far it has come.
    pub stage: Spelled<Stage>,
    /// How likely it is, of a judgement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub likelihood: Option<Spelled<Likelihood>>,
    /// How sure its author is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Spelled<Confidence>>,
    /// When the statement held.
    pub as_of: Spelled<Date>,
    /// When a plan falls due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<Spelled<Date>>,
    /// Whether that date had passed on the brief's date; none in the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapsed: Option<bool>,
    /// The quantity it is about; none in the ledger.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subject: Option<String>,
}

impl Standing {
    /// Of a fact as its dossier has it: on the page of a brief that shows contested figures so, else on all of them.
    pub fn of(dossier: &Dossier, fact: &Fact, of_brief: Option<Showing>) -> Self {
        let showing = of_brief.unwrap_or_else(|| dossier.showing());
        Self {
            status: fact.status.into(),
            stage: fact.stage.into(),
            likelihood: fact.judgement.likelihood.as_ref().map(|judged| judged.word.into()),
            confidence: fact.judgement.confidence.as_ref().map(|judged| judged.word.into()),
            as_of: fact.as_of.into(),
            due: fact.due_as_shown(showing).map(Spelled::Known),
            lapsed: Some(fact.has_lapsed(dossier.date, showing)),
            subject: fact.subject.clone(),
        }
    }

    /// The words for how likely it is and how sure its author is, by the names by which a sentence prints them.
    pub fn words(&self, language: Language) -> impl Iterator<Item = (&'static str, String)> {
        let likelihood = self.likelihood.as_ref().and_then(Spelled::known);
        let confidence = self.confidence.as_ref().and_then(Spelled::known);
        let likelihood = likelihood.map(|word| ("likelihood", likelihood_in_sentence(word, language)));
        let confidence = confidence.map(|word| ("confidence", confidence_in_words(word, language)));
        likelihood.into_iter().chain(confidence)
    }

    /// What is compared, in the order in which differences are reported.
    pub fn compared(&self) -> [(Property, Option<String>); 7] {
        let yes_no = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        [
            (Property::Status, Some(self.status.to_string())),
            (Property::Stage, Some(self.stage.to_string())),
            (Property::Likelihood, self.likelihood.as_ref().map(ToString::to_string)),
            (Property::Confidence, self.confidence.as_ref().map(ToString::to_string)),
            (Property::Lapsed, self.lapsed.map(yes_no)),
            (Property::AsOf, Some(self.as_of.to_string())),
            (Property::Due, self.due.as_ref().map(ToString::to_string)),
        ]
    }

    /// Further lines of `show`: a name and a text each.
    pub fn further(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [("subject", &self.subject)].into_iter().filter_map(|(name, text)| Some((name, text.as_deref()?)))
    }
}
