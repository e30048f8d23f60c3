use super::super::AuditError;
use crate::hex;
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::pkcs8::{DecodePrivateKey as _, EncodePublicKey as _};
use ed25519_dalek::{Signer as _, SigningKey};
use sha2::{Digest as _, Sha256};
use std::path::Path;
use zeroize::Zeroizing;

/// Signs what is sent, so that the collector knows the sender and that no byte changed.
pub struct BatchSigner {
    key: SigningKey,
    key_id: String,
}

impl BatchSigner {
    pub fn read(file: &Path) -> Result<Self, AuditError> {
        let pem = Zeroizing::new(std::fs::read_to_string(file).map_err(AuditError::unavailable)?);
        let key = SigningKey::from_pkcs8_pem(&pem).map_err(|_| AuditError::NoSigningKey)?;
        let public =
            key.verifying_key().to_public_key_der().map_err(|_| AuditError::NoSigningKey)?;
        let key_id = hex::encode(&Sha256::digest(public.as_bytes()));
        Ok(Self { key, key_id })
    }

    /// A structured field (RFC 8941): the id of the key, and Ed25519 over the exact bytes.
    pub fn field(&self, bytes: &[u8]) -> String {
        let signature = Base64::encode_string(&self.key.sign(bytes).to_bytes());
        format!("key-id=\"{}\", ed25519=:{signature}:", self.key_id)
    }
}
