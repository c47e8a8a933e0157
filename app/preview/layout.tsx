import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { identity } from '#site/identity.ts';
import '../styles/studio.css';

/** Neutral: whoever unfolds the link learns nothing of the draft. */
export const metadata: Metadata = {
  title: `Preview — ${identity.name}`,
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
};

export default function PreviewLayout({ children }: { children: ReactNode }) {
  return children;
}
