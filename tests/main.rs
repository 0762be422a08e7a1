//! All tests of factbrief, in one program: `cargo test`. Its folders are the rooms of `src`, in the order of
//! `docs/architecture.md`; README.md beside this file is the index.
//!
//! The tests run side by side in one process. So none of them changes the working folder, the environment or the clock
//! of the process, each makes its own folder and takes a port that the system gives it, and programs are started by
//! `support::process`, which says what a test must do that takes a lock or writes a script.

mod support {
    pub mod desk;
    pub mod doubt;
    pub mod harbour;
    pub mod in_memory;
    pub mod made_font;
    pub mod made_jpeg;
    pub mod made_png;
    pub mod mailbox;
    pub mod plain_facts;
    pub mod ports;
    pub mod post_office;
    pub mod prepared;
    pub mod process;
    pub mod quays;
    pub mod random;
    pub mod repo;
    pub mod seed;
}

mod architecture {
    mod files;
    mod rooms;
    mod words;
}
mod derived;

mod language {
    mod quotation;
    mod source_language;
    mod words;
}
mod diagnostic {
    mod cases;
    mod explained;
    mod wording;
}
mod value {
    mod dates;
    mod direction;
    mod errors;
    mod folded;
    mod table;
    mod unit_form;
    mod unit_tables;
    mod units;
}
mod prose {
    mod entry;
    mod lists;
    mod literal;
    mod plain_place;
    mod sentences;
    mod typed_onto;
    mod unit_form;
}
mod format {
    mod file_format;
}
mod model {
    mod address;
    mod author;
    mod locator;
    mod statement;
}
mod account {
    mod difference;
    mod fact_record;
    mod form;
}
mod derive {
    mod changes;
    mod companions;
    mod expressions;
    mod inherited;
    mod intervals;
    mod pages;
    mod results;
    mod rounding;
}
mod disk {
    mod find;
    mod places;
    mod starter;
    mod text;
    mod watched;
}
mod manifest {
    mod parse;
}
mod check {
    mod agreement;
    mod effects;
    mod hints;
    mod known_on;
    mod noted;
    mod outgoing;
    mod policy;
    mod robustness;
    mod values;
}
mod render {
    mod changes;
    mod cite;
    mod contested;
    mod contested_before;
    mod doubts;
    mod escape;
    mod expression;
    mod hollow;
    mod house;
    mod imprint;
    mod judgement;
    mod mark;
    mod operands;
    mod own_words;
    mod passages;
    mod place;
    mod replaces;
    mod restricted;
    mod summary;
    mod time;
}
mod page {
    mod art;
    mod charts;
    mod commonmark;
    mod composed;
    mod drawings;
    mod fonts;
    mod jpeg;
    mod lines;
    mod logo;
    mod marking;
    mod plan;
    mod room;
    mod sheets;
    mod tables;
    mod themes;
}
mod pdf {
    mod attachment;
    mod character_map;
    pub mod conformance;
    mod document;
    mod file_bytes;
    mod heard;
    mod lean_font;
    mod lexer;
    mod overlap;
    mod provenance;
    mod voices;
}
mod make {
    mod fit;
    mod picture;
}
mod build {
    mod annex;
    mod citations;
    mod crash;
    mod doubt;
    mod incremental;
    mod outputs;
    mod published;
    mod sequences;
    mod settled;
    mod signing;
    mod version;
}
mod redline {
    mod both_texts;
    mod tokens;
}
mod compare {
    mod diff;
    mod git;
    mod redlined_brief;
    mod wording;
}
mod reading {
    mod comparison;
    mod corpus;
    mod headings;
    mod in_context;
    mod pairs;
    mod round_trip;
    mod round_trip_ja;
}
mod intake {
    mod add;
    mod html;
    mod pdf;
}
mod review {
    mod hashed;
    mod note;
}
mod verify {
    mod archive;
    mod archived;
    mod digits;
    mod dossiers;
    mod hints;
    mod pages;
    mod pin;
    mod public_reports;
}
mod mutation;
mod ledger {
    mod records;
}
mod recall {
    mod brute_force;
    mod facts;
    mod identity;
}
mod mail {
    mod around_text;
    mod correction;
    mod days;
    mod gate;
    mod header;
    mod readers;
    mod text;
    mod typed_letter;
}
mod deliver {
    mod draft_file;
    mod login;
    mod mailbox;
    mod news;
    mod plan;
    mod smtp;
    mod year;
}
mod question {
    mod listing;
    mod schema;
}
mod command {
    mod archive;
    mod due;
    mod explain;
    mod forged;
    mod history;
    mod holders;
    mod identity;
    mod inspect;
    mod ledger;
    mod mail;
    mod new;
    mod open;
    mod recall;
    mod reproduce;
    mod signed;
    mod status;
    mod terminal;
    mod trace;
    mod watch;
}
