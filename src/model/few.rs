//! A map of a few entries.

/// A sorted map of a few entries in one allocation of their size. A node of the standard library's map has room for eleven, of
/// which a fact needs one or two in each of its maps; at 20,000 facts that was a third of the memory.
pub type Few<K, V> = litemap::LiteMap<K, V>;
