//! A mail server of our own, for tests of sending: it does what servers do on bad days.

#![allow(dead_code, reason = "each test uses a part of it")]
#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Result, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What the server does on one connection.
#[derive(Debug, Clone, PartialEq)]
pub enum Mood {
    /// Takes everything.
    Good,
    /// Says 421 instead of a greeting.
    Busy,
    /// Says nothing at all.
    Silent,
    /// Says 550 to this recipient.
    Refuses(&'static str),
    /// Says 451 to the first mail.
    NotNow,
    /// Takes one mail, then says 421 and hangs up.
    TakesOne,
    /// Says 421 to the message and hangs up.
    BusyInTheEnd,
    /// Hangs up after MAIL.
    HangsUpEarly,
    /// Hangs up when it has the whole message, without a word.
    HangsUpLate,
    /// Hangs up in the middle of a long message.
    HangsUpInTheMiddle,
    /// Takes the message and says nothing more.
    FallsSilent,
    /// Looks through the message for longer than it takes over a command.
    LooksThrough,
    /// Says 552 to the message, and tries to wipe the terminal.
    TooLarge,
    /// Answers MAIL twice, so that every later answer is that of the command before, and says 552 to the message.
    AnswersTwice,
    /// Says 354 to the message, as if it wanted another.
    WantsMore,
    /// Says the greeting a byte at a time, and never its end.
    Drips,
    /// Says a greeting whose line doesn't end.
    EndlessLine,
    /// Says a greeting whose lines don't end.
    EndlessReply,
    /// Says something in the greeting's place that is no reply.
    Babbles(&'static str),
    /// Offers STARTTLS, and says this behind its answer to it, as somebody on the way can.
    PutsIn(&'static str),
    /// Wants a login by one of these ways: user `desk`, password `correct horse`, or the token `tok-123`.
    Guarded(&'static str),
}

/// A message as the server got it: recipients and text.
pub type Received = (Vec<String>, String);

/// What all connections have taken.
#[derive(Debug, Default)]
struct Taken {
    mails: Mutex<Vec<Received>>,
    secrets: Mutex<Vec<String>>,
}

pub struct Server {
    pub port: u16,
    taken: Arc<Taken>,
}

impl Server {
    /// A server whose first connections have these moods, and whose later ones are good.
    pub fn new(moods: &[Mood]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self { port: listener.local_addr().unwrap().port(), taken: Arc::default() };
        let moods = Arc::new(Mutex::new(VecDeque::from(moods.to_vec())));
        let taken = Arc::clone(&server.taken);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mood = moods.lock().unwrap().pop_front().unwrap_or(Mood::Good);
                let taken = Arc::clone(&taken);
                // A client that goes away ends the conversation; that is no failure of the server.
                thread::spawn(move || drop(Conversation::new(stream.unwrap(), mood, &taken).hold()));
            }
        });
        server
    }

    /// A port where nobody answers.
    pub fn gone() -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        Self { port, taken: Arc::default() }
    }

    pub fn received(&self) -> Vec<Received> {
        self.taken.mails.lock().unwrap().clone()
    }

    pub fn recipients(&self) -> Vec<String> {
        self.received().into_iter().flat_map(|(to, _)| to).collect()
    }

    /// The header of this name of each message.
    pub fn headers(&self, name: &str) -> Vec<String> {
        let is_it = |line: &&str| line.starts_with(&format!("{name}: "));
        self.received()
            .iter()
            .map(|(_, text)| text.lines().find(is_it).unwrap_or_default().to_owned())
            .collect()
    }

    /// What clients said to prove who they are, as it went over the wire.
    pub fn secrets(&self) -> Vec<String> {
        self.taken.secrets.lock().unwrap().clone()
    }

    pub fn options(&self, per_minute: &str) -> Vec<String> {
        let port = self.port.to_string();
        let words = ["--send", "--server", "127.0.0.1", "--port", &port, "--security", "none"];
        words.into_iter().chain(["--timeout", "1", "--per-minute", per_minute]).map(str::to_owned).collect()
    }
}

struct Conversation<'t> {
    reader: BufReader<TcpStream>,
    writer: TcpStream,
    mood: Mood,
    taken: &'t Taken,
    to: Vec<String>,
}

impl<'t> Conversation<'t> {
    fn new(stream: TcpStream, mood: Mood, taken: &'t Taken) -> Self {
        let reader = BufReader::new(stream.try_clone().unwrap());
        Self { reader, writer: stream, mood, taken, to: Vec::new() }
    }

    fn say(&mut self, text: &str) -> Result<()> {
        self.writer.write_all(format!("{text}\r\n").as_bytes())
    }

    /// The client's next line; nothing when it has gone.
    fn hear(&mut self) -> Result<Option<String>> {
        let mut line = String::new();
        Ok((self.reader.read_line(&mut line)? > 0).then_some(line))
    }

    fn hold(mut self) -> Result<()> {
        match self.mood {
            Mood::Busy => return self.say("421 busy"),
            Mood::Silent => return self.hear().map(drop),
            Mood::Drips => loop {
                self.writer.write_all(b"2")?;
                thread::sleep(Duration::from_millis(100));
            },
            Mood::EndlessLine => loop {
                self.writer.write_all(&[b'2'; 1024])?;
            },
            Mood::EndlessReply => loop {
                self.say("220-ready")?;
            },
            Mood::Babbles(words) => self.say(words)?,
            _ => self.say("220 ready")?,
        }
        let mut known = !matches!(self.mood, Mood::Guarded(_));
        while let Some(line) = self.hear()? {
            let line = line.trim_end();
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_uppercase();
            match verb.as_str() {
                "EHLO" => match self.mood {
                    Mood::Guarded(ways) => self.say(&format!("250-here\r\n250 AUTH {ways}"))?,
                    Mood::PutsIn(_) => self.say("250-here\r\n250 STARTTLS")?,
                    _ => self.say("250 here")?,
                },
                "STARTTLS" => {
                    let Mood::PutsIn(words) = self.mood else { return self.say("502 what") };
                    self.say(&format!("220 go on\r\n{words}"))?;
                }
                "AUTH" => known = self.judge(line)?,
                _ if !known => self.say("530 log in first")?,
                "MAIL" => match self.mood {
                    Mood::NotNow => {
                        self.mood = Mood::Good;
                        self.say("451 not now")?;
                    }
                    Mood::HangsUpEarly => return Ok(()),
                    Mood::TakesOne if !self.to.is_empty() => return self.say("421 busy"),
                    Mood::AnswersTwice => self.say("250 ok\r\n250 ok")?,
                    _ => self.say("250 ok")?,
                },
                "RCPT" => {
                    let address = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                    if self.mood == Mood::Refuses("")
                        || matches!(self.mood, Mood::Refuses(one) if one == address)
                    {
                        self.say("550 no such reader")?;
                    } else {
                        self.to.push(address);
                        self.say("250 ok")?;
                    }
                }
                "RSET" => {
                    self.to.clear();
                    self.say("250 ok")?;
                }
                "DATA" => {
                    self.say("354 go on")?;
                    if !self.take()? {
                        return Ok(());
                    }
                }
                "QUIT" => return self.say("221 bye"),
                _ => self.say("250 ok")?,
            }
        }
        Ok(())
    }

    /// Takes a message; returns whether the conversation goes on.
    fn take(&mut self) -> Result<bool> {
        let mut text = String::new();
        loop {
            let Some(line) = self.hear()? else { return Ok(false) };
            if line == ".\r\n" {
                break;
            }
            if self.mood == Mood::HangsUpInTheMiddle && text.len() > 5_000 {
                return Ok(false);
            }
            text.push_str(line.strip_prefix('.').unwrap_or(&line));
        }
        match self.mood {
            Mood::HangsUpLate => return Ok(false),
            Mood::FallsSilent => return self.hear().map(|_| false),
            Mood::BusyInTheEnd => return self.say("421 busy").map(|()| false),
            Mood::TooLarge => self.say("552 too \u{1b}[2J\u{7}large")?,
            Mood::AnswersTwice => self.say("552 too large")?,
            Mood::WantsMore => self.say("354 go on")?,
            _ => {
                if self.mood == Mood::LooksThrough {
                    thread::sleep(Duration::from_millis(1500));
                }
                let to = match self.mood {
                    Mood::TakesOne => self.to.clone(),
                    _ => std::mem::take(&mut self.to),
                };
                self.taken.mails.lock().unwrap().push((to, text));
                self.say("250 taken")?;
            }
        }
        Ok(true)
    }

    /// Judges a login, and repeats what was said to prove it, as a careless server might.
    fn judge(&mut self, line: &str) -> Result<bool> {
        let mut said = line.to_owned();
        if line.eq_ignore_ascii_case("AUTH LOGIN") {
            // The words `Username:` and `Password:`.
            for challenge in ["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"] {
                self.say(challenge)?;
                let Some(answer) = self.hear()? else { return Ok(false) };
                said = format!("{said} {}", answer.trim_end());
            }
        }
        let proof = said.split(' ').next_back().unwrap_or_default().to_owned();
        self.taken.secrets.lock().unwrap().push(proof);
        // \0desk\0correct horse; user=desk with the bearer token tok-123; desk and correct horse one after the other.
        let good = ["AGRlc2sAY29ycmVjdCBob3JzZQ==", "dXNlcj1kZXNrAWF1dGg9QmVhcmVyIHRvay0xMjMBAQ=="];
        if good.iter().any(|good| said.ends_with(good)) || said.ends_with(" ZGVzaw== Y29ycmVjdCBob3JzZQ==") {
            self.say("235 welcome")?;
            return Ok(true);
        }
        if said.starts_with("AUTH XOAUTH2") {
            // As large providers do: the reason first, {"status":"401"}, and the refusal when the client has seen it.
            self.say("334 eyJzdGF0dXMiOiI0MDEifQ==")?;
            self.hear()?;
        }
        self.say(&format!("535 5.7.8 who is {said}"))?;
        Ok(false)
    }
}
