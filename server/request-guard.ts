import { AsyncLocalStorage } from 'node:async_hooks';
import type { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { logError } from '#site/log-error.ts';
import { loggedRoute } from './logged-route.ts';

type Exchange = { request: IncomingMessage; response: ServerResponse };

/** The request on whose behalf code runs, however many callbacks later. */
const exchanges = new AsyncLocalStorage<Exchange>();

/**
 * Runs `answer` for one request, so that no error in it ends the server. An error that `answer`
 * throws goes to `onError`. An error that nobody caught, in a listener or a callback that the
 * request set off, is logged, and its response is cut (see `surviveRequestErrors`).
 * @param onError says what went wrong in a response that may have begun
 */
export async function guardRequest(
  exchange: Exchange,
  answer: () => Promise<void>,
  onError: (error: unknown) => void,
): Promise<void> {
  for (const emitter of [exchange.request, exchange.response])
    catchListenerErrors(emitter, exchange);
  await exchanges.run(exchange, async () => {
    try {
      await answer();
    } catch (error) {
      logRequestError(exchange.request, error);
      onError(error);
    }
  });
}

/** Writes an error to the log, with the request in which it happened. */
export function logRequestError(request: IncomingMessage, error: unknown): void {
  logError(error, `${loggedRoute(request)}:`);
}

/**
 * Keeps the process alive after an uncaught error of a request. Any other uncaught error ends
 * the process with 1, as Node does by itself: nobody knows what it has left behind.
 * @returns removes the guard
 */
export function surviveRequestErrors(): () => void {
  const onUncaught = (error: unknown) => {
    const exchange = exchanges.getStore();
    if (exchange) return cutOff(exchange, error);
    logError(error);
    process.exit(1);
  };
  process.on('uncaughtException', onUncaught);
  return () => process.off('uncaughtException', onUncaught);
}

/**
 * Node emits the events of a body and of a connection outside of the request's async context,
 * so that errors of their listeners have to be caught here.
 */
function catchListenerErrors(
  emitter: IncomingMessage | ServerResponse,
  exchange: Exchange,
): void {
  const emit: EventEmitter['emit'] = emitter.emit.bind(emitter);
  emitter.emit = (event: string | symbol, ...values: unknown[]) => {
    try {
      return emit(event, ...values);
    } catch (error) {
      cutOff(exchange, error);
      return true;
    }
  };
}

/** A reader sees that the response is not whole, and does not wait for the rest of it. */
function cutOff({ request, response }: Exchange, error: unknown): void {
  logRequestError(request, error);
  response.destroy();
}
