//! The sending of mails that were let through: what is still to go out, how, and what became of it.

use super::mail_arguments::{SecurityChoice, SendingArguments};
use super::outlook::outlook;
use super::post::{self, Desk};
use super::terminal;
use crate::check::{discreet, outgoing};
use crate::deliver::{Course, Fate, Pace, Parcel, Plan, Wish, course, plan, read_secret, send, server};
use crate::diagnostic::wording::count;
use crate::error::{Error, Result};
use crate::ledger::Appender;
use crate::mail::{Letter, Named, Prepared};
use crate::model::{Mailbox, Outgoing, Proof, SecretSource, Security};
use crate::read::read_text;

/// What the arguments say of mails that may have gone out before.
pub fn wish(arguments: &SendingArguments) -> Wish {
    Wish { times: arguments.again.unwrap_or(1) as usize, retry_uncertain: arguments.retry_uncertain }
}

/// The letter without the briefs that its reader has already, where others are new; it says which.
pub fn only_news(letter: &Letter, mail: &(Prepared, Mailbox), desk: &Desk, wish: Wish) -> Option<Letter> {
    let (prepared, _) = mail;
    let recipients = prepared.ledger_recipients();
    let Course::Divided { held, .. } = course(&desk.history, &recipients, &prepared.copies, wish) else {
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
///
/// # Errors
/// When the disk or the network fails, or the settings don't fit together.
pub fn deliver(mails: Vec<(Prepared, Mailbox)>, arguments: &SendingArguments, desk: Desk) -> Result<bool> {
    let Some(settings) = settings(arguments)? else { return Ok(false) };
    // Read anew under its lock: another run may have sent meanwhile.
    let mut ledger = Appender::open(&desk.ledger)?;
    let secret = post::secret(&ledger)?;
    let wish = wish(arguments);
    let mut sound = true;
    let mut parcels = Vec::new();
    for (prepared, from) in &mails {
        let recipients = prepared.ledger_recipients();
        let Plan { id, course } =
            plan(&ledger.history, &recipients, &prepared.copies, (&secret, from.address.domain()), wish);
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
            None => {
                if let Some(draft) = ledger.history.delivery(&id).filter(|known| known.drafted) {
                    terminal::note(&format!(
                        "note: there is a draft of the mail to {}, of {}; remove it, so that it doesn't go out too",
                        post::addresses(prepared),
                        draft.time
                    ));
                }
                parcels.push(Parcel { id, mail: prepared, from });
            }
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
                // The line may hold the secret.
                terminal::diagnostics(&[discreet(diagnostic)]);
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
