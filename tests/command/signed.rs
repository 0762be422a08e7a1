//! `build --sign` and `inspect --signed-by`: a signature holds for the very bytes and the very key, and whatever else is named.

#![expect(
    clippy::unwrap_used,
    reason = "a helper that panics fails its test; clippy exempts only functions marked #[test]"
)]

use crate::support::harbour::{FACT_FILE, Harbour};
use crate::support::process::{FACTBRIEF, Start};
use minisign::KeyPair;
use serde_json::json;
use std::process::Command;

const COPY: &str = "out/harbour/investor.en.pdf";
const SIGNATURE: &str = "out/harbour/investor.en.pdf.minisig";

/// A project with two keys beside it, each as a file with the secret and one with the public half.
fn keyed() -> Harbour {
    let harbour = Harbour::new();
    for name in ["desk", "other"] {
        let KeyPair { pk, sk } = KeyPair::generate_unencrypted_keypair().unwrap();
        harbour.write(&format!("{name}.key"), &sk.to_box(None).unwrap().into_string());
        harbour.write(&format!("{name}.pub"), &pk.to_box().unwrap().into_string());
    }
    harbour
}

#[test]
fn a_reader_learns_who_made_a_page() {
    let harbour = keyed();
    let said = harbour.right(&["build", "--sign", "desk.key"]);
    let pages = harbour.json(&["status", "--json"]).to_string().matches(".pdf\"").count();
    assert!(said.err.contains(&format!("{pages} pages signed")), "{}", said.err);
    let key = harbour.read("desk.pub").lines().nth(1).unwrap().to_owned();
    for key in ["desk.pub", key.as_str()] {
        let said = harbour.right(&["inspect", COPY, "--signed-by", key]);
        assert!(said.out.contains("byte for byte, as `harbour/investor.en.pdf`"), "{}", said.out);
    }
    // A signature that holds is left as it is; it isn't made the same twice.
    let before = harbour.read(SIGNATURE);
    let said = harbour.right(&["build", "--sign", "desk.key"]);
    assert!(said.err.contains(&format!("0 pages signed, {pages} signed before")), "{}", said.err);
    assert_eq!(harbour.read(SIGNATURE), before);
    let said = harbour.run(&["inspect", COPY, "--signed-by", "other.pub"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("unsigned ") && said.out.contains(" made it, not the key "), "{}", said.out);
    harbour.right(&["build", "--sign", "other.key"]);
    harbour.right(&["inspect", COPY, "--signed-by", "other.pub"]);
}

#[test]
fn a_signature_that_holds_for_nothing_any_more_is_named() {
    let harbour = keyed();
    harbour.right(&["build", "--sign", "desk.key"]);
    harbour.edit(FACT_FILE, "120億", "150億");
    harbour.edit(FACT_FILE, "約120億円", "約150億円");
    let said = harbour.right(&["build"]);
    assert!(
        said.err.contains(&format!("`{SIGNATURE}` signs an earlier page, and not this one")),
        "{}",
        said.err
    );
    let document = harbour.json(&["inspect", COPY, "--signed-by", "desk.pub", "--json"]);
    let signature = &document["files"][0]["signature"];
    assert_eq!(signature["valid"], json!(false));
    assert!(
        signature["problem"]
            .as_str()
            .unwrap()
            .contains("belongs to another file, or to this one before it was changed")
    );
    std::fs::remove_file(harbour.path(SIGNATURE)).unwrap();
    let said = harbour.run(&["inspect", COPY, "--signed-by", "desk.pub"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains(&format!("there is no `{SIGNATURE}` beside it")), "{}", said.out);
    harbour.write(SIGNATURE, "untrusted comment: nothing\nRUQ\n");
    let said = harbour.run(&["inspect", COPY, "--signed-by", "desk.pub"]);
    assert!(said.out.contains("it isn't a signature of minisign"), "{}", said.out);
}

#[test]
fn a_key_that_cannot_sign_is_refused_before_anything_is_made_and_shows_nothing_of_itself() {
    let harbour = keyed();
    let KeyPair { sk, .. } = KeyPair::generate_encrypted_keypair(Some("pass".to_owned())).unwrap();
    harbour.write("locked.key", &sk.to_box(None).unwrap().into_string());
    let secret = harbour.read("desk.key").lines().nth(1).unwrap().to_owned();
    harbour.write("cut.key", &format!("untrusted comment: cut\n{}\n", &secret[..60]));
    let run = |arguments: &[&str], password: Option<&str>| {
        let mut command = Command::new(FACTBRIEF);
        command.current_dir(harbour.folder()).arg("build").args(arguments);
        match password {
            Some(password) => command.env("DESK_PASSWORD", password),
            None => command.env_remove("DESK_PASSWORD"),
        };
        let output = command.ended().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let named = ["--sign-password-env", "DESK_PASSWORD"];
    for (key, more, password, what) in [
        ("missing.key", &[][..], None, "isn't there"),
        ("desk.pub", &[][..], None, "it isn't a secret key of minisign"),
        ("cut.key", &[][..], None, "it isn't a secret key of minisign"),
        ("locked.key", &named[..], None, "has no variable `DESK_PASSWORD`"),
        ("locked.key", &named[..], Some("wrong"), "the password doesn't open the key"),
        ("desk.key", &["--to", "md"][..], None, "there is no PDF to sign"),
    ] {
        let (code, said) = run(&[&["--sign", key], more].concat(), password);
        assert_eq!(code, 2, "{key}: {said}");
        assert!(said.contains(what), "{key}: {said}");
        assert!(!harbour.path("out").exists(), "{key}");
        assert!(!said.contains(&secret[..20]) && !said.contains("wrong"), "{said}");
    }
    let (code, said) = run(&["--sign", "locked.key", "--sign-password-env", "DESK_PASSWORD"], Some("pass"));
    assert_eq!(code, 0, "{said}");
    let said = harbour.run(&["inspect", COPY, "--signed-by", "nobody.pub"]);
    assert_eq!(said.code, 2);
    assert!(
        said.err
            .contains("there is no file `nobody.pub`, and it can't be used as a key: it isn't a public key"),
        "{}",
        said.err
    );
}

#[test]
fn a_published_folder_has_signatures_of_the_pages_that_are_in_it_and_no_others() {
    let harbour = keyed();
    let publish = |more: &[&str]| {
        harbour.right(&[&["build", "-a", "investor", "-o", "pages", "--to-publish"], more].concat()).err
    };
    publish(&["--sign", "desk.key"]);
    let page = "pages/harbour/investor.en.pdf";
    harbour.right(&["inspect", page, "--signed-by", "desk.pub", "--against", "briefs"]);
    assert!(publish(&[]).contains("0 removed"));
    harbour.edit("briefs/harbour/investor.toml", "The harbour is being dredged", "The harbour is deepened");
    let said = publish(&[]);
    assert!(
        said.contains("removed: `harbour/investor.en.pdf.minisig`, which signed an earlier page"),
        "{said}"
    );
    assert!(!harbour.path(&format!("{page}.minisig")).exists());
    // The other language's page is as it was.
    harbour.right(&["inspect", "pages/harbour/investor.ja.pdf", "--signed-by", "desk.pub"]);
    let said = harbour.run(&["watch", "--sign", "desk.key"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("`watch` doesn't sign"), "{}", said.err);
}
