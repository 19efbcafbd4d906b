/**
 * Preloaded into the web server (`node --require`). Node cuts a request that takes more than five minutes to arrive and
 * Next does not set it: at 2.8 Mbit/s, a slow but honest line, the largest files allowed would never get through.
 */
const http = require('node:http');

const requestTimeoutMs = 30 * 60 * 1000;
const { createServer } = http;

http.createServer = (...args) => {
  const server = createServer(...args);
  server.requestTimeout = requestTimeoutMs;
  return server;
};
