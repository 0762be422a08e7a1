//! Sourced one-page briefs: fact tables in TOML, templates in minijinja, pages in Markdown and PDF.
//!
//! The modules are the rooms of the pipeline; a room imports only rooms before it in the table of
//! `docs/architecture.md`, which a test reads.

pub mod account;
pub mod build;
pub mod check;
pub mod command;
pub mod compare;
pub mod deliver;
pub mod derive;
pub mod diagnostic;
pub mod disk;
pub mod error;
pub mod format;
pub mod intake;
pub mod language;
pub mod ledger;
pub mod mail;
pub mod make;
pub mod manifest;
pub mod model;
pub mod page;
pub mod pdf;
pub mod prose;
pub mod question;
pub mod reading;
pub mod recall;
pub mod redline;
pub mod render;
pub mod review;
pub mod signature;
pub mod value;
pub mod verify;
