//! Texts and files as `multipart/form-data`.

use reqwest::{Body, multipart};

use crate::Error;
use crate::error::Cause;
use crate::graph::{self, Failure, File, Measured, Opened, Parameter, Value};

pub(super) async fn form(
    parts: &[graph::Part],
    added: &[Parameter],
    failure: &Failure,
) -> Result<multipart::Form, Error> {
    // Names go as they are, as browsers write them; those that would break the form were refused.
    let mut form = multipart::Form::new().percent_encode_noop();
    for (name, value) in added {
        form = form.text(*name, value.clone());
    }
    for part in parts {
        form = match &part.value {
            Value::Text(text) => form.text(part.name.clone(), text.clone()),
            Value::File(file) => form.part(part.name.clone(), file_part(file, failure).await?),
        };
    }
    Ok(form)
}

async fn file_part(file: &File, failure: &Failure) -> Result<multipart::Part, Error> {
    let length = file.length();
    let opened = file.open().await.map_err(|source| Error::new(Cause::File(Box::new(source))))?;
    let body = match opened {
        Opened::Bytes(bytes) => Body::from(bytes),
        Opened::Stream(chunks) => Body::wrap_stream(Measured::new(chunks, length, failure)),
    };
    let part = multipart::Part::stream_with_length(body, length).file_name(file.name().to_owned());
    part.mime_str(file.mime_type()).map_err(|source| file.odd_mime_type().caused_by(source).into())
}
