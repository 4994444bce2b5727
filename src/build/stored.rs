//! Baselines on the disk.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Baseline, Failure};
use crate::host::{Host, HostError, OsHost, ProjectPath, Reason};
use crate::text::visible;

/// The most bytes of a baseline.
const LIMIT: u64 = 64 << 20;

/// Reads a baseline of a project; `shown` is its path as it was written.
pub(super) fn read(host: &dyn Host, path: &ProjectPath, shown: &str) -> Result<Baseline, Failure> {
    let refused = |why: &str| Failure::Usage(format!("`{}` {why}", visible(shown)));
    let bytes = match host.read(path, LIMIT) {
        Err(HostError { reason: Reason::Missing, .. }) => {
            let way = visible(shown);
            return Err(Failure::Usage(format!(
                "there is no baseline `{way}`; `guidec check --write-baseline {way}` writes one"
            )));
        }
        found => found.map_err(|error| HostError { path: shown.to_owned(), ..error })?,
    };
    let text = String::from_utf8(bytes).map_err(|_| refused("is not a baseline: it is not UTF-8 text"))?;
    Baseline::read(&text).map_err(|why| refused(&why))
}

/// Reads the baseline that the command names, relative to `current`.
pub fn read_baseline(current: &Path, file: &Path) -> Result<Baseline, Failure> {
    let (host, path) = place(current, file)?;
    read(&host, &path, &file.to_string_lossy())
}

/// Writes a baseline where none is yet, or in place of one.
pub fn write_baseline(current: &Path, file: &Path, baseline: &Baseline) -> Result<(), Failure> {
    let (host, path) = place(current, file)?;
    let shown = file.to_string_lossy();
    let text =
        baseline.print().map_err(|error| Failure::Usage(format!("the baseline: {error}")))?.into_bytes();
    let written = if host.kind(&path).is_some() {
        // Whatever else stands there is somebody's.
        if let Err(why) = read(&host, &path, &shown) {
            return Err(Failure::Usage(format!("{why}; it is not overwritten")));
        }
        host.read(&path, LIMIT).and_then(|before| host.replace(&path, &before, &text))
    } else if host.kind(&ProjectPath::root()).is_none() {
        Err(HostError::new(&shown, Reason::Missing))
    } else {
        host.create(&BTreeMap::from([(path, text)]))
    };
    written.map_err(|error| HostError { path: shown.into_owned(), ..error })?;
    Ok(())
}

/// The folder of a file and its name in there.
fn place(current: &Path, file: &Path) -> Result<(OsHost, ProjectPath), Failure> {
    let refused = || Failure::Usage(format!("`{}` is no file's name", visible(&file.to_string_lossy())));
    let whole = current.join(file);
    let name = whole.file_name().and_then(|name| name.to_str()).ok_or_else(refused)?;
    let path = ProjectPath::new(name).map_err(|_| refused())?;
    let folder = whole.parent().ok_or_else(refused)?;
    Ok((OsHost::new(folder)?, path))
}
