//! A dossier of as many invented facts as are asked for.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Writes a dossier of invented facts, in files of 2,000.
pub fn invent(facts: usize, folder: &Path) {
    let path = |name: &str| folder.join(name);
    fs::create_dir_all(path("facts")).unwrap();
    fs::write(
        path("dossier.toml"),
        "title.en = \"Ports\"\ntitle.ja = \"港\"\nlanguages = [\"en\", \"ja\"]\ndate = 2026-11-21\n\
         publisher = \"Harbour office\"\n",
    )
    .unwrap();
    fs::write(
        path("sources.toml"),
        "[report]\ntype = \"report\"\nnature = \"official\"\ntitle.en = \"Harbour report\"\npublisher = \"Harbour office\"\n\
         issued = 2026-01-31\nlanguage = \"en\"\nurl = \"https://example.org/report\"\n",
    )
    .unwrap();
    for (file, start) in (0..facts).step_by(2_000).enumerate() {
        let mut text = String::from("[defaults]\nas-of = 2026-01-31\nstatus = \"confirmed\"\n");
        for index in start..(start + 2_000).min(facts) {
            write!(
                text,
                "\n[berth-{index}]\nstatement.en = \"The berth handled {{{{ value }}}} over {{{{ period }}}}.\"\n\
                 statement.ja = \"岸壁の取扱高は{{{{ period }}}}で{{{{ value }}}}である。\"\n\
                 short.en = \"Handled by the berth\"\nshort.ja = \"岸壁の取扱高\"\n\
                 value = {{ about = \"{}億\", unit = \"JPY\" }}\nwith.period = {{ exact = 5, unit = \"year\" }}\n\
                 evidence = [{{ source = \"report\", locator = \"page {}\", as-printed = {{ value = \"約{}億円\", period = \"5年間\" }} }}]\n",
                index + 1,
                index + 1,
                index + 1,
            )
            .unwrap();
        }
        fs::write(path(&format!("facts/file-{file:02}.toml")), text).unwrap();
    }
    fs::write(
        path("board.toml"),
        "audience = \"investor\"\ntitle.en = \"Ports\"\ntitle.ja = \"港\"\nbottom-line.en = \"Text.\"\n\
         bottom-line.ja = \"本文。\"\n[[section]]\nheading.en = \"Berths\"\nheading.ja = \"岸壁\"\nfacts = [\"berth-0\"]\n",
    )
    .unwrap();
}
