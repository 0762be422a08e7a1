//! One connection to the server. The only file that speaks SMTP through lettre.

use std::cell::Cell;
use std::time::Duration;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;

use super::server::Server;
use crate::model::{Address, Proof, Security};

/// How long a server that has failed us is waited for.
const PARTING: Duration = Duration::from_millis(200);

/// Why something didn't go through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The server said: not now (4xx).
    Temporary(String),
    /// The connection was lost before the message was handed over.
    Lost(String),
    /// The server said no (5xx), or it can't be.
    Permanent(String),
    /// The connection was lost when the server may have had the whole message.
    Uncertain(String),
}

/// A connection that is ready for mails.
pub struct Session {
    connection: SmtpConnection,
}

impl Session {
    /// Connects, secures the connection and proves who the user is.
    pub fn open(server: &Server) -> Result<Self, Failure> {
        let tls = match server.security {
            Security::None => None,
            Security::Tls | Security::StartTls => Some(tls(server)?),
        };
        let name = ClientId::default();
        let at_once = tls.as_ref().filter(|_| server.security == Security::Tls);
        let address = (server.host.as_str(), server.port);
        let connected = SmtpConnection::connect(address, Some(server.timeout), &name, at_once, None);
        let mut connection = connected.map_err(|error| failure(&error))?;
        if server.security == Security::StartTls
            && let Some(tls) = &tls
        {
            if !connection.can_starttls() {
                connection.abort();
                let why = "the server doesn't offer STARTTLS, so nothing was sent";
                return Err(Failure::Permanent(why.to_owned()));
            }
            connection.starttls(tls, &name).map_err(|error| failure(&error))?;
        }
        if let Some(login) = &server.login {
            let mechanisms: &[Mechanism] = match login.proof {
                Proof::Password => &[Mechanism::Plain, Mechanism::Login],
                Proof::Token => &[Mechanism::Xoauth2],
            };
            let credentials = Credentials::new(login.user.clone(), login.secret.clone());
            if let Err(error) = connection.auth(mechanisms, &credentials) {
                let failure = match failure(&error) {
                    Failure::Permanent(why) => Failure::Permanent(format!("the login failed: {why}")),
                    Failure::Temporary(why) | Failure::Lost(why) | Failure::Uncertain(why) => {
                        Failure::Temporary(format!("the login failed: {why}"))
                    }
                };
                connection.abort();
                return Err(failure);
            }
        }
        Ok(Self { connection })
    }

    /// Whether another mail can go over this connection.
    pub fn is_usable(&self) -> bool {
        !self.connection.has_broken()
    }

    /// Hands a message over: to everybody or to nobody. Returns what the server replied.
    pub fn send(&mut self, from: &Address, to: &[Address], message: &[u8]) -> Result<String, Failure> {
        let sent = self.envelope(from, to).and_then(|()| self.content(message));
        match &sent {
            Ok(_) => {}
            // The next mail begins afresh; a connection that can't is closed.
            Err(Failure::Temporary(_) | Failure::Permanent(_)) => {
                if self.connection.command(Rset).is_err() {
                    self.abort();
                }
            }
            Err(Failure::Lost(_) | Failure::Uncertain(_)) => self.abort(),
        }
        sent
    }

    /// Closes a connection that is of no more use, without waiting long for its last word.
    fn abort(&mut self) {
        // A timeout that can't be set makes the wait longer, no more.
        let _ = self.connection.set_timeout(Some(PARTING));
        self.connection.abort();
    }

    fn envelope(&mut self, from: &Address, to: &[Address]) -> Result<(), Failure> {
        let sender = parse(from)?;
        self.connection.command(Mail::new(Some(sender), Vec::new())).map_err(|error| failure(&error))?;
        for address in to {
            let recipient = parse(address)?;
            self.connection.command(Rcpt::new(recipient, Vec::new())).map_err(|error| {
                match failure(&error) {
                    Failure::Temporary(why) => Failure::Temporary(format!("for `{address}`: {why}")),
                    Failure::Permanent(why) => Failure::Permanent(format!("for `{address}`: {why}")),
                    other => other,
                }
            })?;
        }
        self.connection.command(Data).map(drop).map_err(|error| failure(&error))
    }

    fn content(&mut self, message: &[u8]) -> Result<String, Failure> {
        // The end of the message is written when the last piece has been: a connection that breaks before leaves the
        // server without a whole message, which it must not deliver (RFC 5321 §4.1.1.4).
        let complete = Cell::new(false);
        let mut pieces = message.chunks(16 * 1024);
        let pieces = std::iter::from_fn(|| {
            let piece = pieces.next();
            complete.set(piece.is_none());
            piece
        });
        match self.connection.message_iter(pieces) {
            Ok(response) => {
                let text: Vec<&str> = response.message().collect();
                Ok(format!("{} {}", response.code(), text.join(" ")))
            }
            Err(error) if error.status().is_some() || !complete.get() => Err(failure(&error)),
            Err(error) => Err(Failure::Uncertain(error.to_string())),
        }
    }

    /// Ends the connection in good order; that the server has gone already changes nothing.
    pub fn close(mut self) {
        let _ = self.connection.quit();
    }
}

fn tls(server: &Server) -> Result<TlsParameters, Failure> {
    let wrong = |error: &SmtpError| Failure::Permanent(error.to_string());
    let mut builder = TlsParameters::builder(server.host.clone());
    if let Some(pem) = &server.certificates {
        builder = builder.add_root_certificate(Certificate::from_pem(pem).map_err(|error| wrong(&error))?);
    }
    builder.build().map_err(|error| wrong(&error))
}

fn parse(address: &Address) -> Result<lettre::Address, Failure> {
    let text = address.to_string();
    text.parse().map_err(|error| Failure::Permanent(format!("`{text}` is no address: {error}")))
}

/// What went wrong before the message was handed over.
fn failure(error: &SmtpError) -> Failure {
    let text = error.to_string();
    if error.is_permanent() || error.is_tls() || error.is_client() {
        Failure::Permanent(text)
    } else if error.is_transient() {
        Failure::Temporary(text)
    } else {
        Failure::Lost(text)
    }
}
