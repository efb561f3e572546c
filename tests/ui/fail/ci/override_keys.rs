use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: customer_information {
            business_privacy: business_privacy { url: "https://millbakery.example/privacy" },
            address_overrides: [address_override {
                country: "FR",
                overrides: address_fields { town: field_override { label: "Town" } },
            }],
        },
    });
}
