use crate::hex;
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize as _, Zeroizing};

const ENCODING: &str = "proofgate/seal/1";
const SALT: &[u8] = b"proofgate/vram";
const INFO: &[u8] = b"seal-signature/1";

/// What a signature vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct SealContent {
    pub shard_id: String,
    pub gpu_device: u64,
    pub vram_bytes: u64,
    pub digest: String,
    pub sealed_at: String,
}

/// A sealed shard as it is handed out: no pointer, no key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Shard {
    pub content: SealContent,
    pub signature: String,
}

/// Signs seals with a key made from the worker token; the key is overwritten when the signer goes.
pub struct SealSigner(Zeroizing<[u8; 32]>);

impl std::fmt::Debug for SealSigner {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        to.write_str("SealSigner")
    }
}

impl SealSigner {
    /// The signer of whoever has this token.
    pub fn of_worker(token: &str) -> Self {
        let mut key = Zeroizing::new([0; 32]);
        // HKDF-SHA256 gives up to 8160 bytes; 32 cannot be refused.
        Hkdf::<Sha256>::new(Some(SALT), token.as_bytes())
            .expand(INFO, key.as_mut_slice())
            .unwrap_or_default();
        Self(key)
    }

    /// Overwrites the key. What is signed afterwards is signed under zeros: by nobody.
    pub fn forget(&mut self) {
        self.0.zeroize();
    }

    /// HMAC-SHA256 of the content, as 64 lower-case hex digits.
    ///
    /// Each field has its length in front, so that no two contents are the same bytes.
    pub fn sign(&self, content: &SealContent) -> String {
        let (device, bytes) = (content.gpu_device.to_string(), content.vram_bytes.to_string());
        let fields =
            [ENCODING, &content.shard_id, &device, &bytes, &content.digest, &content.sealed_at];
        // HMAC takes keys of any length; what it might say of one cannot happen.
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(self.0.as_slice())
            .unwrap_or_else(|_| <Hmac<Sha256> as Mac>::new(&Default::default()));
        for field in fields {
            mac.update(&u32::try_from(field.len()).unwrap_or(u32::MAX).to_be_bytes());
            mac.update(field.as_bytes());
        }
        hex::encode(&mac.finalize().into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seal_of_the_documentation_is_signed_as_it_says() {
        let content = SealContent {
            shard_id: "llama-7b".into(),
            gpu_device: 0,
            vram_bytes: 4096,
            digest: "ad7facb2586fc6e966c004d7d1d16b024f5805ff7cb47c7a85dabd8b48892ca7".into(),
            sealed_at: "2026-11-20T12:00:00.000Z".into(),
        };
        assert_eq!(
            SealSigner::of_worker("example-token").sign(&content),
            "8e33aae5aedee1aa17d7a02831794740baef2078906044cb7017aa20fd33c81b"
        );
    }
}
