//! What `new` says.

/// `cd` is the folder to go to as it is typed in a shell; none where that is the current one.
pub fn made(dossier: &str, cd: Option<&str>) -> String {
    let go = cd.map(|folder| format!("`cd {folder}`, then ")).unwrap_or_default();
    format!("a made-up dossier is in `{dossier}`; {go}run `factbrief`, and edit from there")
}
