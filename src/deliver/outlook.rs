//! Why a mail doesn't go out although nothing is wrong with it, in words.

use std::collections::{BTreeMap, BTreeSet};

use super::plan::{Course, Receipt};
use crate::diagnostic::wording::list;

/// What is said of a mail that doesn't simply go out, and what would help; nothing when it does.
pub fn outlook(course: &Course) -> Option<(String, String)> {
    match course {
        Course::Send => None,
        Course::Delivered { last, times } => {
            let often = if *times > 1 { format!(", {times} times") } else { String::new() };
            Some((
                format!("this copy was delivered on {} as `{}`{often}", last.time, last.id),
                format!("`--again={}` sends it once more", times + 1),
            ))
        }
        Course::Divided { held, times } => {
            let has = |receipt: &Receipt| {
                format!("`{}` has `{}` since {}", receipt.address, receipt.what, receipt.time)
            };
            let all: Vec<String> = held.iter().map(has).collect();
            Some((
                format!("a part of it was delivered: {}", all.join(", ")),
                format!(
                    "leave out who has it, or the brief that they have; `--again={}` sends it to all",
                    times + 1
                ),
            ))
        }
        Course::Uncertain { doubts } => {
            let mut mails: BTreeMap<&str, (&str, BTreeSet<&str>)> = BTreeMap::new();
            for Receipt { address, id, time, .. } in doubts {
                mails.entry(id).or_insert((time, BTreeSet::new())).1.insert(address);
            }
            let said =
                mails.values().map(|(time, readers)| format!("the mail of {time} to {}", list(readers)));
            let said: Vec<String> = said.collect();
            let ids: Vec<&str> = mails.keys().copied().collect();
            Some((
                format!("whether {} arrived can't be known", said.join(" and ")),
                format!(
                    "ask the reader: `factbrief ledger sent {}` if it arrived, else `--retry-uncertain`",
                    ids.join(" ")
                ),
            ))
        }
    }
}
