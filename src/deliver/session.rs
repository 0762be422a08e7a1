//! One connection to a mail server: which commands are sent over it, and what the replies mean. The only file that knows
//! SMTP.

use std::time::Duration;

use super::base64::base64;
use super::failure::Failure;
use super::messages::{self, LoginFailure};
use super::server::{Login, Server};
use super::wire::{Reply, Wire};
use crate::diagnostic::wording::on_one_line;
use crate::model::{Address, Proof, Security};

/// How long the last command to a server that has failed may take.
pub const PARTING: Duration = Duration::from_millis(200);
/// How we name ourselves: by an address (RFC 5321 §4.1.3), since the name of this machine would reveal something about it.
const OUR_NAME: &str = "[127.0.0.1]";
/// Octets that are written at once, and for which one timeout counts.
pub const PIECE: usize = 16 * 1024;

/// Which reply a command expects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// The command was carried out (2xx).
    Done,
    /// The server waits for the rest (3xx).
    GoOn,
}

/// A connection that is ready for mails.
pub struct Session {
    wire: Wire,
    /// Whether it can no longer be relied on.
    broken: bool,
    timeout: Duration,
    message_timeout: Duration,
}

impl Session {
    /// Connects, secures the connection and proves who the user is.
    pub fn open(server: &Server) -> Result<Self, Failure> {
        let secure = |wire: Wire| wire.secure(&server.host, server.certificates.as_deref(), server.timeout);
        let mut wire = Wire::connect(&server.host, server.port, server.timeout)?;
        if server.security == Security::Tls {
            wire = secure(wire)?;
        }
        let (timeout, message_timeout) = (server.timeout, server.message_timeout);
        let mut session = Self { wire, broken: false, timeout, message_timeout };
        let greeting = session.wire.reply(timeout)?;
        in_turn(greeting, Due::Done)?;
        let mut offers = session.hello()?;
        if server.security == Security::StartTls {
            if !offers.iter().any(|offer| offer.trim().eq_ignore_ascii_case("STARTTLS")) {
                session.abort();
                return Err(Failure::Permanent(messages::no_starttls()));
            }
            session.command("STARTTLS", Due::Done)?;
            session.wire = secure(session.wire)?;
            // What was offered before the connection was encrypted doesn't count.
            offers = session.hello()?;
        }
        if let Some(login) = &server.login
            && let Err(failure) = session.log_in(login, &offers)
        {
            session.abort();
            return Err(failure);
        }
        Ok(session)
    }

    /// Whether another mail can go over this connection.
    pub fn is_usable(&self) -> bool {
        !self.broken
    }

    /// Hands a message over, for all its recipients or for none. Returns the server's reply.
    pub fn send(&mut self, from: &Address, to: &[Address], message: &[u8]) -> Result<String, Failure> {
        let sent = self.envelope(from, to).and_then(|()| self.content(message));
        match &sent {
            Ok(_) => {}
            // The next mail needs a fresh start; where the server gives none, the connection is closed.
            Err(Failure::Temporary(_) | Failure::Permanent(_)) => {
                if self.command("RSET", Due::Done).is_err() {
                    self.abort();
                }
            }
            Err(Failure::Lost(_) | Failure::Uncertain(_)) => self.abort(),
        }
        sent
    }

    /// Closes a connection that is of no more use, without waiting for the server's answer.
    fn abort(&mut self) {
        self.broken = true;
        // It doesn't matter when the server has gone already.
        let _ = self.wire.write(b"QUIT\r\n", PARTING);
        self.wire.shut();
    }

    /// Sends a command and returns the server's reply to it.
    fn ask(&mut self, command: &str) -> Result<Reply, Failure> {
        // A reply that came before its command belongs to another command, and so may all later ones.
        if self.wire.speaks_unasked() {
            return Err(Failure::Lost(messages::unasked()));
        }
        self.wire.write(format!("{command}\r\n").as_bytes(), self.timeout)?;
        self.wire.reply(self.timeout)
    }

    fn command(&mut self, command: &str, due: Due) -> Result<Reply, Failure> {
        let reply = self.ask(command)?;
        in_turn(reply, due)
    }

    /// Greets the server; returns what it offers.
    fn hello(&mut self) -> Result<Vec<String>, Failure> {
        let reply = self.command(&format!("EHLO {OUR_NAME}"), Due::Done)?;
        // The first line is its name.
        Ok(reply.lines.into_iter().skip(1).collect())
    }

    fn envelope(&mut self, from: &Address, to: &[Address]) -> Result<(), Failure> {
        self.command(&format!("MAIL FROM:<{from}>"), Due::Done)?;
        for address in to {
            let reply = self.command(&format!("RCPT TO:<{address}>"), Due::Done);
            reply.map_err(|failure| match failure {
                Failure::Temporary(why) => Failure::Temporary(messages::for_address(address, &why)),
                Failure::Permanent(why) => Failure::Permanent(messages::for_address(address, &why)),
                other => other,
            })?;
        }
        // No byte of the message is sent to a server that hasn't asked for it.
        self.command("DATA", Due::GoOn).map(drop)
    }

    fn content(&mut self, message: &[u8]) -> Result<String, Failure> {
        if self.wire.speaks_unasked() {
            return Err(Failure::Lost(messages::unasked()));
        }
        for piece in transparent(message).chunks(PIECE) {
            self.wire.write(piece, self.timeout)?;
        }
        // When the connection breaks before this line is written, the server has no whole message, and must not deliver
        // a part of one (RFC 5321 §4.1.1.4).
        let ended = self.wire.write(b".\r\n", self.timeout);
        let reply =
            ended.and_then(|()| self.wire.reply(self.message_timeout)).map_err(|failure| match failure {
                Failure::Lost(why) => Failure::Uncertain(why),
                other => other,
            })?;
        match reply.severity() {
            2 => Ok(spoken(&reply)),
            4 | 5 => Err(refusal(&reply)),
            _ => Err(Failure::Uncertain(out_of_turn(&reply))),
        }
    }

    /// Ends the connection in good order. It doesn't matter when the server has gone already.
    pub fn close(mut self) {
        let _ = self.ask("QUIT");
        self.wire.shut();
    }

    /// Logs in. Of the server's reply a message repeats only the numbers, because its words might repeat the secret.
    fn log_in(&mut self, login: &Login, offers: &[String]) -> Result<(), Failure> {
        let mechanisms: &[&str] = match login.proof {
            Proof::Password => &["PLAIN", "LOGIN"],
            Proof::Token => &["XOAUTH2"],
        };
        let failed = |why| messages::login_failed(&why);
        let Some(mechanism) = mechanisms.iter().find(|mechanism| offers_login(offers, mechanism)) else {
            return Err(Failure::Permanent(failed(LoginFailure::NoMechanism(mechanisms))));
        };
        let (user, secret) = (&login.user, &login.secret);
        let said = match *mechanism {
            "PLAIN" => self.ask(&format!("AUTH PLAIN {}", base64(format!("\0{user}\0{secret}").as_bytes()))),
            "LOGIN" => {
                self.ask_in_turns(&["AUTH LOGIN", &base64(user.as_bytes()), &base64(secret.as_bytes())])
            }
            _ => {
                let token = base64(format!("user={user}\u{1}auth=Bearer {secret}\u{1}\u{1}").as_bytes());
                // A refusal begins with a challenge that says why; its number comes after our answer to that.
                self.ask_in_turns(&[&format!("AUTH XOAUTH2 {token}"), ""])
            }
        };
        let reply = said.map_err(|_| Failure::Temporary(failed(LoginFailure::Lost)))?;
        let numbers = format!(" ({}{})", reply.code, enhanced_code(&reply));
        Err(match reply.severity() {
            2 if reply.code == 235 => return Ok(()),
            3 => Failure::Permanent(failed(LoginFailure::AskedForMore(login.proof))),
            4 => Failure::Temporary(failed(LoginFailure::NotNow(&numbers))),
            5 => Failure::Permanent(failed(LoginFailure::Refused(login.proof, &numbers))),
            _ => Failure::Temporary(failed(LoginFailure::OutOfTurn(reply.code))),
        })
    }

    /// Sends one after the other, as long as the server asks for more (334).
    fn ask_in_turns(&mut self, words: &[&str]) -> Result<Reply, Failure> {
        let (first, rest) = words.split_first().unwrap_or((&"", &[]));
        let mut reply = self.ask(first)?;
        for word in rest {
            if reply.code != 334 {
                break;
            }
            reply = self.ask(word)?;
        }
        Ok(reply)
    }
}

/// Whether the server offers this way to log in: `AUTH PLAIN LOGIN`.
fn offers_login(offers: &[String], mechanism: &str) -> bool {
    let ways = offers.iter().filter_map(|offer| {
        let (word, ways) = offer.split_at_checked(4)?;
        word.eq_ignore_ascii_case("AUTH").then_some(ways)
    });
    ways.flat_map(|ways| ways.split([' ', '='])).any(|way| way.eq_ignore_ascii_case(mechanism))
}

/// The message as it is sent, with a line break at its end. A line that begins with a dot gets another dot before it
/// (RFC 5321 §4.5.2), since a dot alone on a line ends the message.
fn transparent(message: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(message.len() + 64);
    let mut begins = true;
    for &byte in message {
        if begins && byte == b'.' {
            bytes.push(b'.');
        }
        bytes.push(byte);
        begins = byte == b'\n';
    }
    if !bytes.ends_with(b"\r\n") {
        bytes.extend_from_slice(b"\r\n");
    }
    bytes
}

/// The code of RFC 3463 with which a refusal begins, ` 5.7.8`. Providers explain their refusals by it.
fn enhanced_code(reply: &Reply) -> String {
    let text = reply.text();
    let word = text.split(' ').next().unwrap_or_default();
    let is_number =
        |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    match word.split('.').count() == 3 && word.split('.').all(is_number) {
        true => format!(" {word}"),
        false => String::new(),
    }
}

/// Takes a reply that its command expects. Any other belongs to another command, and so may all later ones.
fn in_turn(reply: Reply, due: Due) -> Result<Reply, Failure> {
    match (reply.severity(), due) {
        (2, Due::Done) | (3, Due::GoOn) => Ok(reply),
        (4 | 5, _) => Err(refusal(&reply)),
        _ => Err(Failure::Lost(out_of_turn(&reply))),
    }
}

/// A refusal, as a failure.
fn refusal(reply: &Reply) -> Failure {
    let said = messages::smtp_refusal(reply.code, &reply.text());
    match reply.severity() {
        4 => Failure::Temporary(said),
        _ => Failure::Permanent(said),
    }
}

fn out_of_turn(reply: &Reply) -> String {
    messages::out_of_turn(Some(&spoken(reply)))
}

fn spoken(reply: &Reply) -> String {
    on_one_line(&format!("{} {}", reply.code, reply.text()))
}
