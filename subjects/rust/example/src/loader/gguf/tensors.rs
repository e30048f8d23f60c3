use super::cursor::Cursor;
use super::limits;
use super::malformed::{Malformed, must};
use std::collections::BTreeSet;

/// A tensor as the table has it; its size and offset may be anything yet.
#[derive(Debug)]
pub struct Tensor {
    bytes: u128,
    /// From the beginning of the tensor data.
    offset: u64,
}

/// How a tensor type of ggml packs elements: so many in a block, and so many bytes for it. The gaps
/// are types that were removed from the format.
const fn packing(number: u32) -> Option<(u64, u64)> {
    let packing = match number {
        0 => (1, 4),      // F32
        1 => (1, 2),      // F16
        2 => (32, 18),    // Q4_0
        3 => (32, 20),    // Q4_1
        6 => (32, 22),    // Q5_0
        7 => (32, 24),    // Q5_1
        8 => (32, 34),    // Q8_0
        9 => (32, 36),    // Q8_1
        10 => (256, 84),  // Q2_K
        11 => (256, 110), // Q3_K
        12 => (256, 144), // Q4_K
        13 => (256, 176), // Q5_K
        14 => (256, 210), // Q6_K
        15 => (256, 292), // Q8_K
        16 => (256, 66),  // IQ2_XXS
        17 => (256, 74),  // IQ2_XS
        18 => (256, 98),  // IQ3_XXS
        19 => (256, 50),  // IQ1_S
        20 => (32, 18),   // IQ4_NL
        21 => (256, 110), // IQ3_S
        22 => (256, 82),  // IQ2_S
        23 => (256, 136), // IQ4_XS
        24 => (1, 1),     // I8
        25 => (1, 2),     // I16
        26 => (1, 4),     // I32
        27 => (1, 8),     // I64
        28 => (1, 8),     // F64
        29 => (256, 56),  // IQ1_M
        30 => (1, 2),     // BF16
        34 => (256, 54),  // TQ1_0
        35 => (256, 66),  // TQ2_0
        39 => (32, 17),   // MXFP4
        40 => (64, 36),   // NVFP4
        41 => (128, 18),  // Q1_0
        42 => (64, 18),   // Q2_0
        _ => return None,
    };
    Some(packing)
}

fn read_dimensions(cursor: &mut Cursor<'_>) -> Result<Vec<u64>, Malformed> {
    let count = cursor.uint32()?;
    must(count <= limits::DIMENSIONS, Malformed::TooManyDimensions)?;
    let dimensions: Vec<u64> = (0..count).map(|_| cursor.uint64()).collect::<Result<_, _>>()?;
    // A zero must not hide the overflow of its neighbours, so it counts as one here.
    let elements = dimensions
        .iter()
        .try_fold(1_i64, |product, size| product.checked_mul(i64::try_from((*size).max(1)).ok()?));
    must(elements.is_some(), Malformed::DimensionOverflow)?;
    Ok(dimensions)
}

fn read_tensor(cursor: &mut Cursor<'_>) -> Result<Tensor, Malformed> {
    let dimensions = read_dimensions(cursor)?;
    let (block_elements, block_bytes) =
        packing(cursor.uint32()?).ok_or(Malformed::UnknownTensorType)?;
    let row = dimensions.first().copied().unwrap_or(1);
    must(row % block_elements == 0, Malformed::PartialBlock)?;
    // Below 2^63 elements, so far below 2^128 bytes.
    let elements: u128 = dimensions.iter().map(|size| u128::from(*size)).product();
    let bytes = elements / u128::from(block_elements) * u128::from(block_bytes);
    Ok(Tensor { bytes, offset: cursor.uint64()? })
}

pub fn read_table(cursor: &mut Cursor<'_>, count: usize) -> Result<Vec<Tensor>, Malformed> {
    let mut names = BTreeSet::new();
    let mut table = Vec::new();
    for _ in 0..count {
        let length = cursor.count(limits::TENSOR_NAME_BYTES, Malformed::TensorNameTooLong)?;
        let name = cursor.take(length)?;
        must(std::str::from_utf8(name).is_ok(), Malformed::TensorNameNotUtf8)?;
        must(!name.is_empty(), Malformed::TensorNameEmpty)?;
        let tensor = read_tensor(cursor)?;
        must(names.insert(name), Malformed::DuplicateTensor)?;
        table.push(tensor);
    }
    Ok(table)
}

/// Places tensors in the file: gaps are legal, anything outside or twice is not.
pub fn place(
    table: &[Tensor],
    header_end: usize,
    alignment: u32,
    file_bytes: usize,
) -> Result<(), Malformed> {
    let wide = |bytes: usize| u128::try_from(bytes).unwrap_or(u128::MAX);
    let start = wide(header_end).next_multiple_of(u128::from(alignment));
    let mut placed = Vec::new();
    for Tensor { bytes, offset } in table {
        let offset = u128::from(*offset);
        must(offset.is_multiple_of(u128::from(alignment)), Malformed::TensorUnaligned)?;
        must(start + offset + bytes <= wide(file_bytes), Malformed::TensorOutsideFile)?;
        placed.extend((*bytes > 0).then_some((offset, offset + bytes)));
    }
    placed.sort_unstable();
    let mut end = 0;
    for (from, to) in placed {
        must(from >= end, Malformed::TensorOverlap)?;
        end = to;
    }
    Ok(())
}
