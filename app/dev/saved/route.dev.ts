import { unwatchFile, watchFile } from 'node:fs';
import path from 'node:path';
import { environment } from '#site/environment.ts';

/** Tells an open page that content was saved. Exists in development only, by its file name. */
export function GET(request: Request): Response {
  const record = path.join(environment().buildDir ?? '', 'build.json');
  const events = new ReadableStream<string>({
    start(stream) {
      const tell = () => stream.enqueue('data: saved\n\n');
      watchFile(record, { interval: 100 }, tell);
      request.signal.addEventListener('abort', () => {
        unwatchFile(record, tell);
        stream.close();
      });
    },
  });
  return new Response(events.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}
