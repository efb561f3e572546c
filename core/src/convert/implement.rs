//! What `derive(Schema)` implements, as far as it is the same of all types: the derive hands over what it has read.
//!
//! Templates rather than tokens that the derive quotes: a template costs nothing until it is used, and is Rust that one can
//! read; what a derive quotes is compiled into it, token by token.

/// The impls of an object, around its shape.
macro_rules! object {
    ([$($generics:tt)*] $ty:ty, $shape:expr) => {
        impl<$($generics)*> $crate::convert::value::Schema for $ty {
            const SHAPE: &'static $crate::schema::Shape = &$shape;
        }

        impl<$($generics)*> ::serde_core::Serialize for $ty {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::convert::value::Value::node(self).serialize(serializer)
            }
        }
    };
}
pub(crate) use object;

/// How an object is walked and read whose members are not simply its fields.
macro_rules! tree {
    (
        [$($generics:tt)*] $ty:ty,
        empty: $empty:expr,
        walk: |$object:ident, $index:ident| $walk:block,
        read: |$node:ident, $storage:ident| $read:block
    ) => {
        impl<$($generics)*> $crate::convert::value::Value for $ty {
            const TYPE: $crate::schema::Type =
                $crate::schema::Type::Object(<Self as $crate::convert::value::Schema>::shape);
            const EMPTY: Self = $empty;

            fn node(&self) -> $crate::tree::Node<'_> {
                $crate::tree::Node::new($crate::tree::View::Object($crate::tree::ObjectRef::new(
                    self,
                )))
            }

            fn read(
                $node: $crate::tree::Node<'_>,
                $storage: $crate::convert::value::Storage,
            ) -> ::core::option::Option<Self> {
                $read
            }
        }

        impl<$($generics)*> $crate::tree::Object for $ty {
            fn member(&$object, $index: usize) -> ::core::option::Option<$crate::tree::Member<'_>> {
                $walk
            }
        }
    };
}
pub(crate) use tree;

/// The members of a struct by their places, and `Debug`, which shows those that are there.
macro_rules! record {
    ([$($generics:tt)*] $ty:ty, $name:literal, [$($place:literal $member:ident)*]) => {
        impl<$($generics)*> $crate::convert::members::Record for $ty {
            const FIELDS: &'static [$crate::schema::Field] = Self::__FIELDS;
            const NOTHING: Self = Self::EMPTY;
        }

        impl<$($generics)*> $crate::convert::members::Members for $ty {
            fn member(
                &self,
                index: usize,
            ) -> ::core::option::Option<&dyn $crate::convert::members::Place> {
                match index {
                    $($place => ::core::option::Option::Some(&self.$member),)*
                    _ => ::core::option::Option::None,
                }
            }

            fn place(
                &mut self,
                index: usize,
            ) -> ::core::option::Option<&mut dyn $crate::convert::members::Place> {
                match index {
                    $($place => ::core::option::Option::Some(&mut self.$member),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        impl<$($generics)*> ::core::fmt::Debug for $ty {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::convert::members::debug(self, $name, Self::__FIELDS, formatter)
            }
        }
    };
}
pub(crate) use record;

/// The impl by which a value owns what it borrows, and the method that shows it.
macro_rules! owned {
    ([$($generics:tt)*] $ty:ty, $owned:ty, $value:ident => $own:expr) => {
        impl<$($generics)*> $crate::convert::own::Own for $ty {
            type Owned = $owned;

            #[inline]
            fn own($value) -> $owned {
                $own
            }
        }

        impl<$($generics)*> $ty {
            /// The same with what it borrows copied, to be kept as long as one likes.
            #[inline]
            #[must_use]
            pub fn into_owned(self) -> $owned {
                $crate::convert::own::Own::own(self)
            }
        }
    };
}
pub(crate) use owned;

/// The impls of a set of words.
macro_rules! words {
    ($ident:ident, $choices:expr, [$first:ident = $_:literal $($rest:tt)*]) => {
        impl $crate::convert::value::Word for $ident {
            const CHOICES: &'static $crate::schema::Choices = &$choices;
        }

        impl ::core::fmt::Display for $ident {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl ::serde_core::Serialize for $ident {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for $ident {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::convert::word::deserialize(deserializer)
            }
        }

        impl ::core::str::FromStr for $ident {
            type Err = $crate::check::unknown_word::UnknownWord;

            #[inline]
            fn from_str(word: &str) -> ::core::result::Result<Self, Self::Err> {
                $crate::convert::word::read(word)
            }
        }

        impl ::core::convert::TryFrom<&str> for $ident {
            type Error = $crate::check::unknown_word::UnknownWord;

            #[inline]
            fn try_from(word: &str) -> ::core::result::Result<Self, Self::Error> {
                $crate::convert::word::read(word)
            }
        }

        $crate::convert::own::borrows_nothing! { $ident }

        impl $crate::convert::part::Part for $ident {
            #[inline]
            fn hole<'h>(self) -> $crate::convert::stencil::Hole<'h>
            where
                Self: 'h,
            {
                $crate::convert::stencil::Hole::Word(self.as_str())
            }
        }

        $crate::convert::implement::words! { @each $ident, $first, [$first = $_ $($rest)*] }
    };
    (@each $ident:ident, $first:ident, [$($variant:ident = $word:literal)*]) => {
        impl $ident {
            /// The word as the API writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }

        impl $crate::convert::value::Value for $ident {
            const TYPE: $crate::schema::Type =
                $crate::schema::Type::Choice(<Self as $crate::convert::value::Word>::choices);
            const EMPTY: Self = Self::$first;

            fn node(&self) -> $crate::tree::Node<'_> {
                $crate::tree::Node::new($crate::tree::View::Text(self.as_str()))
            }

            fn read(
                node: $crate::tree::Node<'_>,
                _: $crate::convert::value::Storage,
            ) -> ::core::option::Option<Self> {
                let word = <Self as $crate::convert::value::Word>::CHOICES.find(node.text()?)?;
                match word.value {
                    $($word => ::core::option::Option::Some(Self::$variant),)*
                    _ => ::core::option::Option::None,
                }
            }
        }
    };
}
pub(crate) use words;

/// What a macro calls where it cannot tell whether a value is an `Option`, or whether a member is there: a constructor for
/// each variant with one member, and what becomes of several. A `match` would move out of what it looks at, which no
/// constant may.
macro_rules! makers {
    ($none:ident, [$($name:ident $variant:ident($ty:ty))*]) => {
        $(
            #[doc(hidden)]
            #[inline]
            #[must_use]
            pub const fn $name(
                value: ::core::option::Option<$ty>,
            ) -> ::core::option::Option<Self> {
                if value.is_some() {
                    return ::core::option::Option::Some(Self::$variant(value.unwrap()));
                }
                ::core::mem::forget(value);
                ::core::option::Option::None
            }
        )*

        #[doc(hidden)]
        #[inline]
        #[must_use]
        pub const fn __either(
            one: ::core::option::Option<Self>,
            other: ::core::option::Option<Self>,
        ) -> ::core::option::Option<Self> {
            if one.is_none() {
                ::core::mem::forget(one);
                return other;
            }
            let is_one = other.is_none();
            ::core::mem::forget(other);
            if is_one {
                return one;
            }
            ::core::mem::forget(one);
            ::core::option::Option::Some(Self::$none)
        }

        #[doc(hidden)]
        #[inline]
        #[must_use]
        pub const fn __or_none(one: ::core::option::Option<Self>) -> Self {
            if one.is_some() {
                return one.unwrap();
            }
            ::core::mem::forget(one);
            Self::$none
        }
    };
}
pub(crate) use makers;
