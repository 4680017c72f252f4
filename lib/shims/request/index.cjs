// danfojs-node reads CSV and JSON from addresses with `request(options)` and `request.get(address)`, as a stream that says
// with the event `response` which status the answer has. That much is here, on Node's fetch.
const { PassThrough, Readable } = require("node:stream");
const { pipeline } = require("node:stream/promises");

async function answer(stream, { url, uri = url, method = "GET", headers = {} }) {
  try {
    const { status, statusText, body } = await fetch(uri, { method, headers });
    stream.emit("response", { statusCode: status, statusMessage: statusText });
    if (body === null) stream.end();
    else await pipeline(Readable.fromWeb(body), stream);
  } catch (error) {
    stream.destroy(error);
  }
}

function request(options) {
  const stream = new PassThrough();
  answer(stream, typeof options === "string" ? { url: options } : options);
  return stream;
}

request.get = request;
module.exports = request;
