use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: button {
            text: "Shall we bake for you?",
            buttons: [game_play {
                title: "Play",
                game_metadata: game_metadata { player_id: "811", context_id: "902" },
            }],
        },
    });
}
