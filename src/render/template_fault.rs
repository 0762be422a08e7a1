//! A mistake found while a template runs.

use std::error::Error as StdError;
use std::fmt;

use minijinja::{Error, ErrorKind};

use crate::diagnostic::Code;

/// A mistake found while a template runs, with its code and remedy. The engine, which carries it, adds the place.
#[derive(Debug, Clone)]
pub struct TemplateFault {
    pub code: Code,
    pub message: String,
    pub hint: String,
}

impl TemplateFault {
    pub fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: hint.into() }
    }
}

impl From<TemplateFault> for Error {
    fn from(fault: TemplateFault) -> Self {
        Self::new(ErrorKind::InvalidOperation, fault.message.clone()).with_source(fault)
    }
}

impl fmt::Display for TemplateFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl StdError for TemplateFault {}
