use super::AuditError;
use super::file_name::FileName;
use rustix::fs::OFlags;
use std::fs::{DirBuilder, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Read as _, Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

const LOCK: &str = ".writer.lock";

/// The longest document beside the files: a manifest of some ten thousand of them.
const MAX_DOCUMENT_BYTES: u64 = 16 * 1024 * 1024;

/// The directory of a trail, held by one writer until it is dropped: the system lets go of the lock
/// of a process that dies.
#[derive(Debug)]
pub struct TrailDirectory {
    path: PathBuf,
    itself: File,
    _lock: File,
}

fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    let flags = OFlags::NOFOLLOW | OFlags::CLOEXEC;
    options.read(true).mode(0o600).custom_flags(flags.bits().cast_signed());
    options
}

fn regular(file: File) -> io::Result<File> {
    if file.metadata()?.is_file() {
        return Ok(file);
    }
    Err(io::Error::new(io::ErrorKind::InvalidInput, "expected a regular file, found another kind"))
}

impl TrailDirectory {
    pub fn open(path: &Path) -> Result<Self, AuditError> {
        let unavailable = AuditError::unavailable;
        DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(unavailable)?;
        let itself = File::open(path).map_err(unavailable)?;
        itself.set_permissions(Permissions::from_mode(0o700)).map_err(unavailable)?;
        let lock = options().write(true).create(true).open(path.join(LOCK)).map_err(unavailable)?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.to_owned(), itself, _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(AuditError::Locked),
            Err(TryLockError::Error(cause)) => Err(AuditError::unavailable(cause)),
        }
    }

    /// The trail's own files, in order.
    pub fn trail_files(&self) -> io::Result<Vec<FileName>> {
        let mut names = Vec::new();
        for entry in self.path.read_dir()? {
            names.extend(entry?.file_name().to_str().and_then(FileName::parse));
        }
        names.sort();
        Ok(names)
    }

    /// Opens a file for reading and appending, and makes it if it is not there.
    pub fn open_file(&self, name: &str) -> io::Result<File> {
        let file = regular(options().append(true).create(true).open(self.path.join(name))?)?;
        self.sync()?;
        Ok(file)
    }

    /// Opens a file that is there, for reading only.
    pub fn read_file(&self, name: &str) -> io::Result<File> {
        regular(options().open(self.path.join(name))?)
    }

    pub fn remove(&self, name: &str) -> io::Result<()> {
        match std::fs::remove_file(self.path.join(name)) {
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(()),
            done => done,
        }
    }

    pub fn read_document(&self, name: &str) -> io::Result<Option<String>> {
        let mut text = String::new();
        match self.read_file(name) {
            Ok(file) => file.take(MAX_DOCUMENT_BYTES).read_to_string(&mut text).map(|_| Some(text)),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(cause),
        }
    }

    /// Replaces a document by rename, so that a reader sees the old one or the new one.
    pub fn replace_document(&self, name: &str, text: &str) -> io::Result<()> {
        let temporary = self.path.join(format!("{name}.tmp"));
        let mut file = options().write(true).create(true).truncate(true).open(&temporary)?;
        file.write_all(text.as_bytes())?;
        file.sync_data()?;
        std::fs::rename(temporary, self.path.join(name))
    }

    /// What the directory lists is there after a power loss too.
    pub fn sync(&self) -> io::Result<()> {
        self.itself.sync_all()
    }
}

/// So many bytes of a file, or fewer at its end.
pub fn read_at(file: &mut File, offset: u64, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(offset))?;
    file.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}
