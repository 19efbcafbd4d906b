/**
 * Preloaded into the web server (`node --require`), for what Next does not set. Node cuts a request that takes more than
 * five minutes to arrive: at 2.8 Mbit/s, a slow but honest line, the largest files allowed would never get through. One
 * that hardly arrives at all is ended after a minute. Node closes a connection after five idle seconds, at times in the
 * instant when its client sends the next request, which then meets ECONNRESET: clients that keep connections forget them
 * within a minute, and ours last a little longer. `Upgrade` is not heeded, as nothing of ours speaks anything but
 * HTTP/1.1 (RFC 9110, 7.8): Next would close the connection of a Java client that offers h2c, and leave others open.
 */
const http = require('node:http');
const { awaitFirstBytes } = require('./first-bytes.cjs');
const { endSlowBodies } = require('./slow-bodies.cjs');

const requestTimeoutMs = 30 * 60 * 1000;
const keepAliveTimeoutMs = 65_000;
const slowBody = { windowMs: 60_000, minimumBytes: 60_000 };
const { createServer } = http;

http.createServer = (...args) => {
  const options = typeof args[0] === 'object' ? args.shift() : {};
  const server = createServer({ shouldUpgradeCallback: () => false, ...options }, ...args);
  server.requestTimeout = requestTimeoutMs;
  server.keepAliveTimeout = keepAliveTimeoutMs;
  // Where it is shorter, the wait for the next request may end in it.
  server.headersTimeout = keepAliveTimeoutMs + 1_000;
  endSlowBodies(server, { ...slowBody, isAwaited: awaitFirstBytes(server) });
  return server;
};
