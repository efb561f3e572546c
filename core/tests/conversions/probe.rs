//! Whether a type implements a trait, as a value that a test can compare.

/// Whether `$from` implements the trait: an inherent constant, where its bound holds, is found before a trait's.
macro_rules! implements {
    ($from:ty: $($bound:tt)+) => {{
        #[allow(dead_code, reason = "the one that is not found")]
        trait Otherwise {
            const HOLDS: bool = false;
        }
        impl<T> Otherwise for T {}
        #[allow(dead_code, reason = "nobody makes one")]
        struct Probe<T>(std::marker::PhantomData<T>);
        #[allow(dead_code, reason = "the one that is not found")]
        impl<T: $($bound)+> Probe<T> {
            const HOLDS: bool = true;
        }
        Probe::<$from>::HOLDS
    }};
}

/// One letter for each field that `$from` fills by the traits of variables or of constants, a dot for each other.
macro_rules! fields {
    ($from:ty: $any:ident, $digits:ident) => {
        [
            (implements!($from: $any<Text<'static>>), 't'),
            (implements!($from: $any<Option<Text<'static>>>), 'T'),
            (implements!($from: $digits<Text<'static>>), 'd'),
            (implements!($from: $digits<Option<Text<'static>>>), 'D'),
            (implements!($from: $any<u64>), 'w'),
            (implements!($from: $any<Option<u64>>), 'W'),
            (implements!($from: $any<Number>), 'n'),
            (implements!($from: $any<Option<Number>>), 'N'),
            (implements!($from: $any<bool>), 'f'),
            (implements!($from: $any<Option<bool>>), 'F'),
            (implements!($from: $any<Recipient<'static>>), 'r'),
            (implements!($from: $any<List<'static, Part>>), 'l'),
            (implements!($from: $any<Option<List<'static, Part>>>), 'L'),
        ]
        .map(|(fills, letter)| if fills { letter } else { '.' })
        .iter()
        .collect::<String>()
    };
}
