//! Ways into a good file, for those who spoil it.

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

pub fn catalog(pdf: &mut Document) -> &mut Dictionary {
    pdf.catalog_mut().expect("a catalog")
}

pub fn page(pdf: &mut Document) -> &mut Dictionary {
    let id = page_id(pdf);
    pdf.get_dictionary_mut(id).expect("a page")
}

pub fn page_id(pdf: &Document) -> ObjectId {
    pdf.page_iter().next().expect("a page")
}

pub fn info(pdf: &mut Document) -> &mut Dictionary {
    let id = pdf.trailer.get(b"Info").and_then(Object::as_reference).expect("info");
    pdf.get_dictionary_mut(id).expect("info")
}

/// The first dictionary with a key of a certain name.
pub fn find(pdf: &Document, key: &str, name: &str) -> ObjectId {
    let mut all = pdf.objects.iter();
    let is_it = |object: &Object| {
        let dictionary = object.as_dict().ok().or_else(|| object.as_stream().ok().map(|stream| &stream.dict));
        let value = dictionary.and_then(|dictionary| dictionary.get(key.as_bytes()).ok());
        value.is_some_and(|value| value.as_name().is_ok_and(|value| value == name.as_bytes()))
    };
    all.find(|(_, object)| is_it(object)).map(|(id, _)| *id).unwrap_or_else(|| panic!("no {key} {name}"))
}

/// The first dictionary with a key of a certain name.
pub fn with<'a>(pdf: &'a mut Document, key: &str, name: &str) -> &'a mut Dictionary {
    let id = find(pdf, key, name);
    match pdf.get_object_mut(id).expect("an object") {
        Object::Stream(stream) => &mut stream.dict,
        object => object.as_dict_mut().expect("a dictionary"),
    }
}

/// The first structure element of a type.
pub fn element<'a>(pdf: &'a mut Document, kind: &str) -> &'a mut Dictionary {
    with(pdf, "S", kind)
}

/// The first link annotation.
pub fn link(pdf: &mut Document) -> &mut Dictionary {
    with(pdf, "Subtype", "Link")
}

/// Adds a structure element at the end of the first one of a type.
pub fn add_element(pdf: &mut Document, parent: &str, mut element: Dictionary) {
    let id = find(pdf, "S", parent);
    element.set("Type", "StructElem");
    element.set("P", id);
    let new = pdf.add_object(element);
    kids(pdf.get_dictionary_mut(id).expect("an element")).push(new.into());
}

/// The kids of an element.
pub fn kids(element: &mut Dictionary) -> &mut Vec<Object> {
    element.get_mut(b"K").and_then(Object::as_array_mut).expect("kids")
}

/// The CIDFont of the first font, wherever it stands.
pub fn descendant(pdf: &mut Document) -> &mut Dictionary {
    let fonts = with(pdf, "Subtype", "Type0").get(b"DescendantFonts").cloned().expect("fonts");
    let font = match &fonts {
        Object::Reference(id) => pdf.get_object(*id).and_then(Object::as_array).expect("fonts")[0].clone(),
        fonts => fonts.as_array().expect("fonts")[0].clone(),
    };
    if let Object::Reference(id) = font {
        return pdf.get_dictionary_mut(id).expect("a font");
    }
    let fonts = match fonts {
        Object::Reference(id) => pdf.get_object_mut(id).expect("fonts"),
        _ => with(pdf, "Subtype", "Type0").get_mut(b"DescendantFonts").expect("fonts"),
    };
    fonts.as_array_mut().expect("fonts")[0].as_dict_mut().expect("a font")
}

pub fn stream(pdf: &mut Document, id: ObjectId) -> &mut Stream {
    pdf.get_object_mut(id).and_then(Object::as_stream_mut).expect("a stream")
}

/// Changes the operations of the page.
pub fn content(pdf: &mut Document, change: impl FnOnce(&mut Vec<Operation>)) {
    let id = page_id(pdf);
    let mut operations = Content::decode(&pdf.get_page_content(id)).expect("content").operations;
    change(&mut operations);
    let content = Content { operations }.encode().expect("content");
    pdf.change_page_content(id, content).expect("a page");
}

/// The number of the first operation with an operator.
pub fn first(operations: &[Operation], operator: &str) -> usize {
    operations.iter().position(|operation| operation.operator == operator).expect("the operator")
}

pub fn operation(operator: &str, operands: Vec<Object>) -> Operation {
    Operation::new(operator, operands)
}

/// Replaces text in the XMP packet.
pub fn packet(pdf: &mut Document, from: &str, to: &str) {
    let id = find(pdf, "Subtype", "XML");
    let stream = stream(pdf, id);
    let text = String::from_utf8(stream.content.clone()).expect("text");
    assert!(text.contains(from), "no {from} in the packet");
    stream.set_plain_content(text.replace(from, to).into_bytes());
}

/// An entry in the page's resources.
pub fn resource(pdf: &mut Document, kind: &str, entry: Dictionary) {
    let id = page_id(pdf);
    let page = pdf.get_dictionary_mut(id).expect("a page");
    let resources = page.get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources");
    resources.set(kind, dictionary! { "X" => entry });
}

/// The numbers of the parent tree.
pub fn parents(pdf: &mut Document) -> &mut Vec<Object> {
    let root = with(pdf, "Type", "StructTreeRoot");
    let id = root.get(b"ParentTree").and_then(Object::as_reference).expect("a parent tree");
    let tree = pdf.get_dictionary_mut(id).expect("a parent tree");
    tree.get_mut(b"Nums").and_then(Object::as_array_mut).expect("numbers")
}

/// Changes a stream's unpacked content.
pub fn unpacked(pdf: &mut Document, id: ObjectId, change: impl FnOnce(&mut Vec<u8>)) {
    let stream = stream(pdf, id);
    let mut content = stream.get_plain_content().expect("content");
    change(&mut content);
    stream.set_plain_content(content);
    stream.dict.remove(b"Filter");
}
