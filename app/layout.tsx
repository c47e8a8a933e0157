import type { Viewport } from 'next';
import type { ReactNode } from 'react';
import { directionOf } from '#components/language.ts';
import { environment } from '#site/environment.ts';
import { identity } from '#site/identity.ts';
import './globals.css';

export const viewport: Viewport = { themeColor: identity.themeColor };

/** `npm run dev` tells the open page when a post was saved (see dev/saved). */
const RELOAD_ON_SAVE = "new EventSource('/dev/saved').onmessage = () => location.reload()";

/** The document around every page; what pages share to the eye is in `components/page.tsx`. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang={identity.language} dir={directionOf(identity.language)}>
      <body>
        {children}
        {environment().development && <script>{RELOAD_ON_SAVE}</script>}
      </body>
    </html>
  );
}
