use super::AuditError;
use super::books::MAX_LINE_BYTES;
use super::directory::{TrailDirectory, read_at};
use super::file_name::FileName;
use super::key::ChainKey;
use super::record::{ReadRecord, read_record};
use std::io::Write as _;

/// What followed the last newline of a file, and where it lies now.
#[derive(Debug)]
pub struct TornTail {
    pub file: String,
    pub bytes: u64,
    pub set_aside: String,
}

/// Where an existing trail ends.
#[derive(Debug, Default)]
pub struct Resumed {
    /// None while there is no record yet.
    pub last: Option<ReadRecord>,
    pub torn: Vec<TornTail>,
}

/// Finds the end of the chain: the last whole record of the newest file that has one. An unfinished
/// last line is moved to `<file>.torn` first.
pub fn resume(
    directory: &TrailDirectory,
    names: &[FileName],
    key: &ChainKey,
) -> Result<Resumed, AuditError> {
    let mut resumed = Resumed::default();
    for name in names.iter().rev() {
        let name = name.to_string();
        let mut file = directory.open_file(&name)?;
        let size = file.metadata()?.len();
        // One unfinished line at most, and the whole one before it.
        let reach = 2 * MAX_LINE_BYTES;
        let tail = read_at(&mut file, size.saturating_sub(reach), reach)?;
        let whole = tail.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let (whole, torn) = tail.split_at_checked(whole).unwrap_or((&tail, &[]));
        if whole.is_empty() && size > reach {
            return Err(AuditError::BrokenChain { file: name });
        }
        if !torn.is_empty() {
            let aside = set_aside(directory, &name, torn)?;
            file.set_len(size - aside.bytes)?;
            file.sync_data()?;
            resumed.torn.push(aside);
        }
        let line =
            whole.strip_suffix(b"\n").and_then(|rest| rest.rsplit(|byte| *byte == b'\n').next());
        if let Some(line) = line {
            let record = read_record(line, key);
            resumed.last = Some(record.ok_or(AuditError::BrokenChain { file: name })?);
            break;
        }
    }
    Ok(resumed)
}

fn set_aside(directory: &TrailDirectory, name: &str, torn: &[u8]) -> std::io::Result<TornTail> {
    let set_aside = format!("{name}.torn");
    let mut aside = directory.open_file(&set_aside)?;
    aside.write_all(torn)?;
    aside.sync_data()?;
    let bytes = u64::try_from(torn.len()).unwrap_or(u64::MAX);
    tracing::warn!("{bytes} bytes of an unfinished record were moved to {set_aside}");
    Ok(TornTail { file: name.to_owned(), bytes, set_aside })
}
