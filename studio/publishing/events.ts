import { readStatus } from './status.ts';

/** How often the status is looked at, and how often a silent connection is kept open. */
const LOOK_MS = 300;
const COMMENT_MS = 15_000;

/**
 * The status of publishing as server-sent events: one at once, and one for each change.
 * @param signal ends it, when the browser has gone
 * @param isAdmitted asked each time: who has signed out hears no more
 */
export function publishingEvents(
  signal: AbortSignal,
  isAdmitted: () => Promise<boolean>,
): Response {
  const text = new TextEncoder();
  let timer: NodeJS.Timeout | undefined;
  let last = '';
  let quietSince = Date.now();

  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (lines: string) => {
        quietSince = Date.now();
        controller.enqueue(text.encode(`${lines}\n\n`));
      };
      const look = async () => {
        if (!(await isAdmitted())) return signal.aborted ? undefined : controller.close();
        const status = JSON.stringify(await readStatus());
        if (signal.aborted) return;
        if (status !== last) send(`data: ${status}`);
        else if (Date.now() - quietSince > COMMENT_MS) send(':');
        last = status;
        timer = setTimeout(lookAgain, LOOK_MS);
      };
      const lookAgain = () => look().catch((error) => controller.error(error));
      return lookAgain();
    },
    cancel: () => clearTimeout(timer),
  });
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // A server in front would keep it until it is complete, which is never.
      'x-accel-buffering': 'no',
    },
  });
}
