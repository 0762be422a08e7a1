//! `review`: notes in the tables who has reviewed what.

use std::path::Path;

use super::arguments::{PlaceArguments, ReviewArguments};
use super::messages::review as messages;
use super::verdict::Verdict;
use super::{project, terminal};
use crate::error::Result;
use crate::model::Dossier;
use crate::review::{ReviewTarget, Reviewer, note, targets};

/// Notes it. The files are read again before each note, since two may be for one file.
///
/// # Errors
/// When the disk fails, a name isn't that of one fact or brief, or a note can't be written.
pub fn run(arguments: &ReviewArguments) -> Result<Verdict> {
    let reviewer = Reviewer { by: arguments.by.clone(), on: terminal::date(&arguments.on, "--on")? };
    if reviewer.by.trim().is_empty() || reviewer.by.contains(char::is_control) {
        return Err(messages::no_role());
    }
    let place = PlaceArguments {
        path: arguments.path.clone(),
        templates: "templates".into(),
        font_dir: None,
        date: None,
    };
    for (round, name) in arguments.names.iter().enumerate() {
        let read = match project::dossiers(&place)? {
            Ok(read) => read,
            Err(verdict) => return Ok(verdict),
        };
        let dossiers: Vec<(&Path, &Dossier)> =
            read.iter().map(|(folder, dossier)| (folder.as_path(), dossier)).collect();
        // Before anything is written all names must be right.
        let all = targets(if round == 0 { &arguments.names } else { std::slice::from_ref(name) }, &dossiers)?;
        for (_, target) in &all {
            // A page that is dated ahead may be reviewed for its day.
            let last = terminal::latest_day("today", terminal::today()).max(target.dossier().date);
            if reviewer.on > last {
                return Err(messages::day_to_come(reviewer.on, last));
            }
        }
        for (folder, target) in all.iter().take(1) {
            let file = match target {
                ReviewTarget::Fact(_, fact) => folder.join("facts").join(file_name(&fact.span.source.path)),
                ReviewTarget::Brief(_, brief) => folder.join(format!("{}.toml", brief.name)),
            };
            note(target, &reviewer, &file)?;
            terminal::note(&messages::noted(target, &reviewer, &crate::disk::shown(&file)));
        }
    }
    Ok(Verdict::Right)
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
