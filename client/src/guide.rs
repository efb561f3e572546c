//! Pages that lead from the beginning of something to its end.

#[doc = include_str!("../docs/going-live.md")]
pub mod going_live {}

#[doc = include_str!("../docs/what-may-i-send-when.md")]
pub mod what_may_i_send_when {}

#[cfg(test)]
mod tests {
    use crate::call::permission::{Access, Feature};

    /// What stands in a row of the page's table of permissions, by the feature's name.
    fn row(feature: Feature) -> &'static str {
        let begins = format!("| `{}`: ", feature.name());
        let mut lines = include_str!("../docs/going-live.md").lines();
        lines.find(|line| line.starts_with(&begins)).unwrap()
    }

    /// They are read on the code's host too, which knows nothing of rustdoc.
    #[test]
    fn the_pages_show_what_rustdoc_would_hide_to_nobody() {
        for page in
            [include_str!("../docs/going-live.md"), include_str!("../docs/what-may-i-send-when.md")]
        {
            let fences = page.lines().filter(|line| line.starts_with("```")).step_by(2);
            for fence in fences {
                assert!(fence.len() > "```".len(), "a block of code without its language");
            }
            let mut in_rust = false;
            for line in page.lines() {
                if line.starts_with("```") {
                    in_rust = line.starts_with("```rust");
                }
                assert!(!(in_rust && line.starts_with("# ")), "{line}");
            }
        }
    }

    #[test]
    fn the_page_names_the_permissions_that_the_table_has() {
        let page = include_str!("../docs/going-live.md");
        let accesses = [Access::Page, Access::InstagramByPage, Access::InstagramLogin];
        for (feature, access) in Feature::ALL.iter().flat_map(|it| accesses.map(|to| (*it, to))) {
            let cell = row(feature).split('|').nth(2 + access as usize).unwrap();
            let Some(permissions) = feature.permissions(access) else {
                assert!(cell.contains("not there"), "{feature:?} {access:?}: {cell}");
                continue;
            };
            for needed in permissions.needed {
                let is_named = cell.contains(needed) || cell.contains("as for messages");
                assert!(is_named, "{feature:?} {access:?}: {needed}");
            }
            for beside in permissions.beside {
                assert!(page.contains(&format!("`{beside}`")), "{beside}");
            }
        }
    }
}
