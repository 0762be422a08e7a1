//! What is wrong in what the author wrote: a stable code, a place, one sentence and a remedy.
//!
//! Trouble with the world (a disk, a terminal) is an [`crate::error::Error`] instead and has no place in a file.

mod code;
mod explanation;
mod report;
mod span;
mod visible;
pub mod wording;

pub use code::{Code, Severity};
pub use explanation::Explanation;
pub use report::{ColourChoice, report};
pub use span::{SourceText, Span};
pub use visible::{visible, visible_json, visible_lines};

/// One mistake, or one warning, in a file that the author can edit.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The stable name of this kind of mistake.
    pub code: Code,
    /// Where it is. Only a mistake about a folder as a whole has no place.
    pub span: Option<Span>,
    /// One lower-case sentence without a final stop, user text in backticks.
    pub message: String,
    /// What would help, as a sentence of the same form.
    pub hint: Option<String>,
    /// A second place that explains the first, with what to see there.
    pub also: Option<Box<(Span, String)>>,
}

impl Diagnostic {
    /// A mistake at a place.
    pub fn at(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { code, span: Some(span), message: message.into(), hint: None, also: None }
    }

    /// A mistake about a folder, which no line of a file shows.
    pub fn without_place(code: Code, message: impl Into<String>) -> Self {
        Self { code, span: None, message: message.into(), hint: None, also: None }
    }

    /// A bug of the program itself, which no change of a file can correct: `what` went wrong, as one sentence.
    pub fn internal(span: Option<Span>, what: &str) -> Self {
        let message = format!("this is a bug in factbrief: {what}");
        let hint = "please report it with this message, the file that it names, and what `factbrief --version` prints; nothing in your files needs to change";
        Self { code: Code::Internal, span, message, hint: Some(hint.to_owned()), also: None }
    }

    /// The same with a remedy.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The same with a remedy, where there is one.
    pub fn hint_if(mut self, hint: Option<impl Into<String>>) -> Self {
        self.hint = hint.map(Into::into).or(self.hint);
        self
    }

    /// The same with a second place.
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.also = Some(Box::new((span, label.into())));
        self
    }

    /// How serious it is, which follows from its code.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Sorts by file and place, and removes repetitions, so that a report reads from top to bottom.
pub fn sort(diagnostics: &mut Vec<Diagnostic>) {
    diagnostics
        .sort_by(|a, b| (place(a), a.code.name(), &a.message).cmp(&(place(b), b.code.name(), &b.message)));
    diagnostics.dedup_by(|next, kept| {
        let same = place(kept) == place(next) && kept.message == next.message;
        let repeated = kept.code == next.code && (same || same_figure(kept, next));
        if repeated && place(next) > place(kept) {
            std::mem::swap(kept, next);
        }
        repeated
    });
}

fn place(diagnostic: &Diagnostic) -> Option<(&str, usize, usize)> {
    diagnostic.span.as_ref().map(|span| (span.source.path.as_str(), span.range.start, span.range.end))
}

/// Whether both are about one figure of a template that serves several languages: each language may read more or
/// less of what is written there.
fn same_figure(a: &Diagnostic, b: &Diagnostic) -> bool {
    match (place(a), place(b)) {
        (Some((path, start, end)), Some((other, other_start, other_end))) => {
            a.code == Code::UnsourcedNumber
                && (path, start) == (other, other_start)
                && start < end.min(other_end)
        }
        _ => false,
    }
}
