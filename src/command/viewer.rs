//! Shows a page in the user's viewer.

use std::fmt::Display;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use super::messages::viewer::{NoViewer, not_opened};
use crate::disk::shown;
use crate::error::Result;

/// How long a viewer is waited for: one that runs longer is showing the page.
const VIEWER_STARTS: Duration = Duration::from_secs(2);

/// Shows a file in the user's viewer, which goes on by itself.
///
/// # Errors
/// When no viewer opens it.
pub fn open(path: &Path) -> Result<()> {
    let mut why = NoViewer::NotFound;
    for mut command in open::commands(path) {
        let failed = |viewer: &Command, why: &dyn Display| {
            NoViewer::Failed(viewer.get_program().to_string_lossy().into_owned(), why.to_string())
        };
        let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        match quiet.spawn().and_then(|mut viewer| ended(&mut viewer)) {
            Ok(None) => return Ok(()),
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => why = failed(&command, &status),
            // The next one may be there.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => why = failed(&command, &error),
        }
    }
    Err(not_opened(&shown(path), &why))
}

/// How a viewer ended, if it did so at once.
fn ended(viewer: &mut Child) -> std::io::Result<Option<ExitStatus>> {
    let started = Instant::now();
    loop {
        let ended = viewer.try_wait()?;
        if ended.is_some() || started.elapsed() > VIEWER_STARTS {
            return Ok(ended);
        }
        std::thread::sleep(Duration::from_millis(20));
    }
}
