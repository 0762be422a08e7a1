//! Sends mails one after the other. The ledger records each before it is handed over, and its outcome afterwards. So
//! nobody gets a mail twice, and nobody is left out without being named.

use std::thread::sleep;
use std::time::{Duration, Instant};

use chrono::{DateTime, SecondsFormat, Utc};

use super::failure::Failure;
use super::messages;
use super::server::Server;
use super::session::Session;
use crate::error::Result;
use crate::ledger::{Appender, Entry};
use crate::mail::{Prepared, Purpose, compose};
use crate::model::{Address, Mailbox};

/// A mail that is ready to go. Its message is composed when its turn comes, and has that time as its date.
#[derive(Debug)]
pub struct Parcel<'a> {
    /// The Message-ID without its angle brackets.
    pub id: String,
    /// What is sent to whom.
    pub mail: &'a Prepared,
    /// The sender.
    pub from: &'a Mailbox,
}

impl Parcel<'_> {
    /// Everybody who gets it.
    pub fn to(&self) -> Vec<Address> {
        self.mail.recipients.iter().map(|(_, mailbox)| mailbox.address.clone()).collect()
    }
}

/// What became of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryFate {
    /// The server accepted it.
    Accepted {
        /// What the server replied.
        reply: String,
    },
    /// The server refused it.
    Refused {
        /// What the server replied.
        reply: String,
    },
    /// It isn't known whether it arrived.
    Uncertain {
        /// How the connection was lost.
        reason: String,
    },
    /// It was not handed over.
    NotSent {
        /// Why not.
        reason: String,
    },
}

/// How often a mail is tried after a temporary refusal, and how long the first wait is; each later wait is twice as long as
/// the one before.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Tries in all; at least one.
    pub tries: u32,
    /// The wait before the second try.
    pub first_wait: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { tries: 4, first_wait: Duration::from_secs(1) }
    }
}

/// Sends every mail. `report` is called with the fate of each, also of those whose turn doesn't come because the run ends
/// before.
///
/// # Errors
/// When the ledger can't be written, or the server can't be reached or refuses the login. Mails that were not
/// attempted by then are as if nothing had happened.
pub fn send(
    parcels: &[Parcel<'_>],
    server: &Server,
    pace: Pace,
    ledger: &mut Appender,
    clock: &dyn Fn() -> DateTime<Utc>,
    report: &mut dyn FnMut(&Parcel<'_>, &DeliveryFate),
) -> Result<Vec<DeliveryFate>> {
    let mut round = Round { server, pace, ledger, clock, session: None, last: None };
    let mut fates = Vec::with_capacity(parcels.len());
    let mut ended = Ok(());
    for parcel in parcels {
        let mut fate = DeliveryFate::NotSent { reason: messages::run_ended() };
        if ended.is_ok() {
            ended = round.hand_over(parcel, &mut fate);
        }
        report(parcel, &fate);
        fates.push(fate);
    }
    if let Some(session) = round.session.filter(Session::is_usable) {
        session.close();
    }
    ended.map(|()| fates)
}

/// One run over all mails.
struct Round<'a> {
    server: &'a Server,
    pace: Pace,
    ledger: &'a mut Appender,
    clock: &'a dyn Fn() -> DateTime<Utc>,
    session: Option<Session>,
    /// When the server was last asked to take a mail.
    last: Option<Instant>,
}

impl Round<'_> {
    /// Hands one mail over, and tries again after a temporary refusal. Its fate is left in `fate`, which is right also when
    /// the run can't go on.
    fn hand_over(&mut self, parcel: &Parcel<'_>, fate: &mut DeliveryFate) -> Result<()> {
        let mut wait = Duration::ZERO;
        for attempt in 1..=self.pace.tries.max(1) {
            sleep(wait);
            wait = if attempt == 1 { self.pace.first_wait } else { wait * 2 };
            if let Some(last) = self.last {
                sleep(self.server.between.saturating_sub(last.elapsed()));
            }
            let mut session = match self.session.take().filter(Session::is_usable) {
                Some(open) => open,
                None => connect(self.server, self.pace)?,
            };
            let now = (self.clock)().into();
            let message = match compose(parcel.mail, parcel.from, &parcel.id, now, Purpose::Delivery) {
                Ok(message) => message,
                Err(error) => {
                    self.session = Some(session);
                    *fate = DeliveryFate::NotSent { reason: error.to_string() };
                    return Ok(());
                }
            };
            self.ledger.append(Entry::Attempted {
                id: parcel.id.clone(),
                time: self.time(),
                recipients: parcel.mail.ledger_recipients(),
                copies: parcel.mail.copies.clone(),
            })?;
            self.last = Some(Instant::now());
            let sent = session.send(&parcel.from.address, &parcel.to(), &message);
            self.session = Some(session);
            let (id, time) = (parcel.id.clone(), self.time());
            let is_final = !matches!(sent, Err(Failure::Temporary(_) | Failure::Lost(_)));
            let (became, entry) = match sent {
                Ok(reply) => {
                    (DeliveryFate::Accepted { reply: reply.clone() }, Entry::Accepted { id, time, reply })
                }
                Err(Failure::Uncertain(reason)) => (
                    DeliveryFate::Uncertain { reason: reason.clone() },
                    Entry::Uncertain { id, time, reply: reason },
                ),
                Err(Failure::Permanent(reply) | Failure::Temporary(reply) | Failure::Lost(reply)) => (
                    DeliveryFate::Refused { reply: reply.clone() },
                    Entry::Refused { id, time, reply, mailbox: None },
                ),
            };
            *fate = became;
            self.ledger.append(entry)?;
            if is_final {
                break;
            }
        }
        Ok(())
    }

    fn time(&self) -> String {
        (self.clock)().to_rfc3339_opts(SecondsFormat::Millis, true)
    }
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
            return Err(messages::no_connection_for_mails(&server.host, server.port, &why));
        }
        sleep(wait);
        wait *= 2;
        attempt += 1;
    }
}
