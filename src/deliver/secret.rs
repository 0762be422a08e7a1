//! Gets a secret from where the user keeps it. It is held in memory only.

use std::process::{Command, Stdio};

use crate::error::{Error, Result};
use crate::model::SecretSource;

/// Reads a secret; `variable` looks an environment variable up.
///
/// # Errors
/// When the variable isn't set, or the command can't be run, fails or prints nothing. No message repeats what was
/// read.
pub fn read_secret(source: &SecretSource, variable: impl Fn(&str) -> Option<String>) -> Result<String> {
    match source {
        SecretSource::Variable(name) => variable(name).filter(|secret| !secret.is_empty()).ok_or_else(|| {
            Error::usage(
                // The user may have written the secret itself where its variable belongs.
                "the environment variable that is to hold the secret isn't set".to_owned(),
                "write its name, and set it for this command only; or name a command that prints the secret",
            )
        }),
        SecretSource::Command { words, folder } => {
            let Some((program, arguments)) = words.split_first() else {
                return Err(Error::usage("the command for the secret is empty", "name a program"));
            };
            let mut command = Command::new(program);
            // It may ask the user for a passphrase.
            command.args(arguments).stdin(Stdio::inherit()).stderr(Stdio::inherit());
            if let Some(folder) = folder {
                command.current_dir(folder);
            }
            let output = command.output().map_err(|error| {
                Error::usage(format!("can't run `{program}` for the secret: {error}"), "check the command")
            })?;
            if !output.status.success() {
                let message = format!("`{program}` didn't give the secret: {}", output.status);
                return Err(Error::usage(message, "run the command by hand to see why"));
            }
            let text = String::from_utf8(output.stdout).unwrap_or_default();
            let secret = text.lines().next().unwrap_or_default();
            if secret.is_empty() {
                let message = format!("`{program}` printed no secret in its first line");
                return Err(Error::usage(message, "run the command by hand to see what it prints"));
            }
            Ok(secret.to_owned())
        }
    }
}
