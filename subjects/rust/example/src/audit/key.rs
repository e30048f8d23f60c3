use super::AuditError;
use crate::hex;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use std::path::Path;
use zeroize::Zeroizing;

/// The key of a chain: 32 bytes that nobody sees and that are overwritten when it goes.
pub struct ChainKey(Zeroizing<[u8; 32]>);

impl fmt::Debug for ChainKey {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("ChainKey")
    }
}

impl ChainKey {
    pub fn read(file: &Path) -> Result<Self, AuditError> {
        let text = Zeroizing::new(std::fs::read_to_string(file).map_err(AuditError::unavailable)?);
        hex::decode(text.trim_end()).map(|key| Self(Zeroizing::new(key))).ok_or(AuditError::NoKey)
    }

    #[cfg(test)]
    pub fn of(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    fn mac(&self, text: &str) -> Hmac<Sha256> {
        // HMAC takes keys of any length; what it might say of one cannot happen.
        let mut mac =
            <Hmac<Sha256> as Mac>::new_from_slice(self.0.as_slice()).unwrap_or_else(|_| {
                <Hmac<Sha256> as Mac>::new(&hmac::digest::Key::<Hmac<Sha256>>::default())
            });
        mac.update(text.as_bytes());
        mac
    }

    /// HMAC-SHA256 as 64 lower-case hex digits.
    pub fn hash(&self, text: &str) -> String {
        hex::encode(&self.mac(text).finalize().into_bytes())
    }

    /// Whether this key has made the hash; in constant time.
    pub fn is_hash_of(&self, text: &str, hash: &str) -> bool {
        hex::decode::<32>(hash).is_some_and(|claimed| self.mac(text).verify_slice(&claimed).is_ok())
    }
}
