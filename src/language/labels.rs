//! The words that templates ask for by name, as `label("as-of")`. A name in braces is a place for a text that the
//! template gives: `label("changed-since", date=since.date)`.

macro_rules! labels {
    ($($(#[doc = $doc:literal])+ $field:ident = $key:literal;)+) => {
        /// The words that templates ask for by name.
        #[derive(Debug)]
        pub struct Labels {
            $($(#[doc = $doc])+ pub $field: &'static str,)+
        }

        impl Labels {
            /// The names of all of them.
            pub const KEYS: &'static [&'static str] = &[$($key,)+];

            /// The label of this name, with its places as they are written: `Since {date}:`.
            pub fn named(&self, key: &str) -> Option<&'static str> {
                match key {
                    $($key => Some(self.$field),)+
                    _ => None,
                }
            }
        }
    };
}

/// A label divided at its places: each place with the words before it, and the words after the last one.
pub fn places(label: &str) -> (Vec<(&str, &str)>, &str) {
    let (mut places, mut rest) = (Vec::new(), label);
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        places.push((before, name));
        rest = after;
    }
    (places, rest)
}

labels! {
    /// Before the bottom line.
    bottom_line = "bottom-line";
    /// The head of a column that names the facts.
    item = "item";
    /// The head of a column of figures.
    value = "value";
    /// The head of a column of today's figures, beside one of earlier ones.
    now = "now";
    /// The head of a column of dates.
    as_of = "as-of";
    /// Before the date of all facts.
    facts_as_of = "facts-as-of";
    /// The nature of a source written by a machine.
    ai_generated = "ai-generated";
    /// The nature of a source from a public body.
    official = "official";
    /// The nature of a source from an analyst.
    analysis = "analysis";
    /// The nature of a source that sums up others.
    digest = "digest";
    /// The nature of a source from a blogger.
    blog = "blog";
    /// Before the day on which a source was read.
    accessed = "accessed";
    /// A sentence: documents that sources cite were not read.
    unread = "unread";
    /// A sentence: nothing is cited.
    no_sources = "no-sources";
    /// In the place of a source's date.
    no_date = "no-date";
    /// Between the items of a list.
    comma = "comma";
    /// Between the items of a list that hold commas.
    semicolon = "semicolon";
    /// Between a name and what is said of it.
    colon = "colon";
    /// The end of a sentence.
    stop = "stop";
    /// Between two sentences; empty in a language without blanks.
    gap = "gap";
    /// A remark in brackets after what it belongs to: `text`.
    bracketed = "bracketed";
    /// The title of a source, after its publisher: `title`.
    source_title = "source-title";
    /// The nature of a source, after its title: `nature`.
    source_nature = "source-nature";
    /// The language of a source that no brief is written in, after its title: `language`.
    source_language = "source-language";
    /// In the place of a source's publisher.
    no_publisher = "no-publisher";
    /// In the place of a source's date, with the `date` that is known or no-date, and the `day` on which it was read.
    retrieved = "retrieved";
    /// Before the documents that a source cites.
    as_cited = "as-cited";
    /// A document that a source cites: `name`, and the `places` where.
    cited = "cited";
    /// The head over the sources of a mail.
    sources = "sources";
    /// In the subject of a correction, before the dossier's title.
    correction = "correction";
    /// What a mail says of its attachment.
    enclosed = "enclosed";
    /// What a correction says of it to a reader who has the old copy.
    corrected = "corrected";
    /// The same where the old copy may not have arrived.
    perhaps_corrected = "perhaps-corrected";
    /// Over the changes since the reader's copy: `date`.
    changed_since = "changed-since";
    /// Over the changes since a copy that may not have arrived: `date`.
    perhaps_changed_since = "perhaps-changed-since";
    /// Nothing has changed since a copy: `date`.
    unchanged_since = "unchanged-since";
    /// What the reader's copy says in another way, after the fact: `before`.
    your_copy_says = "your-copy-says";
    /// The same of a copy that may not have arrived: `before`.
    that_copy_says = "that-copy-says";
    /// Before a fact that the copy didn't have.
    added = "added";
    /// Before a fact in other words.
    reworded = "reworded";
    /// Before what is withdrawn.
    withdrawn = "withdrawn";
    /// Before the name of an attached file.
    attached = "attached";
}
