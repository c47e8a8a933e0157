import { receiveWebhook } from '#studio/publishing/webhook.ts';

export const dynamic = 'force-dynamic';

export const POST = (request: Request) => receiveWebhook(request);
