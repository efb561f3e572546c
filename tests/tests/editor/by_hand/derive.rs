//! `derive(Payload)`.

use super::names::{documented, mistake, offered, told};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let taps = |variants: &str| {
        format!("#[derive(Debug, PartialEq, Payload)]\nenum Tip {{\n    {variants}\n}}\n")
    };
    let whole =
        taps("Menu,\n    #[payload(alias = \"BUY\")]\n    Buy { id: u64, gift: Option<bool> },");
    vec![
        derive("its name", "#[derive(Pay¦)]\nenum Tip { Menu }\n", documented("Payload", "button")),
        derive("it is told of", "#[derive(Pay¦load)]\nenum Tip { Menu }\n", told(&["button"])),
        derive(
            "what it makes",
            "fn scene() {\n    let tap = Tap::from_pay¦;\n}\n",
            offered(&["from_payload(…)"]),
        ),
        derive("nothing is wrong", &whole, Wanted::Silence).with_std(),
        derive(
            "a wrong attribute",
            "#[derive(Payload)]\nenum Tip { #[payload(«alis» = \"BUY\")] Buy }\n",
            mistake(&["alias"]),
        ),
        derive(
            "a variant is told of in a value",
            "fn scene(psid: &str) {
    let it = message!(Messenger {
        recipient: psid,
        attachment: button {
            text: \"Rye\",
            buttons: [postback { title: \"See\", payload: Tap::Win¦dow }],
        },
    });
}
",
            told(&["Show what there is"]),
        ),
    ]
}

fn derive(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("derive(Payload)", name, source, wanted)
}
