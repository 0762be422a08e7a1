//! Detached signatures of pages, by which a reader knows who made one: those of minisign (Ed25519 over BLAKE2b, a file
//! `NAME.minisig` beside the page); the only file that knows the library.

use std::fmt;
use std::io::Cursor;

use ct_codecs::{Base64, Decoder};
use minisign::{PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox, sign, verify};

/// What is written after a file's name to name its signature.
pub const EXTENSION: &str = ".minisig";
/// The first line of a signature, which anybody can change.
const UNTRUSTED: &str = "signature of a page by factbrief";

/// A secret key that is open.
pub struct Signer {
    secret: SecretKey,
    public: PublicKey,
}

/// Why a key or a signature is no good, in one lower-case clause. No part of a key is repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureError {
    /// The file is no secret key of minisign.
    NoSecretKey,
    /// The key is locked, and no password was given.
    Locked,
    /// The password doesn't open the key.
    WrongPassword,
    /// The text is no public key of minisign.
    NoPublicKey,
    /// The file is no signature of minisign.
    NoSignature,
    /// Another key made the signature.
    OtherKey {
        /// Its number.
        made_by: String,
        /// The number of the key that was asked for.
        asked: String,
    },
    /// The key made the signature, of another file or of this one before it was changed.
    OtherFile,
    /// The key is damaged, or the system gave no random numbers.
    NotMade,
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSecretKey => write!(f, "it is no secret key of minisign"),
            Self::Locked => write!(f, "the key is locked with a password"),
            Self::WrongPassword => write!(f, "the password doesn't open the key"),
            Self::NoPublicKey => write!(f, "it is no public key of minisign"),
            Self::NoSignature => write!(f, "it is no signature of minisign"),
            Self::OtherKey { made_by, asked } => {
                write!(f, "another key made it, {made_by}, and not {asked}")
            }
            Self::OtherFile => write!(f, "it is of another file, or of this one before it was changed"),
            Self::NotMade => write!(f, "the key is damaged, or the system gives no random numbers"),
        }
    }
}

impl std::error::Error for SignatureError {}

impl Signer {
    /// Opens the text of a key file, with a password where it is locked. `None` stands for no password, not an empty one.
    ///
    /// # Errors
    /// [`SignatureError::NoSecretKey`], [`SignatureError::Locked`] or [`SignatureError::WrongPassword`].
    pub fn open(text: &str, password: Option<String>) -> Result<Self, SignatureError> {
        // Algorithm, and the function that makes a key from the password: none, or scrypt.
        let line = text.lines().nth(1).unwrap_or_default().trim();
        let bytes = Base64::decode_to_vec(line, None).map_err(|_| SignatureError::NoSecretKey)?;
        let secret = match (bytes.get(..4), password) {
            // Not asked of the library, which takes the missing check sum of minisign's own such keys for damage.
            (Some(b"Ed\0\0"), _) => SecretKey::from_bytes(&bytes).map_err(|_| SignatureError::NoSecretKey)?,
            (Some(b"EdSc"), None) => return Err(SignatureError::Locked),
            (Some(b"EdSc"), Some(password)) => SecretKeyBox::from_string(text)
                .and_then(|key| key.into_secret_key(Some(password)))
                .map_err(|_| SignatureError::WrongPassword)?,
            _ => return Err(SignatureError::NoSecretKey),
        };
        let public = PublicKey::from_secret_key(&secret).map_err(|_| SignatureError::NoSecretKey)?;
        Ok(Self { secret, public })
    }

    /// The text of a signature of a file. `comment` is signed too, and says in one line what the file is.
    ///
    /// # Errors
    /// [`SignatureError::NotMade`].
    pub fn sign(&self, bytes: &[u8], comment: &str) -> Result<String, SignatureError> {
        let made = sign(Some(&self.public), &self.secret, Cursor::new(bytes), Some(comment), Some(UNTRUSTED));
        made.map(SignatureBox::into_string).map_err(|_| SignatureError::NotMade)
    }

    /// Whether a text is this key's signature of a file.
    pub fn has_signed(&self, bytes: &[u8], signature: &str, comment: &str) -> bool {
        let key = Verifier { public: self.public.clone() };
        key.verify(bytes, signature).is_ok_and(|found| found == comment)
    }
}

/// A public key.
pub struct Verifier {
    public: PublicKey,
}

impl Verifier {
    /// Reads the text of a key file, or the key alone in base64.
    ///
    /// # Errors
    /// [`SignatureError::NoPublicKey`].
    pub fn read(text: &str) -> Result<Self, SignatureError> {
        let text = text.trim();
        let public = match text.lines().count() {
            1 => PublicKey::from_base64(text).ok(),
            _ => PublicKeyBox::from_string(text).and_then(PublicKeyBox::into_public_key).ok(),
        };
        public.map(|public| Self { public }).ok_or(SignatureError::NoPublicKey)
    }

    /// The number of the key, as minisign prints it.
    pub fn number(&self) -> String {
        number(self.public.keynum())
    }

    /// Holds a signature against a file, and returns the comment that was signed with it.
    ///
    /// # Errors
    /// [`SignatureError`] for a signature that doesn't hold.
    pub fn verify(&self, bytes: &[u8], signature: &str) -> Result<String, SignatureError> {
        let signature = SignatureBox::from_string(signature).map_err(|_| SignatureError::NoSignature)?;
        if signature.keynum() != self.public.keynum() {
            return Err(SignatureError::OtherKey {
                made_by: number(signature.keynum()),
                asked: self.number(),
            });
        }
        verify(&self.public, &signature, Cursor::new(bytes), true, false, false)
            .map_err(|_| SignatureError::OtherFile)?;
        signature.trusted_comment().map_err(|_| SignatureError::NoSignature)
    }
}

fn number(bytes: &[u8]) -> String {
    bytes.iter().rev().map(|byte| format!("{byte:02X}")).collect()
}
