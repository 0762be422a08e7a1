//! `mail`: drafts with the right PDF in them, as files or in the user's mailbox, or mails handed to the server; each behind
//! the gate.

use super::mail_arguments::MailArguments;
use super::mailbox::put_drafts;
use super::outbox;
use super::post::{self, Desk};
use super::sending::{deliver, only_news, wish};
use super::terminal;
use super::verdict::Verdict;
use crate::diagnostic::wording::{count, list, unknown_name};
use crate::disk::shown;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::ledger::RecipientRole;
use crate::mail::{
    Letter, Limits, MailProject, Named, Prepared, Purpose, Refusal, find_briefs, letters, prepare,
};
use crate::model::Mailbox;

/// Makes mails.
///
/// # Errors
/// When the disk or the network fails, or the arguments don't fit the project.
pub fn run(arguments: &MailArguments) -> Result<Verdict> {
    let language = language(arguments)?;
    let purpose = if arguments.sending.send { Purpose::Delivery } else { Purpose::Draft };
    let (limits, date) = post::limits(&arguments.draft, purpose)?;
    let Some(desk) = post::open(&arguments.path, &arguments.place)? else { return Ok(Verdict::Wrong) };
    if let Some(why) = unreadable(&arguments.briefs, &desk.unread) {
        terminal::note(&format!("nothing was made: {why}"));
        return Ok(Verdict::Wrong);
    }
    post::warn_of_new(arguments.place.ledger.as_deref())?;
    if !arguments.all {
        post::warn_of_nobody(&desk);
    }
    let named = find_briefs(&arguments.briefs, &desk.outcomes)?;
    if arguments.all && desk.sound && desk.people.sound.is_empty() {
        return Err(Error::usage("nobody is in recipients.toml", "write it, or name it with `--recipients`"));
    }
    let project = desk.project();
    let mut sound = desk.sound;
    let mut mails: Vec<(Prepared, Mailbox)> = Vec::new();
    for (letter, refusals) in to_write(arguments, language, named, &desk) {
        let judged = match refusals.is_empty() {
            true => judge(arguments, &letter, &project, &limits),
            false => Err(refusals),
        };
        let judged = match judged {
            Ok(mail) if arguments.all && arguments.sending.send => {
                match only_news(&letter, &mail, &desk, wish(&arguments.sending)) {
                    Some(fewer) => judge(arguments, &fewer, &project, &limits),
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
        describe(&mails)?;
        true
    } else if arguments.sending.send {
        deliver(mails, &arguments.sending, desk)?
    } else if arguments.sending.imap {
        put_drafts(&mails, &arguments.sending, &desk, date)?
    } else {
        let drafts = outbox::write_drafts(&mails, &arguments.draft.outbox, &desk.ledger, date)?;
        for path in &drafts.written {
            terminal::note(&format!("draft: {}", shown(path)));
        }
        if !drafts.written.is_empty() {
            terminal::note(&format!(
                "{} written, nothing sent; docs/mail.md says which programs open them to be sent",
                count(drafts.written.len(), "draft", "drafts")
            ));
        }
        drafts.kept == 0
    };
    Ok(if sound && done { Verdict::Right } else { Verdict::Wrong })
}

/// Why mail can't be made while some dossiers can't be read: a brief may be theirs.
fn unreadable(briefs: &[String], unread: &[String]) -> Option<String> {
    let names = list(unread);
    if unread.is_empty() {
        return None;
    }
    if briefs.is_empty() {
        return Some(format!("who gets briefs of {names} can't be known until that is mended"));
    }
    briefs.iter().find_map(|brief| match brief.split_once('/') {
        Some((dossier, _)) if unread.iter().any(|name| name == dossier) => {
            Some(format!("`{dossier}` has the mistakes above"))
        }
        Some(_) => None,
        None => Some(format!(
            "{names} can't be read and may have a brief `{brief}` too; name yours in full, as `dossier/{brief}`"
        )),
    })
}

fn language(arguments: &MailArguments) -> Result<Option<Language>> {
    let Some(tag) = arguments.language.as_deref() else { return Ok(None) };
    let language = Language::from_tag(tag).ok_or_else(|| {
        let hint = unknown_name(tag, Language::TAGS.iter().copied(), "language");
        Error::usage(format!("there is no language `{tag}`"), hint)
    })?;
    Ok(Some(language))
}

/// The mail of a letter and its sender, or why it may not go out.
fn judge(
    arguments: &MailArguments,
    letter: &Letter,
    project: &MailProject<'_>,
    limits: &Limits,
) -> std::result::Result<(Prepared, Mailbox), Vec<Refusal>> {
    let prepared = prepare(letter, project, limits)?;
    let from = post::sender(arguments.draft.from.as_deref(), &prepared).map_err(|refusal| vec![refusal])?;
    Ok((prepared, from))
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
                Err(why) => refusals.push(Refusal::new(
                    format!("`{}` is no address: {why}", text.escape_debug()),
                    "write `Name <mail@example.org>`, or the address alone",
                )),
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

/// Prints what would go to whom and why it may.
fn describe(mails: &[(Prepared, Mailbox)]) -> Result<()> {
    let mut lines = Vec::new();
    for (prepared, from) in mails {
        for (role, mailbox) in &prepared.recipients {
            lines.push(format!("{:<8} {mailbox}", role.name()));
        }
        lines.push(format!("from     {from}"));
        lines.push(format!("subject  {}", prepared.text.subject));
        for attached in &prepared.attachments {
            lines.push(format!("file     {}", attached.name));
            lines.push(format!("         {} bytes, BLAKE3 {}", attached.bytes.len(), attached.hash));
        }
        lines.extend(prepared.allowed.iter().map(|why| format!("allowed  {why}")));
        lines.push(String::new());
    }
    terminal::print(lines)
}
