//! Word spacing of a PDF (`Tw`, ISO 32000-2, 9.3.3) as moves between words.
//!
//! A string that is drawn with word spacing may be the cells of a table: its blanks are as wide as the spacing says. The library that
//! reads the pieces of a page takes such a string for one piece, and `12` and `300` of two columns for a number.

use std::borrow::Cow;
use std::collections::BTreeSet;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, StringFormat};

/// The file with each word that word spacing moves in a string of its own. The same file where nothing is spaced so, or where it
/// can't be read here: what reads it next says why.
pub fn as_moves(bytes: &[u8]) -> Cow<'_, [u8]> {
    moved(bytes).map_or(Cow::Borrowed(bytes), Cow::Owned)
}

fn moved(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut document = Document::load_mem(bytes).ok().filter(|document| !document.is_encrypted())?;
    let mut changed = Vec::new();
    for page in document.get_pages().into_values() {
        let resources = page_resources(&document, page);
        let drawn = document.get_page_content(page);
        changed.extend(in_words(&drawn, &composite(&document, &resources)).map(|drawn| (page, drawn)));
    }
    let mut forms = Vec::new();
    for (&id, object) in &document.objects {
        let Ok(form) = object.as_stream() else { continue };
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form".as_slice()) {
            continue;
        }
        let resources = form.dict.get(b"Resources").ok().and_then(|found| dictionary(&document, found));
        let Ok(drawn) = form.decompressed_content() else { continue };
        let fonts = composite(&document, &resources.into_iter().collect::<Vec<_>>());
        forms.extend(in_words(&drawn, &fonts).map(|drawn| (id, drawn)));
    }
    if changed.is_empty() && forms.is_empty() {
        return None;
    }
    for (page, drawn) in changed {
        document.change_page_content(page, drawn).ok()?;
    }
    for (id, drawn) in forms {
        document.get_object_mut(id).and_then(Object::as_stream_mut).ok()?.set_plain_content(drawn);
    }
    let mut written = Vec::new();
    document.save_to(&mut written).ok()?;
    Some(written)
}

fn page_resources(document: &Document, page: lopdf::ObjectId) -> Vec<&Dictionary> {
    let Ok((own, inherited)) = document.get_page_resources(page) else { return Vec::new() };
    own.into_iter().chain(inherited.into_iter().filter_map(|id| document.get_dictionary(id).ok())).collect()
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok().and_then(|(_, object)| object.as_dict().ok())
}

/// The names of fonts whose characters aren't single bytes: word spacing leaves them as they are.
fn composite(document: &Document, resources: &[&Dictionary]) -> BTreeSet<Vec<u8>> {
    let mut names = BTreeSet::new();
    for resources in resources {
        let Some(fonts) = resources.get(b"Font").ok().and_then(|found| dictionary(document, found)) else {
            continue;
        };
        for (name, font) in fonts {
            let Some(font) = dictionary(document, font) else { continue };
            if font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type0".as_slice()) {
                names.insert(name.clone());
            }
        }
    }
    names
}

/// What of the graphics state moves words.
#[derive(Clone, Default)]
struct State {
    /// The word spacing, in units of text.
    spacing: f32,
    /// The size of the type; zero where none was chosen.
    size: f32,
    /// Whether the characters of the font are single bytes.
    single: bool,
}

/// Drawing operations with the spacing between words as moves; none where no word is spaced, or where they can't be read.
fn in_words(drawn: &[u8], composite: &BTreeSet<Vec<u8>>) -> Option<Vec<u8>> {
    let content = Content::decode(drawn).ok()?;
    let mut state = State::default();
    let mut saved: Vec<State> = Vec::new();
    let mut operations = Vec::with_capacity(content.operations.len());
    let mut spaced = false;
    for operation in content.operations {
        let Operation { operator, mut operands } = operation;
        let number = |at: usize| operands.get(at).and_then(|operand| operand.as_float().ok());
        match operator.as_str() {
            "q" => saved.push(state.clone()),
            "Q" => state = saved.pop().unwrap_or_default(),
            "Tf" => {
                let name = operands.first().and_then(|name| name.as_name().ok());
                state.single = name.is_some_and(|name| !composite.contains(name));
                state.size = number(1).unwrap_or_default();
            }
            "Tw" => state.spacing = number(0).unwrap_or_default(),
            _ => {}
        }
        let moves = |state: &State| state.single && state.spacing != 0.0 && state.size != 0.0;
        let operator = match operator.as_str() {
            "\"" => {
                state.spacing = number(0).unwrap_or_default();
                if !moves(&state) || operands.len() != 3 {
                    operands.iter_mut().take(1).for_each(|spacing| *spacing = 0.into());
                    operations.push(Operation { operator, operands });
                    continue;
                }
                operations.push(Operation { operator: "Tc".to_owned(), operands: vec![operands.remove(1)] });
                operands.remove(0);
                operations.push(Operation { operator: "T*".to_owned(), operands: Vec::new() });
                "TJ".to_owned()
            }
            "'" if moves(&state) => {
                operations.push(Operation { operator: "T*".to_owned(), operands: Vec::new() });
                "TJ".to_owned()
            }
            "Tj" | "TJ" if moves(&state) => "TJ".to_owned(),
            // Every string that it moves is in words.
            "Tw" => continue,
            _ => {
                operations.push(Operation { operator, operands });
                continue;
            }
        };
        spaced = true;
        let pieces = match operands.pop() {
            Some(Object::Array(pieces)) => pieces,
            Some(string) => vec![string],
            None => Vec::new(),
        };
        let words = pieces.into_iter().flat_map(|piece| words(piece, &state)).collect();
        operations.push(Operation { operator, operands: vec![Object::Array(words)] });
    }
    if spaced { Content { operations }.encode().ok() } else { None }
}

/// A string after each of whose blanks the pen moves on by the word spacing.
fn words(piece: Object, state: &State) -> Vec<Object> {
    let Object::String(bytes, format) = piece else { return vec![piece] };
    let by = -state.spacing / state.size * 1000.0;
    let string = |bytes: &[u8]| {
        Object::String(
            bytes.to_vec(),
            match format {
                StringFormat::Literal => StringFormat::Literal,
                StringFormat::Hexadecimal => StringFormat::Hexadecimal,
            },
        )
    };
    let mut words = Vec::new();
    for word in bytes.split_inclusive(|&byte| byte == b' ') {
        words.push(string(word));
        if word.ends_with(b" ") {
            words.push(Object::Real(by));
        }
    }
    words
}
