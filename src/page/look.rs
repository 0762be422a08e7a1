//! How parts of a block of text look, and what the block is for.

use super::chains::Cut;
use super::inline::Target;

/// How citation marks are set in a block of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct MarkStyle {
    /// Their size, in thousandths of the text's size.
    pub scale: i32,
    /// How far they are raised, as a share of the text's size.
    pub raise: f32,
}

/// The marks in text to read: 6.6 pt where it is 9 pt.
const SMALL: MarkStyle = MarkStyle { scale: 735, raise: 0.33 };

/// The marks in tables and drawings, whose type is a little smaller: 6.5 pt on such a page.
const IN_LABELS: MarkStyle = MarkStyle { scale: 765, raise: 0.33 };

/// The marks in a title, which is about twice as large as the text below it. Even smaller or higher marks would be taken for
/// a separate line by programs that extract text.
const SMALLER: MarkStyle = MarkStyle { scale: 480, raise: 0.36 };

impl Default for MarkStyle {
    fn default() -> Self {
        SMALL
    }
}

/// How a part of the text looks, and where it leads.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    /// Whether it is a citation mark.
    pub raised: bool,
    /// Whether it is emphasised.
    pub emphasis: bool,
    /// Whether it is strong, or its whole block is.
    pub strong: bool,
    /// Where it leads.
    pub target: Target,
}

/// What a block of text is for, which decides its weight and where its lines may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TextPurpose {
    /// Text to read.
    Prose,
    /// The conclusion, in a face of its own.
    BottomLine,
    /// A label, whose lines end with phrases if they can.
    Label,
    /// SemiBold throughout, with lines as in a label: column heads, values of charts, numbers.
    Strong,
    /// A side head: SemiBold, and broken only at blanks, after 、 and 。, and where its author says so.
    Head,
    /// A title: like a side head, with smaller citation marks.
    Title,
}

impl TextPurpose {
    /// How the citation marks in it are set.
    pub(super) fn marks(self) -> MarkStyle {
        match self {
            Self::Title => SMALLER,
            Self::Label | Self::Strong => IN_LABELS,
            Self::Prose | Self::BottomLine | Self::Head => SMALL,
        }
    }

    /// The cut in which a part of it is set, which may be the first. Marks are the same in all text.
    pub(super) fn cut(self, look: &Look, is_first: bool) -> Cut {
        match self {
            _ if look.raised => Cut::Regular,
            Self::Title => Cut::Title,
            Self::BottomLine if look.strong && is_first => Cut::BottomLineLabel,
            Self::BottomLine if look.strong => Cut::StrongBottomLine,
            Self::BottomLine => Cut::BottomLine,
            _ if look.strong => Cut::SemiBold,
            _ => Cut::Regular,
        }
    }

    /// Whether it is text to read, whose lines end as those of paragraphs do.
    pub(super) fn is_prose(self) -> bool {
        matches!(self, Self::Prose | Self::BottomLine)
    }

    pub(super) fn is_strong(self) -> bool {
        matches!(self, Self::Strong | Self::Head | Self::Title)
    }
}
