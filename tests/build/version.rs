//! The version moves with what is made: other outputs of the same inputs need another version, because a build knows
//! the program that made a page by its version only.
//!
//! The inputs are the dossiers made to be hard to print, not the shipped one: a corrected fact is no new program.

#![expect(
    clippy::expect_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::repo::{ROOT, repo};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use blake3::Hasher;
use factbrief::build::PROGRAM;
use lopdf::{Dictionary, Document, Object};
use tempfile::TempDir;

use crate::support::process::{FACTBRIEF, Start};

const INPUTS: &str = "tests/judges/torture/briefs";
/// One line: the version, a hash of the inputs and a hash of what is made of them.
const KEPT: &str = "tests/build/version.txt";
const NAME: &str = "factbrief";

#[derive(Debug, Clone, PartialEq, Eq)]
struct Made {
    version: String,
    inputs: String,
    outputs: String,
}

impl Made {
    fn kept() -> Self {
        let line = fs::read_to_string(repo(KEPT)).expect("the line that is kept");
        let mut words = line.split_whitespace().map(str::to_owned);
        let mut next = || words.next().expect("three words");
        Self { version: next(), inputs: next(), outputs: next() }
    }

    fn now() -> Self {
        let out = TempDir::new().expect("a folder");
        let mut build = Command::new(FACTBRIEF);
        let run = build
            .current_dir(ROOT)
            .args(["build", INPUTS, "--out"])
            .arg(out.path())
            .ended()
            .expect("the program");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        Self {
            version: version().to_owned(),
            inputs: hash(&files(&repo(INPUTS)), |_, bytes| bytes),
            outputs: hash(&outputs(out.path()), unversioned),
        }
    }

    fn line(&self) -> String {
        format!("{} {} {}\n", self.version, self.inputs, self.outputs)
    }
}

/// What is wrong with what is made now, if the line is what was made before.
fn fault(kept: &Made, now: &Made) -> Option<&'static str> {
    match (kept.version == now.version, kept.inputs == now.inputs, kept.outputs == now.outputs) {
        (true, true, true) => None,
        (true, true, false) => Some(
            "the same inputs give other outputs, so a page of the program before would count as current: raise the \
             version in Cargo.toml, build the shipped briefs anew, and write the line with UPDATE_EXPECT=1",
        ),
        _ => Some("the version or the inputs changed: write the line anew with UPDATE_EXPECT=1"),
    }
}

/// Whether the line may be written anew: never where only the outputs differ.
fn may_be_written(kept: &Made, now: &Made) -> bool {
    kept.version != now.version || kept.inputs != now.inputs || kept.outputs == now.outputs
}

fn version() -> &'static str {
    PROGRAM.strip_prefix(NAME).expect("the program's name").trim()
}

/// Every file below a folder, by its path in it.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("a path inside").to_owned();
                found.insert(name, fs::read(&path).expect("a file"));
            }
        }
    }
    found
}

/// What readers get. The manifest only repeats it, as hashes.
fn outputs(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = files(folder);
    files.retain(|path, _| {
        path.extension().is_some_and(|kind| kind == "md" || kind == "svg" || kind == "pdf")
    });
    assert!(files.keys().any(|path| path.extension().is_some_and(|kind| kind == "pdf")));
    files
}

fn hash(files: &BTreeMap<PathBuf, Vec<u8>>, seen: impl Fn(&Path, Vec<u8>) -> Vec<u8>) -> String {
    let mut hasher = Hasher::new();
    for (path, bytes) in files {
        let bytes = seen(path, bytes.clone());
        // The lengths divide names and contents, on every system alike.
        let name = path.to_string_lossy().replace('\\', "/");
        for piece in [name.as_bytes(), &bytes] {
            hasher.update(&(piece.len() as u64).to_le_bytes());
            hasher.update(piece);
        }
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// A file without the program's version.
fn unversioned(path: &Path, bytes: Vec<u8>) -> Vec<u8> {
    if path.extension().is_none_or(|kind| kind != "pdf") {
        return without_version(&bytes);
    }
    let pdf = Document::load_mem(&bytes).expect("a readable PDF");
    let mut text = Vec::new();
    for (id, object) in &pdf.objects {
        text.extend(format!("{id:?} ").into_bytes());
        write(object, &mut text);
    }
    text
}

/// An object with its streams unpacked. What is reckoned from bytes that hold the version is left out.
fn write(object: &Object, text: &mut Vec<u8>) {
    match object {
        Object::Array(items) => {
            for item in items {
                write(item, text);
            }
        }
        Object::Dictionary(dictionary) => write_dictionary(dictionary, text),
        Object::Stream(stream) => {
            write_dictionary(&stream.dict, text);
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            text.extend(without_content_hash(without_version(&content)));
        }
        Object::String(string, _) => text.extend(without_version(string)),
        other => text.extend(format!("{other:?}").into_bytes()),
    }
    text.push(b'\n');
}

fn write_dictionary(dictionary: &Dictionary, text: &mut Vec<u8>) {
    let mut entries: Vec<(&[u8], &Object)> =
        dictionary.iter().map(|(key, object)| (&key[..], object)).collect();
    entries.sort_by_key(|(key, _)| *key);
    for (key, object) in entries {
        if ![&b"ID"[..], b"CheckSum", b"Size", b"Length"].contains(&key) {
            text.extend(key);
            write(object, text);
        }
    }
}

fn without_version(bytes: &[u8]) -> Vec<u8> {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let narrow = replaced(bytes, PROGRAM.as_bytes(), NAME.as_bytes());
    replaced(&narrow, &wide(PROGRAM), &wide(NAME))
}

/// The XMP without the hash of what the page was made from, which covers the version.
fn without_content_hash(content: Vec<u8>) -> Vec<u8> {
    let find =
        |from: usize, what: &[u8]| content[from..].windows(what.len()).position(|window| window == what);
    let Some(start) = find(0, b"<factbrief:contentHash>") else { return content };
    let length = find(start, b"</factbrief:contentHash>").expect("the end of the hash");
    [&content[..start], &content[start + length..]].concat()
}

fn replaced(bytes: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let (mut made, mut rest) = (Vec::with_capacity(bytes.len()), bytes);
    while let Some(at) = rest.windows(from.len()).position(|window| window == from) {
        made.extend(&rest[..at]);
        made.extend(to);
        rest = &rest[at + from.len()..];
    }
    made.extend(rest);
    made
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "whoever runs the test says by it that the line is to be written"
)]
fn other_outputs_of_the_same_inputs_need_another_version() {
    let now = Made::now();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        let kept = Made::kept();
        assert!(may_be_written(&kept, &now), "{}", fault(&kept, &now).unwrap_or_default());
        fs::write(repo(KEPT), now.line()).expect("the line written");
        return;
    }
    let kept = Made::kept();
    assert_eq!(fault(&kept, &now), None, "was:    {}is now: {}", kept.line(), now.line());
}

#[test]
fn the_line_cannot_be_written_over_other_outputs_alone() {
    let made = |version: &str, inputs: &str, outputs: &str| Made {
        version: version.to_owned(),
        inputs: inputs.to_owned(),
        outputs: outputs.to_owned(),
    };
    let kept = made("1.0.0", "a", "x");
    assert_eq!(fault(&kept, &kept), None);
    for (now, may) in [
        (made("1.0.0", "a", "y"), false),
        (made("1.0.1", "a", "y"), true),
        (made("1.0.1", "a", "x"), true),
        (made("1.0.0", "b", "y"), true),
    ] {
        assert!(fault(&kept, &now).is_some(), "{now:?}");
        assert_eq!(may_be_written(&kept, &now), may, "{now:?}");
    }
}

#[test]
fn the_version_is_left_out_and_nothing_else() {
    assert_eq!(without_version(PROGRAM.as_bytes()), NAME.as_bytes());
    let text = format!("a {PROGRAM} b");
    assert_eq!(without_version(text.as_bytes()), b"a factbrief b");
    assert_eq!(without_version(b"factbrief 9.9.9"), b"factbrief 9.9.9");
}
