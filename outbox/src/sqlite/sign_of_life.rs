//! Whether the process of a worker is there, told by a lock on a file that ends with it.
//!
//! All who use a file of SQLite are on one machine, so what a dead process held is known at once; its silence would be known
//! after 15 seconds.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

/// A file that is locked as long as this lives, and goes with it; one that is left over from a dead process is removed by
/// whoever finds it.
#[derive(Debug)]
pub struct SignOfLife {
    file: PathBuf,
    _locked: File,
}

impl SignOfLife {
    /// `None` where files cannot be locked.
    pub(super) fn give(file: &Path) -> Option<Self> {
        let locked = File::create(file).ok()?;
        // Before it is locked it could be taken for one that is left over; nobody knows its name yet.
        locked.try_lock().ok()?;
        Some(Self { file: file.to_owned(), _locked: locked })
    }

    /// Whether whoever gave it has ended. `false` where there is none.
    pub(super) fn is_over(file: &Path) -> bool {
        let Ok(left) = File::open(file) else { return false };
        match left.try_lock() {
            Ok(()) => {
                // It stays where it cannot be removed, which does no harm.
                let _ = fs::remove_file(file);
                true
            }
            Err(TryLockError::WouldBlock | TryLockError::Error(_)) => false,
        }
    }
}

impl Drop for SignOfLife {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.file);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_over_when_its_lock_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("shop.db-sendapi-1");
        assert!(!SignOfLife::is_over(&file), "there is none");
        let sign = SignOfLife::give(&file).unwrap();
        assert!(!SignOfLife::is_over(&file) && file.exists());
        drop(sign);
        assert!(!file.exists());
        // As a process leaves it that was killed.
        fs::write(&file, "").unwrap();
        assert!(SignOfLife::is_over(&file));
        assert!(!file.exists() && !SignOfLife::is_over(&file));
    }
}
