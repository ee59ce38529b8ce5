//! A host as they are in the world: files compressed beforehand, nothing added to them.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fs;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, mpsc};
use std::thread;

use brotli::enc::BrotliEncoderParams;
use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// The built site and what was put beside it, on a thread of its own until the process ends.
pub struct Host {
    address: SocketAddr,
    site: Arc<Mutex<Site>>,
}

struct Site {
    folder: PathBuf,
    /// What was put there by hand, or asked for before, as it travels.
    compressed: BTreeMap<String, Bytes>,
}

impl Host {
    pub fn start(folder: PathBuf) -> Host {
        let site = Arc::new(Mutex::new(Site { folder, compressed: BTreeMap::new() }));
        let (tell, told) = mpsc::channel();
        let served = site.clone();
        thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                tell.send(listener.local_addr().expect("a bound port")).expect("somebody waits for it");
                serve(listener, served).await;
            });
        });
        Host { address: told.recv().expect("the host starts"), site }
    }

    /// The whole address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A page of the site as it was built.
    pub fn page(&self, path: &str) -> String {
        let file = self.site().folder.join(path.trim_start_matches('/')).join("index.html");
        fs::read_to_string(&file).unwrap_or_else(|fault| panic!("{}: {fault}; build the site first", file.display()))
    }

    /// Puts a file beside those of the site.
    pub fn put(&self, path: &str, text: &str) {
        self.site().compressed.insert(path.to_owned(), compressed(text.as_bytes()));
    }

    fn site(&self) -> MutexGuard<'_, Site> {
        self.site.lock().expect("no request panics")
    }
}

async fn serve(listener: TcpListener, site: Arc<Mutex<Site>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let site = site.clone();
        tokio::spawn(async move {
            let service = service_fn(|request: hyper::Request<_>| {
                let answer = site.lock().expect("no request panics").answer(request.uri().path());
                async { Ok::<_, Infallible>(answer) }
            });
            // A browser may hang up at any time.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

impl Site {
    fn answer(&mut self, path: &str) -> Response<Full<Bytes>> {
        let path = if path.ends_with('/') { [path, "index.html"].concat() } else { path.to_owned() };
        let kind = match path.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("svg") => "image/svg+xml",
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        };
        match self.body(path) {
            Ok(body) => {
                let mut response = Response::new(Full::from(body));
                let headers = response.headers_mut();
                headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static("br"));
                headers.insert(CACHE_CONTROL, HeaderValue::from_static("max-age=3600"));
                response
            }
            Err(_) => {
                let mut response = Response::new(Full::default());
                *response.status_mut() = StatusCode::NOT_FOUND;
                response
            }
        }
    }

    fn body(&mut self, path: String) -> io::Result<Bytes> {
        if let Some(known) = self.compressed.get(&path) {
            return Ok(known.clone());
        }
        let body = compressed(&fs::read(self.folder.join(path.trim_start_matches('/')))?);
        self.compressed.insert(path, body.clone());
        Ok(body)
    }
}

/// At the quality that a server sends ready-made files with.
fn compressed(bytes: &[u8]) -> Bytes {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters).expect("a vector takes everything");
    compressed.into()
}
