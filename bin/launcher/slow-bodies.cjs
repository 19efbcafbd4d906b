const { subscribe, unsubscribe } = require('node:diagnostics_channel');

/**
 * Ends requests whose body does not come: less than `minimumBytes` in a window of `windowMs`, looked at `looks` times in
 * each. A few thousand half-open uploads would otherwise hold their connections, and what was read of them, for as long as
 * a large file may take. The time during which we do not read, because storage is slow for one, is not the client's;
 * that of a request of which `isAwaited` says that its first bytes are still awaited is.
 */
function endSlowBodies(server, { windowMs, minimumBytes, looks = 6, isAwaited = () => false }) {
  const arriving = new Map();

  // As Node announces it: it may be handed to the listeners of 'request' later.
  const begun = ({ request, response, server: its }) => {
    if (its !== server || request.complete || !hasBody(request)) return;
    arriving.set(request, { response, counts: [request.socket.bytesRead] });
    request.once('close', () => arriving.delete(request));
  };
  subscribe('http.server.request.start', begun);

  const timer = setInterval(() => {
    for (const [request, seen] of arriving) {
      if (request.complete || request.destroyed) arriving.delete(request);
      else if (isSlow(request, seen)) {
        arriving.delete(request);
        end(request, seen.response);
      }
    }
  }, windowMs / looks);
  timer.unref();
  server.once('close', () => {
    clearInterval(timer);
    unsubscribe('http.server.request.start', begun);
  });

  function isSlow(request, { counts }) {
    const { socket, readableLength } = request;
    if (readableLength > 0 && !isAwaited(request)) counts.length = 0;
    counts.push(socket.bytesRead);
    if (counts.length <= looks) return false;
    return socket.bytesRead - counts.shift() < minimumBytes;
  }
}

const hasBody = ({ headers }) => 'transfer-encoding' in headers || Number(headers['content-length'] ?? 0) > 0;

const BODY = '{"error":"Request body too slow"}';

/** To close at once would reset the connection of a client that is still sending, before it has read why. */
const LINGER_MS = 1_000;

/** RFC 9110, 15.5.9. The reader of the body gets an error, as when a client goes away. */
function end({ socket }, response) {
  if (response.headersSent || !socket.writable) return socket.destroy();
  const fields = `Content-Type: application/json\r\nContent-Length: ${BODY.length}\r\nConnection: close`;
  socket.end(`HTTP/1.1 408 Request Timeout\r\n${fields}\r\n\r\n${BODY}`);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

module.exports = { endSlowBodies };
