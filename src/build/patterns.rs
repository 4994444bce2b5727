//! Which files a list of paths and globs means, by the rules of `.gitignore`.

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::host::ProjectPath;

/// Paths and globs, relative to the project's root: `guides`, `apps/*.guide`, `**/draft-*`.
#[derive(Clone, Debug)]
pub(super) struct Patterns {
    matcher: Gitignore,
}

impl Patterns {
    /// A list without patterns matches nothing.
    pub(super) fn empty() -> Self {
        Self { matcher: Gitignore::empty() }
    }

    /// The error is in words.
    pub(super) fn new<'a>(patterns: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new("");
        for pattern in patterns {
            let pattern = pattern.strip_prefix("./").unwrap_or(pattern);
            // A pattern means one place, not that name wherever it occurs.
            let anchored = match pattern {
                "." | "" => "**".to_owned(),
                _ if pattern.starts_with('/') || pattern.starts_with("**") => pattern.to_owned(),
                _ => format!("/{pattern}"),
            };
            builder.add_line(None, &anchored).map_err(|error| error.to_string())?;
        }
        Ok(Self { matcher: builder.build().map_err(|error| error.to_string())? })
    }

    /// Whether a pattern names this file or a folder that it lies in.
    pub(super) fn contains(&self, file: &ProjectPath) -> bool {
        self.matcher.matched_path_or_any_parents(file.as_str(), false).is_ignore()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_names_files_folders_and_globs() {
        let contains = |pattern: &str, file: &str| {
            Patterns::new([pattern]).unwrap().contains(&ProjectPath::new(file).unwrap())
        };
        assert!(contains(".", "a/b.guide"));
        assert!(contains("guides", "guides/deep/a.guide"));
        assert!(contains("./guides/", "guides/deep/a.guide"));
        assert!(!contains("guides", "other/guides/a.guide"));
        assert!(contains("apps/*.guide", "apps/a.guide"));
        assert!(!contains("apps/*.guide", "apps/x/a.guide"));
        assert!(contains("**/draft-*", "a/b/draft-1.guide"));
        assert!(!Patterns::empty().contains(&ProjectPath::new("a").unwrap()));
        assert!(Patterns::new(["a{b"]).is_err());
    }
}
