//! What a house asks of its pages beyond what `tests/diagnostic/cases` shows: templates, mails, later days, `--strict`, lists; and the number of
//! independent origins against brute force.

use std::collections::BTreeSet;

use crate::support::harbour::{FACT_FILE, Harbour};
use crate::support::seed::Random;

const DOSSIER: &str = "briefs/harbour/dossier.toml";

/// The harbour with a policy for its investors.
fn asked(rules: &str) -> Harbour {
    let harbour = Harbour::new();
    harbour.write(
        "readers.toml",
        "[[recipient]]\nname = \"Yui\"\naddress = \"yui@example.org\"\naudience = \"investor\"\n",
    );
    let dossier = harbour.read(DOSSIER);
    harbour.write(DOSSIER, &format!("{dossier}[audience.investor.policy]\n{rules}\n"));
    harbour
}

fn complaints(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.starts_with("error[") || line.starts_with("warning[")).collect()
}

#[test]
fn a_fact_that_only_a_template_prints_is_judged_too() {
    let harbour = asked("natures = { alone = [\"news\"], otherwise = \"flag\" }");
    harbour.edit("briefs/harbour/investor.toml", "[\"berths\", \"cost\"]", "[\"cost\"]");
    let said = harbour.right(&["check", "--on", "2026-11-21"]).err;
    assert_eq!(complaints(&said), Vec::<&str>::new(), "{said}");
    harbour.write(
        "templates/investor.md.j2",
        "{% extends \"base.md.j2\" %}{% block check %}{{ source_note }} {{ fact('ships') }}{% endblock %}",
    );
    for command in
        [&["check", "--on", "2026-11-21"][..], &["build"], &["build"], &["status", "--on", "2026-11-21"]]
    {
        let said = harbour.right(command).err;
        assert_eq!(
            complaints(&said),
            [
                "warning[against-policy]: `ships` rests on nothing but `official`, against the rule `natures` for `investor`; the brief `investor` prints it"
            ],
            "{command:?}: {said}"
        );
    }
    harbour.edit(DOSSIER, "\"flag\"", "\"forbid\"");
    let said = harbour.run(&["build"]);
    assert_eq!(said.code, 1);
    assert!(
        said.err.contains("error[policy-forbids]: `ships` rests on nothing but `official`"),
        "{}",
        said.err
    );
}

#[test]
fn strictly_every_warning_fails_and_a_waived_one_is_none() {
    let harbour = asked("natures = { alone = [\"official\"] }");
    for command in ["check", "status"] {
        harbour.right(&[command, "--on", "2026-11-21"]);
        let said = harbour.run(&[command, "--strict", "--on", "2026-11-21"]);
        assert_eq!(said.code, 1, "{command}: {}", said.err);
    }
    let said = harbour.run(&["check", "--strict", "--on", "2026-11-21"]).err;
    assert!(said.contains("`--strict`: the warning fails"), "{said}");
    harbour.edit(
        FACT_FILE,
        "[cost]",
        "[cost]\nwaive = [{ rule = \"natures\", why = \"told to the press only\", by = \"IR desk\", until = 2027-01-31 }]",
    );
    let said = harbour.right(&["check", "--strict", "--on", "2026-11-21"]).err;
    assert!(
        said.contains("waived: `natures` for `cost` of `harbour` until `2027-01-31` by `IR desk`: told to the press only"),
        "{said}"
    );
    let shown = harbour.right(&["show", "cost"]).out;
    assert!(
        shown.contains("  waived     natures until 2027-01-31 by IR desk: told to the press only\n"),
        "{shown}"
    );
    harbour.right(&["status", "--strict", "--on", "2026-11-21"]);
    // Nothing of it leaves the house.
    harbour.edit(FACT_FILE, "[cost]", "[cost]\nowner = \"the dredging desk\"");
    harbour.right(&["review", "cost", "--by", "legal desk", "--on", "2026-11-20"]);
    harbour.right(&["build"]);
    let inside = harbour.right(&["inspect", "out/harbour/investor.en.pdf", "--json"]).out;
    for text in
        [inside, harbour.read("out/harbour/investor.en.md"), harbour.read("out/harbour/manifest.toml")]
    {
        for kept in ["IR desk", "told to the press only", "the dredging desk", "legal desk", "2027-01-31"] {
            assert!(!text.contains(kept), "`{kept}` is in {text}");
        }
    }
    // Once it has expired it is an error for those who go by the day, and none for a build of the same page.
    harbour.right(&["build"]);
    for command in ["check", "status"] {
        let said = harbour.run(&[command, "--on", "2027-02-01"]);
        assert_eq!(said.code, 1, "{command}: {}", said.err);
        assert_eq!(
            complaints(&said.err),
            [
                "error[waiver-expired]: the waiver of `natures` for `cost` ended with `2027-01-31`, before 2027-02-01"
            ]
        );
    }
    let to = [
        "mail",
        "investor",
        "--to",
        "Yui <yui@example.org>",
        "--from",
        "Desk <desk@example.org>",
        "--recipients",
        "readers.toml",
        "--ledger",
        "ledger.jsonl",
    ];
    let said = harbour.run(&[&to[..], &["--on", "2027-02-01"]].concat());
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("the waiver of `natures` for `cost` ended with `2027-01-31`"), "{}", said.err);
    let said = harbour.run(&["build", "--date", "2027-02-01"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.err.contains("waiver-expired"), "{}", said.err);
}

#[test]
fn a_plan_grows_too_old_for_a_mail() {
    let to = [
        "mail",
        "investor",
        "--to",
        "Yui <yui@example.org>",
        "--from",
        "Desk <desk@example.org>",
        "--recipients",
        "readers.toml",
        "--ledger",
        "ledger.jsonl",
    ];
    for (otherwise, code) in [("forbid", 1), ("flag", 0)] {
        let harbour = asked(&format!("plan-age = {{ months = 6, otherwise = \"{otherwise}\" }}"));
        harbour.edit(DOSSIER, "2026-11-21", "2026-12-01");
        harbour.edit(DOSSIER, "2026-12-01", "2026-12-10");
        harbour.build();
        harbour.right(&[&to[..], &["--on", "2026-12-11"]].concat());
        let said = harbour.run(&[&to[..], &["--on", "2026-12-24"]].concat());
        assert_eq!(said.code, code, "{}", said.err);
        assert!(
            said.err.contains("`cost` is a plan that was neither told anew nor reviewed since 2026-06-12"),
            "{}",
            said.err
        );
        // Whoever looks at it again says so, and the page goes out.
        harbour.right(&["review", "cost", "--by", "IR desk", "--on", "2026-12-09"]);
        let said = harbour.right(&[&to[..], &["--on", "2026-12-24"]].concat());
        assert!(!said.err.contains("neither told anew"), "{}", said.err);
    }
}

/// The evidence of `berths` in the harbour.
const ONE_PIECE: &str = "evidence = [{ source = \"plan\", locator = \"page 3\", as-printed = \"12バース\" }]";
/// A text by a machine.
const CHAT: &str = "[chat]\ntype = \"web\"\nnature = \"ai-generated\"\ntitle.en = \"Answer\"\npublisher.en = \"Chatbot\"\npublisher.ja = \"チャットボット\"\nissued = \"2026-05\"\nlanguage = \"en\"\n";

#[test]
fn a_rule_asks_of_each_figure_what_prints_it() {
    let harbour = asked("natures = { alone = [\"official\"], otherwise = \"forbid\" }");
    harbour.edit("briefs/harbour/investor.toml", "[\"berths\", \"cost\"]", "[\"berths\", \"per-ship\"]");
    for text in ["fact('cost').value", "fact('cost').value"] {
        harbour.edit("briefs/harbour/investor.toml", text, "fact('berths').value");
    }
    harbour.edit(
        FACT_FILE,
        "[ships]",
        "[per-ship]\nstatement.en = \"That is {{ value }}.\"\nstatement.ja = \"{{ value }}である。\"\nformula = \"berths * 2\"\n\n[ships]",
    );
    harbour.right(&["check", "--on", "2026-11-21"]);
    // The official plan is cited, but the figure is of the paper alone.
    harbour.edit(
        FACT_FILE,
        ONE_PIECE,
        "evidence = [{ source = \"paper\", locator = \"page 1\", as-printed = \"12バース\" }, { source = \"plan\", locator = \"page 3\" }]",
    );
    let said = harbour.run(&["build"]);
    assert_eq!(
        complaints(&said.err),
        [
            "error[policy-forbids]: `berths` rests on nothing but `news` for its figure `value`, against the rule `natures` for `investor`; the brief `investor` prints it",
            "error[policy-forbids]: `berths`, from which `per-ship` is computed, rests on nothing but `news` for its figure `value`, against the rule `natures` for `investor`; the brief `investor` prints it",
        ],
        "{}",
        said.err
    );
    assert!(
        said.err.contains(
            "add a source that is `official` and say in its `as-printed` how it prints `value`; or say why not"
        ),
        "{}",
        said.err
    );
    // As the hint says.
    harbour.edit(FACT_FILE, "locator = \"page 3\" }]", "locator = \"page 3\", as-printed = \"12バース\" }]");
    assert_eq!(complaints(&harbour.right(&["build"]).err), Vec::<&str>::new());
    // A companion is a figure, too.
    harbour.edit(FACT_FILE, "has {{ value }}", "has {{ value }} of {{ length }}");
    harbour.edit(FACT_FILE, "湊港には{{ value }}", "湊港には長さ{{ length }}の{{ value }}");
    harbour.edit(
        FACT_FILE,
        "value = { exact = 12",
        "with.length = { exact = 90, unit = \"m\" }\nvalue = { exact = 12",
    );
    harbour.edit(
        FACT_FILE,
        "locator = \"page 1\", as-printed = \"12バース\"",
        "locator = \"page 1\", as-printed = { value = \"12バース\", length = \"90メートル\" }",
    );
    let said = harbour.run(&["build"]).err;
    assert_eq!(
        complaints(&said),
        [
            "error[policy-forbids]: `berths` rests on nothing but `news` for its figure `length`, against the rule `natures` for `investor`; the brief `investor` prints it"
        ],
        "{said}"
    );
    let flagged = harbour.read(DOSSIER).replace(
        "natures = { alone = [\"official\"], otherwise = \"forbid\" }",
        "origins = { at-least = 2 }",
    );
    harbour.write(DOSSIER, &flagged);
    let said = harbour.right(&["build"]).err;
    assert_eq!(
        complaints(&said),
        [
            "warning[against-policy]: `berths` rests on one origin, not on 2, for its figure `length` (printed in `paper`), against the rule `origins` for `investor`; the brief `investor` prints it"
        ],
        "{said}"
    );
}

/// What the page says of its sources and what the rules say of it is the same, whatever prints the figure and rests on what.
#[test]
fn pages_and_rules_agree_on_what_a_figure_rests_on() {
    let sources = ["plan", "paper", "chat"];
    for (rests, on) in [("paper", ""), ("paper", "\"plan\", \"chat\""), ("chat", "\"plan\"")] {
        for prints in 1..8_usize {
            let harbour = asked(
                "natures = { alone = [\"primary\", \"official\", \"news\", \"analysis\", \"digest\", \"blog\"] }\norigins = { at-least = 2 }",
            );
            let edited = |harbour: &Harbour, file: &str, edit: &dyn Fn(String) -> String| {
                harbour.write(file, &edit(harbour.read(file)));
            };
            edited(&harbour, "briefs/harbour/investor.toml", &|text| {
                text.replace("fact('cost')", "fact('berths')")
                    .replace("[\"berths\", \"cost\"]", "[\"berths\"]")
            });
            edited(&harbour, "briefs/harbour/sources.toml", &|text| {
                let head = format!("[{rests}]\n");
                format!("{text}{CHAT}").replace(&head, &format!("{head}rests-on = [{on}]\n"))
            });
            let piece = |(place, source): (usize, &&str)| {
                let printed = if prints >> place & 1 == 1 { ", as-printed = \"12バース\"" } else { "" };
                format!("{{ source = \"{source}\", locator = \"page {}\"{printed} }}", place + 1)
            };
            let pieces: Vec<String> = sources.iter().enumerate().map(piece).collect();
            harbour.edit(FACT_FILE, ONE_PIECE, &format!("evidence = [{}]", pieces.join(", ")));
            let said = harbour.right(&["build"]).err;
            let page = harbour.read("out/harbour/investor.en.md");
            let case = format!("{rests} on {on}, {prints:b}: {said}\n{page}");
            assert_eq!(
                said.contains("the rule `origins`"),
                page.contains("1 rests on one origin alone"),
                "{case}"
            );
            assert_eq!(
                said.contains("the rule `natures`"),
                page.contains("on AI-written texts alone"),
                "{case}"
            );
        }
    }
}

#[test]
fn the_facts_of_an_owner_are_listed() {
    let harbour = Harbour::new();
    harbour.edit(FACT_FILE, "[defaults]", "[defaults]\nowner = \"harbour desk\"");
    harbour.edit(FACT_FILE, "[cost]", "[cost]\nowner = \"IR desk\"");
    let listed = harbour.right(&["list", "--owner", "harbour desk"]);
    assert_eq!(listed.out.lines().count(), 3, "{}", listed.out);
    let listed = harbour.right(&["list", "--owner", "IR desk"]).out;
    assert!(listed.starts_with("cost ") && listed.lines().count() == 1, "{listed}");
    let said = harbour.run(&["list", "--owner", "IR"]);
    assert!(said.code == 2 && said.err.contains("there is no owner `IR`"), "{}", said.err);
    assert!(harbour.right(&["show", "cost"]).out.contains("  owner      IR desk\n"));
}

#[test]
fn independent_origins_are_the_most_of_which_no_two_meet() {
    for seed in 0..2000 {
        let mut random = Random(seed);
        let number = random.below(9);
        let origins: Vec<BTreeSet<usize>> = (0..number)
            .map(|own| {
                let others = random.below(3);
                (0..others).map(|_| random.below(8)).chain([100 + own]).collect()
            })
            .collect();
        let apart = |chosen: &Vec<&BTreeSet<usize>>| {
            chosen.iter().enumerate().all(|(at, one)| chosen[..at].iter().all(|other| one.is_disjoint(other)))
        };
        let most = (0..1_u32 << number)
            .map(|choice| {
                origins
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| choice >> at & 1 == 1)
                    .map(|(_, one)| one)
                    .collect()
            })
            .filter(apart)
            .map(|chosen: Vec<_>| chosen.len())
            .max()
            .unwrap_or(0);
        assert_eq!(factbrief::check::internals::most_apart(&origins), most, "seed {seed}: {origins:?}");
    }
}

#[test]
fn a_figure_that_an_ai_alone_prints_isnt_confirmed() {
    let harbour = Harbour::new();
    let sources = harbour.read("briefs/harbour/sources.toml");
    harbour.write("briefs/harbour/sources.toml", &format!("{sources}{CHAT}"));
    harbour.edit(FACT_FILE, "[berths]", "[berths]\nstatus = \"confirmed\"");
    let with = |printed: &str| {
        let facts = harbour.read(FACT_FILE);
        let piece = "evidence = [{ source = \"plan\", locator = \"page 3\" }, { source = \"chat\", locator = \"whole\", as-printed = \"12バース\" }]";
        harbour.edit(FACT_FILE, ONE_PIECE, &piece.replace("\"page 3\"", &format!("\"page 3\"{printed}")));
        let said = harbour.run(&["check", "--on", "2026-11-21"]).err;
        harbour.write(FACT_FILE, &facts);
        complaints(&said).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        with(""),
        ["warning[confirmed-by-ai]: `berths` is confirmed by AI-generated sources only for `value`"]
    );
    assert_eq!(with(", as-printed = \"12バース\""), Vec::<String>::new());
}
