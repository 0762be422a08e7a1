//! What the commands say: notes, reports, summaries, and what is wrong with a command line. Each file is named after the command
//! or the file of this room whose words it holds. The help texts are the comments of `arguments.rs`, `add_arguments.rs` and `mail_arguments.rs`.

pub mod add;
pub mod archive;
pub mod build;
pub mod check;
pub mod diff;
pub mod due;
pub mod earlier_day;
pub mod figure;
pub mod inspect;
pub mod ledger;
pub mod list;
pub mod mail;
pub mod mailbox;
pub mod new;
pub mod outbox;
pub mod post;
pub mod publish;
pub mod recall;
pub mod reproduce;
pub mod review;
pub mod sending;
pub mod show;
pub mod signing;
pub mod status;
pub mod terminal;
pub mod theme;
pub mod verify;
pub mod viewer;
pub mod watch;
