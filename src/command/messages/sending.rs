//! What is said of mails that are sent.

use crate::deliver::{Course, DeliveryFate, Receipt};
use crate::diagnostic::wording::count;

pub fn left_out(addresses: &str, receipt: &Receipt) -> String {
    format!("left out: {addresses}: `{}` was delivered on {}", receipt.what, receipt.time)
}

/// A mail that doesn't go out by its course, and why.
pub fn held_back(addresses: &str, course: &Course, why: &str) -> String {
    let word = match course {
        Course::Delivered { .. } => "skipped",
        Course::Uncertain { .. } => "uncertain",
        Course::Divided { .. } | Course::Send => "refused",
    };
    format!("{word}: {addresses}: {why}")
}

pub fn draft_too(addresses: &str, time: &str) -> String {
    format!(
        "there is a draft of the mail to {addresses}, of {time}; remove it, so that it doesn't go out too"
    )
}

pub fn nothing() -> String {
    "nothing to send".to_owned()
}

pub fn fate(addresses: &str, fate: &DeliveryFate) -> String {
    match fate {
        DeliveryFate::Accepted { reply } => format!("sent: {addresses}: {reply}"),
        DeliveryFate::Refused { reply } => format!("refused: {addresses}: {reply}"),
        DeliveryFate::Uncertain { reason } => {
            format!("uncertain: {addresses}: whether it arrived can't be known: {reason}")
        }
        DeliveryFate::NotSent { reason } => format!("not sent: {addresses}: {reason}"),
    }
}

pub fn summary(accepted: usize, mails: usize, server: &str) -> String {
    format!("{accepted} of {} accepted by `{server}`", count(mails, "mail", "mails"))
}
