// The service behind the page: questions as a stream of events, and views on answers. Nothing is kept.

const API = "/api/v1/";
const visitor = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

const post = (root, path, body, more = {}) => fetch(`${root}${API}${path}`, {
  method: "POST",
  credentials: "omit",
  body: JSON.stringify(body),
  ...more,
  headers: { "Content-Type": "application/json", "X-Visitor": visitor, ...more.headers },
});

// One event of the stream: its name and its data.
const read = (block) => {
  let name = "message";
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).trim());
  }
  return data.length ? [name, JSON.parse(data.join("\n"))] : null;
};

// Yields [name, data]: `status`, `sentence`…, then `done` or `error`. Throws when the connection is lost.
export async function* ask(root, body, signal) {
  const response = await post(root, "ask", body, { signal, headers: { Accept: "text/event-stream" } });
  const kind = response.headers.get("Content-Type") ?? "";
  if (!kind.startsWith("text/event-stream")) {
    const told = await response.json().catch(() => ({}));
    yield [response.ok ? "done" : "error", told];
    return;
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const blocks = (waiting + value).split(/\r?\n\r?\n/);
    waiting = blocks.pop();
    for (const event of blocks.map(read)) {
      if (!event) continue;
      yield event;
      if (event[0] === "done" || event[0] === "error") return;
    }
  }
  throw new TypeError("The stream ended early.");
}

// Resolves to whether the service took it.
export const feedback = (root, body) =>
  post(root, "feedback", body, { keepalive: true }).then((response) => response.ok, () => false);
