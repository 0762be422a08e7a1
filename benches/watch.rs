//! From saving a fact table to the last new output of a running `watch`, on the shipped dossier: six briefs of one fact.
//!
//! The goal is 300 ms. `cargo bench --package factbrief-benches --bench watch` prints the median.

#![expect(clippy::unwrap_used, reason = "a benchmark that can't be set up has nothing to measure")]

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use factbrief_benches::program::program;
use factbrief_benches::shipped::{VALUE, copy_shipped};
use tempfile::TempDir;

/// Ends with the benchmark, however that ends.
struct Watch(Child);

impl Drop for Watch {
    fn drop(&mut self) {
        // It may have ended by itself; nothing is left to do then.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until the manifest, which a build writes last, is another one; gives it.
fn another(manifest: &Path, before: &[u8]) -> Vec<u8> {
    let started = Instant::now();
    loop {
        match fs::read(manifest) {
            Ok(now) if now != before => return now,
            _ => assert!(started.elapsed() < Duration::from_secs(20), "nothing was built"),
        }
        sleep(Duration::from_micros(500));
    }
}

fn saving(criterion: &mut Criterion) {
    let root = TempDir::new().unwrap();
    let dossier = root.path().join("briefs/japan-sovereign-ai");
    copy_shipped(&dossier);
    let table = dossier.join("facts/funding.toml");
    let text = fs::read_to_string(&table).unwrap();
    assert!(text.contains(VALUE));
    let manifest = root.path().join("out/japan-sovereign-ai/manifest.toml");
    let mut command = Command::new(program());
    command.arg("watch").current_dir(root.path()).stdout(Stdio::null()).stderr(Stdio::null());
    let _watch = Watch(command.spawn().unwrap());
    let mut built = another(&manifest, b"");
    let mut times = 0;
    criterion.bench_function("from a save to the new outputs", |bencher| {
        bencher.iter_custom(|iterations| {
            let mut total = Duration::ZERO;
            for _ in 0..iterations {
                // A person saves when the last build is long over.
                sleep(Duration::from_millis(400));
                times += 1;
                let value = VALUE.replace('3', if times % 2 == 0 { "3" } else { "4" });
                let saved = Instant::now();
                fs::write(&table, text.replace(VALUE, &value)).unwrap();
                built = another(&manifest, &built);
                total += saved.elapsed();
            }
            total
        });
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10).measurement_time(Duration::from_secs(10));
    targets = saving
}
criterion_main!(benches);
