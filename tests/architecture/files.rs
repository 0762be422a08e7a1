//! The files of a room need each other in one direction, and a name means one thing in the whole crate.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a helper that panics fails its test, and UPDATE_EXPECT is read from the environment"
)]

use crate::support::repo::repo;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::rooms::sources;

/// The way to a module, or to an item in one, from the root of the crate: `["page", "chart", "bars"]`.
type Way = Vec<String>;

/// The files of src by the modules that they are, as words and signs.
fn modules() -> BTreeMap<Way, Vec<String>> {
    let files = sources(&repo("src"))
        .into_iter()
        .filter(|file| file.extension().is_some_and(|end| end == "rs") && !file.ends_with("main.rs"));
    files
        .map(|file| {
            let inner = file.strip_prefix(repo("src")).unwrap().with_extension("");
            let mut module: Way = inner.iter().map(|part| part.to_string_lossy().into_owned()).collect();
            if module.last().is_some_and(|last| last == "mod" || last == "lib") {
                module.pop();
            }
            (module, words(&fs::read_to_string(&file).unwrap()))
        })
        .collect()
}

/// Names, `::` and single signs, without comments, texts and characters.
fn words(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let name = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            3 + raw.find("\"#").unwrap() + 2
        } else if first == '"' {
            1 + ended(&rest[1..], '"')
        } else if first == '\'' && (rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'')) {
            1 + ended(&rest[1..], '\'')
        } else if name > 0 {
            found.push(rest[..name].to_owned());
            name
        } else if rest.starts_with("::") {
            found.push("::".to_owned());
            2
        } else {
            if !first.is_whitespace() {
                found.push(first.to_string());
            }
            first.len_utf8()
        };
        rest = &rest[length..];
    }
    found
}

/// The bytes to the end of a text whose quotation mark is given.
fn ended(text: &str, mark: char) -> usize {
    let mut escaped = false;
    let end = text.char_indices().find(|&(_, c)| {
        let ends = c == mark && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    });
    end.unwrap().0 + 1
}

/// The ways that a tree such as `a::{b, c::d}` names.
fn tree(words: &[String], stem: &Way, found: &mut Vec<Way>) {
    let mut way = stem.clone();
    for (at, word) in words.iter().enumerate() {
        match word.as_str() {
            "::" => {}
            "as" => break,
            "{" => {
                let inner = &words[at + 1..words.len() - 1];
                let mut depth = 0;
                let parts = inner.split(|word| {
                    depth += i32::from(word == "{") - i32::from(word == "}");
                    depth == 0 && word == ","
                });
                parts.filter(|part| !part.is_empty()).for_each(|part| tree(part, &way, found));
                return;
            }
            name => way.push(name.to_owned()),
        }
    }
    found.push(way);
}

/// The crate's modules with what each uses and what each gives on under its own name.
struct Crate {
    modules: BTreeSet<Way>,
    /// By module, the ways that it uses, as written.
    uses: BTreeMap<Way, Vec<Way>>,
    /// By module, each name that it gives on, and where that is from.
    given: BTreeMap<Way, BTreeMap<String, Way>>,
}

impl Crate {
    fn read() -> Self {
        let files = modules();
        let mut read =
            Self { modules: files.keys().cloned().collect(), uses: BTreeMap::new(), given: BTreeMap::new() };
        for (module, words) in &files {
            let (mut at, mut uses, mut given) = (0, Vec::new(), Vec::new());
            while at < words.len() {
                let word = words[at].as_str();
                let ways = |names: &[String], into: &mut Vec<Way>| tree(names, &Vec::new(), into);
                let before = at.checked_sub(1).map_or("", |before| words[before].as_str());
                let end = if word == "use" {
                    let end = at + words[at..].iter().position(|word| word == ";").unwrap();
                    let is_given = matches!(before, "pub" | ")");
                    ways(&words[at + 1..end], if is_given { &mut given } else { &mut uses });
                    end
                } else if words.get(at + 1).is_some_and(|next| next == "::") && before != "::" {
                    let names =
                        words[at..].chunks(2).take_while(|pair| pair.get(1).is_some_and(|sign| sign == "::"));
                    let end = at + 2 * names.count() + 1;
                    ways(&words[at..end.min(words.len())], &mut uses);
                    end
                } else {
                    at + 1
                };
                at = end;
            }
            let rooted = |way: &Way| read.rooted(module, way);
            let given =
                given.iter().filter_map(rooted).filter_map(|way| Some((way.last()?.clone(), way.clone())));
            let (given, uses) = (given.collect(), uses.iter().filter_map(rooted).collect());
            read.given.insert(module.clone(), given);
            read.uses.insert(module.clone(), uses);
        }
        read
    }

    /// A way as a module writes it, from the root; none where it leads out of the crate.
    fn rooted(&self, module: &Way, way: &Way) -> Option<Way> {
        let ups = way.iter().take_while(|name| *name == "super").count();
        let first = way.first()?;
        let (stem, rest) = match first.as_str() {
            "crate" => (&[][..], &way[1..]),
            "self" => (&module[..], &way[1..]),
            "super" => (module.get(..module.len().checked_sub(ups)?)?, &way[ups..]),
            child if self.modules.contains(&[module.as_slice(), &[child.to_owned()]].concat()) => {
                (&module[..], &way[..])
            }
            _ => return None,
        };
        Some([stem, rest].concat())
    }

    /// The file in which what a way leads to is written.
    fn file_of(&self, way: &[String]) -> Way {
        let mut module: Way = Vec::new();
        for (at, name) in way.iter().enumerate() {
            let child = [module.as_slice(), std::slice::from_ref(name)].concat();
            if self.modules.contains(&child) {
                module = child;
            } else if let Some(from) = self.given.get(&module).and_then(|given| given.get(name))
                && from.as_slice() != way
            {
                return self.file_of(&[from.as_slice(), &way[at + 1..]].concat());
            } else {
                break;
            }
        }
        module
    }

    /// By file, the others of its room that it needs.
    fn needs(&self) -> BTreeMap<Way, BTreeSet<Way>> {
        let room = |file: &Way| file.first().cloned();
        let needed = |file: &Way| {
            let others = self.uses[file].iter().map(|way| self.file_of(way));
            others.filter(|other| other != file && !other.is_empty() && room(other) == room(file)).collect()
        };
        self.modules.iter().filter(|file| !file.is_empty()).map(|file| (file.clone(), needed(file))).collect()
    }
}

#[test]
fn no_two_files_of_a_room_need_each_other() {
    let mut needs = Crate::read().needs();
    // What needs nothing that is left is taken away; a circle is what stays, with all that leads into it.
    loop {
        let free: Vec<Way> =
            needs.iter().filter(|(_, others)| others.is_empty()).map(|(file, _)| file.clone()).collect();
        if free.is_empty() {
            break;
        }
        for file in &free {
            needs.remove(file);
        }
        needs.values_mut().for_each(|others| others.retain(|other| !free.contains(other)));
    }
    let needed: BTreeSet<Way> = needs.values().flatten().cloned().collect();
    let circles: Vec<String> = needs
        .iter()
        .filter(|(file, _)| needed.contains(*file))
        .map(|(file, others)| {
            let others: Vec<String> = others.iter().map(|other| other.join("/")).collect();
            format!("{} needs {}", file.join("/"), others.join(", "))
        })
        .collect();
    assert!(circles.is_empty(), "in a circle, or on the way between two:\n{}", circles.join("\n"));
}

#[test]
fn a_type_has_a_name_of_its_own() {
    let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (module, words) in modules() {
        let (mut depth, mut is_open) = (0, false);
        for (at, word) in words.iter().enumerate() {
            depth += i32::from(word == "{") - i32::from(word == "}");
            is_open = (is_open || word == "pub") && !matches!(word.as_str(), ";" | "{" | "}");
            let kind = matches!(word.as_str(), "struct" | "enum" | "trait" | "type");
            if kind
                && is_open
                && depth == 0
                && let Some(name) = words.get(at + 1)
            {
                named.entry(name.clone()).or_default().push(module.join("/"));
            }
        }
    }
    let twice: Vec<String> = named
        .into_iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| format!("`{name}` in {}", files.join(" and ")))
        .collect();
    assert!(twice.is_empty(), "one name, several types:\n{}", twice.join("\n"));
}

#[test]
fn a_file_name_is_in_two_rooms_at_most() {
    let mut rooms: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for module in modules().keys().filter(|module| module.len() > 1) {
        for name in &module[1..] {
            rooms.entry(name.clone()).or_default().insert(module[0].clone());
        }
    }
    let many: Vec<String> = rooms
        .into_iter()
        .filter(|(name, rooms)| name != "messages" && rooms.len() > 2)
        .map(|(name, rooms)| format!("{name}.rs in {rooms:?}"))
        .collect();
    assert!(many.is_empty(), "{}", many.join("\n"));
}

/// The first sentence of a file's header, without the marks of a comment.
fn purpose(text: &str) -> String {
    let header = text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim);
    let paragraph: Vec<&str> = header.take_while(|line| !line.is_empty()).collect();
    let paragraph = paragraph.join(" ");
    let end = paragraph.find(". ").map_or(paragraph.len(), |at| at + 1);
    paragraph[..end].to_owned()
}

/// Each room with its files, in an order in which each needs only those above it: by name where it is free.
fn page() -> String {
    let needs = Crate::read().needs();
    let mut page = String::from(
        "# The files of each room\n\nEach file needs only those above it in its room. The page is made from the first sentences of the \
         files; `UPDATE_EXPECT=1 cargo test architecture` writes it anew.\n",
    );
    for room in super::rooms::rooms() {
        let mut left: Vec<&Way> = needs.keys().filter(|file| file[0] == room).collect();
        page.push_str(&format!("\n## {room}\n\n"));
        while !left.is_empty() {
            let free = left.iter().position(|file| needs[*file].iter().all(|other| !left.contains(&other)));
            let file = left.remove(free.unwrap_or_default());
            let path = repo("src").join(file.join("/"));
            let (path, folder) = (path.with_extension("rs"), path.join("mod.rs"));
            let path = if path.is_file() { path } else { folder };
            let name = path.strip_prefix(repo("src")).unwrap().display().to_string();
            page.push_str(&format!("- `{name}`: {}\n", purpose(&fs::read_to_string(&path).unwrap())));
        }
    }
    page
}

#[test]
fn the_page_on_files_has_each_after_those_that_it_needs() {
    let page = page();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(repo("docs/files.md"), &page).unwrap();
    }
    let written = fs::read_to_string(repo("docs/files.md")).unwrap_or_default();
    assert!(
        written == page,
        "docs/files.md is out of date; `UPDATE_EXPECT=1 cargo test architecture` writes it"
    );
}
