//! Logs in to a mailbox. Of the server's answers a message repeats only known codes, because its words might repeat the
//! secret.

use super::answer::Word;
use super::session::{CommandPart, MailboxSession, PASSING};
use crate::deliver::base64::base64;
use crate::deliver::failure::Failure;
use crate::deliver::messages::{LoginFailure, login_failed};
use crate::deliver::server::Login;
use crate::model::Proof;

/// Codes that say why a login failed (RFC 9051 §7.1).
const CODES: &[&str] = &[
    "AUTHENTICATIONFAILED",
    "AUTHORIZATIONFAILED",
    "CONTACTADMIN",
    "EXPIRED",
    "INUSE",
    "LIMIT",
    "NOPERM",
    "PRIVACYREQUIRED",
    "SERVERBUG",
    "UNAVAILABLE",
];

impl MailboxSession {
    /// Logs in by the first way that the server offers.
    pub(super) fn log_in(&mut self, login: &Login) -> Result<(), Failure> {
        let (user, secret) = (&login.user, &login.secret);
        let failed = |why| Failure::Permanent(login_failed(&why));
        let said = match login.proof {
            Proof::Token if self.offers("AUTH=XOAUTH2") => {
                let token = base64(format!("user={user}\u{1}auth=Bearer {secret}\u{1}\u{1}").as_bytes());
                // A refusal begins with a challenge that says why; the command ends after our answer to that.
                authenticate(self, "XOAUTH2", &token, &[""])
            }
            Proof::Token => return Err(failed(LoginFailure::NoToken)),
            Proof::Password if self.offers("AUTH=PLAIN") => {
                let words = base64(format!("\0{user}\0{secret}").as_bytes());
                authenticate(self, "PLAIN", &words, &[])
            }
            Proof::Password if self.offers("LOGINDISABLED") => return Err(failed(LoginFailure::NoPassword)),
            Proof::Password => {
                let pieces = [
                    CommandPart::Plain("LOGIN "),
                    CommandPart::Text(user.as_bytes()),
                    CommandPart::Plain(" "),
                    CommandPart::Text(secret.as_bytes()),
                ];
                self.command(&pieces).map(|outcome| outcome.status)
            }
        };
        let status = said.map_err(|_| Failure::Temporary(login_failed(&LoginFailure::Lost)))?;
        let code = status.code_parts().map(|(code, _)| code).filter(|code| CODES.contains(&code.as_str()));
        let shown = code.as_ref().map_or_else(String::new, |code| format!(" [{code}]"));
        match status.word {
            Word::Ok => Ok(()),
            _ if code.is_some_and(|code| PASSING.contains(&code.as_str())) => {
                Err(Failure::Temporary(login_failed(&LoginFailure::NotNow(&shown))))
            }
            _ => Err(failed(LoginFailure::Refused(login.proof, &shown))),
        }
    }
}

/// Sends user and secret with the command where the server takes them so (RFC 4959), else when it asks for them.
fn authenticate(
    session: &mut MailboxSession,
    mechanism: &str,
    words: &str,
    more: &[&str],
) -> Result<super::answer::Status, Failure> {
    let first = format!("AUTHENTICATE {mechanism}");
    if session.offers("SASL-IR") || session.offers("IMAP4REV2") {
        let first = format!("{first} {words}");
        return session.command_in_turns(&[&[first.as_str()], more].concat());
    }
    session.command_in_turns(&[&[first.as_str(), words], more].concat())
}
