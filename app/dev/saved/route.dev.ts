import { watch } from 'node:fs';
import { environment } from '#site/environment.ts';
import { published } from '#sources/published.ts';

/**
 * Tells an open page of which instant the edition is: at once, since a post may have been
 * saved while the page was on its way, and after each save. Exists in development only, by
 * its file name.
 */
export function GET(request: Request): Response {
  const events = new ReadableStream<string>({
    async start(stream) {
      let told = '';
      const tell = async () => {
        const { instant } = (await published()).edition;
        if (instant === told || request.signal.aborted) return;
        told = instant;
        stream.enqueue(`data: ${instant}\n\n`);
      };
      const watcher = watch(environment().buildDir ?? '', tell);
      request.signal.addEventListener('abort', () => {
        watcher.close();
        stream.close();
      });
      await tell();
    },
  });
  return new Response(events.pipeThrough(new TextEncoderStream()), {
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
  });
}
