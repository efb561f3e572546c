use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: customer_feedback {
            title: "Your order",
            subtitle: "One question",
            button_title: "Answer",
            feedback_screens: [screen { questions: [csat { id: "rye_1", title: "Rye?" }] }],
            business_privacy: business_privacy { url: "https://millbakery.example/privacy" },
        },
    });
}
