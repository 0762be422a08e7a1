//! Raised and lowered figures as characters of their own, so that 5,000¹ and 10⁶ aren't numbers of more digits.

/// The characters of raised digits.
const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
/// The characters of lowered digits.
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// Where a piece of text stands beside its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Above the line.
    Raised,
    /// Below it.
    Lowered,
}

impl Script {
    /// A text as it stands there, where it is nothing but digits.
    pub fn digits(self, text: &str) -> Option<String> {
        let digits = match self {
            Self::Raised => RAISED,
            Self::Lowered => LOWERED,
        };
        let text = text.trim();
        let found: Option<String> = text
            .bytes()
            .map(|byte| byte.checked_sub(b'0').and_then(|digit| digits.get(usize::from(digit))))
            .collect();
        found.filter(|found| !found.is_empty())
    }
}
