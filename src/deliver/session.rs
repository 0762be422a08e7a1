//! One connection to the server: what is said over it, and what its replies mean. The only file that speaks SMTP.

use std::time::Duration;

use super::base64::base64;
use super::failure::Failure;
use super::server::{Login, Server};
use super::wire::{Reply, Wire};
use crate::diagnostic::wording::{choice, on_one_line};
use crate::model::{Address, Proof, Security};

/// How long a server that has failed us is waited for.
pub const PARTING: Duration = Duration::from_millis(200);
/// How we are called: by an address, since a name of this machine would tell something of it (RFC 5321 §4.1.3).
const OUR_NAME: &str = "[127.0.0.1]";
/// Octets that are written within one time.
pub const PIECE: usize = 16 * 1024;

/// What a reply must be in its turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Due {
    /// Done (2xx).
    Done,
    /// Go on (3xx).
    GoOn,
}

/// A connection that is ready for mails.
pub struct Session {
    wire: Wire,
    /// Whether it can't be relied on any more.
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
                let why = "the server doesn't offer STARTTLS, so nothing was sent";
                return Err(Failure::Permanent(why.to_owned()));
            }
            session.command("STARTTLS", Due::Done)?;
            session.wire = secure(session.wire)?;
            // What was offered in the clear counts for nothing.
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

    /// Hands a message over: to everybody or to nobody. Returns what the server replied.
    pub fn send(&mut self, from: &Address, to: &[Address], message: &[u8]) -> Result<String, Failure> {
        let sent = self.envelope(from, to).and_then(|()| self.content(message));
        match &sent {
            Ok(_) => {}
            // The next mail begins afresh; a connection that can't is closed.
            Err(Failure::Temporary(_) | Failure::Permanent(_)) => {
                if self.command("RSET", Due::Done).is_err() {
                    self.abort();
                }
            }
            Err(Failure::Lost(_) | Failure::Uncertain(_)) => self.abort(),
        }
        sent
    }

    /// Closes a connection that is of no more use, without waiting for its last word.
    fn abort(&mut self) {
        self.broken = true;
        // A server that has gone needs no farewell.
        let _ = self.wire.write(b"QUIT\r\n", PARTING);
        self.wire.shut();
    }

    /// Says a command and returns the server's reply to it.
    fn ask(&mut self, command: &str) -> Result<Reply, Failure> {
        // A reply that was there before its command answers another, and so may all after it.
        if self.wire.speaks_unasked() {
            return Err(Failure::Lost("the server answered out of turn, before it was asked".to_owned()));
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
                Failure::Temporary(why) => Failure::Temporary(format!("for `{address}`: {why}")),
                Failure::Permanent(why) => Failure::Permanent(format!("for `{address}`: {why}")),
                other => other,
            })?;
        }
        // Not a byte of the message goes to a server that hasn't asked for it.
        self.command("DATA", Due::GoOn).map(drop)
    }

    fn content(&mut self, message: &[u8]) -> Result<String, Failure> {
        if self.wire.speaks_unasked() {
            return Err(Failure::Lost("the server answered out of turn, before it was asked".to_owned()));
        }
        for piece in transparent(message).chunks(PIECE) {
            self.wire.write(piece, self.timeout)?;
        }
        // A connection that breaks before this is written leaves the server without a whole message, which it must not
        // deliver (RFC 5321 §4.1.1.4).
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

    /// Ends the connection in good order; that the server has gone already changes nothing.
    pub fn close(mut self) {
        let _ = self.ask("QUIT");
        self.wire.shut();
    }

    /// Proves who the user is. Of what the server replies only the numbers are repeated: its words might be ours.
    fn log_in(&mut self, login: &Login, offers: &[String]) -> Result<(), Failure> {
        let (mechanisms, proof): (&[&str], _) = match login.proof {
            Proof::Password => (&["PLAIN", "LOGIN"], "user and password"),
            Proof::Token => (&["XOAUTH2"], "the token, which may have expired"),
        };
        let Some(mechanism) = mechanisms.iter().find(|mechanism| offers_login(offers, mechanism)) else {
            let names = choice(mechanisms);
            return Err(Failure::Permanent(format!("the login failed: the server doesn't offer {names}")));
        };
        let (user, secret) = (&login.user, &login.secret);
        let said = match *mechanism {
            "PLAIN" => self.ask(&format!("AUTH PLAIN {}", base64(format!("\0{user}\0{secret}").as_bytes()))),
            "LOGIN" => {
                self.ask_in_turns(&["AUTH LOGIN", &base64(user.as_bytes()), &base64(secret.as_bytes())])
            }
            _ => {
                let token = base64(format!("user={user}\u{1}auth=Bearer {secret}\u{1}\u{1}").as_bytes());
                // A refusal comes as a challenge that says why, and its number when that was seen.
                self.ask_in_turns(&[&format!("AUTH XOAUTH2 {token}"), ""])
            }
        };
        let reply =
            said.map_err(|_| Failure::Temporary("the login failed: the connection was lost".to_owned()))?;
        let numbers = format!(" ({}{})", reply.code, enhanced_code(&reply));
        Err(match reply.severity() {
            2 if reply.code == 235 => return Ok(()),
            3 => Failure::Permanent(format!(
                "the login failed: the server asked for something else than {proof}"
            )),
            4 => Failure::Temporary(format!("the login failed: the server can't judge it now{numbers}")),
            5 => Failure::Permanent(format!("the login failed: the server refused {proof}{numbers}")),
            _ => Failure::Temporary(format!(
                "the login failed: the server answered {} out of turn",
                reply.code
            )),
        })
    }

    /// Says one after the other, as long as the server says: go on.
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

/// Whether the server lets users in this way: `AUTH PLAIN LOGIN`.
fn offers_login(offers: &[String], mechanism: &str) -> bool {
    let ways = offers.iter().filter_map(|offer| {
        let (word, ways) = offer.split_at_checked(4)?;
        word.eq_ignore_ascii_case("AUTH").then_some(ways)
    });
    ways.flat_map(|ways| ways.split([' ', '='])).any(|way| way.eq_ignore_ascii_case(mechanism))
}

/// The message as it goes over the wire, with a line break at its end: a line that begins with a dot gets another before
/// it (RFC 5321 §4.5.2), since a dot alone ends the message.
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

/// The code of RFC 3463 with which a refusal begins, ` 5.7.8`, by which providers explain theirs.
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

/// A reply counts only where it belongs. One that comes out of turn answers another command, and so may all after it.
fn in_turn(reply: Reply, due: Due) -> Result<Reply, Failure> {
    match (reply.severity(), due) {
        (2, Due::Done) | (3, Due::GoOn) => Ok(reply),
        (4 | 5, _) => Err(refusal(&reply)),
        _ => Err(Failure::Lost(out_of_turn(&reply))),
    }
}

/// What the server said against it.
fn refusal(reply: &Reply) -> Failure {
    let said = |kind: &str| format!("{kind} error ({}): {}", reply.code, reply.text());
    match reply.severity() {
        4 => Failure::Temporary(said("transient")),
        _ => Failure::Permanent(said("permanent")),
    }
}

fn out_of_turn(reply: &Reply) -> String {
    format!("the server answered out of turn: {}", spoken(reply))
}

fn spoken(reply: &Reply) -> String {
    on_one_line(&format!("{} {}", reply.code, reply.text()))
}
