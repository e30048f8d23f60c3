//! What the schema asks of a member that may be null, and of one that may be absent: they differ.

use serde::{Deserialize, Deserializer};

/// A member that may be null and must be there.
pub fn nullable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    Option::deserialize(from)
}

/// A member that may be absent and must not be null; goes with `#[serde(default)]`.
pub fn optional<'de, D: Deserializer<'de>, T: Deserialize<'de>>(
    from: D,
) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}
