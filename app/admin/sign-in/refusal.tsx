import type { ReactNode } from 'react';
import type { Refused } from '#studio/session/refusals.ts';

export const refusalTitles: Record<Refused, string> = {
  'not-an-editor': 'You are not one of this site’s editors',
  unverified: 'Your address is not verified',
  'no-address': 'Your account has no address',
  link: 'This link does not work any more',
  failed: 'You could not be signed in',
  unreachable: 'The sign-in service does not answer',
};

const EXPLANATIONS: Record<Refused, ReactNode> = {
  'not-an-editor':
    'You have an account, but its address is not on the list of editors. If you write for this site, ask whoever runs it to add you; if you have another account, sign out of this one first.',
  unverified:
    'Anybody can type in an address, and the sign-in service does not say that this one is yours. Verify it where you have your account, and sign in again.',
  'no-address':
    'What you write is kept under your name and address. Add an address to your account, or let this site see it, and sign in again.',
  link: 'It was used, or it is older than a quarter of an hour.',
  failed:
    'The answer did not fit what was asked in this browser. That happens when a page stays open for long, or is opened twice. Please try again.',
  unreachable: 'Please try again in a moment. Nothing that you have written is lost.',
};

/** Says why somebody was not let in, and what to do. */
export function Refusal({ reason }: { reason: Refused }) {
  return <p>{EXPLANATIONS[reason]}</p>;
}
