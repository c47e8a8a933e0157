import { EnvironmentError, type Given, switchFrom, webAddress } from './variable.ts';

/** The OpenID provider that says who people are. */
export type OpenIdClient = { issuer: string; clientId: string; clientSecret: string };

/** Who may come in: people by address (in lower case), and all members of a group. */
export type Editors = { addresses: readonly string[]; groups: readonly string[] };

export type SignIn = {
  provider: OpenIdClient;
  editors: Editors;
  /** Whether an address counts of which the provider does not say that it is verified. */
  trustsEmail: boolean;
};

const PROVIDER = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
const GROUP = 'group:';

/**
 * Reads how editors sign in. All four variables belong together: with fewer, nobody could
 * sign in, or anybody with an account at the provider could. `OIDC_TRUST_EMAIL` goes with them.
 * @returns null where none of them is set
 */
export function signInFrom(given: Given): SignIn | null {
  const names = [...PROVIDER, 'EDITORS'];
  const missing = names.filter((name) => given(name) === null);
  if (missing.length === names.length) return null;
  if (missing.length > 0) {
    const set = names.filter((name) => !missing.includes(name));
    throw new EnvironmentError(
      `${listed(set)} set without ${listed(missing)}. Set ${listed(names)} together, or none of them.`,
    );
  }
  const [issuer, clientId, clientSecret, editors] = names.map((name) => given(name) ?? '');
  return {
    provider: {
      issuer: issuerFrom(issuer ?? ''),
      clientId: clientId ?? '',
      clientSecret: clientSecret ?? '',
    },
    editors: editorsFrom(editors ?? ''),
    trustsEmail: switchFrom(given, 'OIDC_TRUST_EMAIL'),
  };
}

function issuerFrom(value: string): string {
  const url = webAddress(value);
  // Whoever can change what is sent in the clear decides who is an editor.
  const safe = url?.protocol === 'https:' || (url && isLoopback(url.hostname));
  if (!url || !safe || url.search || url.hash) {
    throw new EnvironmentError(
      `OIDC_ISSUER is ${JSON.stringify(value)}. Set it to the provider's issuer, an https URL such as https://login.example.org.`,
    );
  }
  return value;
}

function editorsFrom(value: string): Editors {
  const entries = value.split(',').map((entry) => entry.trim());
  const groups: string[] = [];
  const addresses: string[] = [];
  for (const entry of entries.filter(Boolean)) {
    const group = entry.startsWith(GROUP) ? entry.slice(GROUP.length).trim() : null;
    if (group) groups.push(group);
    else if (/^[^@\s:]+@[^@\s:]+$/.test(entry)) addresses.push(entry.toLowerCase());
    else {
      throw new EnvironmentError(
        `EDITORS names ${JSON.stringify(entry)}. Write addresses and groups with commas between them: ann@example.org, group:newsroom.`,
      );
    }
  }
  return { addresses, groups };
}

/** A name of this very machine, as URLs and Host headers write it. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
