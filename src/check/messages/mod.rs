//! The messages of `check`: one function for each kind of mistake, with its code, sentence and hint, so that the words of a message
//! are in one place and the code that finds the mistake holds none. The files are named after those whose mistakes they word.

pub mod briefs;
pub mod claims;
pub mod derived;
pub mod dossier;
pub mod editions;
pub mod evidence;
pub mod facts;
pub mod fiscal;
pub mod fresh;
pub mod history;
pub mod house;
pub mod judgement;
pub mod keeping;
pub mod people;
pub mod plan;
pub mod rivals;
pub mod sources;
pub mod syntax;
pub mod texts;
pub mod toml;
pub mod values;
