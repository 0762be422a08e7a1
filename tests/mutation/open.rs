//! Entries of the list that aren't told.

/// Changes that nothing will tell, each with the reason.
pub const SURVIVORS: &[(&str, &str)] = &[];

/// Changes that wait for a check: what they wait for, and their names. Whoever writes the check takes them out.
pub const PENDING: &[(&str, &[&str])] = &[];

/// Where the pages that the program makes today don't say what they must: what they wait for, and the subjects.
pub const FAULTY: &[(&str, &[&str])] = &[];
