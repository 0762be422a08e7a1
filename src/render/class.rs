//! What an expression of a template can be, as far as its source shows: plain data that may be compared, the text
//! of a fact that may only be printed, or an object that has such data and texts.
//!
//! A class is the set of everything that an expression may turn out to be. What the program gives to templates must be
//! listed here; `given::covers` compares the two.

use std::ops::BitOr;

/// Everything that an expression may be, as a set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Class {
    atoms: u32,
    /// What a list, a group or a map holds.
    items: Option<Box<Class>>,
    /// What the items of a group have in common.
    grouper: Option<Box<Class>>,
}

/// One thing that an expression may be; a bit of [`Class`].
pub type Atom = u32;

/// A number.
pub const NUMBER: Atom = 1;
/// `f.amount`, a number that some values lack.
pub const AMOUNT: Atom = 1 << 1;
/// A text that the template has in quotes, or a text among plain data.
pub const STRING: Atom = 1 << 2;
/// `lang`.
pub const LANGUAGE: Atom = 1 << 3;
/// `f.status`.
pub const STATUS: Atom = 1 << 4;
/// `f.stage`.
pub const STAGE: Atom = 1 << 5;
/// `section.layout`.
pub const LAYOUT: Atom = 1 << 6;
/// True or false.
pub const BOOLEAN: Atom = 1 << 7;
/// A text that holds, or may hold, what a fact or the program printed.
pub const TEXT: Atom = 1 << 8;
/// A fact.
pub const FACT: Atom = 1 << 9;
/// A fact's value or companion.
pub const VALUE: Atom = 1 << 10;
/// One of `sections`.
pub const SECTION: Atom = 1 << 11;
/// `brief`.
pub const BRIEF: Atom = 1 << 12;
/// `dossier`.
pub const DOSSIER: Atom = 1 << 13;
/// `changes`.
pub const CHANGES: Atom = 1 << 14;
/// One of `changes.items`, or of `since.changed` in a mail.
pub const CHANGE: Atom = 1 << 15;
/// One of `brief.since` in a mail.
pub const SINCE: Atom = 1 << 16;
/// `r` in the template of references.
pub const REFERENCE: Atom = 1 << 17;
/// `loop`.
pub const LOOP: Atom = 1 << 18;
/// A list; `items` says of what.
pub const LIST: Atom = 1 << 19;
/// A group of `groupby`; `items` says of what.
pub const GROUP: Atom = 1 << 20;
/// A map; `items` says of what.
pub const MAP: Atom = 1 << 21;
/// An imported template.
pub const MODULE: Atom = 1 << 22;
/// A macro.
pub const MACRO: Atom = 1 << 23;
/// `fact` without brackets.
pub const FACT_FUNCTION: Atom = 1 << 24;
/// `lit` without brackets.
pub const LITERAL_FUNCTION: Atom = 1 << 25;
/// `label` without brackets.
pub const LABEL_FUNCTION: Atom = 1 << 26;
/// `cite` without brackets.
pub const CITE_FUNCTION: Atom = 1 << 29;
/// `picture` without brackets.
pub const PICTURE_FUNCTION: Atom = 1 << 30;
/// `audience`.
pub const AUDIENCE: Atom = 1 << 28;
/// Nothing: `none`.
pub const NOTHING: Atom = 1 << 27;
/// Anything.
pub const UNKNOWN: Atom = 1 << 31;

/// Every kind of plain text.
pub const STRINGS: Atom = STRING | LANGUAGE | STATUS | STAGE | LAYOUT;
/// Every kind of number.
pub const NUMBERS: Atom = NUMBER | AMOUNT;
/// The functions that return something only when they are called.
pub const FUNCTIONS: Atom =
    FACT_FUNCTION | CITE_FUNCTION | LITERAL_FUNCTION | LABEL_FUNCTION | PICTURE_FUNCTION;
/// What holds the text of a fact, or may.
pub const RENDERED: Atom = TEXT | FACT | VALUE;

/// What is never a text.
const NO_TEXTS: Atom = SECTION
    | DOSSIER
    | BRIEF
    | AUDIENCE
    | CHANGES
    | CHANGE
    | SINCE
    | REFERENCE
    | LOOP
    | LIST
    | GROUP
    | MAP
    | MODULE
    | MACRO
    | BOOLEAN;

/// What an operand is that isn't plain data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPlain {
    /// The text of a fact or of the program.
    Rendered,
    /// A function or a macro that isn't called.
    Callable,
    /// A list, a group or a map.
    Container,
    /// Something of which nothing is known.
    Unknown,
    /// An object, or nothing.
    Other,
    /// An amount in a list, which may be missing.
    MissingAmount,
}

/// The kind of plain data that an operand is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlainKind {
    /// A number.
    Number,
    /// A text.
    Text,
    /// True or false.
    Truth,
    /// Now the one, now the other.
    Several,
}

/// Lists within lists beyond this depth are unknown.
const MAX_DEPTH: usize = 4;

impl Class {
    /// Nothing at all: what never has a value.
    pub fn none() -> Self {
        Self::default()
    }

    /// One or several atoms.
    pub fn of(atoms: Atom) -> Self {
        Self { atoms, items: None, grouper: None }
    }

    /// A list, group or map of something.
    pub fn holding(container: Atom, items: Self) -> Self {
        if items.depth() >= MAX_DEPTH {
            return Self::of(container | UNKNOWN);
        }
        Self { atoms: container, items: Some(Box::new(items)), grouper: None }
    }

    /// A group of `groupby`.
    pub fn group(grouper: Self, items: Self) -> Self {
        Self { grouper: Some(Box::new(grouper)), ..Self::holding(GROUP, items) }
    }

    fn depth(&self) -> usize {
        [&self.items, &self.grouper].into_iter().flatten().map(|held| 1 + held.depth()).max().unwrap_or(0)
    }

    /// Whether any of the atoms is in it.
    pub fn has(&self, atoms: Atom) -> bool {
        self.atoms & atoms != 0
    }

    /// Whether nothing but these atoms is in it.
    pub fn is_only(&self, atoms: Atom) -> bool {
        self.atoms & !atoms == 0
    }

    /// The same without some atoms.
    pub fn without(mut self, atoms: Atom) -> Self {
        self.atoms &= !atoms;
        self
    }

    /// What it holds, if it is a list, group or map.
    pub fn items(&self) -> Self {
        self.items.as_deref().cloned().unwrap_or_default()
    }

    /// What an item of a loop over it is, and its `first`.
    pub fn item(&self) -> Self {
        let mut item = Self::of(self.atoms & (TEXT | UNKNOWN));
        if self.has(LIST) {
            item = item | self.items();
        }
        if self.has(STRINGS) {
            item = item | Self::of(STRING);
        }
        if self.is_only(LIST | STRINGS | TEXT | NOTHING) { item } else { item | Self::of(UNKNOWN) }
    }

    /// What `x.name` is, apart from the names of a module.
    pub fn attribute(&self, name: &str) -> Self {
        let mut found = Self::none();
        for atom in (0..32).map(|bit| 1 << bit).filter(|atom| self.has(*atom)) {
            found = found | self.attribute_of(atom, name);
        }
        found
    }

    fn attribute_of(&self, atom: Atom, name: &str) -> Self {
        let plain = match (atom, name) {
            (FACT, "id" | "topic" | "subject") | (BRIEF, "name" | "audience") => STRING,
            (FACT, "status") => STATUS,
            (FACT, "stage") => STAGE,
            (FACT, "priority") => NUMBER,
            (FACT, "must" | "is_derived" | "is_contested" | "is_lapsed" | "has_value" | "has_short") => {
                BOOLEAN
            }
            (FACT, "amount") => AMOUNT,
            (FACT, "short" | "in_row" | "as_of" | "source" | "formula") => TEXT,
            // A value or a companion: any other name.
            (FACT, _) => VALUE,
            (VALUE, "initial" | "compact" | "formula") => TEXT,
            (SECTION, "layout") => LAYOUT,
            (SECTION, "heading" | "text" | "chart" | "key" | "comparison" | "item_as_of")
            | (
                BRIEF,
                "title" | "headline" | "bottom_line" | "replaces" | "marking" | "disclaimer" | "file",
            ) => TEXT,
            (AUDIENCE, "name") => STRING,
            (AUDIENCE, "label") => TEXT,
            (DOSSIER, "title" | "publisher" | "date" | "contact") => TEXT,
            (CHANGES, "heading" | "then" | "nothing" | "gone") | (CHANGE, "was" | "before") => TEXT,
            (CHANGE, "fact") => FACT,
            (SINCE, "any" | "certain") => BOOLEAN,
            (SINCE, "date" | "gone") => TEXT,
            (REFERENCE, "cited") => return Self::holding(LIST, Self::of(REFERENCE)),
            (REFERENCE, _) => TEXT,
            (SECTION, "facts") | (SINCE, "reworded" | "added") => {
                return Self::holding(LIST, Self::of(FACT));
            }
            (CHANGES, "items") | (SINCE, "changed") => return Self::holding(LIST, Self::of(CHANGE)),
            (SINCE, "withdrawn") => return Self::holding(LIST, Self::of(TEXT)),
            (BRIEF, "since") => return Self::holding(LIST, Self::of(SINCE)),
            (LOOP, "index" | "index0" | "revindex" | "revindex0" | "length" | "depth" | "depth0") => NUMBER,
            (LOOP, "first" | "last") => BOOLEAN,
            (GROUP, "grouper") => return self.grouper.as_deref().cloned().unwrap_or_default(),
            (GROUP, "list") => return Self::holding(LIST, self.items()),
            (MAP, _) => return self.items(),
            (MACRO, "name" | "arguments" | "caller") => TEXT,
            (UNKNOWN | MODULE, _) => UNKNOWN,
            // There is no such attribute, and the engine refuses a template that uses it.
            _ => return Self::none(),
        };
        Self::of(plain)
    }

    /// Whether it is one of these, or a list, group or map that holds one however deep.
    pub fn holds(&self, atoms: Atom) -> bool {
        self.has(atoms) || self.items.as_ref().is_some_and(|items| items.holds(atoms))
    }

    /// What it is, if it is surely not a text; none where it is one, or may be.
    pub fn no_text(&self) -> Option<Atom> {
        (self.atoms != 0 && self.is_only(NO_TEXTS | NOTHING)).then_some(self.atoms)
    }

    /// What it is that isn't plain data.
    pub fn not_plain(&self) -> NotPlain {
        if self.has(RENDERED) {
            NotPlain::Rendered
        } else if self.has(FUNCTIONS | MACRO | MODULE) {
            NotPlain::Callable
        } else if self.has(LIST | GROUP | MAP) {
            NotPlain::Container
        } else if self.has(UNKNOWN) {
            NotPlain::Unknown
        } else {
            NotPlain::Other
        }
    }

    /// Which kind of plain data it is.
    pub fn plain_kind(&self) -> PlainKind {
        match self {
            one if one.is_only(NUMBERS) => PlainKind::Number,
            one if one.is_only(STRINGS) => PlainKind::Text,
            one if one.is_only(BOOLEAN) => PlainKind::Truth,
            _ => PlainKind::Several,
        }
    }
}

impl BitOr for Class {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        let join = |one: Option<Box<Self>>, another: Option<Box<Self>>| match (one, another) {
            (Some(left), Some(right)) => Some(Box::new(*left | *right)),
            (one, another) => one.or(another),
        };
        Self {
            atoms: self.atoms | other.atoms,
            items: join(self.items, other.items),
            grouper: join(self.grouper, other.grouper),
        }
    }
}
