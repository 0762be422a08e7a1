//! Sends mails one after the other, so that nobody gets one twice and nobody is left out without being named: each is
//! written to the ledger before it is handed over, and what became of it behind.

use std::thread::sleep;
use std::time::{Duration, Instant};

use super::server::Server;
use super::session::{Failure, Session};
use crate::error::{Error, Result};
use crate::ledger::{Appender, Copy, Entry, Recipient};
use crate::model::Address;

/// A mail that is ready to go.
#[derive(Debug)]
pub struct Parcel {
    /// The Message-ID without its angle brackets.
    pub id: String,
    /// The sender.
    pub from: Address,
    /// Everybody who gets it.
    pub to: Vec<Address>,
    /// The same as the ledger names them.
    pub recipients: Vec<Recipient>,
    /// What is attached.
    pub copies: Vec<Copy>,
    /// The message.
    pub bytes: Vec<u8>,
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// The server took it.
    Accepted {
        /// What the server replied.
        reply: String,
    },
    /// The server did not take it.
    Refused {
        /// What the server replied.
        reply: String,
    },
    /// It may have arrived or not.
    Uncertain {
        /// How the connection was lost.
        reason: String,
    },
}

/// How often a temporary refusal is met with another try, and how long the first wait is; each later one is twice as
/// long.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Tries in all; at least one.
    pub tries: u32,
    /// The wait before the second.
    pub first_wait: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { tries: 4, first_wait: Duration::from_secs(1) }
    }
}

/// Sends every mail; `clock` gives the time for the ledger, RFC 3339, and `told` hears what became of each.
///
/// # Errors
/// When the ledger can't be written, or the server can't be reached or doesn't let us in; mails that were not
/// attempted by then are as if nothing had happened.
pub fn send(
    parcels: &[Parcel],
    server: &Server,
    pace: Pace,
    ledger: &mut Appender,
    clock: &dyn Fn() -> String,
    told: &mut dyn FnMut(&Parcel, &Fate),
) -> Result<Vec<Fate>> {
    let mut session: Option<Session> = None;
    let mut last_sent: Option<Instant> = None;
    let mut fates = Vec::with_capacity(parcels.len());
    for parcel in parcels {
        if let Some(last) = last_sent {
            sleep(server.between.saturating_sub(last.elapsed()));
        }
        last_sent = Some(Instant::now());
        let fate = send_one(parcel, server, pace, ledger, clock, &mut session)?;
        told(parcel, &fate);
        fates.push(fate);
    }
    if let Some(session) = session.filter(Session::is_usable) {
        session.close();
    }
    Ok(fates)
}

fn send_one(
    parcel: &Parcel,
    server: &Server,
    pace: Pace,
    ledger: &mut Appender,
    clock: &dyn Fn() -> String,
    session: &mut Option<Session>,
) -> Result<Fate> {
    let id = || parcel.id.clone();
    let mut wait = pace.first_wait;
    for attempt in 1.. {
        let mut open = match session.take().filter(Session::is_usable) {
            Some(open) => open,
            None => connect(server, pace)?,
        };
        ledger.append(Entry::Attempted {
            id: id(),
            time: clock(),
            recipients: parcel.recipients.clone(),
            copies: parcel.copies.clone(),
        })?;
        let sent = open.send(&parcel.from, &parcel.to, &parcel.bytes);
        *session = Some(open);
        let refused = match sent {
            Ok(reply) => {
                ledger.append(Entry::Accepted { id: id(), time: clock(), reply: reply.clone() })?;
                return Ok(Fate::Accepted { reply });
            }
            Err(Failure::Uncertain(reason)) => {
                ledger.append(Entry::Uncertain { id: id(), time: clock(), reply: reason.clone() })?;
                return Ok(Fate::Uncertain { reason });
            }
            Err(Failure::Permanent(reply)) => (reply, true),
            Err(Failure::Temporary(reply) | Failure::Lost(reply)) => (reply, attempt >= pace.tries),
        };
        let (reply, last) = refused;
        ledger.append(Entry::Refused { id: id(), time: clock(), reply: reply.clone() })?;
        if last {
            return Ok(Fate::Refused { reply });
        }
        sleep(wait);
        wait *= 2;
    }
    // The loop ends by itself after as many tries as a number can count.
    Ok(Fate::Refused { reply: "every try was refused".to_owned() })
}

fn connect(server: &Server, pace: Pace) -> Result<Session> {
    let mut wait = pace.first_wait;
    let mut attempt = 1;
    loop {
        let (why, last) = match Session::open(server) {
            Ok(session) => return Ok(session),
            Err(Failure::Permanent(why)) => (why, true),
            Err(Failure::Temporary(why) | Failure::Lost(why) | Failure::Uncertain(why)) => {
                (why, attempt >= pace.tries)
            }
        };
        if last {
            return Err(Error::Network {
                message: format!("no connection to `{}`, port {}: {why}", server.host, server.port),
                hint: Some("what was not attempted can be sent by the same command again".to_owned()),
            });
        }
        sleep(wait);
        wait *= 2;
        attempt += 1;
    }
}
