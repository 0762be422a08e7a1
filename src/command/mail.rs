//! `mail`: drafts with the right PDF in them, or mails handed to the server; each behind the gate.

use super::Verdict;
use super::mail_arguments::{MailArguments, SecurityChoice, SendingArguments};
use super::outlook::outlook;
use super::post::{self, Desk};
use super::terminal;
use crate::check::outgoing;
use crate::deliver::{Course, Fate, Pace, Parcel, Plan, Wish, plan, read_secret, send, server};
use crate::diagnostic::wording::{count, list, unknown_name};
use crate::error::{Error, Result};
use crate::language::Language;
use crate::ledger::{Appender, Role};
use crate::mail::{Letter, Limits, Named, Prepared, Project, Refusal, find_briefs, letters, prepare};
use crate::model::{Mailbox, Outgoing, Proof, SecretSource, Security};
use crate::read::{read_text, shown};

/// Makes mails.
///
/// # Errors
/// When the disk or the network fails, or the arguments don't fit the project.
pub fn run(arguments: &MailArguments) -> Result<Verdict> {
    let language = language(arguments)?;
    let Some(desk) = post::open(&arguments.path, &arguments.place)? else { return Ok(Verdict::Wrong) };
    if let Some(why) = unreadable(&arguments.briefs, &desk.unread) {
        terminal::note(&format!("nothing was made: {why}"));
        return Ok(Verdict::Wrong);
    }
    post::warn_of_new(arguments.place.ledger.as_deref())?;
    let named = find_briefs(&arguments.briefs, &desk.outcomes)?;
    if arguments.all && desk.sound && desk.people.sound.is_empty() {
        return Err(Error::usage("nobody is in recipients.toml", "write it, or name it with `--recipients`"));
    }
    let (limits, date) = post::limits(&arguments.draft)?;
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
    let done = if arguments.dry_run {
        describe(&mails)?;
        true
    } else if arguments.sending.send {
        deliver(mails, &arguments.sending, desk)?
    } else {
        let paths = post::write_drafts(&mails, &arguments.draft.outbox, &desk.ledger, date)?;
        for path in &paths {
            terminal::note(&format!("draft: {}", shown(path)));
        }
        if !paths.is_empty() {
            terminal::note(&format!(
                "{} written, nothing sent; docs/mail.md says which programs open them to be sent",
                count(paths.len(), "draft", "drafts")
            ));
        }
        true
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
        let hint = unknown_name(tag, Language::ALL.map(Language::tag), "language");
        Error::usage(format!("there is no language `{tag}`"), hint)
    })?;
    Ok(Some(language))
}

/// The mail of a letter and its sender, or why it may not go out.
fn judge(
    arguments: &MailArguments,
    letter: &Letter,
    project: &Project<'_>,
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
    let roles = [(Role::To, &arguments.to), (Role::Cc, &arguments.cc), (Role::Bcc, &arguments.bcc)];
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
            let role = match role {
                Role::To => "to",
                Role::Cc => "cc",
                Role::Bcc => "bcc",
            };
            lines.push(format!("{role:<8} {mailbox}"));
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
    terminal::print(&lines.iter().map(|line| format!("{line}\n")).collect::<String>())
}

fn wish(arguments: &SendingArguments) -> Wish {
    Wish { times: arguments.again.unwrap_or(1) as usize, retry_uncertain: arguments.retry_uncertain }
}

/// The letter without the briefs that its reader has already, where others are new; it says which.
fn only_news(letter: &Letter, mail: &(Prepared, Mailbox), desk: &Desk, wish: Wish) -> Option<Letter> {
    let (prepared, from) = mail;
    let recipients = prepared.ledger_recipients();
    let Plan { course: Course::Divided { held, .. }, .. } =
        plan(&desk.history, &recipients, &prepared.copies, from.address.domain(), wish)
    else {
        return None;
    };
    let has = |brief: &str| {
        let of_brief = prepared.copies.iter().filter(|copy| copy.brief == brief);
        of_brief.into_iter().any(|copy| held.iter().any(|receipt| receipt.what == copy.full_name()))
    };
    let brief_of = |named: &Named| &prepared.dossier.briefs[named.brief].name;
    for receipt in &held {
        terminal::note(&format!(
            "left out: {}: `{}` was delivered on {}",
            letter.addresses(),
            receipt.what,
            receipt.time
        ));
    }
    let briefs = letter.briefs.iter().filter(|named| !has(brief_of(named))).copied().collect();
    Some(Letter { briefs, ..letter.clone() })
}

/// Sends what the ledger doesn't know as delivered; returns whether everything has arrived.
fn deliver(mails: Vec<(Prepared, Mailbox)>, arguments: &SendingArguments, desk: Desk) -> Result<bool> {
    let Some(settings) = settings(arguments)? else { return Ok(false) };
    // Read anew under its lock: another run may have sent meanwhile.
    let mut ledger = Appender::open(&desk.ledger)?;
    let wish = wish(arguments);
    let mut sound = true;
    let mut parcels = Vec::new();
    for (prepared, from) in &mails {
        let recipients = prepared.ledger_recipients();
        let Plan { id, course } =
            plan(&ledger.history, &recipients, &prepared.copies, from.address.domain(), wish);
        match outlook(&course) {
            Some((why, help)) => {
                let (word, is_sound) = match course {
                    Course::Delivered { .. } => ("skipped", true),
                    Course::Uncertain { .. } => ("uncertain", false),
                    Course::Divided { .. } | Course::Send => ("refused", false),
                };
                sound &= is_sound;
                terminal::note(&format!("{word}: {}: {why}", post::addresses(prepared)));
                terminal::note(&format!("  = help: {help}"));
            }
            None => parcels.push(Parcel { id, mail: prepared, from }),
        }
    }
    if parcels.is_empty() {
        terminal::note("nothing to send");
        return Ok(sound);
    }
    let server = server(&settings, || match &settings.secret {
        Some((_, source)) => read_secret(source, terminal::variable),
        None => Ok(String::new()),
    })?;
    let progress = terminal::Progress::new(parcels.len(), "mails");
    let mut accepted = 0;
    let mut told = |parcel: &Parcel<'_>, fate: &Fate| {
        let who = post::addresses(parcel.mail);
        let line = match fate {
            Fate::Accepted { reply } => {
                accepted += 1;
                format!("sent: {who}: {reply}")
            }
            Fate::Refused { reply } => format!("refused: {who}: {reply}"),
            Fate::Uncertain { reason } => {
                format!("uncertain: {who}: whether it arrived can't be known: {reason}")
            }
            Fate::NotSent { reason } => format!("not sent: {who}: {reason}"),
        };
        progress.say(&line);
        progress.tick();
    };
    let pace = Pace { tries: arguments.tries, ..Pace::default() };
    let fates = send(&parcels, &server, pace, &mut ledger, &terminal::now, &mut told);
    progress.end();
    terminal::note(&format!(
        "{accepted} of {} accepted by `{}`",
        count(parcels.len(), "mail", "mails"),
        server.host
    ));
    let fates = fates?;
    Ok(sound && fates.iter().all(|fate| matches!(fate, Fate::Accepted { .. })))
}

/// The user's settings under what was typed; nothing when the file has mistakes, which have then been printed.
fn settings(arguments: &SendingArguments) -> Result<Option<Outgoing>> {
    let path = match &arguments.config {
        Some(path) => Some(path.clone()),
        None => terminal::config_folder("--config").ok().map(|folder| folder.join("mail.toml")),
    };
    let mut settings = Outgoing::default();
    if let Some(path) = path.filter(|path| arguments.config.is_some() || path.is_file()) {
        let full = std::path::absolute(&path).map_err(Error::disk("read", &path))?;
        post::refuse_inside_dossier(&path)?;
        let text = match read_text(&path)? {
            Ok(text) => text,
            Err(diagnostic) => {
                terminal::diagnostics(&[diagnostic]);
                return Ok(None);
            }
        };
        let (read, found) = outgoing(&text);
        terminal::diagnostics(&found);
        if !found.is_empty() {
            return Ok(None);
        }
        settings = read.beside(full.parent().unwrap_or(&full));
    }
    let words = |text: &String| {
        let words = text.split_whitespace().map(str::to_owned).collect();
        SecretSource::Command { words, folder: None }
    };
    let variable = |name: &String| SecretSource::Variable(name.clone());
    let secret = arguments.password_env.as_ref().map(|name| (Proof::Password, variable(name)));
    let secret = secret.or(arguments.password_command.as_ref().map(|text| (Proof::Password, words(text))));
    let secret = secret.or(arguments.token_env.as_ref().map(|name| (Proof::Token, variable(name))));
    let secret = secret.or(arguments.token_command.as_ref().map(|text| (Proof::Token, words(text))));
    let security = arguments.security.map(|choice| match choice {
        SecurityChoice::Starttls => Security::StartTls,
        SecurityChoice::Tls => Security::Tls,
        SecurityChoice::None => Security::None,
    });
    // A server that was typed isn't given the password of the one in the file.
    if arguments.server.as_ref().is_some_and(|server| settings.server.as_ref() != Some(server)) {
        settings =
            Outgoing { timeout: settings.timeout, per_minute: settings.per_minute, ..Outgoing::default() };
    }
    Ok(Some(Outgoing {
        server: arguments.server.clone().or(settings.server),
        port: arguments.port.or(settings.port),
        security: security.or(settings.security),
        user: arguments.user.clone().or(settings.user),
        secret: secret.or(settings.secret),
        ca_file: arguments.ca_file.clone().or(settings.ca_file),
        timeout: arguments.timeout.or(settings.timeout),
        per_minute: arguments.per_minute.or(settings.per_minute),
    }))
}
