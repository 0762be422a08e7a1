//! One connection to the server. The only file that speaks SMTP through lettre.

use std::cell::Cell;
use std::time::Duration;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{Certificate, SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::{Response, Severity};

use super::server::{Login, Server};
use crate::diagnostic::wording::{choice, on_one_line};
use crate::model::{Address, Proof, Security};

/// How long a server that has failed us is waited for.
const PARTING: Duration = Duration::from_millis(200);

/// Why something didn't go through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The server said: not now (4xx).
    Temporary(String),
    /// The connection was lost, or can't be relied on, before the message was handed over.
    Lost(String),
    /// The server said no (5xx), or it can't be.
    Permanent(String),
    /// The connection was lost when the server may have had the whole message.
    Uncertain(String),
}

/// A connection that is ready for mails.
pub struct Session {
    connection: SmtpConnection,
    timeout: Duration,
    message_timeout: Duration,
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
        if let Some(login) = &server.login
            && let Err(failure) = log_in(&mut connection, login)
        {
            connection.abort();
            return Err(failure);
        }
        Ok(Self { connection, timeout: server.timeout, message_timeout: server.message_timeout })
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
                if in_turn(self.connection.command(Rset), Severity::PositiveCompletion).is_err() {
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
        let reply = self.connection.command(Mail::new(Some(sender), Vec::new()));
        in_turn(reply, Severity::PositiveCompletion)?;
        for address in to {
            let recipient = parse(address)?;
            let reply = self.connection.command(Rcpt::new(recipient, Vec::new()));
            in_turn(reply, Severity::PositiveCompletion).map_err(|failure| match failure {
                Failure::Temporary(why) => Failure::Temporary(format!("for `{address}`: {why}")),
                Failure::Permanent(why) => Failure::Permanent(format!("for `{address}`: {why}")),
                other => other,
            })?;
        }
        // Not a byte of the message goes to a server that hasn't asked for it.
        in_turn(self.connection.command(Data), Severity::PositiveIntermediate).map(drop)
    }

    fn content(&mut self, message: &[u8]) -> Result<String, Failure> {
        // The end of the message is written when the last piece has been: a connection that breaks before leaves the
        // server without a whole message, which it must not deliver (RFC 5321 §4.1.1.4).
        let complete = Cell::new(false);
        self.wait_for(self.message_timeout)?;
        let mut pieces = message.chunks(16 * 1024);
        let pieces = std::iter::from_fn(|| {
            let piece = pieces.next();
            complete.set(piece.is_none());
            piece
        });
        let reply = match self.connection.message_iter(pieces) {
            Ok(response) if response.code().severity == Severity::PositiveCompletion => spoken(&response),
            Ok(response) => return Err(Failure::Uncertain(out_of_turn(&response))),
            Err(error) if error.status().is_some() || !complete.get() => return Err(failure(&error)),
            Err(error) => return Err(Failure::Uncertain(on_one_line(&error.to_string()))),
        };
        // The server has the message, whatever becomes of the connection.
        if self.wait_for(self.timeout).is_err() {
            self.abort();
        }
        Ok(reply)
    }

    fn wait_for(&mut self, timeout: Duration) -> Result<(), Failure> {
        self.connection.set_timeout(Some(timeout)).map_err(|error| Failure::Lost(error.to_string()))
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

/// Proves who the user is. Of what the server replies only the numbers are repeated: its words might be ours.
fn log_in(connection: &mut SmtpConnection, login: &Login) -> Result<(), Failure> {
    let (mechanisms, proof): (&[Mechanism], _) = match login.proof {
        Proof::Password => (&[Mechanism::Plain, Mechanism::Login], "user and password"),
        Proof::Token => (&[Mechanism::Xoauth2], "the token, which may have expired"),
    };
    if connection.server_info().get_auth_mechanism(mechanisms).is_none() {
        let names = choice(mechanisms.iter().map(ToString::to_string));
        return Err(Failure::Permanent(format!("the login failed: the server doesn't offer {names}")));
    }
    let credentials = Credentials::new(login.user.clone(), login.secret.clone());
    let error = match connection.auth(mechanisms, &credentials) {
        Ok(response) if response.has_code(235) => return Ok(()),
        Ok(response) => {
            let code = response.code();
            return Err(Failure::Temporary(format!(
                "the login failed: the server answered {code} out of turn"
            )));
        }
        Err(error) => error,
    };
    let numbers = error.status().map_or(String::new(), |code| format!(" ({code}{})", enhanced_code(&error)));
    Err(if error.is_permanent() {
        Failure::Permanent(format!("the login failed: the server refused {proof}{numbers}"))
    } else if error.is_client() {
        // Servers refuse a token with a challenge that says why (XOAUTH2), which lettre takes for a mistake of ours.
        let did = if login.proof == Proof::Token { "refused" } else { "asked for something else than" };
        Failure::Permanent(format!("the login failed: the server {did} {proof}"))
    } else if error.is_transient() {
        Failure::Temporary(format!("the login failed: the server can't judge it now{numbers}"))
    } else {
        Failure::Temporary("the login failed: the connection was lost".to_owned())
    })
}

/// The code of RFC 3463 with which a refusal begins, ` 5.7.8`, by which providers explain theirs.
fn enhanced_code(error: &SmtpError) -> String {
    let text = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    let word = text.split(' ').next().unwrap_or_default();
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    match word.split('.').count() == 3 && word.split('.').all(is_number) {
        true => format!(" {word}"),
        false => String::new(),
    }
}

/// A reply counts only where it belongs. One that comes out of turn answers another command, and so may all after it.
fn in_turn(reply: Result<Response, SmtpError>, due: Severity) -> Result<Response, Failure> {
    let response = reply.map_err(|error| failure(&error))?;
    if response.code().severity == due { Ok(response) } else { Err(Failure::Lost(out_of_turn(&response))) }
}

fn out_of_turn(response: &Response) -> String {
    format!("the server answered out of turn: {}", spoken(response))
}

fn spoken(response: &Response) -> String {
    let text: Vec<&str> = response.message().collect();
    on_one_line(&format!("{} {}", response.code(), text.join(" ")))
}

/// What went wrong before the message was handed over.
fn failure(error: &SmtpError) -> Failure {
    let text = on_one_line(&error.to_string());
    if error.is_permanent() || error.is_tls() || error.is_client() {
        Failure::Permanent(text)
    } else if error.is_transient() {
        Failure::Temporary(text)
    } else {
        Failure::Lost(text)
    }
}
