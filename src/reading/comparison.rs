//! Compares each way in which a figure is written down with its typed value, without any copy of the source: what a source
//! prints, words in its place, and texts that hold figures.
//!
//! Three things can come of it, and no fourth: they say the same, they differ, or one of them can't be read. What can't be read
//! is never taken for the same.

use std::collections::BTreeSet;

use super::described;
use super::heading::UnitHeading;
use super::meaning::{Figure, Meaning, SaidAmount, SaidSign, Unread};
use super::setting::SourceSetting;
use super::shown::ShownText;
use super::text_figures::figures;
use super::unreadable::{UnreadableForm, unread};
use super::wholeness::{Unbacked, meanings_of};
use super::{agreement, typed};
use crate::value::{Bound, Number, Quantity, Texts, Value};

/// Why a printed form and a typed value aren't known to say the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// The form can't be read.
    Unread {
        /// The form as it is shown.
        form: String,
        /// Why.
        why: UnreadableForm,
    },
    /// It says something else.
    Differs {
        /// The form as it is shown.
        form: String,
        /// What it can say, in English.
        read: Vec<String>,
        /// What is typed, in English.
        typed: String,
        /// What would help.
        remedy: Remedy,
    },
}

/// What would help where a form and a value differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// The value or the form is wrong.
    Correct,
    /// The form has no unit, so the words that give it are missing.
    PrintedUnit,
    /// It is a change that is typed as an amount.
    Change,
    /// It is an amount that is typed as a change.
    NoChange,
}

impl Mismatch {
    /// Whether nothing was found to differ, because the form couldn't be read.
    pub fn is_unread(&self) -> bool {
        matches!(self, Self::Unread { .. })
    }
}

/// Compares a figure as a source prints it with the typed value. `heads` are the texts that give its unit, where the form lacks
/// it. `setting` is the source's.
///
/// # Errors
/// How they differ; or, where [`Mismatch::is_unread`], why the printed form can't be read.
pub fn compare(
    printed: &str,
    heads: &[&str],
    value: &Value,
    setting: &SourceSetting<'_>,
) -> Result<(), Mismatch> {
    if let Value::Text(texts) = value {
        return text_agrees(printed, texts, setting);
    }
    let form = ShownText::of(printed);
    let setting = &setting.of_form(form.text());
    let heading = UnitHeading::read(heads.iter().copied(), setting).map_err(|fault| Mismatch::Unread {
        form: form.text().trim().to_owned(),
        why: UnreadableForm::Heading(fault),
    })?;
    let meanings = match meanings_of(&form, Some(&heading), setting) {
        Ok(meanings) => meanings,
        // Words of the fact's own are what the source prints, and no reader knows them.
        Err(_) if own_words(&form, value) => return Ok(()),
        Err(why) => {
            let why = match unreadable(&form, why) {
                UnreadableForm::Unknown(part) if heads.is_empty() => apart(&form, part, value, setting),
                why => why,
            };
            return Err(Mismatch::Unread { form: form.text().trim().to_owned(), why });
        }
    };
    if meanings.iter().any(|meaning| typed::agrees(meaning, value, setting)) {
        return Ok(());
    }
    Err(differing(printed, &meanings, value))
}

/// What is said of words that aren't known: 30,692 measles cases is read where the number and the rest are quoted apart.
fn apart(form: &ShownText, part: String, value: &Value, setting: &SourceSetting<'_>) -> UnreadableForm {
    let text = form.text().trim();
    let mut blanks = text.match_indices(char::is_whitespace).map(|(at, blank)| (at, at + blank.len()));
    let split = blanks.find_map(|(end, start)| {
        let (number, unit) = (&text[..end], text[start..].trim_start());
        compare(number, &[unit], value, setting).is_ok().then(|| (number.to_owned(), unit.to_owned()))
    });
    match split {
        Some((number, unit)) => UnreadableForm::Apart { part, number, unit },
        None => UnreadableForm::Unknown(part),
    }
}

/// How a printed form that means this differs from a typed value.
pub fn differing(printed: &str, meanings: &[Meaning], value: &Value) -> Mismatch {
    Mismatch::Differs {
        form: ShownText::of(printed).text().trim().to_owned(),
        read: meanings.iter().map(described::meaning).collect::<BTreeSet<_>>().into_iter().collect(),
        typed: described::value(value),
        remedy: remedy(meanings, value),
    }
}

/// Compares the words that a language prints instead of a figure with the figure. They agree where what they say holds the
/// figure: between ten and twenty companies hold 11 to 19, and over ¥100 billion hold ¥120 billion.
///
/// # Errors
/// As [`compare`].
pub fn words_hold(words: &str, quantity: &Quantity, setting: &SourceSetting<'_>) -> Result<(), Mismatch> {
    let form = ShownText::of(words);
    let meanings = meanings_of(&form, None, setting)
        .map_err(|why| Mismatch::Unread { form: words.to_owned(), why: unreadable(&form, why) })?;
    let holds = |meaning: &Meaning| match meaning {
        Meaning::Amount(said) => holds(said, quantity, setting),
        _ => false,
    };
    if meanings.iter().any(holds) {
        return Ok(());
    }
    Err(Mismatch::Differs {
        form: words.to_owned(),
        read: meanings.iter().map(described::meaning).collect(),
        typed: described::value(&Value::Quantity(quantity.clone())),
        remedy: Remedy::Correct,
    })
}

/// Whether the form is one of the texts that the value prints instead of its figure.
fn own_words(form: &ShownText, value: &Value) -> bool {
    let Value::Quantity(typed) = value else { return false };
    typed.words.values().any(|words| same_text(form, &ShownText::of(words)))
}

fn same_text(one: &ShownText, other: &ShownText) -> bool {
    let bare = |shown: &ShownText| shown.text().chars().filter(|c| !c.is_whitespace()).collect::<String>();
    bare(one) == bare(other)
}

/// What a printed form's figure says of itself can't be read.
pub(super) fn unreadable(form: &ShownText, why: Unbacked) -> UnreadableForm {
    match why {
        Unbacked::Several => UnreadableForm::Several,
        Unbacked::Unread(why) => unread(form.text(), &why),
        Unbacked::UnreadThere(_, why) => why,
        _ => UnreadableForm::NoFigure,
    }
}

fn remedy(meanings: &[Meaning], value: &Value) -> Remedy {
    let amounts = || {
        meanings
            .iter()
            .filter_map(|meaning| if let Meaning::Amount(said) = meaning { Some(said) } else { None })
    };
    let Value::Quantity(typed) = value else { return Remedy::Correct };
    if amounts().any(|said| said.unit.over.is_empty()) && !typed.unit.size().over.is_empty() {
        return Remedy::PrintedUnit;
    }
    match (amounts().all(|said| said.sign == SaidSign::Change), typed.sense) {
        (true, crate::value::Sense::Amount) if amounts().next().is_some() => Remedy::Change,
        (false, crate::value::Sense::Change) if amounts().all(|said| said.sign == SaidSign::None) => {
            Remedy::NoChange
        }
        _ => Remedy::Correct,
    }
}

/// Compares a text value with what the source prints for it. A text that holds no figure is a term, and whether a translation is
/// right no program knows.
fn text_agrees(printed: &str, texts: &Texts, setting: &SourceSetting<'_>) -> Result<(), Mismatch> {
    let form = ShownText::of(printed);
    let said = held(form.text(), setting);
    for (language, text) in texts {
        let shown = ShownText::of(text);
        let own = SourceSetting { language: language.tag(), ..setting.clone() };
        let figures = held(shown.text(), &own);
        // What one language says word for word the others must still say in theirs.
        if figures.is_empty() || same_text(&form, &shown) {
            continue;
        }
        if said.is_empty() {
            return Err(Mismatch::Unread { form: printed.trim().to_owned(), why: UnreadableForm::NoFigure });
        }
        let differs = || Mismatch::Differs {
            form: printed.trim().to_owned(),
            read: vec![format!("`{}`", printed.trim())],
            typed: format!("`{text}`"),
            remedy: Remedy::Correct,
        };
        for (found, text, setting) in [(&figures, shown.text(), &own), (&said, form.text(), setting)] {
            if let Some((figure, why)) =
                found.iter().find_map(|figure| Some((figure, figure.unread.as_ref()?)))
            {
                let form = text.get(figure.span.clone()).unwrap_or_default().to_owned();
                let _ = setting;
                return Err(Mismatch::Unread { form, why: unread(text, why) });
            }
        }
        let has = |figure: &Figure, among: &[Figure], one: &SourceSetting<'_>, other: &SourceSetting<'_>| {
            among.iter().any(|other_figure| {
                figure.meanings.iter().any(|meaning| {
                    other_figure.meanings.iter().any(|also| typed::same((meaning, one), (also, other)))
                })
            })
        };
        let all = figures.iter().all(|figure| has(figure, &said, &own, setting))
            && said.iter().all(|figure| has(figure, &figures, setting, &own));
        if !all || figures.len() != said.len() {
            return Err(differs());
        }
    }
    Ok(())
}

/// The figures of a text but for those that are names.
fn held(text: &str, setting: &SourceSetting<'_>) -> Vec<Figure> {
    let is_name = |figure: &Figure| matches!(figure.unread, Some(Unread::Name(_)));
    figures(text, setting).into_iter().filter(|figure| !is_name(figure)).collect()
}

/// Whether what words say holds whatever the typed quantity allows.
fn holds(said: &SaidAmount, typed: &Quantity, setting: &SourceSetting<'_>) -> bool {
    let sizes = agreement::bounds_in(said, (&typed.bound, typed.unit.size()), setting);
    let sign = match said.sign {
        SaidSign::None => typed.sense == crate::value::Sense::Amount,
        SaidSign::Change => typed.sense == crate::value::Sense::Change,
        SaidSign::Signed => true,
    };
    sign && sizes.into_iter().any(|(bound, typed_bound)| {
        // About a number isn't the number itself, nor the other way round; a rougher statement has another form.
        let about = match (&bound, &typed_bound) {
            (Bound::Exact(one), Bound::Exact(other)) => {
                said.about == typed.about || (said.about && one != other)
            }
            (Bound::Exact(_), _) => !typed.about || said.about,
            _ => true,
        };
        about && (bound == typed_bound || (same_end(&bound, &typed_bound) && allows(&bound, &typed_bound)))
    })
}

/// Whether two bounds with one open side give the same number: up to 6 isn't up to 5.
fn same_end(said: &Bound, typed: &Bound) -> bool {
    match (ends(said), ends(typed)) {
        ((Some((said, _)), None), (Some((typed, _)), None))
        | ((None, Some((said, _))), (None, Some((typed, _)))) => said == typed,
        _ => true,
    }
}

/// Whether whatever `typed` allows is allowed by `said`, too.
fn allows(said: &Bound, typed: &Bound) -> bool {
    // What is close to a number, or an open number of steps, no other bound says.
    let vague = |bound: &Bound| {
        matches!(
            bound,
            Bound::Nearly(_)
                | Bound::JustOver(_)
                | Bound::Several(_)
                | Bound::MarginAlone(_)
                | Bound::Margin { .. }
                | Bound::Interval { .. }
        )
    };
    if vague(said) || (vague(typed) && !matches!(typed, Bound::Nearly(_) | Bound::JustOver(_))) {
        return false;
    }
    let (low, high) = ends(said);
    let (typed_low, typed_high) = ends(typed);
    let above = match (low, typed_low) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some((low, open)), Some((typed, typed_open))) => {
            low < typed || (low == typed && (!open || typed_open))
        }
    };
    let below = match (high, typed_high) {
        (None, _) => true,
        (Some(_), None) => false,
        (Some((high, open)), Some((typed, typed_open))) => {
            typed < high || (high == typed && (!open || typed_open))
        }
    };
    above && below
}

/// The lower and the upper end of a bound, each with whether it is itself left out; nothing where there is no end.
type End = Option<(Number, bool)>;

fn ends(bound: &Bound) -> (End, End) {
    match *bound {
        Bound::Exact(number) => (Some((number, false)), Some((number, false))),
        Bound::AtLeast(number) => (Some((number, false)), None),
        Bound::MoreThan(number) | Bound::JustOver(number) | Bound::Several(number) => {
            (Some((number, true)), None)
        }
        Bound::AtMost(number) => (None, Some((number, false))),
        Bound::LessThan(number) | Bound::Nearly(number) => (None, Some((number, true))),
        Bound::Range { min, max } | Bound::Interval { min, max, .. } => {
            (Some((min, false)), Some((max, false)))
        }
        Bound::Band { from, below } => (Some((from, false)), Some((below, true))),
        Bound::Margin { value, .. } => (Some((value, false)), Some((value, false))),
        Bound::MarginAlone(_) => (None, None),
    }
}
