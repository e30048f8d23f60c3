use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::Path;

/// A model file by a path that is trusted, and its size; a hostile one goes through the loader.
pub(super) fn open_model(path: &Path) -> io::Result<(File, u64)> {
    let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new().read(true).custom_flags(flags).open(path)?;
    let about = file.metadata()?;
    if about.is_file() && about.len() > 0 {
        return Ok((file, about.len()));
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "expected a regular file that is not empty"))
}
