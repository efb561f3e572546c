//! The README of the package shows what the command prints.

use crate::Run;

#[test]
fn the_commands_of_the_readme_print_what_it_shows() {
    let commands = block("sh").filter(|line| line.starts_with("sendapi "));
    let printed = commands.map(|command| {
        let end = Run::new(&words(command)[1..]).end();
        assert_eq!((end.exit, end.err.as_str()), (0, ""), "{command}");
        end.out
    });
    let printed: String = printed.collect();
    let shown: Vec<_> = block("text").collect();
    assert!(!shown.is_empty());
    assert_eq!(printed, shown.join("\n") + "\n");
}

/// The lines of the code blocks in a language.
fn block(language: &str) -> impl Iterator<Item = &'static str> {
    let mut blocks = README.split("```");
    let _ = blocks.next();
    let inside = blocks.step_by(2);
    inside
        .filter_map(move |block| block.strip_prefix(language)?.strip_prefix('\n'))
        .flat_map(str::lines)
}

/// The words of a command, as a shell has them: what stands in quotation marks is one.
fn words(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(number, part)| {
        if number % 2 == 1 { vec![part] } else { part.split_whitespace().collect() }
    });
    words.collect()
}

const README: &str = include_str!("../../README.md");
