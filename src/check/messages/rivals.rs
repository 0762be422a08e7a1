//! Messages about facts of one subject that contradict each other, and about those that are declared as distinct.

use crate::diagnostic::wording::list_of_words;
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::model::{Brief, Fact};

/// In what two facts differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Differing {
    /// The value, with what bounds it.
    Value,
    /// Who vouches.
    Status,
    /// How far it has come.
    Stage,
    /// Who says it.
    Speaker,
}

impl Differing {
    fn words(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Status => "status",
            Self::Stage => "stage",
            Self::Speaker => "who says it",
        }
    }
}

/// Two facts of one subject that nobody has declared to be distinct.
pub fn rivals(fact: &Fact, first: &Fact, differing: &[Differing]) -> Diagnostic {
    let subject = fact.subject.as_deref().unwrap_or_default();
    let words: Vec<&str> = differing.iter().map(|one| one.words()).collect();
    let message = format!(
        "`{}` and `{}` are both about `{subject}` and differ in {}",
        first.id,
        fact.id,
        list_of_words(&words)
    );
    let claims = match differing.contains(&Differing::Value) {
        true => "make one fact of them with a `claim` for each; ",
        false => "make one fact of them with the evidence of both; ",
    };
    Diagnostic::at(Code::Rivals, fact.span.clone(), message).also(first.span.clone(), "the other one").hint(format!(
        "{claims}give one of them another `subject`; or say what sets them apart: `distinct-from = [{{ fact = \"{}\", why = \"…\" }}]`",
        first.id
    ))
}

/// A brief that prints one of two rivals.
pub fn one_sided(brief: &Brief, shown: &Fact, left_out: &Fact) -> Diagnostic {
    let message = format!("the brief prints `{}` and not `{}`, which contradicts it", shown.id, left_out.id);
    Diagnostic::at(Code::OneSided, brief.span.clone(), message)
        .also(left_out.span.clone(), "what the brief doesn't print")
        .hint("print both, or settle the contradiction in the fact table, where `rivals` names the ways")
}

pub fn from_itself(span: Span) -> Diagnostic {
    Diagnostic::at(Code::IdleKey, span, "a fact can't be distinct from itself")
        .hint("name the other fact, or take it out")
}

pub fn other_subject(span: Span, fact: &Fact, other: &Fact) -> Diagnostic {
    let message =
        format!("`{}` and `{}` aren't of one subject, so nobody takes them for rivals", fact.id, other.id);
    Diagnostic::at(Code::IdleKey, span, message).hint("take it out, or give both facts the same `subject`")
}

pub fn no_rivals(span: Span, fact: &Fact, other: &Fact) -> Diagnostic {
    let message = format!(
        "`{}` and `{}` don't contradict each other, so there is nothing to set apart",
        fact.id, other.id
    );
    Diagnostic::at(Code::IdleKey, span, message).hint("take it out")
}
