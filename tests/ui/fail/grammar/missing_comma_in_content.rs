use sendapi::content;

fn main() {
    let _ = content!(text: "The ferry leaves at nine." metadata: "timetable");
}
