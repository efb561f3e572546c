mod scene;
mod shop;
mod words;

fn main() {
    println!("{:?}", shop::window("7204418830956127", &[]).validate());
    println!("{}", words::farewell());
}
