//! Detached signatures, which show a reader who made a page: in the form of minisign, in a file `NAME.minisig` beside the page.

mod key;
mod messages;
mod signature_file;

pub use key::{SignatureError, Signer, Verifier};
pub use signature_file::{
    EXTENSION, Signature, Signed, Signing, compare_signature, open_signer, read_verifier, sign_file,
    signature_place,
};
