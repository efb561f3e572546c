use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: {
            #[cfg(unix)]
            type: image,
            #[cfg(not(unix))]
            type: file,
            payload: { url: "https://ferry.example/pier.jpg" },
        },
    });
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: {
            type: image,
            #[cfg(unix)]
            payload: { url: "https://ferry.example/pier.jpg" },
        },
    });
}
