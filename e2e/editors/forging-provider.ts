import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a provider puts into an ID token instead of what it should. */
export type Forgery = {
  claims?: Record<string, unknown>;
  /** Whose key signs it, and by which algorithm its head says that it does. */
  signedBy?: 'another key' | 'the client secret' | 'nobody';
};

const SECRET = 'of the client, and only for tests';

/** An OpenID provider that gives out whatever ID token a test wants. */
export async function startForgingProvider() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const [ours, another] = [1, 2].map(() => generateKeyPairSync('rsa', { modulusLength: 2048 }));
  if (!ours || !another) throw new Error('There are two keys.');
  let next = '';
  server.on('request', ({ url }, response) => {
    const answers: Record<string, object> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      },
      '/keys': {
        keys: [{ ...ours.publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256' }],
      },
      '/token': { access_token: 'a', token_type: 'Bearer', id_token: next },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(answers[url ?? ''] ?? {}));
  });
  const keys = { 'another key': another.privateKey, none: ours.privateKey };
  return {
    variables: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'masthead', OIDC_CLIENT_SECRET: SECRET },
    /** The token for the next who comes back. */
    prepare(nonce: string, { claims = {}, signedBy }: Forgery): void {
      const now = Math.floor(Date.now() / 1000);
      next = tokenOf(
        {
          ...{ iss: issuer, aud: 'masthead', sub: '1', nonce, iat: now, exp: now + 600 },
          ...{ email: 'ann@example.org', email_verified: true, name: 'Ann' },
          ...claims,
        },
        signedBy,
        keys[signedBy === 'another key' ? signedBy : 'none'],
      );
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

function tokenOf(claims: object, signedBy: Forgery['signedBy'], key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const alg =
    signedBy === 'nobody' ? 'none' : signedBy === 'the client secret' ? 'HS256' : 'RS256';
  const signed = `${part({ alg, kid: '1' })}.${part(claims)}`;
  if (alg === 'none') return `${signed}.`;
  const signature =
    alg === 'HS256'
      ? createHmac('sha256', SECRET).update(signed).digest()
      : sign('sha256', Buffer.from(signed), key);
  return `${signed}.${signature.toString('base64url')}`;
}
