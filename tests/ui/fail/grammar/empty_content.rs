use sendapi::content;

fn main() {
    let _ = content!();
}
