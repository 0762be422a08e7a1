//! One answer of an IMAP server (RFC 9051 §7), read within limits: a line, with the literals (texts of a given length)
//! in it.

use crate::deliver::failure::Failure;
use crate::deliver::messages;
use crate::deliver::wire::Wire;
use crate::diagnostic::wording::on_one_line;

/// Most octets of a line without its literals; the longest that servers send us is a list of capabilities.
const MAX_LINE: usize = 64 * 1024;
/// Most octets of a literal. Servers send us only names of folders as literals.
const MAX_LITERAL: usize = 64 * 1024;

/// One answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// `+`: the server waits for the rest of the command.
    GoOn,
    /// `*` with anything other than a status.
    Data(Vec<Token>),
    /// The state of a command or of the connection.
    Status {
        /// The tag of the command that it ends; none when it ends no command.
        tag: Option<String>,
        /// What it says.
        status: Status,
    },
}

/// The state of a command or of the connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// What it says in one word.
    pub word: Word,
    /// The code in brackets: `APPENDUID 1 2`.
    pub code: Option<String>,
    /// The rest, for people; on one line, without characters that control a terminal.
    pub text: String,
}

/// The words of a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// The command was carried out.
    Ok,
    /// The command was refused.
    No,
    /// The command wasn't understood.
    Bad,
    /// The server ends the connection.
    Bye,
    /// Somebody is logged in already.
    Preauth,
}

/// A piece of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Token {
    /// `(`
    Open,
    /// `)`
    Close,
    /// A word without quotes.
    Atom(Vec<u8>),
    /// A text in quotes or of given length.
    Text(Vec<u8>),
}

impl Token {
    /// Whether it is this word, in capitals or not.
    pub fn is(&self, word: &str) -> bool {
        matches!(self, Self::Atom(atom) if atom.eq_ignore_ascii_case(word.as_bytes()))
    }
}

impl Status {
    /// Its code's first word, and what follows it.
    pub fn code_parts(&self) -> Option<(String, &str)> {
        let code = self.code.as_deref()?;
        let (word, rest) = code.split_once(' ').unwrap_or((code, ""));
        Some((word.to_ascii_uppercase(), rest))
    }

    /// Code and text, as they are shown.
    pub fn shown(&self) -> String {
        let code = self.code.as_deref().map_or_else(String::new, |code| format!("[{}] ", on_one_line(code)));
        format!("{code}{}", self.text).trim().to_owned()
    }
}

/// Reads the next answer; `left` is the number of octets that the whole reply may still have.
pub fn answer(wire: &mut Wire, left: &mut usize) -> Result<Answer, Failure> {
    let line = wire.line(MAX_LINE)?;
    take(left, line.len())?;
    if line == b"+" || line.starts_with(b"+ ") {
        return Ok(Answer::GoOn);
    }
    let (tag, rest) = match line.iter().position(|&byte| byte == b' ') {
        Some(at) if at > 0 => (&line[..at], &line[at + 1..]),
        _ => return Err(unreadable()),
    };
    let tag = match tag {
        b"*" => None,
        tag if tag.iter().all(u8::is_ascii_alphanumeric) => Some(String::from_utf8_lossy(tag).into_owned()),
        _ => return Err(unreadable()),
    };
    // The words of a status may end like the announcement of a literal without being one.
    if let Some(status) = status(rest) {
        return Ok(Answer::Status { tag, status });
    }
    if tag.is_some() {
        return Err(unreadable());
    }
    let mut tokens = Vec::new();
    let mut rest = rest.to_vec();
    loop {
        let literal = announced(&rest)?;
        let end = literal.map_or(rest.len(), |(begins, _)| begins);
        tokenise(&rest[..end], &mut tokens)?;
        let Some((_, length)) = literal else { return Ok(Answer::Data(tokens)) };
        take(left, length)?;
        tokens.push(Token::Text(wire.octets(length)?));
        rest = wire.line(MAX_LINE)?;
        take(left, rest.len())?;
    }
}

/// Counts octets of the reply. Each line costs 16 more, so that endless empty lines reach the limit too.
fn take(left: &mut usize, octets: usize) -> Result<(), Failure> {
    *left = left.checked_sub(octets + 16).ok_or_else(|| Failure::Lost(messages::answer_too_long()))?;
    Ok(())
}

fn unreadable() -> Failure {
    Failure::Lost(messages::not_imap())
}

fn status(line: &[u8]) -> Option<Status> {
    let text = String::from_utf8_lossy(line);
    let (word, rest) = text.split_once(' ').unwrap_or((&text, ""));
    let word = match word.to_ascii_uppercase().as_str() {
        "OK" => Word::Ok,
        "NO" => Word::No,
        "BAD" => Word::Bad,
        "BYE" => Word::Bye,
        "PREAUTH" => Word::Preauth,
        _ => return None,
    };
    let coded = rest.strip_prefix('[').and_then(|rest| rest.split_once(']'));
    let (code, text) = coded.map_or((None, rest), |(code, text)| (Some(code.to_owned()), text));
    Some(Status { word, code, text: on_one_line(text) })
}

/// The place of a literal's announcement at the end of a line, `{12}`, and the literal's length.
fn announced(line: &[u8]) -> Result<Option<(usize, usize)>, Failure> {
    let Some(inner) = line.strip_suffix(b"}") else { return Ok(None) };
    let Some(open) = inner.iter().rposition(|&byte| byte == b'{') else { return Ok(None) };
    let digits = &inner[open + 1..];
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Ok(None);
    }
    let length = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
    match length.filter(|&length: &usize| length <= MAX_LITERAL) {
        Some(length) => Ok(Some((open, length))),
        None => Err(Failure::Lost(messages::name_too_long())),
    }
}

fn tokenise(line: &[u8], tokens: &mut Vec<Token>) -> Result<(), Failure> {
    let mut at = 0;
    while let Some(&byte) = line.get(at) {
        at += 1;
        match byte {
            b' ' => {}
            b'(' => tokens.push(Token::Open),
            b')' => tokens.push(Token::Close),
            b'"' => {
                let mut text = Vec::new();
                loop {
                    match line.get(at) {
                        None => return Err(unreadable()),
                        Some(b'"') => break,
                        Some(b'\\') => {
                            text.push(*line.get(at + 1).ok_or_else(unreadable)?);
                            at += 2;
                        }
                        Some(&byte) => {
                            text.push(byte);
                            at += 1;
                        }
                    }
                }
                at += 1;
                tokens.push(Token::Text(text));
            }
            _ => {
                let rest = &line[at - 1..];
                let length = rest.iter().position(|byte| b" ()\"".contains(byte)).unwrap_or(rest.len());
                tokens.push(Token::Atom(rest[..length].to_vec()));
                at += length - 1;
            }
        }
    }
    Ok(())
}
