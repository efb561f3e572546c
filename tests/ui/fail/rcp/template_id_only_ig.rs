use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: recipient { comment_id: "17990114" },
        attachment: generic { elements: [element { title: "Rye", subtitle: "With caraway" }] },
    });
}
