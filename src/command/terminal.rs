//! What is said on standard error and standard output, and the one place where clock and environment are read.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anstream::{AutoStream, ColorChoice};
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use clap::CommandFactory;
use clap::error::ContextValue;
use etcetera::BaseStrategy;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::arguments::{Arguments, PlaceArguments};
use super::messages::terminal as messages;
use crate::diagnostic::wording::nearest;
use crate::diagnostic::{
    Code, ColourChoice, Diagnostic, Severity, report, visible, visible_json, visible_lines,
};
use crate::disk::Cache;
use crate::disk::nearest_project;
use crate::error::{Error, Result};
use crate::make::{Conceded, Options};

/// Where the project is, from the arguments.
///
/// # Errors
/// When the date isn't a day, or the folder isn't there.
pub fn options(place: &PlaceArguments) -> Result<Options> {
    if !place.path.exists() {
        return Err(missing(&place.path));
    }
    Ok(Options {
        path: place.path.clone(),
        templates: place.templates.clone(),
        font_dir: place.font_dir.clone(),
        date: place.date.as_deref().map(|text| date(text, "--date")).transpose()?,
        known_on: None,
        shelf: shelf(),
    })
}

/// A folder that isn't there: a misspelt command, a project elsewhere, or a misspelt path.
fn missing(path: &Path) -> Error {
    let shown = crate::disk::shown(path);
    let command = Arguments::command();
    let names: Vec<&str> = command.get_subcommands().map(clap::Command::get_name).collect();
    if let Some(command) = nearest(&shown, names) {
        return messages::no_command(&shown, command);
    }
    match nearest_project(path) {
        Some(near) => messages::no_folder_but(&shown, &crate::disk::shown(&near)),
        None if shown == "briefs" => messages::no_project(),
        None => messages::no_folder(&shown),
    }
}

/// The day it is where the user is.
#[expect(
    clippy::disallowed_methods,
    reason = "`today` asks for the clock, and mails are judged by the day they go out"
)]
pub fn today() -> NaiveDate {
    chrono::Local::now().date_naive()
}

/// The latest day that it is anywhere on earth; where somebody typed a day, that day.
pub fn latest_day(text: &str, on: NaiveDate) -> NaiveDate {
    if text == "today" { crate::mail::latest_day(now()).max(on) } else { on }
}

/// The day that an option asks for. Only `today` asks for the clock.
pub fn date(text: &str, option: &str) -> Result<NaiveDate> {
    if text == "today" {
        return Ok(today());
    }
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| messages::not_a_day(text, option))
}

/// Says that the pages of a dossier are dated after the day that was asked about.
pub fn later_than(dossier: &str, date: NaiveDate, on: NaiveDate) {
    if date > on {
        remark(&messages::later_than(dossier, date, on));
    }
}

/// How long a build takes before its progress is shown: a bar that comes and goes at once is a flicker.
const PATIENCE: Duration = Duration::from_millis(300);

/// A bar on standard error that counts briefs or mails.
pub struct Progress {
    bar: ProgressBar,
    done: AtomicU64,
    started: Instant,
}

impl Progress {
    /// A bar for `number` briefs or mails; `things` is that word. Nothing is drawn where standard error isn't a terminal, or is one
    /// without control sequences, or that of a build server.
    #[expect(clippy::disallowed_methods, reason = "where no bar is wanted is a question to the environment")]
    pub fn new(number: usize, things: &'static str) -> Self {
        let plain = std::env::var_os("CI").is_some()
            || AutoStream::choice(&std::io::stderr()) == ColorChoice::Never
            || !std::io::stderr().is_terminal();
        let target =
            if plain { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(10) };
        let bar = ProgressBar::with_draw_target(Some(number as u64), target).with_message(things);
        // The template is a constant with names that the library knows.
        if let Ok(style) = ProgressStyle::with_template(messages::PROGRESS) {
            bar.set_style(style);
        }
        Self { bar, done: AtomicU64::new(0), started: Instant::now() }
    }

    /// Counts a brief.
    pub fn tick(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if self.started.elapsed() > PATIENCE {
            self.bar.set_position(done);
        }
    }

    /// Says that nothing happens because another build is running.
    pub fn waits(&self, folder: &Path) {
        self.say(&messages::waits(&crate::disk::shown(folder)));
    }

    /// Prints a line above the bar.
    pub fn say(&self, line: &str) {
        self.bar.suspend(|| note(line));
    }

    /// Takes the bar away.
    pub fn end(&self) {
        self.bar.finish_and_clear();
    }
}

/// Now, for mails and their record; no output of a build depends on it.
#[expect(clippy::disallowed_methods, reason = "a mail is dated, and judged by the day it goes out")]
pub fn now() -> DateTime<Utc> {
    Utc::now()
}

/// Now as the ledger writes it: RFC 3339 in UTC, which sorts as a text.
pub fn timestamp() -> String {
    now().to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// An environment variable that the user names as the place of a secret.
#[expect(clippy::disallowed_methods, reason = "a secret is the user's own and reaches no output")]
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// A password that the user types and nobody sees; none without a terminal.
pub fn password(prompt: &str) -> Option<String> {
    rpassword::prompt_password(visible(prompt)).ok()
}

/// The user's own folder for data; `option` is what to type where there is none.
pub fn data_folder(option: &str) -> Result<PathBuf> {
    own_folder(option, |strategy| strategy.data_dir())
}

/// The user's own folder for settings; `option` is what to type where there is none.
pub fn config_folder(option: &str) -> Result<PathBuf> {
    own_folder(option, |strategy| strategy.config_dir())
}

/// The archive that the user names in the environment, for all dossiers.
#[expect(clippy::disallowed_methods, reason = "what is in an archive is judged, and reaches no output")]
pub fn own_archive() -> Option<PathBuf> {
    std::env::var_os("FACTBRIEF_ARCHIVE").filter(|own| !own.is_empty()).map(PathBuf::from)
}

/// Where runs remember what they found in archived copies, and which program this is: its version doesn't tell it from
/// one that was compiled anew, so its file's size and time do. Nothing where either isn't known.
pub fn shelf() -> Option<Cache> {
    let folder = etcetera::choose_base_strategy().ok()?.cache_dir().join("factbrief");
    let file = std::env::current_exe().and_then(std::fs::metadata).ok()?;
    let written = file.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
    let program = format!("{} {} {}", crate::build::PROGRAM, file.len(), written.as_nanos());
    Some(Cache { folder, program })
}

#[cfg(not(windows))]
type Strategy = etcetera::base_strategy::Xdg;
#[cfg(windows)]
type Strategy = etcetera::base_strategy::Windows;

/// XDG's folders on Linux and macOS, those for applications on Windows.
fn own_folder(option: &str, folder: impl Fn(&Strategy) -> PathBuf) -> Result<PathBuf> {
    match etcetera::choose_base_strategy() {
        Ok(strategy) => Ok(folder(&strategy).join("factbrief")),
        Err(_) => Err(messages::no_home_folder(option)),
    }
}

/// Prints a line on standard error. What is in it from outside stays in this line and is shown, never obeyed.
pub fn note(line: &str) {
    tell(&visible(line));
}

/// Prints a warning on standard error.
pub fn warning(what: &str) {
    note(&messages::warning(what));
}

/// Prints a remark on standard error: something that isn't wrong.
pub fn remark(what: &str) {
    note(&messages::remark(what));
}

/// Prints the remedy under what was said before it.
pub fn help(what: &str) {
    note(&messages::help(what));
}

/// Prints lines on standard error that are safe to print.
fn tell(lines: &str) {
    let mut stderr = anstream::stderr().lock();
    // Where standard error is closed, nobody is there to read it.
    let _ = writeln!(stderr, "{lines}");
}

/// Prints what the parser of the command line has to say: help, the version, or what it can't read, where an argument with a
/// line break begins no line either.
pub fn command_line(error: &clap::Error) -> ExitCode {
    let told: Vec<&ContextValue> = error.context().map(|(_, value)| value).collect();
    let hostile = |text: &String| visible(text) != text.as_str();
    let is_hostile = |value: &&ContextValue| match value {
        ContextValue::String(text) => hostile(text),
        ContextValue::Strings(texts) => texts.iter().any(hostile),
        _ => false,
    };
    if told.iter().any(is_hostile) {
        note(error.render().to_string().trim_end());
        return ExitCode::from(2);
    }
    // Where standard output or standard error is closed, nobody is there to read it.
    let _ = error.print();
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

/// Prints trouble with the world.
pub fn error(error: &Error) {
    note(&messages::error(error));
    if let Some(hint) = error.hint() {
        note(&messages::hint(hint));
    }
}

/// How many diagnostics are shown: nobody reads more, and one mistake may spoil every fact of a large table.
const MAX_SHOWN: usize = 100;

/// Prints diagnostics on standard error, in colour on a terminal that wants it.
pub fn diagnostics(diagnostics: &[Diagnostic]) {
    let colour = match AutoStream::choice(&std::io::stderr()) {
        ColorChoice::Never => ColourChoice::Plain,
        _ => ColourChoice::Styled,
    };
    for diagnostic in diagnostics.iter().take(MAX_SHOWN) {
        tell(&report(diagnostic, colour));
        tell("");
    }
    if diagnostics.len() > MAX_SHOWN {
        note(&messages::more_mistakes(diagnostics.len() - MAX_SHOWN));
        note("");
    }
}

/// Says once, on a terminal only, how to read more about what was found. A file or another program gets the
/// diagnostics only.
pub fn read_more(diagnostics: &[Diagnostic]) {
    if std::io::stderr().is_terminal()
        && let Some(more) = how_to_read_more(diagnostics)
    {
        note(&more);
    }
}

/// The command that explains what was found, where something was.
pub fn how_to_read_more(diagnostics: &[Diagnostic]) -> Option<String> {
    let first = diagnostics.first()?.code;
    let code = if diagnostics.iter().all(|one| one.code == first) { first.name() } else { "CODE" };
    Some(messages::read_more(code))
}

/// Says what each brief of a dossier gave up to fit its page.
pub fn conceded(dossier: &str, conceded: &[Conceded]) {
    for conceded in conceded {
        let name = format!("{dossier}/{}", conceded.brief);
        if !conceded.short.is_empty() {
            note(&messages::shortened(&name, &conceded.short));
        }
        if !conceded.omitted.is_empty() {
            note(&messages::left_out(&name, &conceded.omitted));
        }
    }
}

/// Names folders of outputs whose dossier isn't in the project any more.
pub fn abandoned(folders: &[PathBuf], project: &Path) {
    let project = crate::disk::shown(project);
    for folder in folders {
        remark(&messages::abandoned(&crate::disk::shown(folder), &project));
    }
}

/// `2 errors, 1 warning`, or nothing.
pub fn tally(diagnostics: &[Diagnostic]) -> Option<String> {
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error).count();
    let warnings = diagnostics.len() - errors;
    messages::tally(errors, warnings)
}

/// `2 figures not compared, 1 form not read`, or nothing: what no comparison has confirmed, which a reader of a summary
/// should know.
pub fn unproven<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> Option<String> {
    let (mut compared, mut read, mut foreign) = (0, 0, 0);
    for diagnostic in diagnostics {
        match diagnostic.code {
            Code::NotCompared => compared += 1,
            Code::ReadByEye => read += 1,
            Code::NoReader => foreign += 1,
            _ => {}
        }
    }
    messages::unproven(compared, read, foreign)
}

/// Adds to a summary what no comparison has confirmed.
pub fn with_unproven<'a>(summary: &str, diagnostics: impl IntoIterator<Item = &'a Diagnostic>) -> String {
    let unproven = unproven(diagnostics);
    unproven.map_or_else(|| summary.to_owned(), |unproven| messages::with_unproven(summary, &unproven))
}

/// Prints lines on standard output. What is in a line from outside stays in it and is shown, never obeyed: a line break in a
/// received file begins no line.
pub fn print<S: AsRef<str>>(lines: impl IntoIterator<Item = S>) -> Result<()> {
    let mut text = String::new();
    for line in lines {
        text.push_str(&visible(line.as_ref()));
        text.push('\n');
    }
    write(&text)
}

/// Prints a document of several lines on standard output. The code that wrote it makes sure that no text from outside in it
/// begins a line.
pub fn print_document(text: &str) -> Result<()> {
    write(&visible_lines(text))
}

/// A reader that closes the pipe early, as `head` does, isn't a mistake.
fn write(text: &str) -> Result<()> {
    let mut stdout = std::io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result.map_err(Error::disk("write", Path::new(messages::STANDARD_OUTPUT))),
    }
}

/// Prints JSON on standard output.
pub fn print_json(value: &serde_json::Value) -> Result<()> {
    write(&visible_json(&format!("{value:#}\n")))
}

/// A diagnostic as JSON.
pub fn diagnostic_json(diagnostic: &Diagnostic) -> serde_json::Value {
    let place = diagnostic.span.as_ref().map(|span| {
        serde_json::json!({
            "file": span.source.path,
            "line": span.line(),
            "column": span.column(),
            "text": span.text(),
        })
    });
    serde_json::json!({
        "code": diagnostic.code.name(),
        "severity": diagnostic.severity().name(),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "place": place,
    })
}
