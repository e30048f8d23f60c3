//! GGUF, versions 2 and 3, little-endian: as strict as the specification and llama.cpp together
//! (docs/decisions/0010). Time and memory are bounded by the file and by [`limits`], never by what the
//! file claims.

mod cursor;
mod limits;
mod malformed;
mod metadata;
mod tensors;

pub use malformed::Malformed;

use cursor::Cursor;
use malformed::must;

const MAGIC: &[u8] = b"GGUF";

fn read_version(cursor: &mut Cursor<'_>) -> Result<(), Malformed> {
    must(cursor.take(MAGIC.len())? == MAGIC, Malformed::BadMagic)?;
    let version = cursor.uint32()?;
    // Read in the wrong order, the version of a big-endian file has its low half empty.
    must(version == 0 || version & 0xffff != 0, Malformed::BigEndian)?;
    must(limits::VERSIONS.contains(&version), Malformed::UnsupportedVersion)
}

/// Reads header, metadata and tensor table of a file; how many tensors it holds, or the first thing
/// that is wrong. Tensor data is not looked at.
pub fn count_tensors(file: &[u8]) -> Result<usize, Malformed> {
    let mut cursor = Cursor::new(file);
    read_version(&mut cursor)?;
    let tensors = cursor.count(limits::TENSORS, Malformed::TooManyTensors)?;
    let entries = cursor.count(limits::METADATA_ENTRIES, Malformed::TooManyMetadataEntries)?;
    let alignment = metadata::read_alignment(&mut cursor, entries)?;
    let table = tensors::read_table(&mut cursor, tensors)?;
    tensors::place(&table, cursor.position(), alignment, file.len())?;
    Ok(table.len())
}
