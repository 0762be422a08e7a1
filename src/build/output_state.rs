//! How an output is.

use serde::Serialize;

use super::alteration::Substitution;
use super::reason::Reason;

/// How an output is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutputState {
    /// What a build would write.
    Current,
    /// Made from something else than what is there now.
    Stale,
    /// Made, and gone since.
    Missing,
    /// Changed since it was made, by a hand or by a build that was stopped.
    Altered,
    /// Not made yet.
    NotMade,
    /// Of a brief, a language or a chart that is no more.
    LeftOver,
}

impl OutputState {
    /// In words.
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::Altered => "altered",
            Self::NotMade => "not made",
            Self::LeftOver => "left over",
        }
    }
}

/// How an output is, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// How it is.
    pub state: OutputState,
    /// What became of it, if it was altered and that can be told.
    pub alteration: Option<Substitution>,
    /// What it was made from and is different now.
    pub reasons: Vec<Reason>,
}

impl Judged {
    /// Why the file of this name would be written, in words; empty for one that wouldn't.
    pub fn why(&self, name: &str) -> Vec<String> {
        let mut said: Vec<String> = self.reasons.iter().map(Reason::to_string).collect();
        match self.state {
            OutputState::NotMade => said.push("not made yet".to_owned()),
            OutputState::Missing => said.push(format!("`{name}` is missing")),
            OutputState::Altered => {
                let how = self.alteration.map(|how| format!(": {how}")).unwrap_or_default();
                said.push(format!("`{name}` is not what the last build wrote{how}"));
            }
            OutputState::Current | OutputState::Stale | OutputState::LeftOver => {}
        }
        said
    }
}
