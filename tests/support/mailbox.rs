//! A server of a mailbox of our own, for tests of `mail --imap`: it says what a test has written down, good or bad.

#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::io::{BufRead, BufReader, Read, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server says otherwise than a good one. `{tag}` is the command's tag; a line ends where the text has one.
#[derive(Debug, Clone)]
pub enum Twist {
    /// This greeting.
    Greets(&'static [u8]),
    /// These capabilities.
    Offers(&'static str),
    /// Offers this much only when somebody is logged in.
    OffersLater(&'static str),
    /// These answers to LIST, without its end.
    Lists(&'static [u8]),
    /// This instead of every answer to commands that begin so.
    Says(&'static str, &'static [u8]),
    /// Hangs up at a command that begins so.
    HangsUp(&'static str),
    /// Sends these octets without end at a command that begins so.
    Floods(&'static str, &'static [u8]),
    /// Sends these octets slowly and without end at a command that begins so.
    Drips(&'static str, &'static [u8]),
    /// Takes a message and hangs up without a word; it is kept.
    TakesSilently,
    /// Hangs up in the middle of a message.
    HangsUpInTheMiddle,
    /// Has this message already.
    Has,
}

/// What came in.
#[derive(Debug, Default)]
struct Taken {
    lines: Mutex<Vec<String>>,
    messages: Mutex<Vec<(String, String)>>,
}

pub struct Mailbox {
    pub port: u16,
    taken: Arc<Taken>,
}

impl Mailbox {
    /// A mailbox whose first connections go as told, and whose later ones go well.
    pub fn new(connections: &[&[Twist]]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let mailbox = Self { port: listener.local_addr().unwrap().port(), taken: Arc::default() };
        let connections: Vec<Vec<Twist>> = connections.iter().map(|twists| twists.to_vec()).collect();
        let taken = Arc::clone(&mailbox.taken);
        thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let twists = connections.get(number).cloned().unwrap_or_default();
                let (taken, stream) = (Arc::clone(&taken), stream.unwrap());
                // A client that goes away ends the conversation; that is no failure of the server.
                thread::spawn(move || drop(Conversation::new(stream, twists, &taken).hold()));
            }
        });
        mailbox
    }

    /// Everything that clients said, but for messages.
    pub fn heard(&self) -> Vec<String> {
        self.taken.lines.lock().unwrap().clone()
    }

    /// What APPEND said, and the message.
    pub fn messages(&self) -> Vec<(String, String)> {
        self.taken.messages.lock().unwrap().clone()
    }

    /// The arguments that lead here.
    pub fn options(&self) -> Vec<String> {
        let port = self.port.to_string();
        let words =
            ["--imap", "--server", "127.0.0.1", "--port", &port, "--security", "none", "--timeout", "1"];
        words
            .into_iter()
            .chain(["--user", "desk", "--password-env", "MAIL_SECRET"])
            .map(str::to_owned)
            .collect()
    }
}

struct Conversation<'t> {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
    twists: Vec<Twist>,
    taken: &'t Taken,
    known: bool,
}

impl<'t> Conversation<'t> {
    fn new(stream: TcpStream, twists: Vec<Twist>, taken: &'t Taken) -> Self {
        let reader = BufReader::new(stream.try_clone().unwrap());
        Self { reader, writer: stream, twists, taken, known: false }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.writer.write_all(format!("{text}\r\n").as_bytes())
    }

    fn hear(&mut self) -> Result<Option<String>> {
        let mut line = String::new();
        if self.reader.read_line(&mut line)? == 0 {
            return Ok(None);
        }
        let line = line.trim_end_matches(['\r', '\n']).to_owned();
        self.taken.lines.lock().unwrap().push(line.clone());
        Ok(Some(line))
    }

    fn octets(&mut self, number: usize) -> Result<String> {
        let mut octets = vec![0; number];
        self.reader.read_exact(&mut octets)?;
        Ok(String::from_utf8_lossy(&octets).into_owned())
    }

    fn twist<T>(&self, of: impl Fn(&Twist) -> Option<T>) -> Option<T> {
        self.twists.iter().find_map(of)
    }

    fn offers(&self) -> String {
        let later = self.twist(|twist| match twist {
            Twist::OffersLater(words) if self.known => Some(*words),
            _ => None,
        });
        let words = later.or_else(|| {
            self.twist(|twist| match twist {
                Twist::Offers(words) => Some(*words),
                _ => None,
            })
        });
        words.unwrap_or("IMAP4rev1 SASL-IR AUTH=PLAIN UIDPLUS").to_owned()
    }

    fn hold(mut self) -> Result<()> {
        let greeting = self.twist(|twist| match twist {
            Twist::Greets(words) => Some(words.to_vec()),
            _ => None,
        });
        self.writer.write_all(&greeting.unwrap_or_else(|| b"* OK ready\r\n".to_vec()))?;
        while let Some(line) = self.hear()? {
            let (tag, command) = line.split_once(' ').unwrap_or((&line, ""));
            let (tag, command) = (tag.to_owned(), command.to_owned());
            if !self.obey(&tag, &command)? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// Answers a command; returns whether the conversation goes on.
    fn obey(&mut self, tag: &str, command: &str) -> Result<bool> {
        for twist in self.twists.clone() {
            match twist {
                Twist::Says(begins, words) if command.starts_with(begins) => {
                    let mut said = Vec::new();
                    let mut rest = words;
                    while let Some(at) = rest.windows(5).position(|part| part == b"{tag}") {
                        said.extend_from_slice(&rest[..at]);
                        said.extend_from_slice(tag.as_bytes());
                        rest = &rest[at + 5..];
                    }
                    said.extend_from_slice(rest);
                    self.writer.write_all(&said)?;
                    return Ok(true);
                }
                Twist::HangsUp(begins) if command.starts_with(begins) => return Ok(false),
                Twist::Floods(begins, words) if command.starts_with(begins) => {
                    // In large pieces, so that even a busy machine sends more than is read before the time is over.
                    let flood = words.repeat(1 << 16);
                    loop {
                        self.writer.write_all(&flood)?;
                    }
                }
                Twist::Drips(begins, words) if command.starts_with(begins) => loop {
                    self.writer.write_all(words)?;
                    thread::sleep(Duration::from_millis(100));
                },
                _ => {}
            }
        }
        match command.split(' ').next().unwrap_or_default() {
            "CAPABILITY" => {
                let offers = self.offers();
                self.say(&format!("* CAPABILITY {offers}\r\n{tag} OK done"))?;
            }
            "AUTHENTICATE" => self.authenticate(tag, command)?,
            "LOGIN" => {
                let good = command == "LOGIN \"desk\" \"correct horse\"";
                self.judge(tag, good, command)?;
            }
            "LIST" => {
                let listed = self.twist(|twist| match twist {
                    Twist::Lists(lines) => Some(lines.to_vec()),
                    _ => None,
                });
                let usual = b"* LIST () \"/\" INBOX\r\n* LIST (\\Drafts) \"/\" Drafts\r\n".to_vec();
                self.writer.write_all(&listed.unwrap_or(usual))?;
                self.say(&format!("{tag} OK done"))?;
            }
            "EXAMINE" => {
                self.say(&format!("* 3 EXISTS\r\n* OK [UIDVALIDITY 7] fine\r\n{tag} OK [READ-ONLY] done"))?
            }
            "UID" => {
                let id =
                    command.split('<').nth(1).unwrap_or_default().trim_end_matches(['"', '>']).to_owned();
                let has = self.taken.messages.lock().unwrap().iter().any(|(_, text)| text.contains(&id));
                let has = has || self.twists.iter().any(|twist| matches!(twist, Twist::Has));
                let found = if has { " 5" } else { "" };
                self.say(&format!("* SEARCH{found}\r\n{tag} OK done"))?;
            }
            "APPEND" => return self.take(tag, command),
            "LOGOUT" => {
                self.say(&format!("* BYE then\r\n{tag} OK done"))?;
                return Ok(false);
            }
            _ => self.say(&format!("{tag} BAD what"))?,
        }
        Ok(true)
    }

    /// Repeats what was said to prove it, as a careless server might.
    fn judge(&mut self, tag: &str, good: bool, said: &str) -> Result<()> {
        self.known = good;
        match good {
            true => self.say(&format!("{tag} OK welcome")),
            false => self.say(&format!("{tag} NO [AUTHENTICATIONFAILED] who is {said}")),
        }
    }

    fn authenticate(&mut self, tag: &str, command: &str) -> Result<()> {
        let words: Vec<&str> = command.split(' ').collect();
        let said = match words.get(2) {
            Some(words) => (*words).to_owned(),
            None => {
                self.say("+ ")?;
                self.hear()?.unwrap_or_default()
            }
        };
        // \0desk\0correct horse; user=desk with the bearer token tok-123.
        let good = ["AGRlc2sAY29ycmVjdCBob3JzZQ==", "dXNlcj1kZXNrAWF1dGg9QmVhcmVyIHRvay0xMjMBAQ=="];
        let good = good.contains(&said.as_str());
        if !good && words[1] == "XOAUTH2" {
            // The reason first, {"status":"401"}, and the refusal when the client has seen it.
            self.say("+ eyJzdGF0dXMiOiI0MDEifQ==")?;
            self.hear()?;
        }
        self.judge(tag, good, &said)
    }

    fn take(&mut self, tag: &str, command: &str) -> Result<bool> {
        let mut command = command.to_owned();
        // A name that can't be in quotes comes as octets of given length, as the message does.
        let text = loop {
            let length = command.rsplit('{').next().and_then(|end| end.trim_end_matches('}').parse().ok());
            let Some(length) = length else {
                return self.say(&format!("{tag} BAD no message")).map(|()| true);
            };
            self.say("+ go on")?;
            if self.twists.iter().any(|twist| matches!(twist, Twist::HangsUpInTheMiddle)) {
                self.octets(1000)?;
                return Ok(false);
            }
            let text = self.octets(length)?;
            let rest = self.hear()?.unwrap_or_default();
            if rest.is_empty() {
                break text;
            }
            command = format!("{command}{text}{rest}");
        };
        self.taken.messages.lock().unwrap().push((command, text));
        if self.twists.iter().any(|twist| matches!(twist, Twist::TakesSilently)) {
            return Ok(false);
        }
        self.say(&format!("{tag} OK [APPENDUID 7 41] done"))?;
        Ok(true)
    }
}
