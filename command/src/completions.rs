//! `sendapi completions`: a script with which a shell completes the command.

use clap::CommandFactory;
use clap_complete::{Shell, generate};
use sendapi::reference::rule;

use crate::arguments::Arguments;
use crate::exit::Exit;
use crate::report;

pub(crate) fn run(shell: Shell) -> Exit {
    let mut script = Vec::new();
    generate(shell, &mut Arguments::command(), "sendapi", &mut script);
    if shell == Shell::Fish {
        script.extend(rules_in_fish().into_bytes());
    }
    report::print(&String::from_utf8_lossy(&script));
    Exit::Fine
}

/// What `explain` takes, which the generator leaves out: in fish it completes values of options alone.
fn rules_in_fish() -> String {
    let ids: Vec<_> = rule::ids().into_iter().collect();
    let explain = "__fish_sendapi_using_subcommand explain";
    format!("complete -c sendapi -n \"{explain}\" -f -a \"{}\"\n", ids.join(" "))
}
