//! Words of which a key takes one, made from the enum that they become: a word that a file may hold and no code knows can't
//! be, nor the other way about.

use crate::language::Language;

/// An enum each variant of which is written as a word.
pub trait Choice: Copy {
    /// The words, in the order of the variants.
    const NAMES: &'static [&'static str];

    /// The variant of this word.
    fn from_name(name: &str) -> Option<Self>;
}

/// Defines an enum and the word of each variant.
macro_rules! choice {
    ($(#[$attribute:meta])+ $name:ident { $($(#[$item:meta])+ $variant:ident = $word:literal,)+ }) => {
        $(#[$attribute])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$item])+ $variant,)+
        }

        impl $name {
            /// Every one, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// As written in the file.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl $crate::value::Choice for $name {
            const NAMES: &'static [&'static str] = &[$($word,)+];

            fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}
pub(crate) use choice;

impl Choice for Language {
    const NAMES: &'static [&'static str] = Self::TAGS;

    fn from_name(name: &str) -> Option<Self> {
        Self::from_tag(name)
    }
}
