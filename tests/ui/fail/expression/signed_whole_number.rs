use sendapi::message;

fn main() {
    let days = 3;
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: customer_information {
            business_privacy: business_privacy { url: "https://millbakery.example/privacy" },
            expires_in_days: days,
        },
    });
}
