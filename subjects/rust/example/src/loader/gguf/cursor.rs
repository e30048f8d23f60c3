use super::limits;
use super::malformed::{Malformed, must};

/// Walks through a little-endian file, and never past its end or past the limit of a header.
#[derive(Debug)]
pub struct Cursor<'a> {
    file: &'a [u8],
    at: usize,
}

impl<'a> Cursor<'a> {
    pub const fn new(file: &'a [u8]) -> Self {
        Self { file, at: 0 }
    }

    pub const fn position(&self) -> usize {
        self.at
    }

    /// So many bytes of the file itself; nothing is copied, whatever a length claims.
    pub fn take(&mut self, bytes: usize) -> Result<&'a [u8], Malformed> {
        let end = self.at.checked_add(bytes).ok_or(Malformed::Truncated)?;
        let taken = self.file.get(self.at..end).ok_or(Malformed::Truncated)?;
        must(end <= limits::HEADER_BYTES, Malformed::HeaderTooLong)?;
        self.at = end;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
        self.take(N)?.try_into().map_err(|_| Malformed::Truncated)
    }

    pub fn uint32(&mut self) -> Result<u32, Malformed> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn uint64(&mut self) -> Result<u64, Malformed> {
        self.array().map(u64::from_le_bytes)
    }

    /// A count or a length of at most so many.
    pub fn count(&mut self, most: usize, otherwise: Malformed) -> Result<usize, Malformed> {
        let count = usize::try_from(self.uint64()?).map_err(|_| otherwise)?;
        must(count <= most, otherwise)?;
        Ok(count)
    }

    /// A text as the bytes that lie in the file.
    pub fn text(&mut self) -> Result<&'a [u8], Malformed> {
        let bytes = self.count(limits::STRING_BYTES, Malformed::StringTooLong)?;
        self.take(bytes)
    }
}
