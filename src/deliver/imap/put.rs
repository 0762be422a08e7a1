//! Puts drafts into the drafts folder one after the other. Each is looked for by its Message-ID, recorded in the ledger, and
//! then put there, so that no draft is there twice or without its record.

use std::time::SystemTime;

use chrono::{DateTime, SecondsFormat, Utc};

use super::folder::{Folder, drafts_folder};
use super::session::MailboxSession;
use crate::deliver::failure::Failure;
use crate::deliver::messages;
use crate::deliver::server::Server;
use crate::error::{Error, Result};
use crate::ledger::{Appender, Delivery, Entry, Shelf, State};
use crate::mail::{Prepared, Purpose, compose};
use crate::model::Mailbox;

/// A draft that is ready to be put into the folder.
#[derive(Debug)]
pub struct Draft<'a> {
    /// The Message-ID without its angle brackets.
    pub id: String,
    /// What is to go to whom.
    pub mail: &'a Prepared,
    /// The sender.
    pub from: &'a Mailbox,
    /// Its date.
    pub date: SystemTime,
}

/// What became of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Placed {
    /// It is in the folder now.
    Put {
        /// The folder.
        folder: String,
        /// Its UID, where the server says it.
        uid: Option<String>,
        /// When an earlier draft of the same mail was written that isn't in this folder.
        earlier: Option<String>,
    },
    /// It was there already and was left unchanged.
    There {
        /// The folder.
        folder: String,
    },
    /// It was not put there.
    Refused {
        /// Why not.
        why: String,
    },
    /// It isn't known whether it is there.
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

/// Puts every draft into the folder `named`, or into the one for drafts. `report` is called with what became of each draft,
/// also of those whose turn doesn't come because the run ends before.
///
/// # Errors
/// When the ledger can't be written, there is no such folder, or the server can't be reached or refuses the
/// login.
pub fn put(
    drafts: &[Draft<'_>],
    server: &Server,
    named: Option<&str>,
    ledger: &mut Appender,
    clock: &dyn Fn() -> DateTime<Utc>,
    report: &mut dyn FnMut(&Draft<'_>, &Placed),
) -> Result<Vec<Placed>> {
    let mut all = Vec::with_capacity(drafts.len());
    let mut opened = Room::open(server, named);
    let mut why = messages::run_ended();
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
        report(draft, &placed);
        all.push(placed);
        if opened.as_ref().is_ok_and(|room| !room.session.is_usable()) {
            why = messages::lost_before_turn();
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
        let failed = |failure: Failure| -> Error {
            messages::no_connection_for_drafts(&server.host, server.port, &words(failure))
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
        let closed = |failure: Failure| -> Error {
            messages::folder_not_opened(&server.host, &folder.name, &words(failure))
        };
        let limit = session.limit(&folder).map_err(closed)?;
        session.examine(&folder).map_err(closed)?;
        Ok(Self { session, folder, limit })
    }

    /// Puts one draft into the folder, unless it is there already.
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
            Err(error) => return Ok(Placed::Refused { why: error.to_string() }),
        };
        if let Some(limit) = self.limit.filter(|&limit| message.len() as u64 > limit) {
            return Ok(Placed::Refused { why: messages::draft_too_large(message.len(), &folder, limit) });
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
        // A refused draft hasn't gone out, unless an earlier mail of this id may have.
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

/// The sentence of a failure, of whatever kind.
fn words(failure: Failure) -> String {
    match failure {
        Failure::Temporary(why) | Failure::Lost(why) | Failure::Permanent(why) | Failure::Uncertain(why) => {
            why
        }
    }
}
