//! Renders a template into memory of a fixed size, so that one that prints without end stops.

use std::io;

use minijinja::value::Value as Jinja;
use minijinja::{Error, ErrorKind, Template};

use super::messages::engine::prints_too_much;

/// Bytes that one rendering may print, captured blocks included.
pub(super) const MAX_OUTPUT_BYTES: usize = 1024 * 1024;

/// Renders a template; one that prints more than [`MAX_OUTPUT_BYTES`] fails with [`ErrorKind::WriteFailure`].
pub fn render(template: &Template<'_, '_>, context: Jinja) -> Result<String, Error> {
    let mut limited = Limited { bytes: Vec::new() };
    template.render_captured_to(context, &mut limited)?;
    String::from_utf8(limited.bytes)
        .map_err(|error| Error::new(ErrorKind::InvalidOperation, error.to_string()))
}

/// Refuses a rendering that printed this many bytes, if they are more than it may.
pub(super) fn within_limit(bytes: usize) -> Result<(), Error> {
    if bytes <= MAX_OUTPUT_BYTES { Ok(()) } else { Err(prints_too_much(MAX_OUTPUT_BYTES).into()) }
}

struct Limited {
    bytes: Vec<u8>,
}

impl io::Write for Limited {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + data.len() > MAX_OUTPUT_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.extend_from_slice(data);
        Ok(data.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
