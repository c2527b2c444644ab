//! A client of HTTP/1.1 that keeps its connection and reads answers whole.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

pub(super) struct Client {
    stream: BufReader<TcpStream>,
    headers: String,
}

impl Client {
    pub(super) fn connect(address: SocketAddr, headers: &[String]) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut headers = headers.join("\r\n");
        if !headers.is_empty() {
            headers.push_str("\r\n");
        }
        Ok(Self { stream: BufReader::new(stream), headers })
    }

    /// Gets a page, or sends a form to it, and throws the answer away; the status.
    pub(super) fn ask(&mut self, path: &str, form: Option<&str>) -> io::Result<u16> {
        let request = request(&self.headers, path, form);
        self.stream.get_mut().write_all(request.as_bytes())?;
        let line = self.line()?;
        let status = line.split(' ').nth(1).and_then(|text| text.parse().ok());
        let status = status.ok_or(io::ErrorKind::InvalidData)?;
        let (mut length, mut is_chunked) = (0, false);
        loop {
            let line = self.line()?.to_ascii_lowercase();
            match line.split_once(": ") {
                Some(("content-length", value)) => length = number(value, 10)?,
                Some(("transfer-encoding", value)) => is_chunked = value == "chunked",
                _ if line.is_empty() => break,
                _ => {}
            }
        }
        if is_chunked {
            self.skip_chunks()?;
        } else {
            self.skip(length)?;
        }
        Ok(status)
    }

    fn skip_chunks(&mut self) -> io::Result<()> {
        loop {
            let line = self.line()?;
            let length = number(&line, 16)?;
            self.skip(length)?;
            self.line()?;
            if length == 0 {
                return Ok(());
            }
        }
    }

    fn skip(&mut self, length: u64) -> io::Result<()> {
        let copied = io::copy(&mut self.stream.by_ref().take(length), &mut io::sink())?;
        if copied == length { Ok(()) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        if self.stream.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(line.trim_end().to_owned())
    }
}

/// A request as it goes over the wire; `headers` end with a line break each, `form` is encoded already.
fn request(headers: &str, path: &str, form: Option<&str>) -> String {
    match form {
        None => format!("GET {path} HTTP/1.1\r\nhost: svi\r\n{headers}\r\n"),
        Some(form) => {
            let kind = "content-type: application/x-www-form-urlencoded";
            let length = form.len();
            format!(
                "POST {path} HTTP/1.1\r\nhost: svi\r\n{headers}{kind}\r\ncontent-length: {length}\r\n\r\n{form}"
            )
        }
    }
}

fn number(text: &str, radix: u32) -> io::Result<u64> {
    u64::from_str_radix(text.trim(), radix)
        .map_err(|cause| io::Error::new(io::ErrorKind::InvalidData, cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_goes_behind_the_headers_with_its_length() {
        assert_eq!(
            request("cookie: a\r\n", "/households", None),
            "GET /households HTTP/1.1\r\nhost: svi\r\ncookie: a\r\n\r\n"
        );
        assert_eq!(
            request("cookie: a\r\n", "/duplicates/likely", Some("family_name=J")),
            "POST /duplicates/likely HTTP/1.1\r\nhost: svi\r\ncookie: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 13\r\n\r\nfamily_name=J"
        );
    }
}
