//! What is said of drafts that are written as files.

pub fn others_can_list(folder: &str) -> String {
    format!("others on this machine can list `{folder}`, and the file names of drafts contain addresses")
}

pub fn close(folder: &str) -> String {
    format!("`chmod 700 {folder}`")
}

/// A draft that isn't written over.
pub fn kept(addresses: &str, file: &str) -> String {
    format!(
        "refused: {addresses}: `{file}` was changed since it was written, or the ledger doesn't know it; it is left as it is"
    )
}

pub fn clear() -> &'static str {
    "send it, move it away or remove it; the command then writes a new one"
}

pub fn not_recorded(file: &str) -> String {
    format!("not written: `{file}`, since the ledger can't be written")
}

pub fn another(file: &str) -> String {
    format!("`{file}` is another draft to the same reader; remove it unless it is to go out too")
}
