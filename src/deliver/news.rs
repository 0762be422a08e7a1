//! A letter to a reader who has some of its briefs already.

use super::plan::{Course, Receipt, Wish, course};
use crate::ledger::History;
use crate::mail::{Letter, Named, Prepared};

/// A letter without the briefs that its reader has already.
#[derive(Debug, Clone)]
pub struct News {
    /// The letter with the other briefs.
    pub letter: Letter,
    /// What its reader has.
    pub left_out: Vec<Receipt>,
}

/// The letter without the briefs that its reader has already; none where no brief of it is left out, or all are. `mail` is
/// what was prepared from it.
pub fn only_news(letter: &Letter, mail: &Prepared, history: &History, wish: Wish) -> Option<News> {
    let recipients = mail.ledger_recipients();
    let Course::Divided { held, .. } = course(history, &recipients, &mail.copies, wish) else {
        return None;
    };
    let has = |brief: &str| {
        let mut of_brief = mail.copies.iter().filter(|copy| copy.brief == brief);
        of_brief.any(|copy| held.iter().any(|receipt| receipt.what == copy.full_name()))
    };
    let brief_of = |named: &Named| &mail.dossier.briefs[named.brief].name;
    let briefs = letter.briefs.iter().filter(|named| !has(brief_of(named))).copied().collect();
    Some(News { letter: Letter { briefs, ..letter.clone() }, left_out: held })
}
