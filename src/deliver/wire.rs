//! A connection as bytes: it sends commands and reads whole replies, each within a time and a size. The only file that knows
//! TLS; which commands are sent is for the session.
//!
//! Bytes that come after the end of a reply are kept and can be asked for. Before TLS begins there must be none: somebody on
//! the way could have added them (CVE-2011-0411), and they would be taken for what the server says under TLS.

use std::io::{self, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream, ToSocketAddrs};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use rustls::crypto::ring::default_provider;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, StreamOwned};
use rustls_platform_verifier::Verifier;

use super::failure::Failure;
use super::messages;
use crate::diagnostic::wording::on_one_line;

/// Most octets of a line of a reply: eight times what RFC 5321 §4.5.3.1.5 allows.
const MAX_LINE: usize = 4 * 1024;
/// Most octets of a reply with all its lines.
const MAX_REPLY: usize = 64 * 1024;

/// A connection to a server.
pub struct Wire {
    stream: Stream,
    /// What has arrived and isn't read yet.
    waiting: Vec<u8>,
}

enum Stream {
    Plain(Timed),
    Tls(Box<StreamOwned<ClientConnection, Timed>>),
}

/// A socket with one deadline for all reads and writes, however little each of them transfers.
struct Timed {
    socket: TcpStream,
    until: Instant,
}

impl Timed {
    /// The time left until the deadline.
    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.until.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(io::ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
    }
}

impl Read for Timed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.socket.set_read_timeout(self.left()?)?;
        self.socket.read(buffer)
    }
}

impl Write for Timed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.socket.set_write_timeout(self.left()?)?;
        self.socket.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.socket.flush()
    }
}

/// What a server replied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// Its number, 200 to 599.
    pub code: u16,
    /// The text of each line, as it came.
    pub lines: Vec<String>,
}

impl Reply {
    /// The first digit: 2 done, 3 waiting for more, 4 refused for now, 5 refused.
    pub fn severity(&self) -> u16 {
        self.code / 100
    }

    /// Its text on one line, without characters that control a terminal.
    pub fn text(&self) -> String {
        on_one_line(&self.lines.join(" "))
    }
}

/// The addresses of a server. The system's own search for a name has no deadline, so when ours has passed its result is
/// no longer waited for.
///
/// # Errors
/// When the name has no address, or none was found in time.
pub(super) fn resolve(host: &str, port: u16, timeout: Duration) -> io::Result<Vec<SocketAddr>> {
    let (found, answer) = mpsc::channel();
    let name = host.to_owned();
    thread::Builder::new().spawn(move || {
        let addresses = (name.as_str(), port).to_socket_addrs().map(Iterator::collect);
        // After the deadline nobody receives it.
        drop(found.send(addresses));
    })?;
    answer
        .recv_timeout(timeout)
        .unwrap_or_else(|_| Err(io::Error::other(messages::no_address_in_time(timeout))))
}

impl Wire {
    /// Connects to the first address of the server that answers.
    pub fn connect(host: &str, port: u16, timeout: Duration) -> Result<Self, Failure> {
        let addresses = resolve(host, port, timeout).map_err(|error| lost(&error))?;
        let mut why = Failure::Lost(messages::no_address());
        for address in addresses {
            match TcpStream::connect_timeout(&address, timeout) {
                Ok(socket) => {
                    // Commands are short, and each is answered before the next.
                    socket.set_nodelay(true).map_err(|error| lost(&error))?;
                    let stream = Stream::Plain(Timed { socket, until: Instant::now() + timeout });
                    return Ok(Self { stream, waiting: Vec::new() });
                }
                Err(error) => why = lost(&error),
            }
        }
        Err(why)
    }

    /// Begins TLS. Bytes that have arrived unencrypted must not be read under TLS, so they are refused.
    pub fn secure(self, host: &str, extra: Option<&[u8]>, timeout: Duration) -> Result<Self, Failure> {
        let Stream::Plain(mut socket) = self.stream else {
            return Err(Failure::Permanent(messages::secured_already()));
        };
        if !self.waiting.is_empty() {
            return Err(Failure::Permanent(messages::added_before_tls()));
        }
        socket.until = Instant::now() + timeout;
        let name = ServerName::try_from(host.to_owned())
            .map_err(|_| Failure::Permanent(messages::not_a_server_name(host)))?;
        let config = Arc::new(configuration(extra)?);
        let mut connection =
            ClientConnection::new(config, name).map_err(|error| untrusted(&error.to_string()))?;
        while connection.is_handshaking() {
            connection.complete_io(&mut socket).map_err(|error| match error.kind() {
                io::ErrorKind::InvalidData => untrusted(&error.to_string()),
                _ => lost(&error),
            })?;
        }
        let stream = Stream::Tls(Box::new(StreamOwned::new(connection, socket)));
        Ok(Self { stream, waiting: Vec::new() })
    }

    /// Writes all the bytes within a time.
    pub fn write(&mut self, bytes: &[u8], timeout: Duration) -> Result<(), Failure> {
        self.until(timeout);
        let written = match &mut self.stream {
            Stream::Plain(socket) => socket.write_all(bytes).and_then(|()| socket.flush()),
            Stream::Tls(stream) => stream.write_all(bytes).and_then(|()| stream.flush()),
        };
        written.map_err(|error| lost(&error))
    }

    /// Whether something has arrived that wasn't asked for.
    pub fn speaks_unasked(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// What has arrived and wasn't asked for.
    pub fn unasked(&self) -> &[u8] {
        &self.waiting
    }

    /// Reads a whole reply within a time.
    pub fn reply(&mut self, timeout: Duration) -> Result<Reply, Failure> {
        self.until(timeout);
        let (mut code, mut lines, mut size) = (None, Vec::new(), 0);
        loop {
            // Octets that aren't UTF-8 are replaced.
            let line = String::from_utf8_lossy(&self.line(MAX_LINE)?).into_owned();
            size += line.len();
            if size > MAX_REPLY {
                return Err(Failure::Lost(messages::answer_too_long()));
            }
            let unreadable = || Failure::Lost(messages::not_smtp());
            let (number, rest) = line.split_at_checked(3).ok_or_else(unreadable)?;
            let number: u16 = number.parse().map_err(|_| unreadable())?;
            let is_first = code.is_none();
            if !(200..600).contains(&number) || *code.get_or_insert(number) != number {
                return Err(unreadable());
            }
            let (goes_on, text) = match rest.chars().next() {
                None => (false, ""),
                Some(' ') => (false, &rest[1..]),
                Some('-') => (true, &rest[1..]),
                Some(_) => return Err(unreadable()),
            };
            if is_first || !text.is_empty() {
                lines.push(text.to_owned());
            }
            if !goes_on {
                return Ok(Reply { code: number, lines });
            }
        }
    }

    /// A line without its break, of at most `most` octets.
    pub fn line(&mut self, most: usize) -> Result<Vec<u8>, Failure> {
        let mut searched = 0;
        loop {
            if let Some(at) = self.waiting[searched..].iter().position(|&byte| byte == b'\n') {
                let mut line: Vec<u8> = self.waiting.drain(..=searched + at).collect();
                while line.last().is_some_and(|byte| b"\r\n".contains(byte)) {
                    line.pop();
                }
                return Ok(line);
            }
            searched = self.waiting.len();
            if searched > most {
                return Err(Failure::Lost(messages::line_too_long()));
            }
            self.take_in()?;
        }
    }

    /// Exactly `number` octets.
    pub fn octets(&mut self, number: usize) -> Result<Vec<u8>, Failure> {
        while self.waiting.len() < number {
            self.take_in()?;
        }
        Ok(self.waiting.drain(..number).collect())
    }

    /// Waits for octets and keeps those that arrive.
    fn take_in(&mut self) -> Result<(), Failure> {
        let mut buffer = [0; 2048];
        loop {
            let read = match &mut self.stream {
                Stream::Plain(socket) => socket.read(&mut buffer),
                Stream::Tls(stream) => stream.read(&mut buffer),
            };
            match read {
                Ok(0) => return Err(Failure::Lost(messages::closed())),
                Ok(read) => {
                    self.waiting.extend_from_slice(&buffer[..read]);
                    return Ok(());
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(lost(&error)),
            }
        }
    }

    /// Sets the deadline for all that is read and written from now on.
    pub fn until(&mut self, timeout: Duration) {
        let until = Instant::now() + timeout;
        match &mut self.stream {
            Stream::Plain(socket) => socket.until = until,
            Stream::Tls(stream) => stream.sock.until = until,
        }
    }

    /// Closes the connection. It doesn't matter when the other side has gone already.
    pub fn shut(&mut self) {
        let socket = match &self.stream {
            Stream::Plain(socket) => &socket.socket,
            Stream::Tls(stream) => &stream.sock.socket,
        };
        let _ = socket.shutdown(Shutdown::Both);
    }
}

/// The settings for TLS: the system's authorities, or one of `extra` in PEM, must vouch for the server's certificate.
fn configuration(extra: Option<&[u8]>) -> Result<ClientConfig, Failure> {
    let provider = Arc::new(default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| untrusted(&error.to_string()))?;
    let mut roots = Vec::new();
    for certificate in CertificateDer::pem_slice_iter(extra.unwrap_or_default()) {
        roots.push(certificate.map_err(|error| untrusted(&messages::ca_file_unreadable(error)))?);
    }
    if extra.is_some() && roots.is_empty() {
        return Err(untrusted(messages::ca_file_empty()));
    }
    let verifier =
        Verifier::new_with_extra_roots(roots, provider).map_err(|error| untrusted(&error.to_string()))?;
    Ok(builder.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth())
}

fn untrusted(why: &str) -> Failure {
    Failure::Permanent(messages::tls(why))
}

fn lost(error: &io::Error) -> Failure {
    Failure::Lost(messages::lost(error))
}
