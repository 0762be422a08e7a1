//! What can be typed after `mail`, `recall` and `ledger`. Arguments have no logic.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// Where the project, the outputs and the user's own files are.
#[derive(Debug, Clone, Args)]
pub struct MailPlace {
    /// The folder of the project's own templates, which take precedence over the built-in ones.
    #[arg(long, value_name = "DIR", default_value = "templates")]
    pub templates: PathBuf,
    /// The folder of the fonts that a theme names for characters that the built-in fonts lack.
    #[arg(long, value_name = "DIR")]
    pub font_dir: Option<PathBuf>,
    /// The date of the briefs instead of the dossier's: 2026-11-21, or `today`.
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// The folder of the outputs.
    #[arg(long, value_name = "DIR", default_value = "out")]
    pub out: PathBuf,
    /// The folder of archived sources; when left out, that of FACTBRIEF_ARCHIVE, else the one that the dossier names.
    #[arg(long, value_name = "DIR")]
    pub archive: Option<PathBuf>,
    /// Who gets mail; recipients.toml in your data folder when left out. Never a file of a dossier.
    #[arg(long, value_name = "FILE")]
    pub recipients: Option<PathBuf>,
    /// The record of who holds what; ledger.jsonl in your data folder when left out.
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
}

/// How drafts are made.
#[derive(Debug, Clone, Args)]
pub struct DraftArguments {
    /// The sender, `Name <address>`; the dossier's contact when left out.
    #[arg(long, value_name = "ADDRESS")]
    pub from: Option<String>,
    /// Attach the Markdown and its pictures too.
    #[arg(long)]
    pub attach_markdown: bool,
    /// Write mails with pages that are marked as drafts, too.
    #[arg(long)]
    pub unfinished: bool,
    /// The day by which plans are judged, and the date of the drafts, instead of today: 2026-11-21.
    #[arg(long, value_name = "DATE")]
    pub on: Option<String>,
    /// The largest size of all attachments of one mail, in megabytes as they are sent: a third more than the files.
    #[arg(long, value_name = "MB", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=1000))]
    pub max_size: u64,
    /// The folder for drafts.
    #[arg(short = 'o', long, value_name = "DIR", default_value = "outbox")]
    pub outbox: PathBuf,
}

/// Arguments of `mail`.
#[derive(Debug, Args)]
pub struct MailArguments {
    /// The briefs, as `investor` or `dossier/investor`.
    #[arg(value_name = "BRIEF", required_unless_present = "all")]
    pub briefs: Vec<String>,
    /// A dossier folder, or a folder of dossiers.
    #[arg(long, value_name = "PATH", default_value = "briefs")]
    pub path: PathBuf,
    /// The language; the recipient's, else the dossier's first, when left out.
    #[arg(short, long)]
    pub language: Option<String>,
    /// Who gets the mail, as `Name <address>` or an address; several get one mail together.
    #[arg(long, value_name = "ADDRESS", required_unless_present = "all")]
    pub to: Vec<String>,
    /// Who gets a copy.
    #[arg(long, value_name = "ADDRESS")]
    pub cc: Vec<String>,
    /// Who gets a copy that the others don't see.
    #[arg(long, value_name = "ADDRESS")]
    pub bcc: Vec<String>,
    /// Write to everybody in recipients.toml, to each with the brief for their audience.
    #[arg(long, conflicts_with_all = ["to", "cc", "bcc", "audience"])]
    pub all: bool,
    /// The audience that the recipients belong to; that of the brief when left out.
    #[arg(short, long)]
    pub audience: Vec<String>,
    /// The subject instead of the template's.
    #[arg(long)]
    pub subject: Option<String>,
    /// Where things are.
    #[command(flatten)]
    pub place: MailPlace,
    /// How drafts are made.
    #[command(flatten)]
    pub draft: DraftArguments,
    /// Say what would go to whom, and why it is allowed, and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// How it is sent.
    #[command(flatten)]
    pub sending: SendingArguments,
}

/// How mail is sent, or put into a mailbox. What isn't typed comes from mail.toml in your configuration folder, never from the project.
#[derive(Debug, Args)]
pub struct SendingArguments {
    /// Send over SMTP instead of writing drafts.
    #[arg(long, group = "way", conflicts_with = "dry_run")]
    pub send: bool,
    /// Put the drafts into the drafts folder of your mailbox over IMAP instead of writing files.
    #[arg(long, group = "way", conflicts_with_all = ["dry_run", "outbox"])]
    pub imap: bool,
    /// The folder for drafts; the one that the server has marked when left out.
    #[arg(long, value_name = "NAME", requires = "imap")]
    pub drafts_folder: Option<String>,
    /// Send again a copy that was delivered already, up to this many times in all (2 when no number is given).
    #[arg(long, value_name = "TIMES", num_args = 0..=1, default_missing_value = "2", require_equals = true, value_parser = clap::value_parser!(u32).range(1..=100), requires = "send")]
    pub again: Option<u32>,
    /// Send again the mails of which it isn't known whether they arrived.
    #[arg(long, requires = "send")]
    pub retry_uncertain: bool,
    /// Your settings; mail.toml in your configuration folder when left out. Never a file of a dossier.
    #[arg(long, value_name = "FILE", requires = "way")]
    pub config: Option<PathBuf>,
    /// The server: that of SMTP with `--send`, of IMAP with `--imap`.
    #[arg(long, value_name = "HOST", requires = "way")]
    pub server: Option<String>,
    /// The port of the server.
    #[arg(long, requires = "way")]
    pub port: Option<u16>,
    /// How the connection is encrypted.
    #[arg(long, value_enum, requires = "way")]
    pub security: Option<SecurityChoice>,
    /// Your user name on the server.
    #[arg(long, requires = "way")]
    pub user: Option<String>,
    /// The environment variable that holds the password.
    #[arg(long, value_name = "NAME", group = "secret", requires = "way")]
    pub password_env: Option<String>,
    /// The command whose first line is the password, divided at blanks.
    #[arg(long, value_name = "COMMAND", group = "secret", requires = "way")]
    pub password_command: Option<String>,
    /// The environment variable that holds an OAuth access token.
    #[arg(long, value_name = "NAME", group = "secret", requires = "way")]
    pub token_env: Option<String>,
    /// The command whose first line is an OAuth access token, divided at blanks.
    #[arg(long, value_name = "COMMAND", group = "secret", requires = "way")]
    pub token_command: Option<String>,
    /// A PEM file with certificates to trust beside the system's.
    #[arg(long, value_name = "FILE", requires = "way")]
    pub ca_file: Option<String>,
    /// Seconds to wait for the server; ten times as long for its answer to a message, but at most ten minutes.
    #[arg(long, value_name = "SECONDS", value_parser = clap::value_parser!(u64).range(1..=3600), requires = "way")]
    pub timeout: Option<u64>,
    /// How many times to try a server that says "not now".
    #[arg(long, value_name = "TIMES", default_value_t = 4, requires = "send", value_parser = clap::value_parser!(u32).range(1..=20))]
    pub tries: u32,
    /// The largest number of mails in a minute.
    #[arg(long, value_name = "MAILS", value_parser = clap::value_parser!(u32).range(1..=6000), requires = "send")]
    pub per_minute: Option<u32>,
}

/// How a connection is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SecurityChoice {
    /// TLS after STARTTLS.
    Starttls,
    /// TLS from the start.
    Tls,
    /// Not at all; only to this machine itself.
    None,
}

/// Arguments of `recall`.
#[derive(Debug, Args)]
pub struct RecallArguments {
    /// A dossier folder, or a folder of dossiers.
    #[arg(value_name = "PATH", default_value = "briefs")]
    pub path: PathBuf,
    /// Where things are.
    #[command(flatten)]
    pub place: MailPlace,
    /// Count drafts as copies that went out, since you may have sent them.
    #[arg(long)]
    pub drafts: bool,
    /// Write a correction to everybody who holds a wrong copy.
    #[arg(long = "draft")]
    pub write: bool,
    /// How drafts are made.
    #[command(flatten)]
    pub draft: DraftArguments,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `ledger`.
#[derive(Debug, Args)]
pub struct LedgerArguments {
    /// What to do.
    #[command(subcommand)]
    pub action: LedgerAction,
    /// The record of who holds what; ledger.jsonl in your data folder when left out.
    #[arg(long, value_name = "FILE", global = true)]
    pub ledger: Option<PathBuf>,
}

/// What can be done with the ledger.
#[derive(Debug, Subcommand)]
pub enum LedgerAction {
    /// List what went to whom.
    List {
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Note that a draft was sent by hand, or that a mail whose fate was uncertain has arrived.
    Sent {
        /// The Message-IDs, as `ledger list` prints them.
        #[arg(value_name = "ID", required = true)]
        ids: Vec<String>,
    },
    /// Take an address out of the record. What went to it can then be sent to it again.
    Forget {
        /// The address.
        #[arg(value_name = "ADDRESS")]
        address: String,
    },
}
