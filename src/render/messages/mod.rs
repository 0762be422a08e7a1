//! What `render` says: one function for each kind of mistake, with its code, sentence and hint. The code that finds a mistake
//! holds no words.

pub mod contested;
pub mod engine;
pub mod figures;
pub mod functions;
pub mod misuse;
pub mod page;
pub mod prose;
