//! Names of units at the places of a text, looked up once: the same number is read as each of the figures that it may be in.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::value::UnitName;

/// A name and the place after it, or before which it ends.
type Named = (UnitName, usize);

/// What was looked up in one text under one setting.
#[derive(Debug, Default)]
pub struct UnitNameMemo {
    at: RefCell<FxHashMap<usize, Option<Rc<Named>>>>,
    before: RefCell<FxHashMap<usize, Rc<[Named]>>>,
}

impl UnitNameMemo {
    /// The name that begins at a place.
    pub fn at(&self, at: usize, look: impl FnOnce() -> Option<Named>) -> Option<Named> {
        let known = self.at.borrow().get(&at).cloned();
        let named = known.unwrap_or_else(|| {
            let named = look().map(Rc::new);
            self.at.borrow_mut().insert(at, named.clone());
            named
        });
        named.as_deref().cloned()
    }

    /// The names that end before a place, the likeliest first.
    pub fn before(&self, end: usize, look: impl FnOnce() -> Vec<Named>) -> Rc<[Named]> {
        let known = self.before.borrow().get(&end).cloned();
        known.unwrap_or_else(|| {
            let names: Rc<[Named]> = look().into();
            self.before.borrow_mut().insert(end, Rc::clone(&names));
            names
        })
    }
}
