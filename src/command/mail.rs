//! `mail`: drafts with the right PDF in them, as files or in the user's mailbox, or mails that are sent; each after it has passed
//! the gate.

use super::mail_arguments::MailArguments;
use super::mailbox::put_drafts;
use super::messages::{mail as messages, sending};
use super::outbox;
use super::post::{self, Desk};
use super::sending::{deliver, wish};
use super::verdict::Verdict;
use super::{build, terminal};
use crate::deliver::{News, only_news};
use crate::disk::shown;
use crate::error::Result;
use crate::language::Language;
use crate::ledger::RecipientRole;
use crate::mail::{
    Letter, Named, Prepared, Purpose, Refusal, TypedLetter, find_briefs, letters, prepare_from,
    why_unreadable,
};
use crate::model::Mailbox;

/// Makes mails.
///
/// # Errors
/// When the disk or the network fails, or the arguments don't fit the project.
pub fn run(arguments: &MailArguments) -> Result<Verdict> {
    let language = arguments.language.as_deref().map(build::language).transpose()?;
    let purpose = if arguments.sending.send { Purpose::Delivery } else { Purpose::Draft };
    let limits = post::limits(&arguments.draft, purpose)?;
    let Some(desk) = post::open(&arguments.path, &arguments.place)? else { return Ok(Verdict::Wrong) };
    if let Some(why) = why_unreadable(&arguments.briefs, &desk.unread) {
        terminal::note(&why);
        return Ok(Verdict::Wrong);
    }
    post::warn_of_new(arguments.place.ledger.as_deref())?;
    if !arguments.all {
        post::warn_of_nobody(&desk);
    }
    let named = find_briefs(&arguments.briefs, &desk.outcomes)?;
    if arguments.all && desk.sound && desk.people.sound.is_empty() {
        return Err(messages::nobody_to_write_to());
    }
    let project = desk.project();
    let from = arguments.draft.from.as_deref();
    let mut sound = desk.sound;
    let mut mails: Vec<(Prepared, Mailbox)> = Vec::new();
    for (letter, refusals) in to_write(arguments, language, named, &desk) {
        let judged = match refusals.is_empty() {
            true => prepare_from(&letter, from, &project, &limits),
            false => Err(refusals),
        };
        let judged = match judged {
            Ok(mail) if arguments.all && arguments.sending.send => {
                match only_news(&letter, &mail.0, &desk.history, wish(&arguments.sending)) {
                    Some(news) => {
                        tell_left_out(&news);
                        prepare_from(&news.letter, from, &project, &limits)
                    }
                    None => Ok(mail),
                }
            }
            judged => judged,
        };
        match judged {
            Ok(mail) => mails.push(mail),
            Err(refusals) => {
                post::refused(&letter, &refusals);
                sound = false;
            }
        }
    }
    post::tell(&mails);
    let done = if arguments.dry_run {
        terminal::print(mails.iter().flat_map(|(prepared, from)| messages::letter(prepared, from)))?;
        true
    } else if arguments.sending.send {
        deliver(mails, &arguments.sending, desk)?
    } else if arguments.sending.imap {
        put_drafts(&mails, &arguments.sending, &desk, limits.days.date)?
    } else {
        let drafts = outbox::write_drafts(&mails, &arguments.draft.outbox, &desk.ledger, limits.days.date)?;
        for path in &drafts.written {
            terminal::note(&messages::draft(&shown(path)));
        }
        if !drafts.written.is_empty() {
            terminal::note(&messages::drafts_written(drafts.written.len()));
        }
        drafts.kept == 0
    };
    Ok(if sound && done { Verdict::Right } else { Verdict::Wrong })
}

/// Names what the readers of a letter have already.
fn tell_left_out(news: &News) {
    for receipt in &news.left_out {
        terminal::note(&sending::left_out(&news.letter.addresses(), receipt));
    }
}

/// The letters that were asked for, each with what is wrong with it already.
fn to_write(
    arguments: &MailArguments,
    language: Option<Language>,
    named: Vec<Named>,
    desk: &Desk,
) -> Vec<(Letter, Vec<Refusal>)> {
    if !arguments.all {
        let typed = TypedLetter {
            recipients: [
                (RecipientRole::To, &arguments.to),
                (RecipientRole::Cc, &arguments.cc),
                (RecipientRole::Bcc, &arguments.bcc),
            ],
            briefs: named,
            language,
            audiences: &arguments.audience,
            subject: arguments.subject.as_deref(),
        };
        return vec![typed.letter(&desk.people)];
    }
    letters(&desk.people.sound, &named, &desk.outcomes)
        .into_iter()
        .map(|(letter, refusal)| {
            let language = language.or(letter.language);
            let subject = arguments.subject.clone();
            (Letter { language, subject, ..letter }, refusal.into_iter().collect())
        })
        .collect()
}
