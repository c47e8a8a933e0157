import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { MessagePage } from '#components/message-page.tsx';
import { environment } from '#site/environment.ts';
import { identity } from '#site/identity.ts';
import { studioRoutes } from '#site/routes.ts';
import { providerSignOut } from '#studio/session/openid.ts';
import { refusedFor } from '#studio/session/refusals.ts';
import { sessionOf } from '#studio/session/session.ts';
import { Refusal, refusalTitles } from './refusal.tsx';
import '../../styles/studio.css';

export const dynamic = 'force-dynamic';

type Props = PageProps<'/admin/sign-in'>;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const refused = refusedFor(single((await searchParams).refused));
  return { title: `${refused ? refusalTitles[refused.reason] : 'Sign in'} — ${identity.name}` };
}

/** Where editors come in, and where they read why they could not. */
export default async function SignInPage({ searchParams }: Props) {
  const query = await searchParams;
  const refused = refusedFor(single(query.refused));
  const session = await sessionOf(new Request(identity.origin, { headers: await headers() }));
  if (session && !refused) return <SignedIn name={session.name} email={session.email} />;
  const title = refused
    ? refusalTitles[refused.reason]
    : query.ended === undefined
      ? 'Sign in'
      : 'You are signed out';
  return (
    <MessagePage title={title}>
      {refused && <Refusal reason={refused.reason} />}
      {query.ended !== undefined && <AtTheProvider />}
      <WaysIn target={single(query.to) ?? undefined} />
    </MessagePage>
  );
}

function WaysIn({ target }: { target: string | undefined }) {
  const { signIn, oneTimeLink } = environment();
  return (
    <>
      {signIn && (
        <p>
          <a className="studio-action" href={studioRoutes.startSignIn(target)}>
            Sign in at {hostOf(signIn.provider.issuer)}
          </a>
        </p>
      )}
      {oneTimeLink && (
        <p>
          Open the link that <code>npm run edit</code> has printed. It works once, within a
          quarter of an hour; start the command again for a new one.
        </p>
      )}
    </>
  );
}

function SignedIn({ name, email }: { name: string; email: string }) {
  return (
    <MessagePage title="You are signed in">
      <p>
        As {name} ({email}). <a href={studioRoutes.home()}>Go on to the posts</a>
      </p>
      <form method="post" action={studioRoutes.signOut()}>
        <button className="studio-action" type="submit">
          Sign out
        </button>
      </form>
    </MessagePage>
  );
}

/** On a computer that others use, it is the session at the provider that lets them in. */
async function AtTheProvider() {
  const { signIn } = environment();
  if (!signIn) return null;
  const host = hostOf(signIn.provider.issuer);
  const address = await providerSignOut();
  return (
    <p>
      You may still be signed in at {host}.{' '}
      {address && <a href={address}>Sign out there too</a>}
    </p>
  );
}

const hostOf = (address: string) => new URL(address).host;

const single = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value : null;
