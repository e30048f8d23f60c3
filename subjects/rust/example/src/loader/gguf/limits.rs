//! What the parser accepts at most. The reasons are in docs/decisions/0010.

pub const VERSIONS: [u32; 2] = [2, 3];
pub const HEADER_BYTES: usize = 64 * 1024 * 1024;
pub const TENSORS: usize = 32_768;
pub const METADATA_ENTRIES: usize = 16_384;
pub const KEY_BYTES: usize = 65_535;
pub const KEY_BYTES_IN_ALL: usize = 4 * 1024 * 1024;
pub const STRING_BYTES: usize = 32 * 1024 * 1024;
pub const ARRAY_ELEMENTS: usize = 16 * 1024 * 1024;
pub const TENSOR_NAME_BYTES: usize = 63;
pub const DIMENSIONS: u32 = 4;
pub const MINIMUM_ALIGNMENT: u32 = 8;
pub const DEFAULT_ALIGNMENT: u32 = 32;
