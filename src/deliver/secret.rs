//! Reads a secret from where the user keeps it. It is held in memory only.

use std::process::{Command, Stdio};

use super::messages;
use crate::error::Result;
use crate::model::SecretSource;

/// Reads a secret; `variable` looks up an environment variable.
///
/// # Errors
/// When the variable isn't set, or the command can't be run, fails or prints nothing. No message repeats what was
/// read.
pub fn read_secret(source: &SecretSource, variable: impl Fn(&str) -> Option<String>) -> Result<String> {
    match source {
        SecretSource::Variable(name) => {
            variable(name).filter(|secret| !secret.is_empty()).ok_or_else(messages::variable_not_set)
        }
        SecretSource::Command { words, folder } => {
            let Some((program, arguments)) = words.split_first() else {
                return Err(messages::no_secret_command());
            };
            let mut command = Command::new(program);
            // It may ask the user for a passphrase.
            command.args(arguments).stdin(Stdio::inherit()).stderr(Stdio::inherit());
            if let Some(folder) = folder {
                command.current_dir(folder);
            }
            let output =
                command.output().map_err(|error| messages::secret_command_not_run(program, &error))?;
            if !output.status.success() {
                return Err(messages::secret_command_failed(program, output.status));
            }
            let text = String::from_utf8(output.stdout).unwrap_or_default();
            let secret = text.lines().next().unwrap_or_default();
            if secret.is_empty() {
                return Err(messages::secret_is_empty(program));
            }
            Ok(secret.to_owned())
        }
    }
}
