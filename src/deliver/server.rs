//! The server that mails are handed to.

use std::fmt;
use std::time::Duration;

use super::wire::resolve;
use crate::error::{Error, Result};
use crate::model::{Outgoing, Proof, Security};

/// How the user proves who they are.
#[derive(Clone)]
pub struct Login {
    /// The user.
    pub user: String,
    /// What kind of secret it is.
    pub proof: Proof,
    /// The secret.
    pub secret: String,
}

/// The secret stays out of every message.
impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("user", &self.user).field("proof", &self.proof).finish_non_exhaustive()
    }
}

/// A server and how to speak to it.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept secret.
    pub security: Security,
    /// Certificates to trust beside the system's, in PEM.
    pub certificates: Option<Vec<u8>>,
    /// How the user proves who they are, if at all.
    pub login: Option<Login>,
    /// How long to wait for an answer.
    pub timeout: Duration,
    /// How long to wait for the answer to a message, which many servers look through before they take it.
    pub message_timeout: Duration,
    /// The shortest time between two mails.
    pub between: Duration,
}

const TIMEOUT: Duration = Duration::from_secs(60);
/// What RFC 5321 §4.5.3.2.6 asks for: a client that gives up earlier doesn't know whether the mail has arrived.
const MESSAGE_TIMEOUT: Duration = Duration::from_secs(600);
const PER_MINUTE: u32 = 60;

/// The server that the settings describe. `secret` is called only when a secret is needed.
///
/// # Errors
/// When something is missing or doesn't fit together, above all a connection to another machine without TLS.
pub fn server(settings: &Outgoing, secret: impl FnOnce() -> Result<String>) -> Result<Server> {
    let security = settings.security.unwrap_or(Security::StartTls);
    let Some(host) = settings.server.clone() else {
        return Err(Error::usage(
            "no mail server is named",
            "write `server = \"smtp.example.org\"` in mail.toml of your configuration folder, or give `--server`",
        ));
    };
    let port = settings.port.unwrap_or(security.port());
    let timeout = settings.timeout.map_or(TIMEOUT, Duration::from_secs);
    if security == Security::None && !is_this_machine(&host, port, timeout) {
        return Err(Error::usage(
            format!(
                "`{host}` is another machine, and `security = \"none\"` would send it everything in the clear"
            ),
            "use `starttls` or `tls`",
        ));
    }
    let certificates = match &settings.ca_file {
        Some(path) => {
            let path = std::path::Path::new(path);
            Some(std::fs::read(path).map_err(Error::disk("read", path))?)
        }
        None => None,
    };
    let login = match (&settings.user, &settings.secret) {
        (Some(user), Some((proof, _))) => {
            Some(Login { user: user.clone(), proof: *proof, secret: secret()? })
        }
        (None, None) => None,
        (Some(_), None) => {
            return Err(Error::usage(
                "a user is named, and no place for the password",
                "add `password-env`, `password-command`, `token-env` or `token-command`",
            ));
        }
        (None, Some(_)) => {
            return Err(Error::usage("a secret is named, and no user", "add `user`"));
        }
    };
    let per_minute = settings.per_minute.unwrap_or(PER_MINUTE).max(1);
    Ok(Server {
        host,
        port,
        security,
        certificates,
        login,
        timeout,
        message_timeout: timeout.max(MESSAGE_TIMEOUT.min(timeout * 10)),
        between: Duration::from_secs(60) / per_minute,
    })
}

fn is_this_machine(host: &str, port: u16, timeout: Duration) -> bool {
    let Ok(addresses) = resolve(host, port, timeout) else { return false };
    !addresses.is_empty() && addresses.iter().all(|address| address.ip().is_loopback())
}
