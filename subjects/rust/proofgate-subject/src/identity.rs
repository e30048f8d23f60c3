use crate::wire::{Program, SubjectIdentity};

/// Who is judged, and by which adapter it speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The crate that is judged.
    pub subject: SubjectIdentity,
    /// The program that speaks.
    pub adapter: Program,
}

impl Identity {
    /// A crate that is its own adapter. Commit and digest tie a verdict to a build: say them where
    /// the build knows them.
    pub fn of_crate(name: &str, version: &str) -> Self {
        Self {
            subject: SubjectIdentity {
                name: name.to_owned(),
                version: version.to_owned(),
                language: "Rust".to_owned(),
                commit: None,
                artifact_sha256: None,
            },
            adapter: Program { name: name.to_owned(), version: version.to_owned() },
        }
    }

    /// The commit that the crate was built from, where the build knows it.
    pub fn built_from(mut self, commit: Option<&str>) -> Self {
        self.subject.commit = commit.map(str::to_owned);
        self
    }
}
