//! What a number counts or measures, with its forms in both languages.

/// What sort of thing a unit is, because its figure is put together accordingly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// Money: the sign comes before the figure in English and the name after it in Japanese.
    Money,
    /// Money a year.
    MoneyPerYear,
    /// A measure with a symbol, such as MW.
    Measure,
    /// A share, such as %, whose sign touches the figure.
    Share,
    /// A multiple: 37 times, 37倍.
    Multiple,
    /// A length of time.
    Duration,
    /// Things or people that are counted.
    Count,
    /// Points: of a percentage, of an index, of a ratio.
    Points,
    /// A pure number: an index, a score, a magnitude.
    Number,
}

/// A unit with its forms in both languages.
///
/// A unit is named by its id; two units with the same id are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What a fact table calls it, such as `JPY` or `JPY/year`.
    pub id: String,
    /// Its sort.
    pub kind: UnitKind,
    /// The English sign before a sum of money (`US$`); empty for other sorts.
    pub sign: String,
    /// The English name after the figure 1 (`GPU`).
    pub singular: String,
    /// The English name after any other figure (`GPUs`).
    pub plural: String,
    /// The Japanese counter (基, ドル, 年間).
    pub counter: String,
    /// The Japanese counter before 以上, 超, 未満 and 近く: 5年間, but 5年以上.
    pub bounded_counter: String,
    forms_before: Vec<String>,
    forms_after: Vec<String>,
}

impl Unit {
    /// TEMPORARY.
    pub fn size(&self) -> &super::Size {
        todo!()
    }

    /// Whether the figure is a sum for each year.
    pub fn is_per_year(&self) -> bool {
        self.kind == UnitKind::MoneyPerYear
    }

    /// Whether a printed figure may go without the name of the unit, as in tables. A figure without one is an index and no
    /// percentage points.
    pub(super) fn goes_unnamed(&self) -> bool {
        self.kind == UnitKind::Count && self.id != "points"
    }

    /// A unit with the forms it prints, and further ones accepted before and after a printed figure.
    pub(super) fn new(
        (id, kind): (&str, UnitKind),
        sign: &str,
        english: [&str; 2],
        japanese: [&str; 2],
        [before, after]: [&[&str]; 2],
    ) -> Self {
        Self {
            id: id.to_owned(),
            kind,
            sign: sign.to_owned(),
            singular: english[0].to_owned(),
            plural: english[1].to_owned(),
            counter: japanese[0].to_owned(),
            bounded_counter: japanese[1].to_owned(),
            forms_before: longest_first([sign].iter().chain(before)),
            forms_after: longest_first(english.iter().chain(&japanese).chain(after)),
        }
    }

    /// Whether a form of the unit is among the first words of a text, or of its first characters where no blanks part them.
    pub fn stands_in(&self, text: &str, words: usize) -> bool {
        let end = [".", ";", ":", "(", "。", "、", " of ", " for ", " from ", " in ", " at ", " by "];
        let end = end.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len());
        let clause = &text[..end];
        let mut starts = clause.char_indices().filter(|(at, c)| {
            !c.is_ascii() || !clause[..*at].ends_with(|before: char| before.is_ascii_alphabetic())
        });
        let mut left = words;
        starts.any(|(at, first)| {
            if first.is_whitespace() {
                left = left.saturating_sub(1);
            }
            left > 0 && self.form_at(&clause[at..], &self.forms_after).is_some()
        })
    }

    /// Every form that may come after a printed figure, longest first.
    pub(super) fn forms_after(&self) -> &[String] {
        &self.forms_after
    }

    /// Every form that may come before a printed figure, longest first.
    pub(super) fn forms_before(&self) -> &[String] {
        &self.forms_before
    }

    /// The form that `text` begins with, among `forms`.
    ///
    /// A word ends where its letters end. Symbols of up to three letters are taken as written, because mW is not
    /// MW; longer names in any case.
    pub(super) fn form_at<'a>(&self, text: &str, forms: &'a [String]) -> Option<&'a str> {
        let exact = self.kind == UnitKind::Measure;
        forms.iter().map(String::as_str).find(|form| {
            let Some(start) = text.get(..form.len()) else { return false };
            let same =
                if exact && form.len() <= 3 { start == *form } else { start.eq_ignore_ascii_case(form) };
            let is_word = form.ends_with(|c: char| c.is_ascii_alphabetic());
            same && !(is_word && text[form.len()..].starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    }
}

/// The forms that aren't empty, each once, longest first so that the first that fits is the whole word.
fn longest_first<'a>(forms: impl Iterator<Item = &'a &'a str>) -> Vec<String> {
    let mut forms: Vec<String> =
        forms.filter(|form| !form.is_empty()).map(|form| (*form).to_owned()).collect();
    forms.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
    forms.dedup();
    forms
}
