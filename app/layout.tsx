import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { directionOf } from '#components/language.ts';
import { identity } from '#site/identity.ts';
import './globals.css';

export const viewport: Viewport = { themeColor: identity.themeColor };

/** The document around every page; what pages share to the eye is in `components/page.tsx`. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={identity.language} dir={directionOf(identity.language)}>
      <body>{children}</body>
    </html>
  );
}
