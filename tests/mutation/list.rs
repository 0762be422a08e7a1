//! The list of changes that make a sound page wrong, as data: what is changed, and what the program must say of it.
//!
//! It was written before the checks that it measures. Each block is a list of subjects and a list of changes, and holds
//! each change for each subject; so a subject (a kind of value, a bound, a place of a citation …) never has fewer than
//! three. An entry's name, `subject/change`, is stable: other lists and closing notes refer to it.
//!
//! Changes of the author's files must be told by a code at a place. Changes of what was built can only come from the
//! program itself; the judge of outputs must see them.

use self::Lang::{En, Ja};

/// The languages, apart from the program's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    En,
    Ja,
}

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A quantity whose unit is of this kind.
    Quantity(UnitGroup),
    /// A date of this precision.
    Date(Precision),
    /// A period.
    Period,
    /// A text value that holds a figure.
    Text,
    /// A quantity with words.
    Words,
    /// A quantity with this bound.
    Bound(BoundName),
    /// The unit of a quantity of this kind.
    Unit(UnitGroup),
    /// The date for which a fact held.
    AsOf,
    /// The date on which a plan falls due.
    Due,
    /// The dates of a source.
    EvidenceDate,
    /// A citation that is printed there.
    Cited(CitedPlace),
    /// A statement that ends so.
    Ending(Ending),
    /// A text of the author's.
    Wording(Wording),
    /// One of the languages.
    Language(Lang),
    /// One of the formats.
    Format(Format),
}

/// Kinds of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitGroup {
    Money,
    MoneyPerYear,
    Share,
    Multiple,
    Measure,
    Duration,
    Count,
    Own,
}

/// How exact a date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Precision {
    Day,
    Month,
    Quarter,
    Season,
    Year,
    PartOfYear,
    FiscalYear,
}

/// What is known of a number; `About` is an exact one with `about = true`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoundName {
    Exact,
    About,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    Range,
}

/// Where a citation can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CitedPlace {
    Statement,
    Prose,
    Cell,
    KeyFigure,
    BarChart,
    Timeline,
    SectionText,
    BottomLine,
    Title,
    Heading,
}

/// With what a statement ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    Stop,
    Exclamation,
    Question,
    JapaneseStop,
    JapaneseExclamation,
    JapaneseQuestion,
    StopAndQuote,
    JapaneseQuote,
    JapaneseBracket,
    Strong,
    Value,
    Nothing,
}

/// Texts that an author writes in each language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wording {
    Statement,
    Short,
    Lapsed,
    Title,
    Heading,
    BottomLine,
    SectionText,
}

/// What a build writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Markdown,
    Pdf,
    Svg,
}

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edit {
    // A figure and its evidence: the figure is the subject, a main value or a companion.
    /// The value has one digit (of a date: the next year, month or day), of a period both ends, changed.
    ValueUpdated,
    /// The value is ten times as large.
    ValueTenfold,
    /// The value is ten thousand times as large: 万 taken for 億.
    ValueTenThousandfold,
    /// The first end of a period or range is changed.
    FirstEndMoved,
    /// The last end of a period or range is changed.
    LastEndMoved,
    /// The printed form has one digit changed, or is the next date.
    PrintedUpdated,
    /// The printed form is that of a figure of another fact.
    PrintedOfAnotherFact,
    /// Of two pieces of evidence the second prints another figure.
    SecondPrintsAnother,
    /// The date is typed less exact than it is printed: the day is left out, the quarter is the year.
    ValueCoarser,
    /// The date is typed more exact than it is printed, or as another thing of the same length (a fiscal year).
    ValueFiner,
    /// The value and a companion have changed places; their printed forms haven't.
    CompanionSwapped,
    /// The printed forms of the value and of a companion have changed places.
    PrintedFormsSwapped,
    /// One language of a text value holds another figure.
    TextUpdated(Lang),
    /// The words of a language say another figure.
    WordsUpdated(Lang),
    // Bounds.
    /// The value loses or gets a qualifier: about 5 becomes 5, more than becomes at least.
    BoundWeakened,
    /// The value is bounded from the other side.
    BoundTurned,
    /// The printed form loses or gets a qualifier.
    PrintedBoundWeakened,
    /// The printed form is bounded from the other side.
    PrintedBoundTurned,
    /// The words of a language print the figure without the qualifier, or an exact one with it.
    WordsLoseBound(Lang),
    // Units.
    /// The value is typed in a neighbouring unit: MW for GW, USD for JPY, years for months.
    UnitSwapped,
    /// The printed form is in a neighbouring unit.
    PrintedUnitSwapped,
    /// The printed form has no unit.
    PrintedUnitLost,
    /// The words of a language are in a neighbouring unit.
    WordsUnitSwapped(Lang),
    /// An own unit is printed with a scale before it: “billion boats”.
    OwnUnitScaled(Lang),
    /// A form of an own unit qualifies the figure before it: ships or more, 隻以上.
    OwnUnitQualified(Lang),
    /// An own unit is printed as another own unit in one language.
    OwnUnitExchanged(Lang),
    // Dates about the fact.
    /// `as-of` is later than the brief.
    AsOfAfterBrief,
    /// `as-of` is later than every source of the fact.
    AsOfAfterSources,
    /// The brief's date is set back before `as-of`.
    BriefBeforeAsOf,
    /// A plan's `due` has passed, and a text of the author's names it as if it were ahead.
    DuePassedIn(Wording),
    /// A source was issued after the brief.
    IssuedAfterBrief,
    /// A source was read after the brief.
    AccessedAfterBrief,
    /// The year in `issued` is moved where the printed date is told from it.
    IssuedMovedUnderRelativeDate,
    // Texts in two languages.
    /// A figure is typed, with another digit, where the placeholder was.
    FigureTyped(Lang),
    /// The sentence no longer has the figure in this language.
    FigureDropped(Lang),
    /// In this language another figure is named: of another fact, or a companion.
    FigureExchanged(Lang),
    /// In this language one more figure is named.
    FigureAdded(Lang),
    /// A scale is typed after the placeholder.
    ScaleTyped(Lang),
    /// A qualifier is typed before the placeholder.
    QualifierTyped(Lang),
    /// A whole fact is named in one language only.
    SentenceDropped(Lang),
    // What was built.
    /// A citation is gone.
    CitationDropped,
    /// A citation has the number of another source.
    CitationRenumbered,
    /// A citation is behind the next sentence, cell or item.
    CitationMovedOn,
    /// A citation of another source is added.
    CitationAdded,
    /// One digit of a figure is another one.
    FigureAltered,
    /// A figure has lost its qualifier, or an exact one got it.
    QualifierAltered,
    /// The mark of the citation touches the figure as a digit.
    MarkFused,
    /// Two entries of the references have changed places.
    ReferencesSwapped,
    /// A statement, row or item isn't there.
    ItemDropped,
    /// The figures of two items have changed places.
    FiguresSwapped,
}

/// Who must tell of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// `check`, by one of these codes at this place.
    Code(&'static [&'static str], Place),
    /// The judge of outputs.
    ByOutputs,
}

/// Where the program must point to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A printed form of the changed figure, or its words where it has some; of a changed printed form that one.
    AsPrinted,
    /// The text of a text value in this language, or the printed form beside it.
    TextValue(Lang),
    /// The words in this language.
    Words(Lang),
    /// The changed text in this language.
    Changed(Lang),
    /// The language of a text that lacks what the other has: the changed one, or the other one where something was added.
    Lacking(Lang),
    /// A form of the own unit in this language.
    OwnUnit(Lang),
    /// A printed form of the changed figure, or a unit that is printed in English as the changed one.
    AsPrintedOrAlike,
    /// `as-of` of the fact.
    AsOf,
    /// `due` of the fact, or the text that names it.
    DueOrText,
    /// `issued` of the source.
    Issued,
    /// `accessed` of the source.
    Accessed,
}

/// Changes of several subjects.
pub struct Block {
    pub subjects: &'static [Subject],
    pub changes: &'static [(&'static str, Edit, Told)],
}

const DIFFERS: Told = Told::Code(&["value-differs"], Place::AsPrinted);

const fn words(lang: Lang) -> Told {
    Told::Code(&["value-differs"], Place::Words(lang))
}

const fn unsourced(lang: Lang) -> Told {
    Told::Code(&["unsourced-number"], Place::Changed(lang))
}

const fn lacks(lang: Lang) -> Told {
    Told::Code(&["languages-differ"], Place::Lacking(lang))
}

use self::{Edit as E, Subject as S, Told as T};

/// Everything.
pub const BLOCKS: &[Block] = &[
    // Kinds of values.
    Block {
        subjects: &[
            S::Quantity(UnitGroup::Money),
            S::Quantity(UnitGroup::MoneyPerYear),
            S::Quantity(UnitGroup::Share),
            S::Quantity(UnitGroup::Multiple),
            S::Quantity(UnitGroup::Measure),
            S::Quantity(UnitGroup::Duration),
            S::Quantity(UnitGroup::Count),
            S::Quantity(UnitGroup::Own),
        ],
        changes: &[
            ("value-updated", E::ValueUpdated, DIFFERS),
            ("value-tenfold", E::ValueTenfold, DIFFERS),
            ("value-in-another-scale", E::ValueTenThousandfold, DIFFERS),
            ("evidence-updated", E::PrintedUpdated, DIFFERS),
            ("evidence-of-another-fact", E::PrintedOfAnotherFact, DIFFERS),
            ("second-evidence-differs", E::SecondPrintsAnother, DIFFERS),
            ("companion-swapped", E::CompanionSwapped, DIFFERS),
            ("printed-forms-swapped", E::PrintedFormsSwapped, DIFFERS),
        ],
    },
    Block {
        subjects: &[
            S::Date(Precision::Day),
            S::Date(Precision::Month),
            S::Date(Precision::Quarter),
            S::Date(Precision::Season),
            S::Date(Precision::Year),
            S::Date(Precision::PartOfYear),
            S::Date(Precision::FiscalYear),
        ],
        changes: &[
            ("value-updated", E::ValueUpdated, DIFFERS),
            ("value-coarser", E::ValueCoarser, DIFFERS),
            ("value-finer", E::ValueFiner, DIFFERS),
            ("evidence-updated", E::PrintedUpdated, DIFFERS),
            ("evidence-of-another-fact", E::PrintedOfAnotherFact, DIFFERS),
            ("second-evidence-differs", E::SecondPrintsAnother, DIFFERS),
        ],
    },
    Block {
        subjects: &[S::Period],
        changes: &[
            ("both-ends-updated", E::ValueUpdated, DIFFERS),
            ("first-end-moved", E::FirstEndMoved, DIFFERS),
            ("last-end-moved", E::LastEndMoved, DIFFERS),
            ("evidence-updated", E::PrintedUpdated, DIFFERS),
            ("evidence-of-another-fact", E::PrintedOfAnotherFact, DIFFERS),
        ],
    },
    Block {
        subjects: &[S::Text],
        changes: &[
            ("english-updated", E::TextUpdated(En), T::Code(&["value-differs"], Place::TextValue(En))),
            ("japanese-updated", E::TextUpdated(Ja), T::Code(&["value-differs"], Place::TextValue(Ja))),
            ("evidence-updated", E::PrintedUpdated, DIFFERS),
        ],
    },
    Block {
        subjects: &[S::Words],
        changes: &[
            ("value-updated", E::ValueUpdated, DIFFERS),
            ("english-words-updated", E::WordsUpdated(En), words(En)),
            ("japanese-words-updated", E::WordsUpdated(Ja), words(Ja)),
            ("english-words-in-another-unit", E::WordsUnitSwapped(En), words(En)),
            ("evidence-updated", E::PrintedUpdated, DIFFERS),
        ],
    },
    // Bounds.
    Block {
        subjects: &[
            S::Bound(BoundName::Exact),
            S::Bound(BoundName::About),
            S::Bound(BoundName::AtLeast),
            S::Bound(BoundName::MoreThan),
            S::Bound(BoundName::AtMost),
            S::Bound(BoundName::LessThan),
            S::Bound(BoundName::Nearly),
            S::Bound(BoundName::Range),
        ],
        changes: &[
            ("value-weakened", E::BoundWeakened, DIFFERS),
            ("value-turned", E::BoundTurned, DIFFERS),
            ("evidence-weakened", E::PrintedBoundWeakened, DIFFERS),
            ("evidence-turned", E::PrintedBoundTurned, DIFFERS),
            ("lost-in-english-words", E::WordsLoseBound(En), words(En)),
            ("lost-in-japanese-words", E::WordsLoseBound(Ja), words(Ja)),
        ],
    },
    // Units.
    Block {
        subjects: &[
            S::Unit(UnitGroup::Money),
            S::Unit(UnitGroup::MoneyPerYear),
            S::Unit(UnitGroup::Share),
            S::Unit(UnitGroup::Multiple),
            S::Unit(UnitGroup::Measure),
            S::Unit(UnitGroup::Duration),
            S::Unit(UnitGroup::Count),
            S::Unit(UnitGroup::Own),
        ],
        changes: &[
            ("value-in-another-unit", E::UnitSwapped, DIFFERS),
            ("evidence-in-another-unit", E::PrintedUnitSwapped, DIFFERS),
            // A bare number is no figure of the unit; whether it was read is for the reader to say.
            (
                "evidence-without-unit",
                E::PrintedUnitLost,
                T::Code(&["value-differs", "unread-form"], Place::AsPrinted),
            ),
        ],
    },
    Block {
        subjects: &[S::Unit(UnitGroup::Own)],
        changes: &[
            ("english-form-with-scale", E::OwnUnitScaled(En), T::Code(&["bad-value"], Place::OwnUnit(En))),
            ("japanese-form-with-scale", E::OwnUnitScaled(Ja), T::Code(&["bad-value"], Place::OwnUnit(Ja))),
            (
                "english-form-with-qualifier",
                E::OwnUnitQualified(En),
                T::Code(&["bad-value"], Place::OwnUnit(En)),
            ),
            (
                "japanese-form-with-qualifier",
                E::OwnUnitQualified(Ja),
                T::Code(&["bad-value"], Place::OwnUnit(Ja)),
            ),
            (
                "printed-as-another-in-english",
                E::OwnUnitExchanged(En),
                // A noun that no unit knows can't be read, so that it is told as that; one of a declared unit is that one's.
                T::Code(&["value-differs", "unread-form", "duplicate-id"], Place::AsPrintedOrAlike),
            ),
            (
                "printed-as-another-in-japanese",
                E::OwnUnitExchanged(Ja),
                T::Code(&["value-differs", "unread-form"], Place::AsPrinted),
            ),
        ],
    },
    // Dates about a fact and its sources.
    Block {
        subjects: &[S::AsOf],
        changes: &[
            ("after-the-brief", E::AsOfAfterBrief, T::Code(&["fact-after-date"], Place::AsOf)),
            ("after-its-sources", E::AsOfAfterSources, T::Code(&["dates-disagree"], Place::AsOf)),
            ("brief-set-back", E::BriefBeforeAsOf, T::Code(&["fact-after-date"], Place::AsOf)),
        ],
    },
    Block {
        subjects: &[S::Due],
        changes: &[
            (
                "passed-and-named-in-title",
                E::DuePassedIn(Wording::Title),
                T::Code(&["date-passed"], Place::DueOrText),
            ),
            (
                "passed-and-named-in-bottom-line",
                E::DuePassedIn(Wording::BottomLine),
                T::Code(&["date-passed"], Place::DueOrText),
            ),
            (
                "passed-and-named-in-section-text",
                E::DuePassedIn(Wording::SectionText),
                T::Code(&["date-passed"], Place::DueOrText),
            ),
            (
                "passed-and-named-in-heading",
                E::DuePassedIn(Wording::Heading),
                T::Code(&["date-passed"], Place::DueOrText),
            ),
        ],
    },
    Block {
        subjects: &[S::EvidenceDate],
        changes: &[
            ("issued-after-the-brief", E::IssuedAfterBrief, T::Code(&["fact-after-date"], Place::Issued)),
            (
                "accessed-after-the-brief",
                E::AccessedAfterBrief,
                T::Code(&["dates-disagree"], Place::Accessed),
            ),
            ("issued-moved-under-a-relative-date", E::IssuedMovedUnderRelativeDate, DIFFERS),
        ],
    },
    // Where citations are printed.
    Block {
        subjects: &[
            S::Cited(CitedPlace::Statement),
            S::Cited(CitedPlace::Prose),
            S::Cited(CitedPlace::Cell),
            S::Cited(CitedPlace::KeyFigure),
            S::Cited(CitedPlace::BarChart),
            S::Cited(CitedPlace::Timeline),
            S::Cited(CitedPlace::SectionText),
            S::Cited(CitedPlace::BottomLine),
            S::Cited(CitedPlace::Title),
            S::Cited(CitedPlace::Heading),
        ],
        changes: &[
            ("citation-dropped", E::CitationDropped, T::ByOutputs),
            ("citation-renumbered", E::CitationRenumbered, T::ByOutputs),
            ("citation-moved-on", E::CitationMovedOn, T::ByOutputs),
            ("citation-added", E::CitationAdded, T::ByOutputs),
            ("figure-altered", E::FigureAltered, T::ByOutputs),
        ],
    },
    // How statements end.
    Block {
        subjects: &[
            S::Ending(Ending::Stop),
            S::Ending(Ending::Exclamation),
            S::Ending(Ending::Question),
            S::Ending(Ending::JapaneseStop),
            S::Ending(Ending::JapaneseExclamation),
            S::Ending(Ending::JapaneseQuestion),
            S::Ending(Ending::StopAndQuote),
            S::Ending(Ending::JapaneseQuote),
            S::Ending(Ending::JapaneseBracket),
            S::Ending(Ending::Strong),
            S::Ending(Ending::Value),
            S::Ending(Ending::Nothing),
        ],
        changes: &[
            ("citation-dropped", E::CitationDropped, T::ByOutputs),
            ("citation-moved-on", E::CitationMovedOn, T::ByOutputs),
            ("citation-renumbered", E::CitationRenumbered, T::ByOutputs),
        ],
    },
    // Texts in two languages.
    Block {
        subjects: &[
            S::Wording(Wording::Statement),
            S::Wording(Wording::Short),
            S::Wording(Wording::Lapsed),
            S::Wording(Wording::Title),
            S::Wording(Wording::Heading),
            S::Wording(Wording::BottomLine),
            S::Wording(Wording::SectionText),
        ],
        changes: &[
            ("figure-typed-in-english", E::FigureTyped(En), unsourced(En)),
            ("figure-typed-in-japanese", E::FigureTyped(Ja), unsourced(Ja)),
            ("figure-dropped-in-english", E::FigureDropped(En), lacks(En)),
            ("figure-dropped-in-japanese", E::FigureDropped(Ja), lacks(Ja)),
            ("figure-exchanged-in-english", E::FigureExchanged(En), lacks(En)),
            ("figure-exchanged-in-japanese", E::FigureExchanged(Ja), lacks(Ja)),
        ],
    },
    Block {
        subjects: &[S::Language(En)],
        changes: &[
            ("one-figure-more-in-a-bottom-line", E::FigureAdded(En), lacks(Ja)),
            ("a-fact-fewer-in-a-section-text", E::SentenceDropped(En), lacks(En)),
            (
                "scale-typed-after-a-figure",
                E::ScaleTyped(En),
                T::Code(&["unsourced-number", "typed-qualifier"], Place::Changed(En)),
            ),
            (
                "qualifier-typed-before-a-figure",
                E::QualifierTyped(En),
                T::Code(&["languages-differ", "typed-qualifier"], Place::Changed(En)),
            ),
            ("figure-altered", E::FigureAltered, T::ByOutputs),
            ("qualifier-altered", E::QualifierAltered, T::ByOutputs),
        ],
    },
    Block {
        subjects: &[S::Language(Ja)],
        changes: &[
            ("one-figure-more-in-a-bottom-line", E::FigureAdded(Ja), lacks(En)),
            ("a-fact-fewer-in-a-section-text", E::SentenceDropped(Ja), lacks(Ja)),
            (
                "scale-typed-after-a-figure",
                E::ScaleTyped(Ja),
                T::Code(&["unsourced-number", "typed-qualifier"], Place::Changed(Ja)),
            ),
            (
                "qualifier-typed-before-a-figure",
                E::QualifierTyped(Ja),
                T::Code(&["languages-differ", "typed-qualifier"], Place::Changed(Ja)),
            ),
            ("figure-altered", E::FigureAltered, T::ByOutputs),
            ("qualifier-altered", E::QualifierAltered, T::ByOutputs),
        ],
    },
    // Formats.
    Block {
        subjects: &[S::Format(Format::Markdown), S::Format(Format::Pdf)],
        changes: &[
            ("figure-altered", E::FigureAltered, T::ByOutputs),
            ("qualifier-altered", E::QualifierAltered, T::ByOutputs),
            ("figures-swapped", E::FiguresSwapped, T::ByOutputs),
            ("item-dropped", E::ItemDropped, T::ByOutputs),
            ("mark-fused", E::MarkFused, T::ByOutputs),
            ("references-swapped", E::ReferencesSwapped, T::ByOutputs),
        ],
    },
    Block {
        subjects: &[S::Format(Format::Svg)],
        changes: &[
            ("figure-altered", E::FigureAltered, T::ByOutputs),
            ("figures-swapped", E::FiguresSwapped, T::ByOutputs),
            ("item-dropped", E::ItemDropped, T::ByOutputs),
        ],
    },
];

/// One change of one subject.
#[derive(Debug, Clone)]
pub struct Change {
    pub name: String,
    pub subject: Subject,
    pub edit: Edit,
    pub told: Told,
}

/// Every change, in the order of the list.
pub fn changes() -> Vec<Change> {
    let rows = BLOCKS.iter().flat_map(|block| {
        block.subjects.iter().flat_map(|subject| block.changes.iter().map(move |change| (*subject, *change)))
    });
    rows.map(|(subject, (name, edit, told))| Change {
        name: format!("{}/{name}", label(subject)),
        subject,
        edit,
        told,
    })
    .collect()
}

/// A subject as names of changes begin with it: `quantity-money`, `as-of`.
pub fn label(subject: Subject) -> String {
    let mut label = String::new();
    for character in format!("{subject:?}").chars() {
        match character {
            '(' => {}
            ')' => break,
            _ => {
                if character.is_uppercase() && !label.is_empty() {
                    label.push('-');
                }
                label.extend(character.to_lowercase());
            }
        }
    }
    label
}
