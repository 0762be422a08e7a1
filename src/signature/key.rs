//! The keys that make and compare signatures: those of minisign, Ed25519 over BLAKE2b. The only file that knows the library.

use std::io::Cursor;

use ct_codecs::{Base64, Decoder};
use minisign::{PublicKey, PublicKeyBox, SecretKey, SecretKeyBox, SignatureBox, sign, verify};

/// The first line of a signature. It isn't signed, so anybody can change it.
const UNTRUSTED: &str = "signature of a page by factbrief";

/// A secret key, unlocked.
pub struct Signer {
    secret: SecretKey,
    public: PublicKey,
}

/// Why a key or a signature can't be used, in one lower-case clause. No message repeats a part of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureError {
    /// The file isn't a secret key of minisign.
    NoSecretKey,
    /// The key is locked, and no password was given.
    Locked,
    /// The password doesn't open the key.
    WrongPassword,
    /// The text isn't a public key of minisign.
    NoPublicKey,
    /// The file isn't a signature of minisign.
    NoSignature,
    /// Another key made the signature.
    OtherKey {
        /// The number of that key.
        made_by: String,
        /// The number of the key that should have made it.
        asked: String,
    },
    /// The key made the signature, but of another file, or of this one before it was changed.
    OtherFile,
    /// The key is damaged, or the system gave no random numbers.
    NotMade,
}

impl Signer {
    /// Opens the text of a key file, with a password where the key is locked. `None` means no password, not an empty one.
    ///
    /// # Errors
    /// [`SignatureError::NoSecretKey`], [`SignatureError::Locked`] or [`SignatureError::WrongPassword`].
    pub fn open(text: &str, password: Option<String>) -> Result<Self, SignatureError> {
        // The first four bytes: the algorithm, and the function that makes a key from the password (none, or scrypt).
        let line = text.lines().nth(1).unwrap_or_default().trim();
        let bytes = Base64::decode_to_vec(line, None).map_err(|_| SignatureError::NoSecretKey)?;
        let secret = match (bytes.get(..4), password) {
            // The library's own reader isn't used: minisign writes these keys without a check sum, and the library takes that for
            // damage.
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

    /// The text of a signature of a file. `comment` is signed too; it says in one line what the file is.
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

    /// Checks a signature of a file, and returns the comment that was signed with it.
    ///
    /// # Errors
    /// [`SignatureError`] for a signature that isn't valid for the file and this key.
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
