//! Other programs, started so that no test disturbs another.
//!
//! A program that is being started holds, for a moment, every file that this process has open, locks included. Meanwhile
//! a lock that a test gave back isn't free yet, and a script that a test has just written can't be run ("text file busy").
//! So whoever needs that nothing is just being started says so.

use std::io::Result;
use std::process::{Child, Command, Output, Stdio};
use std::sync::{PoisonError, RwLock, RwLockWriteGuard};

/// Shared by those who start a program, held alone by those who can't bear it.
static STARTING: RwLock<()> = RwLock::new(());

/// `factbrief` itself.
pub const FACTBRIEF: &str = env!("CARGO_BIN_EXE_factbrief-tested");

/// How tests start programs; `tests/architecture.rs` sees to it that they use no other way.
pub trait Start {
    /// The program, running.
    fn started(&mut self) -> Result<Child>;
    /// The program after it has ended, with what it said; it gets no input.
    fn ended(&mut self) -> Result<Output>;
}

impl Start for Command {
    fn started(&mut self) -> Result<Child> {
        let _shared = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        // What the user of this machine has or remembers plays no part in a test.
        let own = [
            ("XDG_CACHE_HOME", Some(concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"))),
            ("FACTBRIEF_ARCHIVE", None),
        ];
        for (name, instead) in own {
            if self.get_envs().any(|(set, _)| set == name) {
                continue;
            }
            match instead {
                Some(value) => self.env(name, value),
                None => self.env_remove(name),
            };
        }
        self.spawn()
    }

    fn ended(&mut self) -> Result<Output> {
        self.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).started()?.wait_with_output()
    }
}

/// Until this is dropped no program is just being started: whoever writes a script that is to be run, or takes and gives
/// back a lock in this process, holds it. Its holder can't start any.
pub fn nothing_starts() -> RwLockWriteGuard<'static, ()> {
    STARTING.write().unwrap_or_else(PoisonError::into_inner)
}
