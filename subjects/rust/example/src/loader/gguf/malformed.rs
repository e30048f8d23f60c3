use std::fmt;

/// Why a file is not well-formed. Nothing of its content is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Malformed {
    Truncated,
    BadMagic,
    BigEndian,
    UnsupportedVersion,
    TooManyTensors,
    TooManyMetadataEntries,
    HeaderTooLong,
    KeyEmpty,
    KeyTooLong,
    KeysTooLong,
    KeyNotAscii,
    DuplicateKey,
    UnknownValueType,
    NestedArray,
    ArrayTooLong,
    StringTooLong,
    StringNotUtf8,
    BoolOutOfRange,
    BadAlignment,
    TensorNameEmpty,
    TensorNameTooLong,
    TensorNameNotUtf8,
    DuplicateTensor,
    TooManyDimensions,
    DimensionOverflow,
    UnknownTensorType,
    PartialBlock,
    TensorUnaligned,
    TensorOutsideFile,
    TensorOverlap,
}

impl Malformed {
    /// In a word for machines.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Truncated => "truncated",
            Self::BadMagic => "bad_magic",
            Self::BigEndian => "big_endian",
            Self::UnsupportedVersion => "unsupported_version",
            Self::TooManyTensors => "too_many_tensors",
            Self::TooManyMetadataEntries => "too_many_metadata_entries",
            Self::HeaderTooLong => "header_too_long",
            Self::KeyEmpty => "key_empty",
            Self::KeyTooLong => "key_too_long",
            Self::KeysTooLong => "keys_too_long",
            Self::KeyNotAscii => "key_not_ascii",
            Self::DuplicateKey => "duplicate_key",
            Self::UnknownValueType => "unknown_value_type",
            Self::NestedArray => "nested_array",
            Self::ArrayTooLong => "array_too_long",
            Self::StringTooLong => "string_too_long",
            Self::StringNotUtf8 => "string_not_utf8",
            Self::BoolOutOfRange => "bool_out_of_range",
            Self::BadAlignment => "bad_alignment",
            Self::TensorNameEmpty => "tensor_name_empty",
            Self::TensorNameTooLong => "tensor_name_too_long",
            Self::TensorNameNotUtf8 => "tensor_name_not_utf8",
            Self::DuplicateTensor => "duplicate_tensor",
            Self::TooManyDimensions => "too_many_dimensions",
            Self::DimensionOverflow => "dimension_overflow",
            Self::UnknownTensorType => "unknown_tensor_type",
            Self::PartialBlock => "partial_block",
            Self::TensorUnaligned => "tensor_unaligned",
            Self::TensorOutsideFile => "tensor_outside_file",
            Self::TensorOverlap => "tensor_overlap",
        }
    }
}

impl fmt::Display for Malformed {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(self.as_str())
    }
}

/// What must hold, or else.
pub fn must(holds: bool, otherwise: Malformed) -> Result<(), Malformed> {
    if holds { Ok(()) } else { Err(otherwise) }
}
