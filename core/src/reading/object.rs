//! The declaration of objects: one place from which type, reader and writer come.

/// Declares an object of a webhook: a struct with its known members, each of which may be absent, and all others as
/// they came. A member that is no identifier of Rust, or a bad one, is given as `field = "name": Type`.
macro_rules! object {
    (
        $(#[$about:meta])*
        $object:ident {
            $($(#[$doc:meta])* $field:ident $(= $wire:literal)?: $kind:ty,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct $object {
            $($(#[$doc])* pub $field: Option<$kind>,)*
            /// Members that are not known, or whose value is not of the kind above, as they came.
            pub extra: serde_json::Map<String, serde_json::Value>,
        }

        impl crate::reading::member::Member for $object {
            fn of_object<'de, A: serde_core::de::MapAccess<'de>>(
                mut members: A,
            ) -> Result<Result<Self, serde_json::Value>, A::Error> {
                let mut object = Self::default();
                while let Some(name) = members.next_key_seed(crate::reading::name::Name)? {
                    object.take(&name, &mut members)?;
                }
                Ok(Ok(object))
            }

            fn knows(name: &str) -> bool {
                matches!(name, $(crate::reading::object::wire!($field $(= $wire)?))|*)
            }
        }

        impl $object {
            /// Reads the value of the member that was just named.
            pub(crate) fn take<'de, A: serde_core::de::MapAccess<'de>>(
                &mut self,
                name: &str,
                members: &mut A,
            ) -> Result<(), A::Error> {
                match name {
                    $(crate::reading::object::wire!($field $(= $wire)?) => {
                        crate::reading::member::keep(&mut self.$field, name, members, &mut self.extra)
                    })*
                    _ => crate::reading::json::keep_whole(name, members, &mut self.extra),
                }
            }
        }

        impl crate::reading::member::Members for $object {
            fn write_members<M: serde_core::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
                $(if let Some(value) = &self.$field {
                    map.serialize_entry(crate::reading::object::wire!($field $(= $wire)?), value)?;
                })*
                for (name, value) in &self.extra {
                    // `extra` is public: a caller may put a name into it that a field has, too.
                    let written = match name.as_str() {
                        $(crate::reading::object::wire!($field $(= $wire)?) => self.$field.is_some(),)*
                        _ => false,
                    };
                    if !written {
                        map.serialize_entry(name, value)?;
                    }
                }
                Ok(())
            }
        }

        impl serde_core::Serialize for $object {
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeMap as _;

                let mut map = serializer.serialize_map(None)?;
                crate::reading::member::Members::write_members(self, &mut map)?;
                map.end()
            }
        }
    };
}
pub(crate) use object;

/// The name of a member in JSON.
macro_rules! wire {
    ($field:ident = $wire:literal) => {
        $wire
    };
    ($field:ident) => {
        stringify!($field)
    };
}
pub(crate) use wire;
