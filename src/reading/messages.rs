//! What is said of printed forms that can't be read or don't agree: the sentence and the hint of each.

use std::fmt;

use super::comparison::{Mismatch, Remedy};
use super::heading::{HeadingFault, HeadingPart};
use super::unreadable::UnreadableForm;

impl Mismatch {
    /// What would help.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::Unread { why, .. } => Some(why.hint()),
            Self::Differs { remedy, .. } => Some(
                match remedy {
                    Remedy::Correct => "correct the typed value, or `as-printed` if it isn't what the source prints",
                    Remedy::PrintedUnit => {
                        "include the unit in `as-printed`; where the source gives it elsewhere, such as in a table's head, add `printed-unit` with those words"
                    }
                    Remedy::Change => {
                        "type it as a change, `{ change = 12, unit = \"%\" }`, below zero for a fall; or quote the figure without the words of the change"
                    }
                    Remedy::NoChange => {
                        "quote the figure with its sign or the word of the change, such as `up 12.3%` or `12.3％増`; where it stands in a column of changes, add the column's head as `printed-unit`, such as \"Change\" or \"増減率\""
                    }
                }
                .to_owned(),
            ),
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread { form, why } => why.say(form, f),
            Self::Differs { form, read, typed, .. } if read.is_empty() => {
                write!(f, "`{form}` isn't the typed value, {typed}")
            }
            Self::Differs { read, typed, .. } => {
                write!(f, "the printed figure says {}; the typed value is {typed}", read.join(" or "))
            }
        }
    }
}

impl std::error::Error for Mismatch {}

impl UnreadableForm {
    /// What would help.
    pub fn hint(&self) -> String {
        match self {
            Self::NoFigure | Self::Several | Self::Unknown(_) | Self::Malformed(_) => {
                "quote one figure with all that belongs to it, as the source prints it; if it can't be read even so, compare it by eye and say so with `by-eye = { value = \"why it can't be read\" }`"
            }
            Self::Apart { number, unit, .. } => {
                return format!(
                    "quote the number and the words that give its unit apart: `as-printed = \"{number}\"` and `printed-unit = \"{unit}\"`"
                );
            }
            Self::Name(_) => "quote the figure that the source prints, not a name that holds digits",
            Self::NeedsIssued => "add `issued`, the date of the document, to the source",
            Self::NeedsDay => {
                "write `issued` of the source to the day, or as exactly as the document tells it; where it doesn't, compare it by eye and say so with `by-eye = { value = \"why it can't be read\" }`"
            }
            Self::NeedsFiscal => {
                "add `fiscal` to the source: whose years it counts, such as `japan`, or an owner that dossier.toml declares under `[fiscal.NAME]`"
            }
            Self::Heading(HeadingFault::Several { .. }) => {
                "quote only the words for the figure's own column, or several texts as a list, such as `printed-unit = [\"１株当たり当期純利益\", \"円 銭\"]`"
            }
            Self::Heading(HeadingFault::Contradiction { .. }) => {
                "leave out of `printed-unit` the text that isn't about this figure"
            }
            Self::MoneyOrMass(_) => {
                "where it is money, add `currency`, such as `currency = \"GBP\"`, to the source; where it is a weight, excuse the form from the copy with `unverifiable = { value = \"why it is a weight\" }`"
            }
            Self::NeedsCurrency(_) => "add `currency`, such as `currency = \"AUD\"`, to the source",
        }
        .to_owned()
    }

    fn say(&self, form: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoFigure => write!(f, "`{form}` contains no figure that can be read"),
            Self::Several => write!(f, "`{form}` contains more than one figure"),
            Self::Unknown(part) | Self::Apart { part, .. } => write!(f, "`{part}` in `{form}` can't be read"),
            Self::Name(part) => write!(f, "`{part}` in `{form}` is a name, and no figure"),
            Self::NeedsIssued => write!(f, "the day that `{form}` means depends on the source's date"),
            Self::NeedsDay => write!(
                f,
                "what `{form}` means depends on the source's day, and `issued` leaves open which year or month that is in"
            ),
            Self::NeedsFiscal => {
                write!(f, "the months that `{form}` means depend on whose fiscal years the source counts")
            }
            Self::NeedsCurrency(part) => write!(f, "`{part}` in `{form}` can be of several currencies"),
            Self::MoneyOrMass(part) => {
                write!(
                    f,
                    "`{part}` in `{form}` can be money or a weight, and its sentence doesn't tell which"
                )
            }
            Self::Malformed(part) => write!(f, "`{part}` in `{form}` makes no number"),
            Self::Heading(fault) => write!(f, "{fault}"),
        }
    }
}

impl fmt::Display for HeadingFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Several { text, given: [one, other] } => {
                write!(f, "`printed-unit` names several units or scales, `{one}` and `{other}` in `{text}`")
            }
            Self::Contradiction { part, texts: [one, other] } => {
                let part = match part {
                    HeadingPart::Scale => "scales",
                    HeadingPart::Unit => "units",
                    HeadingPart::Per => "units below the line",
                };
                write!(f, "the texts of `printed-unit` give different {part}: `{one}` and `{other}`")
            }
        }
    }
}
