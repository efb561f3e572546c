//! REFERENCE.md is what the schema says. To renew it:
//!
//! ```text
//! UPDATE_EXPECT=1 cargo test -p sendapi-core --features reference --test reference
//! ```
#![cfg(feature = "reference")]

use expect_test::expect_file;
use sendapi_core::reference::markdown;

#[test]
fn the_page_says_what_the_schema_says() {
    expect_file!["../REFERENCE.md"].assert_eq(&markdown());
}
