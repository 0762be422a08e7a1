//! The gate: turns a letter into a mail that may go out, or gives every reason why it may not.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::around_text::{AroundText, WrittenBy, judge_around};
use super::attachment::{Attached, AttachmentKind, Known, attach, in_a_mail};
use super::gate::{
    Limits, audiences, judge_age, judge_clock, judge_date, judge_finish, judge_recipients, judge_review,
    judge_rules, judge_succession, review_since,
};
use super::house_words::judge_words;
use super::letter::Letter;
use super::mail_part::MailPart;
use super::messages;
use super::prepared::{Prepared, ledger_recipients};
use super::refusal::Refusal;
use super::since::{earlier, since};
use crate::account::CopiedFact;
use crate::diagnostic::{ColourChoice, report};
use crate::language::Language;
use crate::ledger::{Copy, RecipientRole, content_key};
use crate::make::{DossierOutcome, Output};
use crate::manifest::OutputFormat;
use crate::model::{Brief, Dossier, People, check_subject};
use crate::recall::Holding;
use crate::render::{Enclosed, Engine, MailText, Request, render_mail};

/// What letters are prepared from.
#[derive(Debug, Clone)]
pub struct MailProject<'a> {
    /// The template engine.
    pub engine: &'a Engine,
    /// Every dossier in reach, with what a build would make of it now.
    pub outcomes: &'a [DossierOutcome],
    /// The folder of the outputs.
    pub out: &'a Path,
    /// Who is known, with their audiences.
    pub people: &'a People,
    /// The copies that have gone out before, with their holders.
    pub held: Vec<Holding<'a>>,
}

/// Checks a letter and makes its text.
///
/// # Errors
/// Every reason why it may not go out.
pub fn prepare(
    letter: &Letter,
    project: &MailProject<'_>,
    limits: &Limits,
) -> Result<Prepared, Vec<Refusal>> {
    let (outcome, dossier, language) = about(letter, project).map_err(|refusal| vec![refusal])?;
    let briefs: Vec<&Brief> = letter.briefs.iter().map(|named| &dossier.briefs[named.brief]).collect();
    let mut refusals = judge_recipients(letter, &briefs, project.people);
    let audiences = audiences(letter, &briefs);
    let folder = project.out.join(&outcome.name);
    let (mut attachments, mut copies, mut enclosed) = (Vec::new(), Vec::new(), Vec::new());
    let mut warnings = Vec::new();
    refusals.extend(judge_clock(dossier, limits));
    if limits.days.on < dossier.date {
        warnings.push(messages::days::judged_by_earlier_day(dossier.date, limits.days.on));
    }
    for brief in &briefs {
        match judge_finish(dossier, brief, limits.unfinished) {
            Ok(said) => warnings.extend(said),
            Err(refusal) => refusals.push(refusal),
        }
        for output in outputs(outcome, brief, language, limits) {
            let attached = match attach(&folder, output, dossier, brief, &audiences, limits.max_bytes) {
                Ok(attached) => attached,
                Err(found) => {
                    refusals.extend(found);
                    continue;
                }
            };
            if attached.kind == AttachmentKind::Pdf {
                match judge_date(dossier, brief.showing(), &output.facts, limits.days.on) {
                    Some(refusal) => refusals.push(refusal),
                    // A draft may be judged by a past day, but it goes out today.
                    None => warnings.extend(
                        judge_date(dossier, brief.showing(), &output.facts, limits.days.today)
                            .map(|refusal| messages::days::by_today(limits.days.today, &refusal)),
                    ),
                }
                match judge_succession(dossier, &output.facts, limits.days.on) {
                    Some(refusal) => refusals.push(refusal),
                    None => warnings.extend(
                        judge_succession(dossier, &output.facts, limits.days.today)
                            .map(|refusal| messages::days::by_today(limits.days.today, &refusal)),
                    ),
                }
                match judge_age(dossier, brief, &output.facts, limits.days.on) {
                    Ok(said) => warnings.extend(said),
                    Err(refusal) => refusals.push(refusal),
                }
                match judge_review(dossier, &output.facts, limits.days.on) {
                    Ok(overdue) => {
                        warnings.extend(overdue);
                        warnings.extend(review_since(
                            dossier,
                            &output.facts,
                            limits.days.on,
                            limits.days.today,
                        ));
                    }
                    Err(refusal) => refusals.push(refusal),
                }
                let (refused, said) = judge_rules(dossier, brief, &output.facts, limits.days);
                refusals.extend(refused);
                warnings.extend(said);
                copies.push(copy(&attached, dossier, brief, language, &output.facts));
                let since = earlier(letter, &project.held, dossier, brief, language)
                    .into_iter()
                    .filter_map(|copy| since(&copy, dossier, language, (&output.facts, brief.showing())))
                    .collect();
                enclosed.push(Enclosed { brief, file: attached.name.clone(), since });
            }
            attachments.push(attached);
        }
    }
    let bytes: u64 = attachments.iter().map(|attached| in_a_mail(attached.bytes.len() as u64)).sum();
    if bytes > limits.max_bytes {
        refusals.push(messages::files::files_too_large(bytes, limits.max_bytes));
    }
    // Without the PDF of a brief, the mail would lack an attachment.
    if refusals.is_empty() && enclosed.len() < briefs.len() {
        refusals.push(messages::files::no_pdf());
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    attachments.sort_by_key(|attached| attached.kind != AttachmentKind::Pdf);
    let salutation = salutation(letter, language, project.people);
    let (greeting, correction) = (salutation.text.clone(), !letter.replaces.is_empty());
    let request = Request { dossier, language, enclosed, greeting, correction };
    let text = write(&request, letter, project.engine)?;
    let around = around(salutation, letter, &text, &attachments);
    let (mut refused, said) = judge_words(dossier, &briefs, &around, &text);
    refused.extend(judge_around(dossier, &briefs, &around, &text));
    if !refused.is_empty() {
        return Err(refused);
    }
    warnings.extend(said);
    let mut allowed = vec![
        messages::files::files_are_current(attachments.len(), &crate::disk::shown(&folder)),
        messages::files::files_fit(bytes, limits.max_bytes),
        messages::days::no_plan_has_lapsed(dossier.date, limits.days.on),
    ];
    allowed.extend(attachments.iter().filter_map(|attached| facts_are_known(attached, &audiences)));
    Ok(Prepared {
        key: content_key(&ledger_recipients(&letter.recipients), &copies),
        recipients: letter.recipients.clone(),
        dossier: Arc::clone(dossier),
        language,
        briefs: briefs.iter().map(|brief| brief.name.clone()).collect(),
        attachments,
        text,
        copies,
        allowed,
        warnings,
    })
}

/// What a letter is about: one sound dossier, in one of its languages.
fn about<'p>(
    letter: &Letter,
    project: &MailProject<'p>,
) -> Result<(&'p DossierOutcome, &'p Arc<Dossier>, Language), Refusal> {
    let Some(first) = letter.briefs.first() else { return Err(messages::letter::no_brief()) };
    let outcome = &project.outcomes[first.dossier];
    let broken = || messages::letter::dossier_has_mistakes(&outcome.name);
    let dossier = outcome.dossier.as_ref().filter(|_| !outcome.failed()).ok_or_else(broken)?;
    if letter.briefs.iter().any(|named| named.dossier != first.dossier) {
        return Err(messages::letter::several_dossiers());
    }
    let language = letter.language.or(dossier.languages.first().copied()).ok_or_else(broken)?;
    if !dossier.languages.contains(&language) {
        return Err(messages::letter::no_brief_in(&dossier.name, language, &dossier.languages));
    }
    Ok((outcome, dossier, language))
}

/// The text of the mail, under the subject of the letter where it has one.
fn write(request: &Request<'_>, letter: &Letter, engine: &Engine) -> Result<MailText, Vec<Refusal>> {
    let mut text = render_mail(request, engine).map_err(|found| {
        let as_text =
            |diagnostic| messages::letter::text_has_mistakes(&report(diagnostic, ColourChoice::Plain));
        found.iter().map(as_text).collect::<Vec<_>>()
    })?;
    if let Some(subject) = &letter.subject {
        text.subject.clone_from(subject);
    }
    check_subject(&text.subject).map_err(|why| vec![messages::letter::bad_subject(why)])?;
    Ok(text)
}

/// Says how it is known that a PDF holds only facts that its readers may see; none for other files.
fn facts_are_known(attached: &Attached, audiences: &BTreeSet<String>) -> Option<String> {
    Some(match attached.known? {
        Known::Read(number) => messages::files::facts_were_read(&attached.name, number, audiences),
        Known::ByHash(number) => messages::files::facts_are_known_by_hash(&attached.name, number, audiences),
    })
}

/// The PDF of a brief, and its Markdown and charts where the limits say that they go with it.
fn outputs<'o>(
    outcome: &'o DossierOutcome,
    brief: &'o Brief,
    language: Language,
    limits: &'o Limits,
) -> impl Iterator<Item = &'o Output> {
    outcome.outputs.iter().filter(move |output| {
        output.brief == brief.name
            && output.language == language
            && match output.format.asked_with() {
                OutputFormat::Pdf => true,
                OutputFormat::Markdown => limits.markdown,
                _ => false,
            }
    })
}

fn copy(attached: &Attached, dossier: &Dossier, brief: &Brief, language: Language, facts: &[usize]) -> Copy {
    let printed = (language, brief.showing());
    let fact = |&fact: &usize| CopiedFact::remembered(dossier, &dossier.facts[fact], printed);
    Copy {
        dossier: dossier.name.clone(),
        dossier_id: dossier.id.as_ref().map(|(id, _)| id.clone()),
        brief: brief.name.clone(),
        audience: brief.audience.clone(),
        language: language.tag().to_owned(),
        date: dossier.date.to_string(),
        file: attached.name.clone(),
        file_hash: attached.hash.clone(),
        content_hash: attached.content_hash.clone(),
        facts: facts.iter().map(fact).collect(),
    }
}

/// What goes out around the text.
fn around(
    salutation: AroundText,
    letter: &Letter,
    text: &MailText,
    attached: &[Attached],
) -> Vec<AroundText> {
    let written_by = if letter.subject.is_some() { WrittenBy::Sender } else { WrittenBy::Program };
    let subject = AroundText { part: MailPart::Subject, text: text.subject.clone(), name: None, written_by };
    let names = attached.iter().map(|attached| AroundText {
        part: MailPart::AttachmentName,
        text: attached.name.clone(),
        name: None,
        written_by: WrittenBy::Program,
    });
    [salutation, subject].into_iter().chain(names).collect()
}

/// The salutation: as the letter or recipients.toml says, else by name.
fn salutation(letter: &Letter, language: Language, people: &People) -> AroundText {
    let mut to =
        letter.recipients.iter().filter(|(role, _)| *role == RecipientRole::To).map(|(_, mailbox)| mailbox);
    let (one, more) = (to.next(), to.next());
    let one = one.filter(|_| more.is_none());
    let person = one.and_then(|one| people.find(one));
    let name = person.map(|person| &person.name).or(one.and_then(|one| one.name.as_ref())).cloned();
    let own = person.and_then(|person| person.salutation.get(&language));
    let (text, written_by) = match letter.salutation.as_ref().or(own) {
        Some(text) => (text.clone(), WrittenBy::Sender),
        None => {
            let words = &language.words().mail;
            let dear = name.as_ref().map_or_else(|| words.dear_reader.to_owned(), |name| (words.dear)(name));
            (dear, WrittenBy::Program)
        }
    };
    AroundText { part: MailPart::Salutation, text, name, written_by }
}
