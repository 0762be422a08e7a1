//! `explain`: what a code of a message means.

use serde_json::{Value, json};

use super::arguments::ExplainArguments;
use super::messages::list::unknown_code;
use super::terminal;
use super::verdict::Verdict;
use crate::diagnostic::{Code, Explanation};
use crate::error::Result;

/// Explains one code, or lists all.
///
/// # Errors
/// When there is no such code, or standard output fails.
pub fn run(arguments: &ExplainArguments) -> Result<Verdict> {
    let asked = arguments.code.as_deref().map(find).transpose()?;
    let explained: Vec<Explanation> = match asked {
        Some(code) => vec![Explanation::of(code)],
        None => Code::ALL.iter().copied().map(Explanation::of).collect(),
    };
    if arguments.json {
        let codes = explained.iter().map(as_json).collect::<Vec<_>>();
        terminal::print_json(&json!({ "schema": "factbrief/explain", "version": 1, "codes": codes }))?;
    } else if asked.is_some() {
        explained.iter().try_for_each(|one| terminal::print_document(&one.text()))?;
    } else {
        let width = explained.iter().map(|one| one.code.name().len()).max().unwrap_or(0);
        terminal::print(explained.iter().map(|one| format!("{:width$}  {}", one.code.name(), one.wrong)))?;
    }
    Ok(Verdict::Right)
}

fn find(name: &str) -> Result<Code> {
    let found = Code::ALL.iter().copied().find(|code| code.name() == name);
    found.ok_or_else(|| unknown_code(name))
}

fn as_json(explained: &Explanation) -> Value {
    json!({
        "code": explained.code.name(),
        "severity": explained.code.severity().name(),
        "wrong": explained.wrong,
        "helps": explained.plain_help(),
        "example": explained.example,
    })
}
