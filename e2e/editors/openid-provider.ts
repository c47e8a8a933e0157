import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Configuration, Provider } from 'oidc-provider';

/** Variables that make the provider ours. */
export type ProviderVariables = Record<
  'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET',
  string
>;

/**
 * A real OpenID provider on this machine. Whoever signs in under a name is the person of that
 * name: `ann` has the address `ann@example.org`; in `member-of-newsroom` the group follows;
 * `unverified-ann` has typed Ann's address in.
 */
export async function startProvider(
  callback: string,
): Promise<{ variables: ProviderVariables; stop: () => Promise<void> }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const variables = {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: 'masthead',
    OIDC_CLIENT_SECRET: 'of the client, and only for tests',
  };
  server.on('request', new Provider(issuer, configuration(variables, callback)).callback());
  return {
    variables,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function configuration(variables: ProviderVariables, callback: string): Configuration {
  return {
    clients: [
      {
        client_id: variables.OIDC_CLIENT_ID,
        client_secret: variables.OIDC_CLIENT_SECRET,
        redirect_uris: [callback],
      },
    ],
    claims: {
      email: ['email', 'email_verified'],
      profile: ['name'],
      groups: ['groups'],
    },
    scopes: ['openid', 'email', 'profile', 'groups'],
    // Refused to whoever leaves it out.
    pkce: { required: () => true, methods: ['S256'] },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...personCalled(sub) }),
    }),
    cookies: { keys: ['for tests alone'] },
  };
}

function personCalled(name: string) {
  const [, group] = /^member-of-(.+)$/.exec(name) ?? [];
  return {
    name,
    email: `${name.replace('unverified-', '')}@example.org`,
    email_verified: !name.startsWith('unverified-'),
    groups: group ? [group] : [],
  };
}
