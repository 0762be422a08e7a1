//! The key of a brief: the hash of everything that its fit and its files depend on, so that whether it is current is
//! a comparison of two texts and no dependency graph can be wrong.

use blake3::Hasher;

use super::fingerprint::Fingerprints;
use crate::language::Language;
use crate::make::Drafts;
use crate::manifest::Rung;
use crate::model::Paper;
use crate::page::Theme;
use crate::value::Texts;

/// The program and its version, as it stands in the files.
pub const PROGRAM: &str = concat!("factbrief ", env!("CARGO_PKG_VERSION"));

/// What a brief is made from. Notes, remarks, facts that no draft prints and templates that nothing reaches aren't
/// in it, so they make nothing stale.
///
/// The fit looks at a few rungs of the ladder of concessions, and which ones follows from what the drafts on them
/// are. So the same drafts on the rungs that it looked at last time, and the same limits, lead it the same way to
/// the same page; drafts on other rungs play no part.
struct Key<'a> {
    /// Another program may set the same draft differently.
    program: &'static str,
    fonts: &'a str,
    theme: String,
    paper: Paper,
    /// Points.
    min_type_size: f32,
    /// The most pages it may take.
    pages: usize,
    /// The first rung, and the length of the ladder where the fit went beyond that.
    first: Rung,
    ladder: Option<usize>,
    /// What the fit looked at.
    tried: Vec<Tried>,
    /// The rung whose drafts became the files.
    rung: Rung,
    /// What the PDF says about itself beside what the drafts say.
    publisher: &'a Texts,
    title: &'a Texts,
    embed_facts: bool,
}

/// The brief on one rung.
struct Tried {
    rung: Rung,
    /// Ids of facts in their short form and of facts left out, which the manifest names.
    short: Vec<String>,
    omitted: Vec<String>,
    /// A hash for each language, of the title, the cited text and the facts for machines. These hold the names of
    /// dossier and brief, the audience and the date.
    drafts: Vec<(Language, blake3::Hash)>,
}

/// The key of a brief that was set on a rung after a look at others; none where a draft has mistakes or the ladder
/// doesn't reach so far.
pub fn key(
    drafts: &mut Drafts<'_>,
    theme: &Theme,
    fingerprints: &Fingerprints,
    rung: Rung,
    tried: &[Rung],
) -> Option<String> {
    if !drafts.reaches(rung) || !tried.iter().all(|&rung| drafts.reaches(rung)) {
        return None;
    }
    let tried: Option<Vec<Tried>> = tried.iter().map(|&rung| look(drafts, rung)).collect();
    let dossier = drafts.dossier;
    let tried = tried?;
    let key = Key {
        program: PROGRAM,
        fonts: &fingerprints.fonts,
        theme: format!("{theme:?}"),
        paper: dossier.paper,
        min_type_size: drafts.brief.min_type_size,
        pages: drafts.brief.pages,
        first: drafts.first(),
        ladder: tried.iter().any(|tried| tried.rung.conceded > 0).then_some(drafts.ladder.len()),
        tried,
        rung,
        publisher: &dossier.publisher,
        title: &dossier.title,
        embed_facts: dossier.embed_facts,
    };
    Some(key.hash())
}

fn look(drafts: &mut Drafts<'_>, rung: Rung) -> Option<Tried> {
    let (short, omitted) = given_up(drafts, rung);
    let each = drafts.right(rung)?.into_iter().map(|drafted| {
        let mut feed = Feed::default();
        feed.text(&drafted.draft.title);
        feed.text(&drafted.cited.markdown);
        feed.bytes(&drafted.json);
        (drafted.draft.language, feed.0.finalize())
    });
    let each = each.collect();
    Some(Tried { rung, short, omitted, drafts: each })
}

/// Ids of the facts that are short and of those that are left out on a rung, which must be one that is reached.
pub fn given_up(drafts: &Drafts<'_>, rung: Rung) -> (Vec<String>, Vec<String>) {
    let selection = drafts.selection(rung);
    let ids = |facts: &std::collections::BTreeSet<usize>| {
        facts.iter().map(|&fact| drafts.dossier.facts[fact].id.clone()).collect()
    };
    (ids(&selection.short), ids(&selection.omitted))
}

impl Key<'_> {
    fn hash(&self) -> String {
        // Taken apart so that a field that is added can't be forgotten here.
        let Self {
            program,
            fonts,
            theme,
            paper,
            min_type_size,
            pages,
            first,
            ladder,
            tried,
            rung,
            publisher,
            title,
            embed_facts,
        } = self;
        let mut feed = Feed::default();
        feed.text(program);
        feed.text(fonts);
        feed.text(theme);
        feed.text(&format!("{paper:?} {min_type_size} {pages} {first:?} {ladder:?} {rung:?} {embed_facts}"));
        feed.texts(publisher);
        feed.texts(title);
        feed.number(tried.len());
        for Tried { rung, short, omitted, drafts } in tried {
            feed.text(&format!("{rung:?}"));
            feed.list(short);
            feed.list(omitted);
            feed.number(drafts.len());
            for (language, hash) in drafts {
                feed.text(language.tag());
                feed.bytes(hash.as_bytes());
            }
        }
        feed.0.finalize().to_hex().to_string()
    }
}

/// A hash of parts, each with its length before it, so that no two lists of parts give the same bytes.
#[derive(Default)]
pub struct Feed(pub Hasher);

impl Feed {
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len());
        self.0.update(bytes);
    }

    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
    }

    pub fn number(&mut self, number: usize) {
        self.0.update(&(number as u64).to_le_bytes());
    }

    pub fn list(&mut self, texts: &[String]) {
        self.number(texts.len());
        texts.iter().for_each(|text| self.text(text));
    }

    pub fn texts(&mut self, texts: &Texts) {
        self.number(texts.len());
        for (language, text) in texts {
            self.text(language.tag());
            self.text(text);
        }
    }

    /// The first 16 hexadecimal digits: enough to see that two texts differ.
    pub fn fingerprint(&self) -> String {
        self.0.finalize().to_hex().chars().take(16).collect()
    }
}
