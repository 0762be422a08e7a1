//! `mail`: drafts with the right PDF in them, as files or in the user's mailbox, or mails that are sent; each after it has passed
//! the gate.

use super::mail_arguments::MailArguments;
use super::mailbox::put_drafts;
use super::messages::mail as messages;
use super::outbox;
use super::post::{self, Desk};
use super::sending::{deliver, only_news, wish};
use super::verdict::Verdict;
use super::{build, terminal};
use crate::disk::shown;
use crate::error::Result;
use crate::language::Language;
use crate::ledger::RecipientRole;
use crate::mail::{Letter, Named, Prepared, Purpose, Refusal, find_briefs, letters};
use crate::model::Mailbox;

/// Makes mails.
///
/// # Errors
/// When the disk or the network fails, or the arguments don't fit the project.
pub fn run(arguments: &MailArguments) -> Result<Verdict> {
    let language = arguments.language.as_deref().map(build::language).transpose()?;
    let purpose = if arguments.sending.send { Purpose::Delivery } else { Purpose::Draft };
    let (limits, date) = post::limits(&arguments.draft, purpose)?;
    let Some(desk) = post::open(&arguments.path, &arguments.place)? else { return Ok(Verdict::Wrong) };
    if let Some(why) = unreadable(&arguments.briefs, &desk.unread) {
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
            true => post::judge(&letter, from, &project, &limits),
            false => Err(refusals),
        };
        let judged = match judged {
            Ok(mail) if arguments.all && arguments.sending.send => {
                match only_news(&letter, &mail, &desk, wish(&arguments.sending)) {
                    Some(fewer) => post::judge(&fewer, from, &project, &limits),
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
        put_drafts(&mails, &arguments.sending, &desk, date)?
    } else {
        let drafts = outbox::write_drafts(&mails, &arguments.draft.outbox, &desk.ledger, date)?;
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

/// Why mail can't be made while some dossiers can't be read: a brief may be theirs.
fn unreadable(briefs: &[String], unread: &[String]) -> Option<String> {
    if unread.is_empty() {
        return None;
    }
    if briefs.is_empty() {
        return Some(messages::readers_unknown(unread));
    }
    briefs.iter().find_map(|brief| match brief.split_once('/') {
        Some((dossier, _)) if unread.iter().any(|name| name == dossier) => {
            Some(messages::has_mistakes(dossier))
        }
        Some(_) => None,
        None => Some(messages::may_be_in_several(brief, unread)),
    })
}

/// The letters that were asked for, each with what is wrong with it already.
fn to_write(
    arguments: &MailArguments,
    language: Option<Language>,
    named: Vec<Named>,
    desk: &Desk,
) -> Vec<(Letter, Vec<Refusal>)> {
    if !arguments.all {
        return vec![typed(arguments, language, named, desk)];
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

/// The letter that the command line describes.
fn typed(
    arguments: &MailArguments,
    language: Option<Language>,
    named: Vec<Named>,
    desk: &Desk,
) -> (Letter, Vec<Refusal>) {
    let roles = [
        (RecipientRole::To, &arguments.to),
        (RecipientRole::Cc, &arguments.cc),
        (RecipientRole::Bcc, &arguments.bcc),
    ];
    let mut recipients = Vec::new();
    let mut refusals = Vec::new();
    for (role, texts) in roles {
        for text in texts {
            match Mailbox::parse(text) {
                Ok(mailbox) => recipients.push((role, mailbox)),
                Err(why) => refusals.push(messages::not_an_address(text, why)),
            }
        }
    }
    // One reader who is known gets the mail in their language.
    let known = match recipients.as_slice() {
        [(_, one)] => desk.people.find(one),
        _ => None,
    };
    let letter = Letter {
        recipients,
        briefs: named,
        language: language.or(known.and_then(|person| person.language)),
        audiences: arguments.audience.clone(),
        salutation: None,
        subject: arguments.subject.clone(),
        replaces: Vec::new(),
    };
    (letter, refusals)
}
