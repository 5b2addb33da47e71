//! What git leaves out of a repository is left out of a corpus: copies, scratch files, what somebody fetched once.

use std::path::Path;

use ignore::Match;
use ignore::gitignore::Gitignore;

/// The `.gitignore` files that hold where the walk is, the outermost first.
#[derive(Default)]
pub(super) struct Ignored {
    files: Vec<Gitignore>,
}

impl Ignored {
    /// Begins at a folder that the user names: the files in the folders above it hold too, up to that of the repository.
    /// The folder itself is read even where they leave it out.
    pub(super) fn start(&mut self, root: &Path) {
        self.files.clear();
        let Ok(root) = root.canonicalize() else { return };
        if root.join(".git").exists() {
            return;
        }
        let above: Vec<&Path> = root.ancestors().skip(1).collect();
        let Some(repository) = above.iter().position(|folder| folder.join(".git").exists()) else { return };
        for folder in above[..=repository].iter().rev() {
            self.enter(folder);
        }
    }

    /// Goes into a folder; returns whether it has a file of its own, for [`leave`](Ignored::leave).
    pub(super) fn enter(&mut self, folder: &Path) -> bool {
        let path = folder.join(".gitignore");
        if !path.is_file() {
            return false;
        }
        // A line that git would not understand is passed over here as there.
        self.files.push(Gitignore::new(path).0);
        true
    }

    /// Goes back up.
    pub(super) fn leave(&mut self, own: bool) {
        if own {
            self.files.pop();
        }
    }

    /// Whether a file or folder is left out, by its true path. The innermost file that says something decides.
    pub(super) fn leaves_out(&self, path: &Path, is_folder: bool) -> bool {
        for file in self.files.iter().rev() {
            match file.matched(path, is_folder) {
                Match::None => {}
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
            }
        }
        false
    }
}
