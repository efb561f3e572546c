use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: customer_feedback {
            title: "Your order",
            subtitle: "It takes ten seconds",
            button_title: "Rate the bread",
            feedback_screens: [{ questions: [{ id: "rye", type: stars }] }],
            business_privacy: { url: "https://millbakery.example/privacy" },
        },
    });
}
