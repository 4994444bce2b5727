//! Which contents something has: a hash that no other contents have.

use std::fmt;
use std::io::{self, Read};
use std::ops::Deref;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::Secret;

/// The BLAKE3 hash of contents. Shown in hexadecimal digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Digest([u8; Self::LENGTH]);

impl Digest {
    /// In bytes.
    pub const LENGTH: usize = 32;

    pub fn of(contents: &[u8]) -> Self {
        blake3::hash(contents).into()
    }

    /// Of what is read, of whatever size.
    pub(super) fn of_file(file: impl Read) -> io::Result<Self> {
        Ok(blake3::Hasher::new().update_reader(file)?.finalize().into())
    }

    /// Whether it is the [`Seal`] of these contents; that takes as long whatever differs.
    pub fn seals(&self, contents: &[u8], secret: &Secret) -> bool {
        blake3::keyed_hash(secret, contents) == self.0
    }

    /// Hexadecimal digits.
    pub(super) fn to_hex(self) -> impl Deref<Target = str> {
        blake3::Hash::from_bytes(self.0).to_hex()
    }

    /// Reads hexadecimal digits.
    pub(super) fn from_hex(digits: &str) -> Option<Self> {
        blake3::Hash::from_hex(digits).ok().map(Self::from)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// Makes the digest of several parts; no others have the same.
#[derive(Debug, Default)]
pub struct Digester(blake3::Hasher);

impl Digester {
    pub fn add(&mut self, part: &[u8]) {
        self.0.update(&(part.len() as u64).to_le_bytes()).update(part);
    }

    pub fn finish(&self) -> Digest {
        self.0.finalize().into()
    }
}

/// Makes a digest of contents that those alone can make who know the secret.
#[derive(Debug)]
pub struct Seal(blake3::Hasher);

impl Seal {
    pub fn new(secret: &Secret) -> Self {
        Self(blake3::Hasher::new_keyed(secret))
    }

    /// Adds what comes next.
    pub fn add(&mut self, contents: &[u8]) {
        self.0.update(contents);
    }

    pub fn finish(&self) -> Digest {
        self.0.finalize().into()
    }
}

impl From<[u8; Self::LENGTH]> for Digest {
    fn from(bytes: [u8; Self::LENGTH]) -> Self {
        Self(bytes)
    }
}

impl From<blake3::Hash> for Digest {
    fn from(hash: blake3::Hash) -> Self {
        Self(hash.into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_hex())
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = <&[u8]>::deserialize(deserializer)?;
        bytes.try_into().map(Self).map_err(|_| de::Error::invalid_length(bytes.len(), &"a digest"))
    }
}
