//! The commands about folders and messages, and what the answers to them mean.

use super::answer::{Status, Token};
use super::folder::{Folder, folder};
use super::session::{CommandPart, MailboxSession, done};
use crate::deliver::failure::Failure;
use crate::deliver::messages;

impl MailboxSession {
    /// All folders that can hold mails.
    pub fn folders(&mut self) -> Result<Vec<Folder>, Failure> {
        let says_uses =
            self.offers("IMAP4REV2") || self.offers("SPECIAL-USE") && self.offers("LIST-EXTENDED");
        let command = if says_uses { "LIST \"\" \"*\" RETURN (SPECIAL-USE)" } else { "LIST \"\" \"*\"" };
        let outcome = self.command(&[CommandPart::Plain(command)])?;
        done(outcome.status)?;
        let mut folders = Vec::new();
        for line in &outcome.data {
            let unreadable = |()| Failure::Permanent(messages::folders_unreadable());
            folders.extend(folder(line).map_err(unreadable)?);
        }
        Ok(folders)
    }

    /// Most octets that a message may have in this folder (RFC 7889); none when the server names no limit.
    pub fn limit(&mut self, folder: &Folder) -> Result<Option<u64>, Failure> {
        let for_all = self.offers.iter().find_map(|offer| offer.strip_prefix("APPENDLIMIT="));
        if let Some(limit) = for_all {
            return Ok(limit.parse().ok());
        }
        if !self.offers("APPENDLIMIT") {
            return Ok(None);
        }
        let pieces = [
            CommandPart::Plain("STATUS "),
            CommandPart::Text(&folder.raw),
            CommandPart::Plain(" (APPENDLIMIT)"),
        ];
        let outcome = self.command(&pieces)?;
        done(outcome.status)?;
        let said = outcome.data.iter().flatten().skip_while(|token| !token.is("APPENDLIMIT")).nth(1);
        Ok(match said {
            Some(Token::Atom(number)) => String::from_utf8_lossy(number).parse().ok(),
            _ => None,
        })
    }

    /// Opens a folder for searching, without changing anything in it.
    pub fn examine(&mut self, folder: &Folder) -> Result<(), Failure> {
        let outcome = self.command(&[CommandPart::Plain("EXAMINE "), CommandPart::Text(&folder.raw)])?;
        done(outcome.status)
    }

    /// Whether the opened folder holds a message with this Message-ID that isn't marked as deleted.
    pub fn has(&mut self, id: &str) -> Result<bool, Failure> {
        let id = format!("<{id}>");
        let search =
            [CommandPart::Plain("UID SEARCH UNDELETED HEADER Message-ID "), CommandPart::Text(id.as_bytes())];
        let outcome = self.command(&search)?;
        done(outcome.status)?;
        let mut is_answered = false;
        for line in &outcome.data {
            let Some(first) = line.first() else { continue };
            let is_search = first.is("SEARCH");
            if is_search && line.len() > 1 || first.is("ESEARCH") && line.iter().any(|token| token.is("ALL"))
            {
                return Ok(true);
            }
            is_answered |= is_search || first.is("ESEARCH");
        }
        if is_answered { Ok(false) } else { Err(Failure::Permanent(messages::search_unanswered())) }
    }

    /// Puts a message into a folder as a draft; returns its UID, where the server says it.
    pub fn append(&mut self, folder: &Folder, message: &[u8]) -> Result<Option<String>, Failure> {
        let said = self.appended(folder, message);
        if let Err(Failure::Lost(_) | Failure::Uncertain(_)) = said {
            self.abort();
        }
        let status = said?;
        done(status.clone())?;
        // `APPENDUID 38505 3955`: the validity of UIDs, and the one of this message.
        let uid = status.code_parts().and_then(|(word, rest)| {
            let uid = rest.split(' ').nth(1)?;
            (word == "APPENDUID" && uid.bytes().all(|byte| byte.is_ascii_digit())).then(|| uid.to_owned())
        });
        Ok(uid)
    }

    fn appended(&mut self, folder: &Folder, message: &[u8]) -> Result<Status, Failure> {
        // A message is never quoted: it has line breaks.
        let pieces = [
            CommandPart::Plain("APPEND "),
            CommandPart::Text(&folder.raw),
            CommandPart::Plain(" (\\Draft) "),
            CommandPart::Text(message),
        ];
        if let Some(early) = self.begin(&pieces)? {
            return Ok(early.status);
        }
        // Until the end of its line is written, the server doesn't carry out a command.
        let ended = self.write(b"\r\n").and_then(|()| self.end(self.message_timeout));
        match ended {
            Ok(outcome) => Ok(outcome.status),
            Err(Failure::Lost(why)) => Err(Failure::Uncertain(why)),
            Err(other) => Err(other),
        }
    }
}
