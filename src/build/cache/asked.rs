//! What guides ask of the disk beside sources: their pictures, and what stands where links lead. What was asked is
//! remembered with a hash of the answer, so that it can be asked again.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::host::{Committed, Contents, Digest, Host, HostError, Kind, Listing, Look, ProjectPath};

/// Something that was asked.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(in crate::build) enum Question {
    Read(ProjectPath, u64),
    Kind(ProjectPath),
    List(ProjectPath, Option<String>),
}

/// The hashes of answers.
pub(in crate::build) type Answers = BTreeMap<Question, Digest>;

/// Answers of a run: each question is asked once.
#[derive(Debug, Default)]
pub(in crate::build) struct Asked {
    answers: Mutex<Answers>,
}

impl Asked {
    /// The hash of what is answered now.
    fn ask(&self, host: &dyn Host, question: &Question) -> Digest {
        let known = self.answers.lock().unwrap_or_else(PoisonError::into_inner).get(question).copied();
        known.unwrap_or_else(|| {
            let answer = match question {
                Question::Read(path, limit) => of_read(&host.read(path, *limit)),
                Question::Kind(path) => of(&host.kind(path)),
                Question::List(path, extension) => of(&host.list(path, extension.as_deref())),
            };
            self.keep(question.clone(), answer);
            answer
        })
    }

    /// Whether all is answered now as it was then.
    pub(in crate::build) fn are_same(&self, host: &dyn Host, answers: &Answers) -> bool {
        answers.iter().all(|(question, answer)| self.ask(host, question) == *answer)
    }

    /// The hash of what a file holds, if it was asked.
    pub(super) fn contents(&self, path: &ProjectPath) -> Option<Digest> {
        let answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let is_about = |question: &Question| matches!(question, Question::Read(about, _) if about == path);
        let from = Question::Read(path.clone(), 0);
        let (_, hash) = answers.range(from..).next().filter(|(question, _)| is_about(question))?;
        Some(*hash)
    }

    fn keep(&self, question: Question, answer: Digest) {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).insert(question, answer);
    }
}

/// A host that notes what is asked of it.
pub(in crate::build) struct Listener<'a> {
    host: &'a dyn Host,
    all: &'a Asked,
    own: Mutex<Answers>,
}

impl<'a> Listener<'a> {
    pub(in crate::build) fn new(host: &'a dyn Host, all: &'a Asked) -> Self {
        Self { host, all, own: Mutex::default() }
    }

    /// What was asked.
    pub(in crate::build) fn heard(self) -> Answers {
        self.own.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn note(&self, question: Question, answer: Digest) {
        self.all.keep(question.clone(), answer);
        self.own.lock().unwrap_or_else(PoisonError::into_inner).insert(question, answer);
    }
}

impl Host for Listener<'_> {
    fn read(&self, path: &ProjectPath, limit: u64) -> Result<Vec<u8>, HostError> {
        let answer = self.host.read(path, limit);
        self.note(Question::Read(path.clone(), limit), of_read(&answer));
        answer
    }

    fn look(&self, path: &ProjectPath) -> Look {
        self.host.look(path)
    }

    fn kind(&self, path: &ProjectPath) -> Option<Kind> {
        let answer = self.host.kind(path);
        self.note(Question::Kind(path.clone()), of(&answer));
        answer
    }

    fn list(&self, folder: &ProjectPath, extension: Option<&str>) -> Result<Listing, HostError> {
        let answer = self.host.list(folder, extension);
        self.note(Question::List(folder.clone(), extension.map(str::to_owned)), of(&answer));
        answer
    }

    fn commit(
        &self,
        files: &BTreeSet<ProjectPath>,
        contents: Contents<'_>,
        folders: &[ProjectPath],
    ) -> Result<Committed, HostError> {
        self.host.commit(files, contents, folders)
    }
}

fn of_read(answer: &Result<Vec<u8>, HostError>) -> Digest {
    match answer {
        Ok(contents) => Digest::of(contents),
        Err(error) => of(error),
    }
}

fn of(answer: &impl fmt::Debug) -> Digest {
    Digest::of(format!("{answer:?}").as_bytes())
}
