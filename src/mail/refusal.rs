//! Why a mail may not go out.

/// A reason why a mail may not go out, with what would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// One lower-case sentence.
    pub message: String,
    /// The remedy.
    pub hint: Option<String>,
    /// The lines that a report prints of the diagnostic that is the reason.
    pub report: Vec<String>,
}

impl Refusal {
    /// A reason with its remedy.
    pub fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        let hint = Some(hint.into()).filter(|hint| !hint.is_empty());
        Self { message: message.into(), hint, report: Vec::new() }
    }

    /// A reason that a diagnostic gives, with the lines of its report.
    pub fn reported(message: impl Into<String>, report: &str) -> Self {
        Self { message: message.into(), hint: None, report: report.lines().map(str::to_owned).collect() }
    }
}
