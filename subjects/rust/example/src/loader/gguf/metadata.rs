use super::cursor::Cursor;
use super::limits;
use super::malformed::{Malformed, must};
use std::collections::BTreeSet;

const UINT32: u32 = 4;
const BOOL: u32 = 7;
const STRING: u32 = 8;
const ARRAY: u32 = 9;

/// The bytes of a value of fixed size.
const fn size_of(number: u32) -> Option<usize> {
    match number {
        0 | 1 | BOOL => Some(1),
        2 | 3 => Some(2),
        UINT32 | 5 | 6 => Some(4),
        10..=12 => Some(8),
        _ => None,
    }
}

fn read_key<'a>(cursor: &mut Cursor<'a>) -> Result<&'a [u8], Malformed> {
    let bytes = cursor.count(limits::KEY_BYTES, Malformed::KeyTooLong)?;
    let key = cursor.take(bytes)?;
    must(!key.is_empty(), Malformed::KeyEmpty)?;
    must(key.iter().all(u8::is_ascii_graphic), Malformed::KeyNotAscii)?;
    Ok(key)
}

/// Steps over so many values of one type.
fn skip_values(cursor: &mut Cursor<'_>, number: u32, count: usize) -> Result<(), Malformed> {
    if number == STRING {
        for _ in 0..count {
            cursor.text()?;
        }
        return Ok(());
    }
    let size = size_of(number).ok_or(Malformed::UnknownValueType)?;
    let values = cursor.take(size.saturating_mul(count))?;
    must(number != BOOL || values.iter().all(|byte| *byte <= 1), Malformed::BoolOutOfRange)
}

/// The specification lets arrays nest, llama.cpp refuses it, and no model does: refused.
fn skip_array(cursor: &mut Cursor<'_>) -> Result<(), Malformed> {
    let number = cursor.uint32()?;
    must(number != ARRAY, Malformed::NestedArray)?;
    must(number == STRING || size_of(number).is_some(), Malformed::UnknownValueType)?;
    let count = cursor.count(limits::ARRAY_ELEMENTS, Malformed::ArrayTooLong)?;
    skip_values(cursor, number, count)
}

fn skip_value(cursor: &mut Cursor<'_>, number: u32) -> Result<(), Malformed> {
    match number {
        ARRAY => skip_array(cursor),
        STRING => must(std::str::from_utf8(cursor.text()?).is_ok(), Malformed::StringNotUtf8),
        _ => skip_values(cursor, number, 1),
    }
}

fn read_one_alignment(cursor: &mut Cursor<'_>, number: u32) -> Result<u32, Malformed> {
    must(number == UINT32, Malformed::BadAlignment)?;
    let alignment = cursor.uint32()?;
    let is_good = alignment >= limits::MINIMUM_ALIGNMENT && alignment.is_power_of_two();
    must(is_good, Malformed::BadAlignment)?;
    Ok(alignment)
}

/// Walks through all entries; of what they say only the alignment of tensor data is kept.
pub fn read_alignment(cursor: &mut Cursor<'_>, entries: usize) -> Result<u32, Malformed> {
    let mut alignment = limits::DEFAULT_ALIGNMENT;
    let mut keys = BTreeSet::new();
    let mut key_bytes = 0;
    for _ in 0..entries {
        let key = read_key(cursor)?;
        must(keys.insert(key), Malformed::DuplicateKey)?;
        key_bytes += key.len();
        must(key_bytes <= limits::KEY_BYTES_IN_ALL, Malformed::KeysTooLong)?;
        let number = cursor.uint32()?;
        if key == b"general.alignment" {
            alignment = read_one_alignment(cursor, number)?;
        } else {
            skip_value(cursor, number)?;
        }
    }
    Ok(alignment)
}
