use std::io::{self, Read as _, Write as _};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::time::Duration;

/// The longest answer that is read.
const MAX_ANSWER_BYTES: u64 = 1024 * 1024;

/// Where to post: `http://host[:port]/path`, for a collector or its proxy on the same machine.
#[derive(Debug, Clone)]
pub struct Target {
    authority: String,
    path: String,
}

fn invalid(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what.to_owned())
}

impl Target {
    pub fn parse(url: &str) -> Option<Self> {
        let is_plain = url.bytes().all(|byte| byte.is_ascii_graphic());
        let rest = url.strip_prefix("http://").filter(|_| is_plain)?;
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let is_host = !authority.is_empty() && !authority.contains('@');
        let path = format!("/{path}");
        is_host.then(|| Self { authority: authority.to_owned(), path })
    }

    fn connect(&self, bound: Duration) -> io::Result<TcpStream> {
        let has_port =
            self.authority.rsplit(':').next().is_some_and(|it| it.parse::<u16>().is_ok());
        let port = if has_port { "" } else { ":80" };
        let mut addresses = format!("{}{port}", self.authority).to_socket_addrs()?;
        let address = addresses.next().ok_or_else(|| invalid("the host has no address"))?;
        let stream = TcpStream::connect_timeout(&address, bound)?;
        stream.set_read_timeout(Some(bound))?;
        stream.set_write_timeout(Some(bound))?;
        Ok(stream)
    }

    /// Posts a body once; status and body of the answer. No redirect is ever followed.
    pub fn post(
        &self,
        headers: &[(&str, &str)],
        body: &[u8],
        bound: Duration,
    ) -> io::Result<(u16, Vec<u8>)> {
        let mut stream = self.connect(bound)?;
        let mut request = format!(
            "POST {} HTTP/1.1\r\nhost: {}\r\nconnection: close\r\ncontent-length: {}\r\n",
            self.path,
            self.authority,
            body.len()
        );
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        request.push_str("\r\n");
        stream.write_all(request.as_bytes())?;
        stream.write_all(body)?;
        let mut answer = Vec::new();
        stream.take(MAX_ANSWER_BYTES).read_to_end(&mut answer)?;
        parse(&answer)
    }
}

fn parse(answer: &[u8]) -> io::Result<(u16, Vec<u8>)> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
    let (head, rest) =
        end.and_then(|end| answer.split_at_checked(end)).ok_or_else(|| invalid("no answer"))?;
    let head = std::str::from_utf8(head).map_err(|_| invalid("an answer that is no text"))?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let body = rest.get(4..).unwrap_or_default();
    let is_chunked = head.to_ascii_lowercase().contains("transfer-encoding: chunked");
    let body = if is_chunked { unchunked(body) } else { Some(body.to_vec()) };
    match (status, body) {
        (Some(status), Some(body)) => Ok((status, body)),
        (_, _) => Err(invalid("an answer that is no HTTP")),
    }
}

fn unchunked(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n")?;
        let (size, after) = rest.split_at_checked(line)?;
        let size = usize::from_str_radix(std::str::from_utf8(size).ok()?.trim(), 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(after.get(2..2_usize.checked_add(size)?)?);
        rest = after.get(size.checked_add(4)?..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_whole_or_not_at_all() {
        let plain = b"HTTP/1.1 200 OK\r\nx: y\r\n\r\nbody";
        assert_eq!(parse(plain).ok(), Some((200, b"body".to_vec())));
        let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        assert_eq!(parse(chunked).ok(), Some((200, b"abc".to_vec())));
        for odd in
            ["", "HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz"]
        {
            assert!(parse(odd.as_bytes()).is_err(), "{odd}");
        }
    }

    #[test]
    fn only_a_plain_address_is_a_target() {
        assert!(Target::parse("http://127.0.0.1:9/v1").is_some());
        for odd in ["https://a/", "http://", "http://u:p@a/", "http://a/\r\nx: y", "file:///a"] {
            assert!(Target::parse(odd).is_none(), "{odd}");
        }
    }
}
