//! What a fact is where it isn't done, in a word, for cells and drawings that show its figure without a sentence.

use super::since::{stage_word, status_word};
use crate::language::Language;
use crate::model::{Fact, Stage, Status};

/// What a fact is said to be instead of done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum InAWord {
    /// It lies ahead: it is planned, a target or conditional.
    Ahead(Stage),
    /// Somebody worked it out, thinks so or guesses so.
    Judged(Status),
}

impl InAWord {
    /// What a fact is; none of what is done and known. What lies ahead is said before who says so.
    pub(super) fn of(fact: &Fact) -> Option<Self> {
        match (fact.stage, fact.status) {
            (stage @ (Stage::Planned | Stage::Target | Stage::Conditional), _) => Some(Self::Ahead(stage)),
            (Stage::Done, status @ (Status::Estimated | Status::Opinion | Status::Speculation)) => {
                Some(Self::Judged(status))
            }
            (Stage::Done, Status::Confirmed | Status::Announced | Status::Reported) => None,
        }
    }

    /// Whether it lies ahead.
    pub(super) fn is_ahead(self) -> bool {
        matches!(self, Self::Ahead(_))
    }

    /// The word for it.
    pub(super) fn word(self, language: Language) -> &'static str {
        let words = language.words();
        match self {
            Self::Ahead(stage) => stage_word(stage, &words.stages),
            Self::Judged(status) => status_word(status, &words.statuses),
        }
    }
}

/// Whether the sign of one in a drawing is also that of something else there, so that the sign doesn't say which it is.
pub(super) fn is_shared(one: InAWord, drawn: &[InAWord]) -> bool {
    drawn.iter().any(|other| other.is_ahead() == one.is_ahead() && *other != one)
}
