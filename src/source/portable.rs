//! Places that outlive a run: written down, files are called by their places in a list that the writer and the reader
//! have in common, as ids are those of one run.

use std::cell::RefCell;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use super::FileId;

thread_local! {
    /// The list that holds at the moment.
    static FILES: RefCell<Vec<FileId>> = const { RefCell::new(Vec::new()) };
}

/// Does some writing or reading in which these are the files. It may not hand on work to other threads.
pub fn among<T>(files: &[FileId], work: impl FnOnce() -> T) -> T {
    let before = FILES.replace(files.to_vec());
    let done = work();
    FILES.replace(before);
    done
}

impl Serialize for FileId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = FILES.with_borrow(|files| files.iter().position(|file| file == self));
        let place = place.and_then(|place| u32::try_from(place).ok());
        serializer.serialize_u32(place.ok_or_else(|| ser::Error::custom("a place in another file"))?)
    }
}

impl<'de> Deserialize<'de> for FileId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let place = u32::deserialize(deserializer)?;
        let file = FILES.with_borrow(|files| files.get(place as usize).copied());
        file.ok_or_else(|| de::Error::custom("a place in a file that there is not"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_found_by_their_places() {
        let (one, other) = (FileId(7), FileId(3));
        let written = among(&[one, other], || serde_json::to_string(&[other, one]).unwrap());
        assert_eq!(written, "[1,0]");
        let read: Vec<FileId> = among(&[FileId(1), FileId(2)], || serde_json::from_str(&written).unwrap());
        assert_eq!(read, [FileId(2), FileId(1)]);
        assert!(among(&[one], || serde_json::to_string(&other)).is_err());
        assert!(among(&[one], || serde_json::from_str::<FileId>("1")).is_err());
        assert!(serde_json::to_string(&one).is_err());
    }
}
