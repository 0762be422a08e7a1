//! Puts drafts into the drafts folder one after the other, so that none is there twice, and none without its record: each is
//! looked for by its Message-ID, written to the ledger, and then put there.

use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, Utc};

use super::folder::{Folder, drafts_folder};
use super::session::MailboxSession;
use crate::deliver::failure::Failure;
use crate::deliver::server::Server;
use crate::diagnostic::wording::list;
use crate::error::{Error, Result};
use crate::ledger::{Appender, Delivery, Entry, Shelf, State};
use crate::mail::{Prepared, Purpose, compose};
use crate::model::Mailbox;

/// A draft that is ready to be put there.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The Message-ID without its angle brackets.
    pub id: String,
    /// What is to go to whom.
    pub mail: &'a Prepared,
    /// The sender.
    pub from: &'a Mailbox,
    /// The date that it bears.
    pub date: SystemTime,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// It is in the folder now.
    Put {
        /// The folder.
        folder: String,
        /// Under which UID, where the server tells.
        uid: Option<String>,
        /// When another draft of the same mail was written that isn't in this folder.
        earlier: Option<String>,
    },
    /// It was there already and was left as it is.
    There {
        /// The folder.
        folder: String,
    },
    /// It was not put there.
    Refused {
        /// Why not.
        why: String,
    },
    /// It may be there or not.
    Uncertain {
        /// How the connection was lost.
        why: String,
    },
    /// Its turn didn't come.
    NotPut {
        /// Why not.
        why: String,
    },
}

/// Puts every draft into the folder for drafts, or into the one of this name; `told` hears what became of each, also of
/// those whose turn doesn't come because the run ends before.
///
/// # Errors
/// When the ledger can't be written, there is no such folder, or the server can't be reached or doesn't let us in.
pub fn put(
    drafts: &[Draft<'_>],
    server: &Server,
    named: Option<&str>,
    ledger: &mut Appender,
    clock: &dyn Fn() -> DateTime<Utc>,
    told: &mut dyn FnMut(&Draft<'_>, &Placed),
) -> Result<Vec<Placed>> {
    let mut all = Vec::with_capacity(drafts.len());
    let mut opened = Room::open(server, named);
    let mut why = "the run ended before its turn".to_owned();
    for draft in drafts {
        let mut placed = Placed::NotPut { why: why.clone() };
        if let Ok(room) = &mut opened
            && room.session.is_usable()
        {
            match room.place(draft, server, ledger, clock) {
                Ok(done) => placed = done,
                Err(error) => opened = Err(error),
            }
        }
        told(draft, &placed);
        all.push(placed);
        if opened.as_ref().is_ok_and(|room| !room.session.is_usable()) {
            "the connection was lost before its turn".clone_into(&mut why);
        }
    }
    let room = opened?;
    if room.session.is_usable() {
        room.session.close();
    }
    Ok(all)
}

/// The folder, over an open connection.
struct Room {
    session: MailboxSession,
    folder: Folder,
    limit: Option<u64>,
}

impl Room {
    fn open(server: &Server, named: Option<&str>) -> Result<Self> {
        let failed = |failure: Failure| Error::Network {
            message: format!("no connection to `{}`, port {}: {}", server.host, server.port, words(failure)),
            hint: Some("what wasn't put into the mailbox can be by the same command again".to_owned()),
        };
        let mut session = MailboxSession::open(server).map_err(failed)?;
        let folders = session.folders().map_err(failed)?;
        let folder = match drafts_folder(folders, named) {
            Ok(folder) => folder,
            Err(error) => {
                session.close();
                return Err(error);
            }
        };
        let closed = |failure: Failure| Error::Network {
            message: format!(
                "`{}` doesn't open its folder {}: {}",
                server.host,
                list([&folder.name]),
                words(failure)
            ),
            hint: Some("`--drafts-folder` takes another one".to_owned()),
        };
        let limit = session.limit(&folder).map_err(closed)?;
        session.examine(&folder).map_err(closed)?;
        Ok(Self { session, folder, limit })
    }

    /// Puts one draft there, unless it is there.
    fn place(
        &mut self,
        draft: &Draft<'_>,
        server: &Server,
        ledger: &mut Appender,
        clock: &dyn Fn() -> DateTime<Utc>,
    ) -> Result<Placed> {
        let Draft { id, mail, from, date } = draft;
        let folder = self.folder.name.clone();
        let message = match compose(mail, from, id, *date, Purpose::Mailbox) {
            Ok(message) => message,
            Err(why) => return Ok(Placed::Refused { why }),
        };
        if let Some(limit) = self.limit.filter(|&limit| message.len() as u64 > limit) {
            let why = format!(
                "the draft has {} bytes, and {} takes {limit} at most",
                message.len(),
                list([&folder])
            );
            return Ok(Placed::Refused { why });
        }
        let is_there = match self.session.has(id) {
            Ok(is_there) => is_there,
            Err(failure) => return Ok(Placed::Refused { why: words(failure) }),
        };
        let time = || clock().to_rfc3339_opts(SecondsFormat::Millis, true);
        let known = ledger.history.delivery(id);
        let shelf = Shelf {
            server: server.host.clone(),
            user: server.login.as_ref().map(|login| login.user.clone()),
            folder: folder.clone(),
        };
        let is_recorded = known.is_some_and(|known| {
            (known.drafted || known.state == State::Accepted) && known.mailboxes.contains(&shelf)
        });
        let earlier = known.filter(|known| known.drafted).map(|known| known.time.clone());
        // What the server refuses hasn't gone out, unless something may have before.
        let is_nothing_else = !known.is_some_and(Delivery::may_have_gone_out);
        if !is_there || !is_recorded {
            ledger.append(Entry::Drafted {
                id: id.clone(),
                time: time(),
                recipients: mail.ledger_recipients(),
                copies: mail.copies.clone(),
                draft_hash: None,
                mailbox: Some(shelf.clone()),
            })?;
        }
        if is_there {
            return Ok(Placed::There { folder });
        }
        match self.session.append(&self.folder, &message) {
            Ok(uid) => Ok(Placed::Put { folder, uid, earlier }),
            Err(Failure::Uncertain(why)) => Ok(Placed::Uncertain { why }),
            Err(failure) => {
                let why = words(failure);
                if is_nothing_else {
                    ledger.append(Entry::Refused {
                        id: id.clone(),
                        time: time(),
                        reply: why.clone(),
                        mailbox: Some(shelf.clone()),
                    })?;
                }
                Ok(Placed::Refused { why })
            }
        }
    }
}

fn words(failure: Failure) -> String {
    match failure {
        Failure::Temporary(why) | Failure::Lost(why) | Failure::Permanent(why) | Failure::Uncertain(why) => {
            why
        }
    }
}
