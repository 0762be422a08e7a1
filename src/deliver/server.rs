//! The servers to which mails and drafts are handed.

use std::fmt;
use std::time::Duration;

use super::messages;
use super::wire::resolve;
use crate::error::{Error, Result};
use crate::model::{Account, Outgoing, Proof, Security};

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

/// The secret is left out, so that no message shows it.
impl fmt::Debug for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Login").field("user", &self.user).field("proof", &self.proof).finish_non_exhaustive()
    }
}

/// A server and how to connect to it.
#[derive(Debug, Clone)]
pub struct Server {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is encrypted.
    pub security: Security,
    /// Certificates to trust beside the system's, in PEM.
    pub certificates: Option<Vec<u8>>,
    /// How the user proves who they are, if at all.
    pub login: Option<Login>,
    /// How long to wait for an answer.
    pub timeout: Duration,
    /// How long to wait for the answer to a message, which many servers examine before they accept it.
    pub message_timeout: Duration,
    /// The shortest time between two mails.
    pub between: Duration,
}

const TIMEOUT: Duration = Duration::from_secs(60);
/// What RFC 5321 §4.5.3.2.6 asks for: a client that gives up earlier doesn't know whether the mail has arrived.
const MESSAGE_TIMEOUT: Duration = Duration::from_secs(600);
const PER_MINUTE: u32 = 60;

/// The server to which mails are handed. `secret` is called only when a secret is needed.
///
/// # Errors
/// When something is missing or doesn't fit together, above all a connection to another machine without TLS.
pub fn server(settings: &Outgoing, secret: impl FnOnce() -> Result<String>) -> Result<Server> {
    let per_minute = settings.per_minute.unwrap_or(PER_MINUTE).max(1);
    let server = reach(&settings.smtp, Security::smtp_port, messages::no_mail_server, secret)?;
    Ok(Server { between: Duration::from_secs(60) / per_minute, ..server })
}

/// The server of the mailbox into which drafts are put.
///
/// # Errors
/// As for [`server`].
pub fn mailbox(settings: &Outgoing, secret: impl FnOnce() -> Result<String>) -> Result<Server> {
    reach(&settings.imap, Security::imap_port, messages::no_mailbox_server, secret)
}

/// How an account's server is reached.
fn reach(
    settings: &Account,
    usual_port: impl Fn(Security) -> u16,
    missing: impl FnOnce() -> Error,
    secret: impl FnOnce() -> Result<String>,
) -> Result<Server> {
    let security = settings.security.unwrap_or(Security::StartTls);
    let Some(host) = settings.server.clone() else { return Err(missing()) };
    let port = settings.port.unwrap_or_else(|| usual_port(security));
    let timeout = settings.timeout.map_or(TIMEOUT, Duration::from_secs);
    if security == Security::None && !is_this_machine(&host, port, timeout) {
        return Err(messages::not_encrypted(&host));
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
        (Some(_), None) => return Err(messages::user_without_secret()),
        (None, Some(_)) => return Err(messages::secret_without_user()),
    };
    Ok(Server {
        host,
        port,
        security,
        certificates,
        login,
        timeout,
        message_timeout: timeout.max(MESSAGE_TIMEOUT.min(timeout * 10)),
        between: Duration::ZERO,
    })
}

fn is_this_machine(host: &str, port: u16, timeout: Duration) -> bool {
    let Ok(addresses) = resolve(host, port, timeout) else { return false };
    !addresses.is_empty() && addresses.iter().all(|address| address.ip().is_loopback())
}
