//! What really lies in the readers' hands, and what of that can be known from what was written down.

use std::collections::{BTreeMap, BTreeSet};

use factbrief::ledger::{Entry, History};

/// A brief and a language in somebody's hands: what a later copy replaces.
pub type Place = (usize, usize, usize);

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Known {
    Nothing,
    Maybe,
    Surely,
}

/// What can be known of a message.
pub struct Message {
    pub readers: Vec<usize>,
    pub briefs: Vec<usize>,
    pub language: usize,
    /// The page of each brief.
    pub pages: [usize; 2],
    pub known: Known,
    /// When it went out, if it did.
    pub between: (usize, usize),
    /// From when on it may have gone out.
    pub since: usize,
    pub has_draft: bool,
    /// Whether one of its attempts really arrived.
    pub arrived: bool,
}

/// What really came: when, under which Message-ID, and which page.
pub type Arrivals = BTreeMap<Place, Vec<(usize, String, usize)>>;

#[derive(Default)]
pub struct World {
    pub history: History,
    pub messages: BTreeMap<String, Message>,
    pub arrivals: Arrivals,
    pub events: usize,
}

impl World {
    pub fn apply(&mut self, entry: Entry) -> usize {
        self.history.apply(entry);
        self.events += 1;
        self.events
    }

    /// Each message that went to a place and what it brought, by what is known.
    pub fn at(&self, place: Place) -> Vec<(&String, &Message, usize)> {
        let (person, brief, language) = place;
        let went = |message: &Message| {
            message.language == language
                && message.briefs.contains(&brief)
                && message.readers.contains(&person)
        };
        let all = self.messages.iter().filter(|(_, message)| went(message));
        all.map(|(id, message)| (id, message, message.pages[brief])).collect()
    }

    /// Whether something surely came after it.
    pub fn is_replaced(&self, place: Place, message: &Message) -> bool {
        self.at(place)
            .iter()
            .any(|(_, later, _)| later.known == Known::Surely && later.between.0 > message.between.1)
    }

    /// Whether the last copy that surely came is this page, in whichever order things went.
    pub fn is_last(&self, place: Place, page: usize) -> bool {
        let sure: Vec<_> =
            self.at(place).into_iter().filter(|(_, message, _)| message.known == Known::Surely).collect();
        sure.iter().any(|(_, last, its)| {
            let others = sure.iter().filter(|(_, _, other)| *other != page);
            *its == page && others.into_iter().all(|(_, other, _)| other.between.1 < last.between.0)
        })
    }

    /// The messages that may have come, or not, and weren't replaced.
    pub fn doubts(&self, place: Place, of_page: impl Fn(usize) -> bool) -> BTreeSet<(String, usize)> {
        let open = |(_, message, page): &(&String, &Message, usize)| {
            message.known == Known::Maybe && of_page(*page) && !self.is_replaced(place, message)
        };
        self.at(place).into_iter().filter(open).map(|(id, ..)| (id.clone(), place.0)).collect()
    }

    pub fn arrive(&mut self, id: &str, at: usize) {
        let message = &self.messages[id];
        for &person in &message.readers {
            for &brief in &message.briefs {
                let came = self.arrivals.entry((person, brief, message.language)).or_default();
                came.push((at, id.to_owned(), message.pages[brief]));
                came.sort();
            }
        }
    }
}
