//! A rule with its clause, how to judge it, and faults that it must find.

use lopdf::Document;

use crate::pdf::conformance::file::File;

/// What a rule finds wrong.
pub type Faults = Vec<String>;

/// A named rule. It can't be written without at least one fault to find.
pub struct Rule {
    /// What holds in a file that keeps the rule.
    pub name: &'static str,
    /// Where the rule comes from; "ours" where a standard only advises it.
    pub clause: &'static str,
    pub check: fn(&File) -> Faults,
    /// Changes to a good file, each of which breaks the rule.
    pub faults: &'static [Fault],
}

/// A change to a good file.
pub enum Fault {
    /// To its objects.
    Objects(fn(&mut Document)),
    /// To its bytes.
    Bytes(fn(&mut Vec<u8>)),
}

impl Fault {
    /// The file with the fault in it.
    pub fn inject(&self, good: &[u8]) -> File {
        let mut bytes = good.to_vec();
        match self {
            Self::Bytes(change) => change(&mut bytes),
            Self::Objects(change) => {
                let mut pdf = Document::load_mem(good).expect("a good file");
                change(&mut pdf);
                bytes.clear();
                pdf.save_to(&mut bytes).expect("a PDF");
            }
        }
        File::read(bytes)
    }
}

/// The fault, unless something holds.
pub fn unless(holds: bool, fault: impl Into<String>) -> Faults {
    if holds { Vec::new() } else { vec![fault.into()] }
}
