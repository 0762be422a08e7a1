//! The numbers of a file's objects (ISO 32000-1 §7.3.10): from 1 without gaps, for those that the trailer leads to. lopdf does the same
//! in two walks that cost a thirtieth of a build.

use std::mem::take;

use lopdf::{Dictionary, Document, Object, ObjectId};
use rustc_hash::{FxHashMap, FxHashSet};

/// The new number of each object.
type Numbers = FxHashMap<ObjectId, ObjectId>;

/// Leaves out objects that nothing leads to and numbers the others in their order. A reference to an object that isn't there says null
/// (§7.3.10), and becomes that.
pub(super) fn number(document: &mut Document) {
    let mut reached: FxHashSet<ObjectId> = FxHashSet::default();
    let mut open: Vec<ObjectId> = Vec::new();
    within(&document.trailer, &mut open);
    while let Some(id) = open.pop() {
        if let Some(object) = document.objects.get(&id)
            && reached.insert(id)
        {
            references(object, &mut open);
        }
    }
    let in_order = document.objects.keys().filter(|id| reached.contains(id)).copied();
    let numbers: Numbers = in_order.zip((1..).map(|number| (number, 0))).collect();
    let objects = take(&mut document.objects);
    document.objects = objects
        .into_iter()
        .filter_map(|(id, mut object)| {
            let number = *numbers.get(&id)?;
            renumber(&mut object, &numbers);
            Some((number, object))
        })
        .collect();
    document.trailer.iter_mut().for_each(|(_, value)| renumber(value, &numbers));
    document.max_id = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
}

fn within(dictionary: &Dictionary, found: &mut Vec<ObjectId>) {
    dictionary.iter().for_each(|(_, value)| references(value, found));
}

fn references(object: &Object, found: &mut Vec<ObjectId>) {
    match object {
        Object::Reference(id) => found.push(*id),
        Object::Array(items) => items.iter().for_each(|item| references(item, found)),
        Object::Dictionary(dictionary) => within(dictionary, found),
        Object::Stream(stream) => within(&stream.dict, found),
        _ => {}
    }
}

fn renumber(object: &mut Object, numbers: &Numbers) {
    match object {
        Object::Reference(id) => {
            *object = numbers.get(id).map_or(Object::Null, |number| Object::Reference(*number))
        }
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, numbers)),
        Object::Dictionary(dictionary) => {
            dictionary.iter_mut().for_each(|(_, value)| renumber(value, numbers))
        }
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, value)| renumber(value, numbers)),
        _ => {}
    }
}
