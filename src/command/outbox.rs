//! Drafts as files: where they lie, what they are called, and which of them may be written over.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::outlook::outlook;
use super::post::{addresses, is_absent, secret, unwritten};
use super::{edition, terminal};
use crate::build::Staged;
use crate::deliver::{Plan, Wish, plan};
use crate::error::{Error, Result};
use crate::ledger::{Appender, Entry, History};
use crate::mail::{Prepared, Purpose, compose};
use crate::model::Mailbox;
use crate::read::shown;

/// The drafts of a run.
pub struct Drafts {
    /// Where they were written.
    pub written: Vec<PathBuf>,
    /// How many were not, because a file lies there that was changed since it was written.
    pub kept: usize,
}

/// Writes drafts and notes them in the ledger: no draft is ever there without its record, and none that was changed by
/// hand is written over.
pub fn write_drafts(
    mails: &[(Prepared, Mailbox)],
    outbox: &Path,
    ledger: &Path,
    date: SystemTime,
) -> Result<Drafts> {
    let mut appender = Appender::open(ledger)?;
    let secret = secret(&appender)?;
    make_outbox(outbox)?;
    let mut drafts = Drafts { written: Vec::new(), kept: 0 };
    for (prepared, from) in mails {
        let path = outbox.join(draft_name(prepared, from));
        if !may_replace(&path, &appender.history)? {
            let at = shown(&path);
            terminal::note(&format!(
                "refused: {}: `{at}` isn't as it was written, or the ledger doesn't know it, and is left as it is",
                addresses(prepared)
            ));
            terminal::note("  = help: send it, move it away or remove it; the command then writes a new one");
            drafts.kept += 1;
            continue;
        }
        let recipients = prepared.ledger_recipients();
        let domain = from.address.domain();
        let Plan { id, course } =
            plan(&appender.history, &recipients, &prepared.copies, (&secret, domain), Wish::default());
        if let Some((why, _)) = outlook(&course) {
            terminal::note(&format!("warning: {}: {why}", addresses(prepared)));
        }
        edition::of_others(&appender.history, prepared)
            .iter()
            .for_each(|what| terminal::note(&format!("warning: {what}")));
        let bytes = compose(prepared, from, &id, date, Purpose::Draft).map_err(|error| unwritten(&error))?;
        let staged = Staged::write(&path, &bytes)?;
        let recorded = appender.append(Entry::Drafted {
            id,
            time: terminal::timestamp(),
            recipients,
            copies: prepared.copies.clone(),
            draft_hash: Some(blake3::hash(&bytes).to_hex().to_string()),
            mailbox: None,
        });
        if let Err(error) = recorded {
            terminal::note(&format!("not written: `{}`, since the ledger can't be", shown(&path)));
            return Err(error);
        }
        drafts.written.push(staged.put()?);
        name_older(outbox, prepared, &path)?;
    }
    Ok(drafts)
}

/// Makes the folder for drafts, which its owner alone may see, because the names of drafts are addresses. One that is there
/// is left as it is.
fn make_outbox(outbox: &Path) -> Result<()> {
    if !outbox.is_dir() {
        let mut builder = std::fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        return builder.create(outbox).map_err(Error::disk("create", outbox));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let found = std::fs::metadata(outbox).map_err(Error::disk("read", outbox))?;
        if found.permissions().mode() & 0o044 != 0 {
            let path = shown(outbox);
            terminal::note(&format!(
                "warning: others on this machine can list `{path}`, and the names of drafts are addresses"
            ));
            terminal::note(&format!("  = help: `chmod 700 {path}`"));
        }
    }
    Ok(())
}

/// Whether a draft may take this place: nothing is there, or a draft just as the ledger knows it.
fn may_replace(path: &Path, history: &History) -> Result<bool> {
    if is_absent(path) {
        return Ok(true);
    }
    // Reading a pipe would wait, and a link leads to another file.
    if !std::fs::symlink_metadata(path).map_err(Error::disk("read", path))?.is_file() {
        return Ok(false);
    }
    let bytes = std::fs::read(path).map_err(Error::disk("read", path))?;
    Ok(history.drafts.contains(blake3::hash(&bytes).to_hex().as_str()))
}

/// `investor.en.ir@example.org.`: what the names of all drafts of these briefs to this reader begin with.
fn draft_stem(prepared: &Prepared) -> String {
    let first =
        prepared.recipients.first().map(|(_, mailbox)| mailbox.address.to_string()).unwrap_or_default();
    format!("{}.{}.{}.", for_a_file(&prepared.briefs.join("+")), prepared.language, for_a_file(&first))
}

/// Octets of a part of a file's name: three such parts stay below what every disk takes, 255.
const MAX_PART: usize = 80;

/// A text as a part of a file's name. One that is too long or holds what not every disk takes ends with a hash of the
/// whole instead, so that two texts never make the same name.
fn for_a_file(text: &str) -> String {
    let harmless = |c: char| c.is_alphanumeric() || "@._+-".contains(c);
    if text.len() <= MAX_PART && text.chars().all(harmless) {
        return text.to_owned();
    }
    let hash: String = blake3::hash(text.as_bytes()).to_hex().chars().take(8).collect();
    let mut part = String::new();
    for character in text.chars().map(|c| if harmless(c) { c } else { '_' }) {
        if part.len() + character.len_utf8() + 1 + hash.len() > MAX_PART {
            break;
        }
        part.push(character);
    }
    format!("{part}-{hash}")
}

/// `investor.en.ir@example.org.2026-11-21.1a2b3c4d.eml`: reader and page can be seen, and two mails never share a file.
fn draft_name(prepared: &Prepared, from: &Mailbox) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [&prepared.key, &prepared.text.subject, &from.to_string()] {
        hasher.update(part.as_bytes()).update(&[0]);
    }
    let hash: String = hasher.finalize().to_hex().chars().take(8).collect();
    format!("{}{}.{hash}.eml", draft_stem(prepared), prepared.dossier.date)
}

/// Names drafts of the same briefs to the same reader that lay there before: one of them may hold last week's page.
fn name_older(outbox: &Path, prepared: &Prepared, written: &Path) -> Result<()> {
    let stem = draft_stem(prepared);
    let mut older = Vec::new();
    for entry in std::fs::read_dir(outbox).map_err(Error::disk("read", outbox))? {
        let path = entry.map_err(Error::disk("read", outbox))?.path();
        let rest = path.file_name().and_then(|name| name.to_str()).and_then(|name| name.strip_prefix(&stem));
        if path != written && rest.is_some_and(|rest| rest.ends_with(".eml")) {
            older.push(path);
        }
    }
    older.sort();
    for path in older {
        terminal::note(&format!(
            "note: `{}` is another draft to the same reader; remove it unless it is to go out too",
            shown(&path)
        ));
    }
    Ok(())
}
