/** Server-sent events, told one by one. */
export function eventStream() {
  const encoder = new TextEncoder();
  let stream: ReadableStreamDefaultController<Uint8Array> | undefined;
  let cancelled = false;
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      stream = controller;
    },
    cancel: () => {
      cancelled = true;
    },
  });
  const write = (text: string) => stream?.enqueue(encoder.encode(text));
  return {
    response: new Response(body, { headers: { "Content-Type": "text/event-stream" } }),
    send: (event: string, data: object) => {
      write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    comment: () => {
      write(": ping\n\n");
    },
    end: () => stream?.close(),
    breakOff: () => stream?.error(new TypeError("network error")),
    /** The page has stopped listening. */
    cancelled: () => cancelled,
  };
}

/** The stream of a submitted answer that is graded, or not, in no time. */
export function outcome(body: object): Response {
  const { response, send, end } = eventStream();
  send("saved", {});
  send("outcome", body);
  end();
  return response;
}
