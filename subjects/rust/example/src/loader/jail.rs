use super::path_shape::shape_problem;
use rustix::fs::{CWD, Mode, OFlags, ResolveFlags, openat, openat2};
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::path::Path;

/// Why a path opens nothing.
#[derive(Debug)]
pub enum Refusal {
    /// It leads, or tries to lead, out of the root; no byte was read.
    Escape(&'static str),
    /// There is no such file.
    Unreadable(io::Error),
}

impl From<Errno> for Refusal {
    fn from(cause: Errno) -> Self {
        Self::Unreadable(cause.into())
    }
}

/// A swapped name makes the kernel look again; more often than this somebody is at work.
const ATTEMPTS: usize = 16;

/// Opens a regular file beneath a root, for reading.
///
/// The kernel itself walks the path and stops where it would leave the root, whatever links say
/// (`RESOLVE_BENEATH`, Linux 5.6): there is no moment between a check and the opening. A path with a
/// shape that other systems would read otherwise is refused before.
pub fn open_beneath(root: &Path, path: &str) -> Result<File, Refusal> {
    if let Some(problem) = shape_problem(path) {
        return Err(Refusal::Escape(problem));
    }
    let root =
        openat(CWD, root, OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC, Mode::empty())?;
    // Without NONBLOCK, opening a FIFO waits for a writer that may never come.
    let flags = OFlags::RDONLY | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let beneath = ResolveFlags::BENEATH | ResolveFlags::NO_MAGICLINKS;
    for _ in 0..ATTEMPTS {
        match openat2(&root, path, flags, Mode::empty(), beneath) {
            Ok(file) => return regular(File::from(file)),
            Err(Errno::AGAIN) => {}
            Err(Errno::XDEV) => return Err(Refusal::Escape("outside_root")),
            Err(cause) => return Err(cause.into()),
        }
    }
    Err(Refusal::Escape("changed_while_opening"))
}

fn regular(file: File) -> Result<File, Refusal> {
    match file.metadata() {
        Ok(about) if about.is_file() => Ok(file),
        Ok(_) => Err(Refusal::Unreadable(io::Error::other("expected a regular file"))),
        Err(cause) => Err(Refusal::Unreadable(cause)),
    }
}
