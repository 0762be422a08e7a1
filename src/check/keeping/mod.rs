//! Who answers for what, who has reviewed it, and what the house asks of its pages.

mod breach;
mod custody;
mod day_asked;
mod grounds;
mod judge;
mod policy;
mod quoted;
mod words;

pub use custody::{CustodyOfFact, custody, custody_of_fact};
pub use day_asked::DayAsked;
pub use judge::{PrintedFacts, UsedWords, page_policies_since, policies, policies_since, printed_with_names};
pub use policy::policy;
pub use words::house_words;
