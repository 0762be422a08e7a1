//! One connection to a mailbox: how commands are sent over it, and what ends them.

use std::time::Duration;

use super::answer::{Answer, Status, Token, Word, answer};
use crate::deliver::failure::Failure;
use crate::deliver::messages;
use crate::deliver::server::Server;
use crate::deliver::session::{PARTING, PIECE};
use crate::deliver::wire::Wire;
use crate::model::Security;

/// Most octets of all answers to one command: enough for a mailbox of some 20,000 folders.
const MAX_REPLY: usize = 4 * 1024 * 1024;

/// A connection to a mailbox.
pub struct MailboxSession {
    wire: Wire,
    timeout: Duration,
    pub(super) message_timeout: Duration,
    /// How many commands were sent.
    given: u32,
    /// The server's capabilities, in capitals.
    pub(super) offers: Vec<String>,
    /// Whether the user is logged in. Before that, the server must send nothing unasked.
    known: bool,
    /// Whether the connection can no longer be relied on.
    broken: bool,
}

/// The outcome of a command.
pub struct CommandOutcome {
    /// How it ended.
    pub status: Status,
    /// The data that came before its end.
    pub data: Vec<Vec<Token>>,
}

/// What the server answered while a command was being sent.
enum Heard {
    /// The command is over.
    End(CommandOutcome),
    /// The server waits for the rest of the command.
    GoOn,
}

/// A part of a command.
#[derive(Debug, Clone, Copy)]
pub enum CommandPart<'a> {
    /// Sent as it is.
    Plain(&'a str),
    /// A text of any octets: sent quoted, or as a literal.
    Text(&'a [u8]),
}

impl MailboxSession {
    /// Connects, secures the connection and proves who the user is.
    pub fn open(server: &Server) -> Result<Self, Failure> {
        let wire = Wire::connect(&server.host, server.port, server.timeout)?;
        let (timeout, message_timeout) = (server.timeout, server.message_timeout);
        let (given, offers) = (0, Vec::new());
        let mut session = Self { wire, timeout, message_timeout, given, offers, known: false, broken: false };
        if server.security == Security::Tls {
            session = session.secured(server)?;
        }
        let greeted = session.greeting()?;
        session.ask_offers()?;
        if server.security == Security::StartTls {
            // A server that says the user is logged in already can't begin TLS; somebody on the way could have said so.
            if greeted == Word::Preauth || !session.offers("STARTTLS") {
                session.abort();
                return Err(Failure::Permanent(messages::no_starttls()));
            }
            let outcome = session.command(&[CommandPart::Plain("STARTTLS")])?;
            done(outcome.status)?;
            session = session.secured(server)?;
            // What was offered before the connection was encrypted doesn't count.
            session.ask_offers()?;
        }
        match (&server.login, greeted) {
            (None, Word::Preauth) => {}
            (None, _) => {
                session.abort();
                return Err(Failure::Permanent(messages::no_user()));
            }
            (Some(_), Word::Preauth) => {
                session.abort();
                return Err(Failure::Permanent(messages::already_logged_in()));
            }
            (Some(login), _) => {
                if let Err(failure) = session.log_in(login) {
                    session.abort();
                    return Err(failure);
                }
            }
        }
        session.known = true;
        session.ask_offers()?;
        Ok(session)
    }

    fn secured(mut self, server: &Server) -> Result<Self, Failure> {
        self.wire = self.wire.secure(&server.host, server.certificates.as_deref(), server.timeout)?;
        Ok(self)
    }

    /// Whether another command can be sent over this connection.
    pub fn is_usable(&self) -> bool {
        !self.broken
    }

    /// Whether the server says that it has this capability.
    pub fn offers(&self, what: &str) -> bool {
        self.offers.iter().any(|offer| offer == what)
    }

    fn greeting(&mut self) -> Result<Word, Failure> {
        self.wire.until(self.timeout);
        match answer(&mut self.wire, &mut { MAX_REPLY })? {
            Answer::Status { tag: None, status } => match status.word {
                Word::Ok | Word::Preauth => Ok(status.word),
                _ => Err(Failure::Temporary(messages::turned_away(&status.shown()))),
            },
            _ => Err(Failure::Lost(messages::before_greeting())),
        }
    }

    fn ask_offers(&mut self) -> Result<(), Failure> {
        let outcome = self.command(&[CommandPart::Plain("CAPABILITY")])?;
        done(outcome.status)?;
        let is_offers = |line: &&Vec<Token>| line.first().is_some_and(|token| token.is("CAPABILITY"));
        let lines = outcome.data.iter().filter(is_offers);
        let words = lines.flat_map(|line| line.iter().skip(1)).filter_map(|token| match token {
            Token::Atom(word) => Some(String::from_utf8_lossy(word).to_ascii_uppercase()),
            _ => None,
        });
        self.offers = words.collect();
        if !self.offers("IMAP4REV1") && !self.offers("IMAP4REV2") {
            return Err(Failure::Permanent(messages::no_known_imap()));
        }
        Ok(())
    }

    /// Sends a command and waits for its end.
    pub fn command(&mut self, pieces: &[CommandPart<'_>]) -> Result<CommandOutcome, Failure> {
        let heard = self.begin(pieces).and_then(|early| match early {
            Some(outcome) => Ok(outcome),
            None => self.write(b"\r\n").and_then(|()| self.end(self.timeout)),
        });
        self.keep(heard)
    }

    /// Sends a command part by part, each when the server asks for it; returns how it ended.
    pub fn command_in_turns(&mut self, words: &[&str]) -> Result<Status, Failure> {
        let (first, rest) = words.split_first().unwrap_or((&"", &[]));
        let said = self.turns(first, rest);
        self.keep(said)
    }

    fn turns(&mut self, first: &str, rest: &[&str]) -> Result<Status, Failure> {
        if let Some(early) = self.begin(&[CommandPart::Plain(first)])? {
            return Ok(early.status);
        }
        self.write(b"\r\n")?;
        for word in rest {
            match self.hear(self.timeout)? {
                Heard::End(outcome) => return Ok(outcome.status),
                Heard::GoOn => self.write(format!("{word}\r\n").as_bytes())?,
            }
        }
        Ok(self.end(self.timeout)?.status)
    }

    /// Closes the connection after a failure, since it can no longer be relied on.
    fn keep<T>(&mut self, said: Result<T, Failure>) -> Result<T, Failure> {
        if said.is_err() {
            self.abort();
        }
        said
    }

    /// Writes a command up to its line break, each literal when the server is ready for it. Returns how the command ended,
    /// where the server ended it before all was written.
    pub(super) fn begin(&mut self, pieces: &[CommandPart<'_>]) -> Result<Option<CommandOutcome>, Failure> {
        // An answer that came before its command belongs to another command, and so may all later ones. After the login,
        // news of the mailbox may come at any time.
        let unasked = self.wire.unasked();
        let is_news =
            self.known && unasked.split(|&byte| byte == b'\n').all(|line| line.is_empty() || line[0] == b'*');
        if !unasked.is_empty() && !is_news {
            return Err(Failure::Lost(messages::unasked()));
        }
        self.given += 1;
        let mut written = format!("f{} ", self.given).into_bytes();
        for piece in pieces {
            match piece {
                CommandPart::Plain(text) => written.extend_from_slice(text.as_bytes()),
                CommandPart::Text(text) if can_be_quoted(text) => written.extend(quoted(text)),
                CommandPart::Text(text) => {
                    written.extend(format!("{{{}}}\r\n", text.len()).into_bytes());
                    self.write(&written)?;
                    written.clear();
                    if let Heard::End(outcome) = self.hear(self.timeout)? {
                        return match outcome.status.word {
                            Word::Ok => Err(out_of_turn()),
                            _ => Ok(Some(outcome)),
                        };
                    }
                    for part in text.chunks(PIECE) {
                        self.write(part)?;
                    }
                }
            }
        }
        self.write(&written)?;
        Ok(None)
    }

    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.wire.write(bytes, self.timeout)
    }

    /// Waits for the end of a command that was written whole.
    pub(super) fn end(&mut self, timeout: Duration) -> Result<CommandOutcome, Failure> {
        match self.hear(timeout)? {
            Heard::End(outcome) => Ok(outcome),
            Heard::GoOn => Err(out_of_turn()),
        }
    }

    /// Waits for the end of the command, or until the server asks for the rest of it.
    fn hear(&mut self, timeout: Duration) -> Result<Heard, Failure> {
        self.wire.until(timeout);
        let mut left = MAX_REPLY;
        let mut data = Vec::new();
        let ours = format!("f{}", self.given);
        loop {
            match answer(&mut self.wire, &mut left)? {
                Answer::GoOn => return Ok(Heard::GoOn),
                Answer::Data(tokens) => data.push(tokens),
                Answer::Status { tag: Some(tag), status } => {
                    let in_turn = tag == ours && matches!(status.word, Word::Ok | Word::No | Word::Bad);
                    return match in_turn {
                        true => Ok(Heard::End(CommandOutcome { status, data })),
                        false => Err(out_of_turn()),
                    };
                }
                Answer::Status { tag: None, status } => match status.word {
                    Word::Bye if self.known => {
                        return Err(Failure::Lost(messages::ended_by_server(Some(&status.shown()))));
                    }
                    // Words from before the end of the login aren't shown, because they might repeat the secret.
                    Word::Bye => return Err(Failure::Lost(messages::ended_by_server(None))),
                    Word::Preauth => return Err(out_of_turn()),
                    // Warnings and advice, which change nothing for the command.
                    Word::Ok | Word::No | Word::Bad => {}
                },
            }
        }
    }

    /// Closes a connection that is of no more use, without waiting for the server's answer.
    pub(super) fn abort(&mut self) {
        if !self.broken {
            self.broken = true;
            // It doesn't matter when the server has gone already.
            let _ = self.wire.write(b"f0 LOGOUT\r\n", PARTING);
            self.wire.shut();
        }
    }

    /// Ends the connection in good order. It doesn't matter when the server has gone already.
    pub fn close(mut self) {
        let _ = self.command(&[CommandPart::Plain("LOGOUT")]);
        self.wire.shut();
    }
}

/// A command that didn't end well, as a failure.
pub fn done(status: Status) -> Result<(), Failure> {
    if status.word == Word::Ok {
        return Ok(());
    }
    let why = messages::imap_refusal(&status.shown());
    let passes = status.code_parts().is_some_and(|(code, _)| PASSING.contains(&code.as_str()));
    Err(if passes { Failure::Temporary(why) } else { Failure::Permanent(why) })
}

/// Codes of refusals that may soon no longer hold (RFC 9051 §7.1).
pub const PASSING: &[&str] = &["UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT"];

fn out_of_turn() -> Failure {
    Failure::Lost(messages::out_of_turn(None))
}

/// Whether a text can be written in quotes: only what is ASCII and has no line break (RFC 9051 §4.3).
fn can_be_quoted(text: &[u8]) -> bool {
    text.len() <= 1000 && !text.iter().any(|&byte| b"\0\r\n".contains(&byte) || !byte.is_ascii())
}

fn quoted(text: &[u8]) -> Vec<u8> {
    let mut quoted = vec![b'"'];
    for &byte in text {
        if b"\"\\".contains(&byte) {
            quoted.push(b'\\');
        }
        quoted.push(byte);
    }
    quoted.push(b'"');
    quoted
}
