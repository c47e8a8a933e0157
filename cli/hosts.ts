import { destinations } from '#e2e/hosts/destinations.ts';
import { hosts } from '#e2e/hosts/hosts.ts';
import { environment } from '#site/environment.ts';
import { installDebian, mayInstall } from './debian.ts';

/**
 * Sees to it that the servers are there that a release is tested with, and shipped to. A build
 * server gets them; on anybody else's machine none is installed, and what is not tested is said.
 */
export function findHosts(say: (sentence: string) => void): void {
  const missing = () => [...hosts, ...destinations].filter(({ isInstalled }) => !isInstalled());
  const wanted = missing().flatMap(({ packages }) => packages);
  if (wanted.length > 0 && environment().ci && mayInstall()) {
    say(`Installing the Debian packages ${wanted.join(', ')}.`);
    installDebian(wanted);
  }
  for (const { name, packages, shows } of missing()) {
    say(
      `!! ${name} is not installed: that it ${shows} is NOT tested.\n` +
        `!! On Debian: apt-get install ${packages.join(' ')}`,
    );
  }
}
