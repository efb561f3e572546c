use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        attachments: [
            image { attachment_id: "480211901" },
            image { attachment_id: "480211902" },
            image { attachment_id: "480211903" },
            image { attachment_id: "480211904" },
            image { attachment_id: "480211905" },
            image { attachment_id: "480211906" },
            image { attachment_id: "480211907" },
            image { attachment_id: "480211908" },
            image { attachment_id: "480211909" },
            image { attachment_id: "480211910" },
            image { attachment_id: "480211911" },
            image { attachment_id: "480211912" },
        ],
    });
}
