//! A simulated year of mails against brute force: figures that go and come back, mails to several readers with one brief or
//! two, readers with two languages, refused and lost mails, drafts and late notes of them. What really lies in the readers'
//! hands is simulated beside the ledger, and a model of what can be known of it shares nothing with the program.
//! tests/recall/brute_force.rs simulates the figures and their thresholds.

#![expect(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod world;

use std::collections::{BTreeMap, BTreeSet};

use crate::support::seed::Random;
use factbrief::deliver::{Course, Wish, plan};
use factbrief::ledger::{Copy, Entry, Recipient, RecipientRole, Secret};
use factbrief::recall::{Holding, OpenDrafts, holdings};
use world::{Known, Message, Place, World};

/// Years from different seeds.
const YEARS: u64 = 2;
const PEOPLE: usize = 24;
const EDITS: usize = 200;
const MAILS: usize = 1_500;
/// How many pages a brief can have; with few of them a page often comes back.
const PAGES: usize = 4;
const BRIEFS: [&str; 2] = ["investor", "policy"];
const LANGUAGES: [&str; 2] = ["en", "ja"];

fn address(person: usize) -> String {
    format!("p{person}@example.org")
}

fn person(address: &str) -> usize {
    address.trim_start_matches(['p', 'P']).split('@').next().unwrap().parse().unwrap()
}

/// The mail as the program sees it; names in any order, addresses in any case, some in `Cc`.
fn mail(message: &Message, random: &mut Random) -> (Vec<Recipient>, Vec<Copy>) {
    let recipient = |&person: &usize, random: &mut Random| {
        let address = if random.below(4) == 0 { address(person).to_uppercase() } else { address(person) };
        let role = if random.below(3) == 0 { RecipientRole::Cc } else { RecipientRole::To };
        Recipient { address, name: None, role }
    };
    let copy = |&brief: &usize| Copy {
        dossier: "port".to_owned(),
        dossier_id: None,
        brief: BRIEFS[brief].to_owned(),
        audience: BRIEFS[brief].to_owned(),
        language: LANGUAGES[message.language].to_owned(),
        date: "2026-12-31".to_owned(),
        file: "Port.pdf".to_owned(),
        file_hash: format!("{brief}.{}.{}", message.language, message.pages[brief]),
        content_hash: None,
        facts: Vec::new(),
    };
    let mut recipients: Vec<Recipient> =
        message.readers.iter().map(|person| recipient(person, random)).collect();
    let mut copies: Vec<Copy> = message.briefs.iter().map(copy).collect();
    if random.below(2) == 0 {
        recipients.reverse();
        copies.reverse();
    }
    (recipients, copies)
}

fn wanted(pages: [usize; 2], random: &mut Random) -> Message {
    let language = random.below(2);
    // A third reads English, a third Japanese, a third both.
    let reads = |person: usize| person % 3 == 2 || person % 3 == language;
    let mut readers: Vec<usize> =
        (0..1 + random.below(3)).map(|_| random.below(PEOPLE)).filter(|person| reads(*person)).collect();
    readers.sort_unstable();
    readers.dedup();
    let briefs = if random.below(4) == 0 { vec![0, 1] } else { vec![random.below(2)] };
    Message {
        readers,
        briefs,
        language,
        pages,
        known: Known::Nothing,
        between: (0, 0),
        since: 0,
        has_draft: false,
        arrived: false,
    }
}

/// What the plan must say, and of whom.
#[derive(Debug, PartialEq)]
enum Expected {
    Send,
    Delivered,
    Divided(BTreeSet<usize>),
    Uncertain(BTreeSet<(String, usize)>),
}

fn expected(world: &World, message: &Message, wish: Wish) -> Expected {
    let (mut met, mut doubts) = (Vec::new(), BTreeSet::new());
    let places =
        message.readers.iter().flat_map(|&person| message.briefs.iter().map(move |&brief| (person, brief)));
    let places: Vec<Place> = places.map(|(person, brief)| (person, brief, message.language)).collect();
    let times = |place: &Place| {
        let page = message.pages[place.1];
        let went = world.at(*place).into_iter();
        went.filter(|(_, one, its)| one.known == Known::Surely && *its == page).count()
    };
    for &place in &places {
        let page = message.pages[place.1];
        let others = world.doubts(place, |other| other != page);
        if !world.is_last(place, page) {
            doubts.extend(world.doubts(place, |its| its == page));
        } else if others.is_empty() {
            met.push(place);
        } else {
            doubts.extend(world.doubts(place, |_| true));
        }
    }
    let most = met.iter().map(times).max().unwrap_or(0);
    if most < wish.times {
        for &place in &met {
            doubts.extend(world.doubts(place, |its| its == message.pages[place.1]));
        }
    }
    if met.len() == places.len() && most >= wish.times {
        Expected::Delivered
    } else if !doubts.is_empty() && !wish.retry_uncertain {
        Expected::Uncertain(doubts)
    } else if !met.is_empty() && most >= wish.times {
        Expected::Divided(met.iter().map(|place| place.0).collect())
    } else {
        Expected::Send
    }
}

/// The program takes the mail as far as it goes.
fn hand_over(world: &mut World, mut message: Message, wish: Wish, random: &mut Random) -> &'static str {
    let (recipients, copies) = mail(&message, random);
    let planned = plan(&world.history, &recipients, &copies, (&Secret::new([7; 32]), "example.org"), wish);
    let said = match &planned.course {
        Course::Send => Expected::Send,
        Course::Delivered { .. } => Expected::Delivered,
        Course::Divided { held, .. } => {
            Expected::Divided(held.iter().map(|one| person(&one.address.to_lowercase())).collect())
        }
        Course::Uncertain { doubts } => Expected::Uncertain(
            doubts.iter().map(|one| (one.id.clone(), person(&one.address.to_lowercase()))).collect(),
        ),
    };
    let due = expected(world, &message, wish);
    assert_eq!(said, due, "{:?} {:?} {:?} {:?}", message.readers, message.briefs, message.pages, wish);
    let id = planned.id;
    match planned.course {
        Course::Send => {}
        Course::Delivered { .. } => {
            // What is skipped really lies on top.
            for &reader in &message.readers {
                for &brief in &message.briefs {
                    let came = &world.arrivals[&(reader, brief, message.language)];
                    assert_eq!(came.last().unwrap().2, message.pages[brief], "p{reader} keeps another page");
                }
            }
            return "skipped";
        }
        Course::Divided { .. } => return "divided",
        Course::Uncertain { .. } => return "uncertain",
    }
    if let Some(known) = world.messages.get(&id) {
        assert_ne!(known.known, Known::Surely, "the Message-ID of another mail");
        (message.since, message.has_draft) = (known.since, known.has_draft);
        (message.known, message.between, message.arrived) = (known.known, known.between, known.arrived);
    }
    let time = format!("2026-{:06}", world.events);
    let reply = String::new();
    let at = world.apply(Entry::Attempted { id: id.clone(), time: time.clone(), recipients, copies });
    if message.known == Known::Nothing && !message.has_draft {
        message.since = at;
    }
    let fate = random.below(10);
    let before = (message.known, message.between);
    message.known = Known::Maybe;
    message.between = (at, at);
    world.messages.insert(id.clone(), message);
    let comes = fate > 2 || fate > 0 && random.below(2) == 0;
    if comes {
        // A program that has shown a Message-ID hides it the next time: that must do no harm.
        let message = &world.messages[&id];
        for &reader in &message.readers {
            for &brief in &message.briefs {
                let came = world.arrivals.get(&(reader, brief, message.language));
                let hides = came.is_some_and(|came| came.iter().any(|(_, other, _)| *other == id));
                assert!(!hides || came.unwrap().last().unwrap().2 == message.pages[brief], "{id} is hidden");
            }
        }
        world.arrive(&id, at * 1_000 + 500);
        world.messages.get_mut(&id).unwrap().arrived = true;
    }
    match fate {
        0 => {
            world.apply(Entry::Refused { id: id.clone(), time, reply, mailbox: None });
            let message = world.messages.get_mut(&id).unwrap();
            (message.known, message.between) = before;
            "refused"
        }
        1 | 2 => "lost",
        _ => {
            let now = world.apply(Entry::Accepted { id: id.clone(), time, reply });
            let message = world.messages.get_mut(&id).unwrap();
            (message.known, message.between) = (Known::Surely, (at, now));
            "sent"
        }
    }
}

/// A draft that the user may send by hand.
fn write_draft(world: &mut World, mut message: Message, random: &mut Random) {
    let (recipients, copies) = mail(&message, random);
    let id =
        plan(&world.history, &recipients, &copies, (&Secret::new([7; 32]), "example.org"), Wish::default())
            .id;
    let time = format!("2026-{:06}", world.events);
    let at = world.apply(Entry::Drafted {
        id: id.clone(),
        time,
        recipients,
        copies,
        draft_hash: None,
        mailbox: None,
    });
    match world.messages.get_mut(&id) {
        Some(known) => {
            assert_ne!(known.known, Known::Surely, "a draft that couldn't be noted");
            if known.known == Known::Nothing && !known.has_draft {
                known.since = at;
            }
            known.has_draft = true;
        }
        None => {
            (message.since, message.has_draft) = (at, true);
            world.messages.insert(id, message);
        }
    }
}

/// The user notes a message of which the ledger knows no end: it was sent by hand at some time, or it has arrived.
fn note(world: &mut World, random: &mut Random) {
    let open = world.messages.iter().filter(|(_, message)| {
        // Of what the server took there may be a draft too, which was sent as well.
        message.has_draft || message.known == Known::Maybe && message.arrived
    });
    let open: Vec<String> = open.map(|(id, _)| id.clone()).collect();
    if open.is_empty() {
        return;
    }
    let id = open[random.below(open.len())].clone();
    let since = world.messages[&id].since;
    let sent_at = since + random.below(world.events - since + 1);
    if world.messages[&id].has_draft {
        world.arrive(&id, sent_at * 1_000 + 1 + random.below(998));
    }
    let now = world.apply(Entry::Sent { id: id.clone(), time: format!("2026-{:06}", world.events) });
    let message = world.messages.get_mut(&id).unwrap();
    let first = if message.known == Known::Surely { message.between.0 } else { since };
    (message.known, message.between) = (Known::Surely, (first, now));
    message.has_draft = false;
}

/// Who may hold what, against the model, and against what really lies there.
fn judge(world: &World) {
    let found = |drafts| -> BTreeSet<(String, Place)> {
        let key = |holding: &Holding<'_>| {
            let brief = BRIEFS.iter().position(|brief| *brief == holding.copy.brief).unwrap();
            let language = LANGUAGES.iter().position(|tag| *tag == holding.copy.language).unwrap();
            let person = person(&holding.recipient.address.to_lowercase());
            (holding.delivery.id.clone(), (person, brief, language))
        };
        holdings(&world.history, drafts).iter().map(key).collect()
    };
    let (mut known, mut with_drafts) = (BTreeSet::new(), BTreeSet::new());
    for person in 0..PEOPLE {
        for place in [(person, 0, 0), (person, 0, 1), (person, 1, 0), (person, 1, 1)] {
            for (id, message, _) in world.at(place) {
                if message.known != Known::Nothing && !world.is_replaced(place, message) {
                    known.insert((id.clone(), place));
                    with_drafts.insert((id.clone(), place));
                }
                if message.has_draft {
                    with_drafts.insert((id.clone(), place));
                }
            }
        }
    }
    assert_eq!(found(OpenDrafts::LeftOut), known);
    assert_eq!(found(OpenDrafts::Counted), with_drafts);
    for (place, came) in &world.arrivals {
        let (_, id, _) = came.last().unwrap();
        assert!(
            known.contains(&(id.clone(), *place)),
            "{place:?} really holds {id}, and nobody would be told"
        );
    }
}

#[test]
fn nobody_gets_a_copy_twice_or_keeps_another() {
    let mut told: BTreeMap<&str, usize> = BTreeMap::new();
    for seed in 0..YEARS {
        let mut random = Random(seed);
        let mut world = World::default();
        let mut pages = [0, 0];
        for number in 0..MAILS {
            if number % (MAILS / EDITS) == 0 {
                pages[random.below(2)] = random.below(PAGES);
            }
            if number % 25 == 0 {
                judge(&world);
            }
            let message = wanted(pages, &mut random);
            if message.readers.is_empty() {
                continue;
            }
            match random.below(10) {
                0 | 1 => write_draft(&mut world, message, &mut random),
                2 => note(&mut world, &mut random),
                _ => {
                    let times = if random.below(8) == 0 { 2 } else { 1 };
                    let retry_uncertain = random.below(6) == 0;
                    let wish = Wish { times, retry_uncertain };
                    *told.entry(hand_over(&mut world, message, wish, &mut random)).or_default() += 1;
                }
            }
        }
        judge(&world);
    }
    // A year in which nothing of a kind happens would show nothing of it.
    let least = [
        ("sent", 500),
        ("skipped", 150),
        ("divided", 200),
        ("uncertain", 200),
        ("lost", 150),
        ("refused", 50),
    ];
    for (what, least) in least {
        assert!(told.get(what).copied().unwrap_or(0) >= least, "{what}: {told:?}");
    }
}
