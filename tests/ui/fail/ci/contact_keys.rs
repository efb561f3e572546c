use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: customer_information {
            business_privacy: business_privacy { url: "https://millbakery.example/privacy" },
            contact_overrides: contact_overrides { email: field_override { label: "Mail" } },
        },
    });
}
