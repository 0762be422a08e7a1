//! A mistake found while a template runs.

use std::error::Error as StdError;
use std::fmt;

use minijinja::{Error, ErrorKind};

use crate::diagnostic::Code;

/// What helps where facts were compared.
pub(super) const COMPARE_HINT: &str = "compare plain data instead: `f.amount`, `f.status`, `f.stage`, `f.topic`, `f.id`, lengths, and names that are `set` to such; docs/file-format.md lists them";

/// A mistake found while a template runs, with its code and remedy.
#[derive(Debug)]
pub struct TemplateFault {
    pub code: Code,
    pub message: String,
    pub hint: String,
}

impl TemplateFault {
    /// As an error of the engine, which adds the place.
    pub fn error(code: Code, message: String, hint: String) -> Error {
        Error::new(ErrorKind::InvalidOperation, message.clone()).with_source(Self { code, message, hint })
    }
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for TemplateFault {}
