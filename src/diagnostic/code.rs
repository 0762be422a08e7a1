//! The stable names of what can be wrong, which users search for and scripts match on.

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// Nothing is written while there is one.
    Error,
    /// Worth a look; nothing is stopped.
    Warning,
}

impl Severity {
    /// `error` or `warning`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// The kind of a mistake. Names never change once released.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the stages.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name as printed, such as `unknown-key`.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// The text of `explained/NAME.md`: a code without one doesn't compile.
            pub(super) fn explained(self) -> &'static str {
                match self {
                    $(Self::$variant => include_str!(concat!("explained/", $name, ".md")),)+
                }
            }
        }
    };
}

codes! {
    /// A folder holds no dossier.
    NoDossier = "no-dossier",
    /// A dossier has no brief.
    NoBrief = "no-brief",
    /// A dossier lacks a file that it must have.
    MissingFile = "missing-file",
    /// A link leads out of the project, or nowhere.
    BadLink = "bad-link",
    /// A file or folder in a place where files are read that isn't read itself.
    UnreadFile = "unread-file",
    /// A file isn't UTF-8.
    NotUtf8 = "not-utf8",
    /// A file is larger than any that is read: a fact table, or an archived source.
    FileTooLarge = "file-too-large",
    /// A file holds private-use characters, which the program needs for its marks.
    PrivateUse = "private-use",
    /// A text holds a character that nobody sees and that isn't harmless.
    InvisibleCharacter = "invisible-character",
    /// A file isn't TOML.
    TomlSyntax = "toml-syntax",
    /// A key that isn't known.
    UnknownKey = "unknown-key",
    /// A key that a later version will know.
    ReservedKey = "reserved-key",
    /// A key of a fact that is written in its evidence.
    MisplacedKey = "misplaced-key",
    /// A key that must be there.
    MissingKey = "missing-key",
    /// A value of another type than the key takes.
    WrongType = "wrong-type",
    /// A word that isn't one of the choices.
    UnknownChoice = "unknown-choice",
    /// A name that isn't lower-case words with hyphens.
    BadName = "bad-name",
    /// A figure given as a proper name.
    FigureAsName = "figure-as-name",
    /// A text that is empty.
    EmptyText = "empty-text",
    /// A number outside its limits.
    OutOfRange = "out-of-range",
    /// A text that lacks one of the dossier's languages.
    MissingLanguage = "missing-language",
    /// A language that factbrief can't write, or that the dossier doesn't declare.
    UnknownLanguage = "unknown-language",
    /// The same id twice.
    DuplicateId = "duplicate-id",
    /// A text that isn't a date.
    BadDate = "bad-date",
    /// A text that isn't a number.
    BadNumber = "bad-number",
    /// A unit that nobody declared.
    UnknownUnit = "unknown-unit",
    /// An owner of fiscal years that nobody declared.
    UnknownOwner = "unknown-owner",
    /// A number without a unit, or a date with one.
    MissingUnit = "missing-unit",
    /// A value that isn't one of the forms a value takes.
    BadValue = "bad-value",
    /// A range whose ends are the wrong way round.
    MinAboveMax = "min-above-max",
    /// A link that isn't http or https.
    BadUrl = "bad-url",
    /// A text that isn't a mail address.
    BadAddress = "bad-address",
    /// The name of an archived file that is more than a bare file name, or of an archive that leads out of the project.
    BadFileName = "bad-file-name",
    /// A source that isn't registered.
    UnknownSource = "unknown-source",
    /// An unread source cited as if it had been read.
    UnreadSource = "unread-source",
    /// Sources that rest on each other in a ring.
    SourceRing = "source-ring",
    /// Two pieces of evidence with one origin.
    SharedOrigin = "shared-origin",
    /// A confirmed fact that only AI-generated sources support.
    ConfirmedByAi = "confirmed-by-ai",
    /// Evidence without a locator.
    MissingLocator = "missing-locator",
    /// A locator of no known kind.
    BadLocator = "bad-locator",
    /// A figure that no evidence has as printed.
    MissingAsPrinted = "missing-as-printed",
    /// A fact or a source later than the brief's date.
    FactAfterDate = "fact-after-date",
    /// Dates that can't all be right.
    DatesDisagree = "dates-disagree",
    /// A plan that names a date which has passed since it held, and doesn't say when it falls due.
    PlanWithoutDue = "plan-without-due",
    /// A fact that is `done` and names a date that was ahead when it held.
    NotYetDone = "not-yet-done",
    /// A plan whose date has passed by the day of asking, but hadn't on the day of its pages.
    PlanLapsed = "plan-lapsed",
    /// A fact that should have been looked at again, where that is a warning.
    ReviewDue = "review-due",
    /// A fact that should have been looked at again, where the dossier says that this is an error.
    ReviewOverdue = "review-overdue",
    /// A fact that is older than the readers of a brief should get, where that is a warning.
    NotFresh = "not-fresh",
    /// A fact that is older than any page for these readers may have.
    TooOld = "too-old",
    /// A key that has no effect together with the others.
    IdleKey = "idle-key",
    /// What is said of when a fact was entered, corrected or superseded can't be right.
    BadHistory = "bad-history",
    /// A claim of a contested fact that can't be one.
    BadClaim = "bad-claim",
    /// A word of likelihood or confidence where there is no judgement, or both in one sentence.
    BadJudgement = "bad-judgement",
    /// A placeholder that isn't one.
    BadPlaceholder = "bad-placeholder",
    /// A text that lacks a figure, fact or citation which it has in another language.
    LanguagesDiffer = "languages-differ",
    /// A key of a derived fact that follows from its figures.
    InheritedKey = "inherited-key",
    /// A formula that can't be read or computed.
    BadFormula = "bad-formula",
    /// Units in a formula that don't go together, or a result in another unit than was asked for.
    UnitsDisagree = "units-disagree",
    /// Figures of periods that can't be added or compared.
    PeriodsDisagree = "periods-disagree",
    /// Figures that are added or compared although their periods aren't said.
    PeriodUnsaid = "period-unsaid",
    /// Derived facts that are computed from each other.
    FormulaRing = "formula-ring",
    /// A result that a printed figure contradicts.
    TotalDiffers = "total-differs",
    /// A derived fact that no audience may see.
    NoAudience = "no-audience",
    /// A companion that no text uses.
    UnusedCompanion = "unused-companion",
    /// Two facts of one subject that contradict each other.
    Rivals = "rivals",
    /// A brief that prints one of two facts that contradict each other.
    OneSided = "one-sided",
    /// A page that doesn't meet a rule of its audience, where that is a warning.
    AgainstPolicy = "against-policy",
    /// The same where the rule forbids it.
    PolicyForbids = "policy-forbids",
    /// A word that the house doesn't use or explain so, where that is a warning.
    UnwantedWord = "unwanted-word",
    /// The same where the house forbids it.
    ForbiddenWord = "forbidden-word",
    /// A text of a source of which only figures may be taken.
    BeyondLicence = "beyond-licence",
    /// A waiver whose time has passed.
    WaiverExpired = "waiver-expired",
    /// A waiver of a rule that nothing breaks.
    IdleWaiver = "idle-waiver",
    /// A review of what has changed since.
    ReviewOutdated = "review-outdated",
    /// A page of which too much isn't content.
    LittleRoom = "little-room",
    /// A brief that names a fact nobody wrote.
    UnknownFact = "unknown-fact",
    /// A brief, or a formula, that names a fact whose place another one has taken by the day of the page.
    SupersededFact = "superseded-fact",
    /// A fact on the pages whose place another one has taken since their day.
    SupersededSince = "superseded-since",
    /// A page as it was known on a day needs a fact that was recorded later.
    RecordedLater = "recorded-later",
    /// A fact that isn't meant for the brief's audience.
    FactNotForAudience = "fact-not-for-audience",
    /// A fact twice in the sections of a brief.
    RepeatedFact = "repeated-fact",
    /// A fact that the section's layout can't draw.
    BadLayout = "bad-layout",
    /// An audience that no brief has.
    UnknownAudience = "unknown-audience",
    /// An earlier edition that isn't there.
    UnknownEdition = "unknown-edition",
    /// An earlier edition that can't be compared with.
    BadEdition = "bad-edition",
    /// A template that isn't there.
    UnknownTemplate = "unknown-template",
    /// A theme that isn't there.
    UnknownTheme = "unknown-theme",
    /// A theme with a mistake in it.
    BadTheme = "bad-theme",
    /// A font that a theme names isn't in the font folder.
    MissingFont = "missing-font",
    /// A logo or a picture that can't be printed as it is meant.
    BadDrawing = "bad-drawing",
    /// A font that a theme names can't be read or may not be embedded.
    BadFont = "bad-font",
    /// A template that fails.
    TemplateError = "template-error",
    /// A template that doesn't end, or whose text grows without bounds.
    TemplateLimit = "template-limit",
    /// A figure that comes from no source.
    UnsourcedNumber = "unsourced-number",
    /// The text of a fact is no longer what the fact says.
    AlteredFact = "altered-fact",
    /// A contested figure that a brief can't show in the way that it says, or that it says nothing of.
    ContestedShowing = "contested-showing",
    /// A contested figure without its mark, or without the line that says who says what.
    ContestedMark = "contested-mark",
    /// A text names a plan whose date has passed as if it were ahead.
    DatePassed = "date-passed",
    /// A template compares or calculates with a rendered fact.
    FactCompared = "fact-compared",
    /// A template compares what can never be equal, or a number with a text.
    BadComparison = "bad-comparison",
    /// Words typed beside a figure that make another one of it.
    TypedQualifier = "typed-qualifier",
    /// A literal number that isn't allowed as one.
    BadLiteral = "bad-literal",
    /// A citation that an author typed.
    TypedCitation = "typed-citation",
    /// A citation in a place where Markdown doesn't see it as one.
    LostCitation = "lost-citation",
    /// Emphasis that CommonMark doesn't see beside Japanese punctuation.
    LostEmphasis = "lost-emphasis",
    /// Markdown that the page can't show.
    UnsupportedMarkdown = "unsupported-markdown",
    /// A character that no embedded font has.
    MissingGlyph = "missing-glyph",
    /// A heading wider than its column.
    HeadingTooWide = "heading-too-wide",
    /// A page that doesn't fit.
    TooLong = "too-long",
    /// An archived source that isn't the one that was pinned.
    CopyChanged = "copy-changed",
    /// An archived source that isn't there.
    NoCopy = "no-copy",
    /// A printed form that the archived source doesn't have at its lines.
    NotFound = "not-found",
    /// A printed form that the archived source has several times, and no lines say which.
    Ambiguous = "ambiguous",
    /// Two forms of one figure that say different things: what a source prints, the typed value, words in its place.
    ValueDiffers = "value-differs",
    /// A form of a figure that can't be read, so that it isn't compared with the typed value.
    UnreadForm = "unread-form",
    /// A printed form that can't be read and is compared with the typed value by its author's eye.
    ReadByEye = "read-by-eye",
    /// A printed form that is said to be compared by eye, and can be read.
    NeedlessByEye = "needless-by-eye",
    /// A source in a language whose figures can't be read, so that they aren't compared with the typed values.
    NoReader = "no-reader",
    /// A figure that no evidence prints, so that it is compared with no source.
    NotCompared = "not-compared",
    /// A bug of the program, which no change of a file can correct.
    Internal = "internal",
}

impl Code {
    /// How serious diagnostics of this kind are.
    pub fn severity(self) -> Severity {
        match self {
            Self::UnreadFile
            | Self::UnusedCompanion
            | Self::PeriodUnsaid
            | Self::Rivals
            | Self::OneSided
            | Self::AgainstPolicy
            | Self::UnwantedWord
            | Self::BeyondLicence
            | Self::IdleWaiver
            | Self::ReviewOutdated
            | Self::LittleRoom
            | Self::ReadByEye
            | Self::NoReader
            | Self::NotCompared
            | Self::SharedOrigin
            | Self::ConfirmedByAi
            | Self::DatesDisagree
            | Self::PlanWithoutDue
            | Self::NotYetDone
            | Self::PlanLapsed
            | Self::SupersededSince
            | Self::NotFresh
            | Self::ReviewDue => Severity::Warning,
            _ => Severity::Error,
        }
    }
}
