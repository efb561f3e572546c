use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    attachment: generic {
    elements: [
    { title: "Tour 1", subtitle: "Two hours" },
    { title: "Tour 2", subtitle: "Two hours" },
    { title: "Tour 3", subtitle: "Two hours" },
    { title: "Tour 4", subtitle: "Two hours" },
    { title: "Tour 5", subtitle: "Two hours" },
    { title: "Tour 6", subtitle: "Two hours" },
    { title: "Tour 7", subtitle: "Two hours" },
    { title: "Tour 8", subtitle: "Two hours" },
    { title: "Tour 9", subtitle: "Two hours" },
    { title: "Tour 10", subtitle: "Two hours" },
    { title: "Tour 11", subtitle: "Two hours" },
    { title: "Tour 12", subtitle: "Two hours" },
    ],
    },
    });
}
