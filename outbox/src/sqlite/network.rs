//! Whether a file lies on a network file system, where SQLite's locks and its log do not hold.

use std::path::Path;

use crate::Error;

/// Nothing is said where it cannot be seen: outside Linux, and of what a program in between (FUSE) makes a network of.
pub(crate) fn check_is_local(file: &Path) -> Result<(), Error> {
    match file_system(file).and_then(network) {
        Some(kind) => Err(Error::NetworkFile { file: file.to_owned(), kind }),
        None => Ok(()),
    }
}

/// The number by which Linux knows the kind of file system that a file lies on, or will be made on.
#[cfg(target_os = "linux")]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "all of these numbers have 32 bits, in a type that differs from machine to machine"
)]
fn file_system(file: &Path) -> Option<u32> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    // A link leads to where the file is; one that is not there yet is made in its folder.
    let found = rustix::fs::statfs(file)
        .or_else(|_| rustix::fs::statfs(folder.unwrap_or_else(|| Path::new("."))));
    Some(found.ok()?.f_type as u32)
}

#[cfg(not(target_os = "linux"))]
fn file_system(_: &Path) -> Option<u32> {
    None
}

/// What people call it, if it is one of a network: [the numbers](https://man7.org/linux/man-pages/man2/statfs.2.html).
const fn network(kind: u32) -> Option<&'static str> {
    Some(match kind {
        0x0000_6969 => "NFS",
        0x0000_517B | 0xFE53_4D42 | 0xFF53_4D42 => "SMB",
        0x5346_414F | 0x6B41_4653 => "AFS",
        0x00C3_6400 => "Ceph",
        0x0102_1997 => "9P",
        0x7375_7245 => "Coda",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn networks_are_known_by_their_numbers() {
        for (kind, name) in [
            (0x6969, "NFS"),
            (0x517B, "SMB"),
            (0xFE53_4D42, "SMB"),
            (0xFF53_4D42, "SMB"),
            (0x5346_414F, "AFS"),
            (0x6B41_4653, "AFS"),
            (0x00C3_6400, "Ceph"),
            (0x0102_1997, "9P"),
            (0x7375_7245, "Coda"),
        ] {
            assert_eq!(network(kind), Some(name), "{kind:x}");
        }
        // ext4, XFS, Btrfs, ZFS, F2FS, tmpfs, overlayfs, and what nobody can see into.
        for kind in [
            0xEF53,
            0x5846_5342,
            0x9123_683E,
            0x2FC1_2FC1,
            0xF2F5_2010,
            0x0102_1994,
            0x794C_7630,
            0x6573_5546,
        ] {
            assert_eq!(network(kind), None, "{kind:x}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_file_system_is_that_of_the_file_or_of_its_folder() {
        let proc = Some(0x9FA0);
        assert_eq!(file_system(Path::new("/proc/self/status")), proc);
        assert_eq!(file_system(Path::new("/proc/none.db")), proc);
        assert_ne!(file_system(Path::new("none.db")), None, "the folder that one is in");
        // Behind a link it is that of where it leads.
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("shop.db");
        std::os::unix::fs::symlink("/proc/self/status", &link).unwrap();
        assert_eq!(file_system(&link), proc);
        assert_eq!(file_system(Path::new("/none/none.db")), None);
    }
}
