const { AsyncResource } = require('node:async_hooks');

/**
 * Hands a posted form to the server's listeners once its first bytes have come, as many as Node keeps of a body that
 * nobody reads (64 kB), or all of it. What Next.js sets up for a request takes more memory than that: 500 forms that
 * stopped after 50 kB held more than 100 MB. A client that goes away before has been answered by nobody, and nothing of
 * its form was read.
 *
 * @returns {(request: import('node:http').IncomingMessage) => boolean} whether a request still waits for its first bytes.
 */
function awaitFirstBytes(server) {
  const waiting = new WeakSet();
  const { emit } = server;

  server.emit = (event, request, ...rest) => {
    if (event !== 'request' || request.complete || !isForm(request)) return emit.call(server, event, request, ...rest);
    waiting.add(request);
    // As what this request began as: its id, which the log repeats, is known to what follows from here only.
    const handOver = AsyncResource.bind(() => emit.call(server, event, request, ...rest));
    const look = () => {
      if (!request.complete && request.readableLength < request.readableHighWaterMark) return;
      waiting.delete(request);
      request.off('readable', look);
      // The stream forgets in the next tick that it was listened to; before, a listener of 'data' would hear nothing.
      process.nextTick(() => process.nextTick(handOver));
    };
    request.on('readable', look);
    return true;
  };
  return (request) => waiting.has(request);
}

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

const isForm = ({ headers }) => FORM.test(headers['content-type'] ?? '');

module.exports = { awaitFirstBytes };
