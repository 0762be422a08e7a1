//! What `mail` and `recall --draft` share: the project as it is now and the user's own files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::PlaceArguments;
use super::mail_arguments::{DraftArguments, MailPlace};
use super::messages::post as messages;
use super::project::{self, Opened};
use super::{archive, terminal};
use crate::check::recipients;
use crate::deliver::{Course, outlook};
use crate::diagnostic::wording::{list, on_one_line};
use crate::disk::{is_absent, read_text, shown};
use crate::error::{Error, Result};
use crate::ledger::{Appender, History, Secret, SecretFound, read};
use crate::mail::{Days, DraftPages, Letter, Limits, MailProject, Prepared, Purpose, Refusal, of_others};
use crate::make::{DossierOutcome, produce};
use crate::model::{Dossier, Mailbox, People};
use crate::recall::{Identities, OpenDrafts, holdings};
use crate::render::Engine;

/// Everything letters are made from.
pub struct Desk {
    pub engine: Arc<Engine>,
    pub outcomes: Vec<DossierOutcome>,
    pub people: People,
    /// Whether every entry of recipients.toml is right; where one isn't, the others get their mail.
    pub sound: bool,
    /// Where recipients.toml was looked for and isn't.
    pub nobody: Option<Nobody>,
    /// The dossiers that have too many mistakes to be read; the others go on.
    pub unread: Vec<String>,
    pub history: History,
    pub ledger: PathBuf,
    pub out: PathBuf,
}

/// Reads and checks everything; nothing when something is wrong, which has then been printed.
pub fn open(path: &Path, place: &MailPlace) -> Result<Option<Desk>> {
    let own = PlaceArguments {
        path: path.to_owned(),
        templates: place.templates.clone(),
        font_dir: place.font_dir.clone(),
        date: place.date.clone(),
    };
    let Opened { project, equipment, unverified } = project::open(&own, place.archive.as_deref())?;
    terminal::diagnostics(&project.diagnostics);
    let Some(equipment) = equipment.filter(|_| project.diagnostics.is_empty()) else { return Ok(None) };
    let tools = equipment.tools();
    let outcomes: Vec<DossierOutcome> =
        project.dossiers.into_iter().map(|(_, name, checked)| produce(name, checked, Some(&tools))).collect();
    for outcome in &outcomes {
        terminal::diagnostics(&outcome.diagnostics);
        if let Some(unproven) = terminal::unproven(&outcome.diagnostics) {
            terminal::remark(&super::messages::terminal::of_dossier(&outcome.name, &unproven));
        }
    }
    archive::tell(&unverified);
    archive::tell_forms(&unverified);
    let unread = outcomes.iter().filter(|outcome| outcome.dossier.is_none());
    let unread: Vec<String> = unread.map(|outcome| outcome.name.clone()).collect();
    let Some(Known { people, sound, nobody }) = people(place)? else { return Ok(None) };
    let ledger = ledger_path(place.ledger.as_deref())?;
    let history = read(&ledger)?;
    warn_of_cut_off(&history);
    let dossiers = outcomes.iter().filter_map(|outcome| outcome.dossier.as_deref());
    warn_of_doubts(&history, dossiers);
    Ok(Some(Desk {
        engine: equipment.engine,
        outcomes,
        people,
        sound,
        nobody,
        unread,
        history,
        ledger,
        out: place.out.clone(),
    }))
}

/// The ledger that was named, else the one in the user's data folder.
pub fn ledger_path(named: Option<&Path>) -> Result<PathBuf> {
    match named {
        Some(path) => Ok(path.to_owned()),
        None => Ok(terminal::data_folder("--ledger")?.join("ledger.jsonl")),
    }
}

/// The same for a command that only asks what is known: a ledger that was named must be there, because an empty answer
/// would look like a good one.
pub fn known_ledger(named: Option<&Path>) -> Result<PathBuf> {
    let path = ledger_path(named)?;
    if named.is_some() {
        std::fs::metadata(&path).map_err(Error::disk("read", &path))?;
    }
    Ok(path)
}

/// Says that a ledger that was named doesn't exist yet. Its folder must: a drive may not be connected.
pub fn warn_of_new(named: Option<&Path>) -> Result<()> {
    let Some(path) = named.filter(|path| is_absent(path)) else { return Ok(()) };
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::metadata(folder).map_err(Error::disk("read", folder))?;
    terminal::warning(&messages::new_ledger(&shown(path)));
    Ok(())
}

/// Says where it can't be known which copies in the ledger are of a dossier.
fn warn_of_doubts<'a>(history: &History, dossiers: impl Iterator<Item = &'a Dossier>) {
    let known = Identities::new(history);
    for dossier in dossiers {
        for doubt in known.doubts(dossier) {
            let (why, help) = messages::doubt(&dossier.name, &doubt);
            terminal::warning(&why);
            terminal::help(&help);
        }
    }
}

/// The secret for the Message-IDs of a ledger. Where one was lost, the next command repeats nothing: what is in the ledger
/// keeps its ids.
pub fn secret(ledger: &Appender) -> Result<Secret> {
    let SecretFound { secret, is_new } = ledger.secret()?;
    if is_new && ledger.history.has_keyed() {
        terminal::warning(&messages::new_secret(&shown(&ledger.history.path)));
    }
    Ok(secret)
}

/// Names lines of the ledger that were cut off.
pub fn warn_of_cut_off(history: &History) {
    for line in &history.cut_off {
        terminal::warning(&messages::cut_off(*line, &shown(&history.path)));
    }
}

/// Why nobody is known: no recipients.toml was found.
pub enum Nobody {
    /// There is no home folder that a data folder could be in.
    NoFolder,
    /// It isn't there, where these files of a like name are.
    NotThere { path: PathBuf, alike: Vec<String> },
}

/// Says that nobody's audience is known. A run from another account (cron, sudo) looks in another home folder, where the
/// file that keeps pages from readers isn't.
pub fn warn_of_nobody(desk: &Desk) {
    let Some(nobody) = &desk.nobody else { return };
    let (what, alike) = match nobody {
        Nobody::NoFolder => (messages::no_home_folder(), &Vec::new()),
        Nobody::NotThere { path, alike } => (messages::no_recipients(&shown(path)), alike),
    };
    terminal::warning(&what);
    match alike.is_empty() {
        true => terminal::help(messages::write_recipients()),
        false => terminal::help(&messages::rename_recipients(alike)),
    }
}

/// Files beside the one that isn't there whose names begin as its name does.
fn alike(path: &Path) -> Vec<String> {
    // A folder that can't be listed has nothing to offer.
    let entries = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()).into_iter().flatten();
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names
        .filter(|name| name.to_lowercase().starts_with("recip"))
        .map(|name| on_one_line(&name))
        .collect();
    names.sort();
    names
}

/// Who is known, whether every entry is right, and why nobody is.
struct Known {
    people: People,
    sound: bool,
    nobody: Option<Nobody>,
}

/// Who is known; nothing when the file can't be read. Mistakes have been printed.
fn people(place: &MailPlace) -> Result<Option<Known>> {
    let without = |nobody| Ok(Some(Known { people: People::default(), sound: true, nobody: Some(nobody) }));
    let path = match &place.recipients {
        Some(path) => path.clone(),
        None => match terminal::data_folder("--recipients") {
            Ok(folder) => folder.join("recipients.toml"),
            Err(_) => return without(Nobody::NoFolder),
        },
    };
    // A link to a file that is gone isn't the same as no file: who may see what is then unknown.
    if place.recipients.is_none() && is_absent(&path) {
        let alike = alike(&path);
        return without(Nobody::NotThere { path, alike });
    }
    refuse_inside_dossier(&path)?;
    match read_text(&path)? {
        Err(diagnostic) => {
            terminal::diagnostics(&[diagnostic]);
            Ok(None)
        }
        Ok(text) => {
            let (people, found) = recipients(&text);
            terminal::diagnostics(&found);
            Ok(people.map(|people| Known { people, sound: found.is_empty(), nobody: None }))
        }
    }
}

/// The user's own files never come from a dossier, which may be somebody else's.
pub fn refuse_inside_dossier(path: &Path) -> Result<()> {
    let full = path.canonicalize().map_err(Error::disk("read", path))?;
    if full.ancestors().skip(1).any(|folder| folder.join("dossier.toml").is_file()) {
        return Err(messages::inside_dossier(&shown(path)));
    }
    Ok(())
}

/// What applies to every mail of the run.
pub fn limits(arguments: &DraftArguments, purpose: Purpose) -> Result<Limits> {
    let on = arguments.on.as_deref().map(|text| terminal::date(text, "--on")).transpose()?;
    Ok(Limits {
        days: Days::new(on, terminal::now(), terminal::today(), purpose)?,
        purpose,
        max_bytes: arguments.max_size * 1_000_000,
        markdown: arguments.attach_markdown,
        unfinished: if arguments.unfinished { DraftPages::Sent } else { DraftPages::Kept },
    })
}

impl Desk {
    /// What the gate judges by; made once for all letters.
    pub fn project(&self) -> MailProject<'_> {
        MailProject {
            engine: &self.engine,
            outcomes: &self.outcomes,
            out: &self.out,
            people: &self.people,
            held: holdings(&self.history, OpenDrafts::LeftOut),
        }
    }
}

/// Says once what should be known before mails go out.
pub fn tell(mails: &[(Prepared, Mailbox)]) {
    let warnings: BTreeSet<&String> = mails.iter().flat_map(|(prepared, _)| &prepared.warnings).collect();
    warnings.into_iter().for_each(|warning| terminal::warning(warning));
}

/// Names who doesn't get a mail, and why.
pub fn refused(letter: &Letter, refusals: &[Refusal]) {
    for refusal in refusals {
        terminal::note(&messages::refused(&letter.addresses(), &refusal.message));
        refusal.report.iter().for_each(|line| terminal::note(line));
        if let Some(hint) = &refusal.hint {
            terminal::help(hint);
        }
    }
}

/// Warns of what the ledger says of a draft: that its mail may have gone out, or that its reader has other copies.
pub fn warn_of_course(prepared: &Prepared, course: &Course, history: &History) {
    if let Some((why, _)) = outlook(course) {
        terminal::warning(&messages::of_mail(&addresses(prepared), &why));
    }
    of_others(history, prepared).iter().for_each(|what| terminal::warning(what));
}

/// Everybody who gets a mail.
pub fn addresses(prepared: &Prepared) -> String {
    list(prepared.recipients.iter().map(|(_, mailbox)| mailbox.address.to_string()))
}
