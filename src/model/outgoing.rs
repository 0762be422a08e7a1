//! How the user sends mail and puts drafts into a mailbox: the servers and where their secrets come from. Never read from a file of a project.

use std::path::{Path, PathBuf};

use crate::value::choice;

choice! {
    /// How the connection is kept secret.
    Security {
        /// TLS after STARTTLS (RFC 3207); the server must offer it.
        StartTls = "starttls",
        /// TLS from the start (RFC 8314).
        Tls = "tls",
        /// None; only to this machine itself.
        None = "none",
    }
}

impl Security {
    /// The usual port of SMTP (RFC 8314 §3.3); 25 on this machine itself.
    pub fn smtp_port(self) -> u16 {
        match self {
            Self::StartTls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }

    /// The usual port of IMAP (RFC 8314 §3.2).
    pub fn imap_port(self) -> u16 {
        match self {
            Self::StartTls | Self::None => 143,
            Self::Tls => 993,
        }
    }
}

/// Where a secret is found. The secret itself is never written anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecretSource {
    /// An environment variable.
    Variable(String),
    /// The first line that a command prints.
    Command {
        /// The program and its arguments.
        words: Vec<String>,
        /// Where it runs; where factbrief was started when none is named.
        folder: Option<PathBuf>,
    },
}

/// What proves to the server who the user is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// A password, by PLAIN or LOGIN.
    Password,
    /// An OAuth access token, by XOAUTH2.
    Token,
}

/// A server and who the user is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// The server's name.
    pub server: Option<String>,
    /// The port.
    pub port: Option<u16>,
    /// How the connection is kept secret; STARTTLS when left out.
    pub security: Option<Security>,
    /// Who the user is, as the server knows them.
    pub user: Option<String>,
    /// The secret and where it is found.
    pub secret: Option<(Proof, SecretSource)>,
    /// Certificates to trust beside the system's, a file in PEM.
    pub ca_file: Option<String>,
    /// Seconds to wait for the server.
    pub timeout: Option<u64>,
}

/// `mail.toml`, each part of which the command line may give instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outgoing {
    /// The server that mails are handed to.
    pub smtp: Account,
    /// Mails a minute.
    pub per_minute: Option<u32>,
    /// The server of the mailbox into which drafts are put. It takes nothing from the other: neither user nor password.
    pub imap: Account,
    /// The folder for drafts; the one that the server has marked when none is named.
    pub drafts_folder: Option<String>,
}

impl Outgoing {
    /// Takes relative paths from `folder`, where the settings are, and runs commands there. The folder in which
    /// factbrief is started may be somebody else's project, with a file of that name in it.
    pub fn beside(self, folder: &Path) -> Self {
        Self { smtp: self.smtp.beside(folder), imap: self.imap.beside(folder), ..self }
    }
}

impl Account {
    fn beside(mut self, folder: &Path) -> Self {
        self.ca_file = self.ca_file.map(|path| folder.join(path).display().to_string());
        if let Some((_, SecretSource::Command { words, folder: runs_in })) = &mut self.secret {
            // The name of a program alone is looked up on the user's PATH.
            if let Some(program) =
                words.first_mut().filter(|program| Path::new(program).components().count() > 1)
            {
                *program = folder.join(&*program).display().to_string();
            }
            *runs_in = Some(folder.to_owned());
        }
        self
    }
}
