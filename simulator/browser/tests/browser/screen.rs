//! What a person looks at: a desktop or a phone, light or dark.

use std::fmt;

use serde_json::{Value, json};
use thirtyfour::WebDriver;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Width {
    Desktop,
    Phone,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Theme {
    Light,
    Dark,
}

#[derive(Clone, Copy)]
pub(crate) struct Screen {
    pub(crate) width: Width,
    pub(crate) theme: Theme,
}

impl Screen {
    pub(crate) const DESKTOP: Self = Self { width: Width::Desktop, theme: Theme::Light };
    pub(crate) const PHONE: Self = Self { width: Width::Phone, theme: Theme::Light };
    pub(crate) const ALL: [Self; 4] =
        [Self::DESKTOP, Self::DESKTOP.dark(), Self::PHONE, Self::PHONE.dark()];

    pub(crate) const fn dark(self) -> Self {
        Self { theme: Theme::Dark, ..self }
    }

    pub(crate) fn is_phone(self) -> bool {
        self.width == Width::Phone
    }

    /// Gives a browser the size, the touch and the colours that it asks its system for.
    pub(crate) async fn apply(self, driver: &WebDriver) {
        let is_phone = self.is_phone();
        let theme = json!({ "name": "prefers-color-scheme", "value": self.theme.to_string() });
        for (command, parameters) in [
            ("Emulation.setDeviceMetricsOverride", self.metrics()),
            ("Emulation.setTouchEmulationEnabled", json!({ "enabled": is_phone })),
            ("Emulation.setEmulatedMedia", json!({ "features": [theme] })),
        ] {
            driver.cdp().send_raw(command, parameters).await.expect(command);
        }
    }

    fn metrics(self) -> Value {
        let (width, height, scale) = match self.width {
            Width::Desktop => (1440, 900, 1),
            Width::Phone => (390, 844, 2),
        };
        let is_mobile = self.is_phone();
        json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": is_mobile })
    }
}

impl fmt::Display for Screen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = match self.width {
            Width::Desktop => "desktop",
            Width::Phone => "phone",
        };
        write!(f, "{width}-{}", self.theme)
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Light => "light",
            Self::Dark => "dark",
        })
    }
}
