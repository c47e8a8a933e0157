import { environment } from '#site/environment.ts';
import { destinations } from '../hosts/destinations.ts';
import { hosts, plainNginx } from '../hosts/hosts.ts';
import { installDebian, mayInstall } from './debian.ts';

/**
 * Sees to it that the servers are there that a release is tested with, and shipped to. A build
 * server gets them; on anybody else's machine none is installed, and what is not tested is said:
 * without what is missing, and with what is there but cannot do what is tested.
 */
export function findHosts(say: (sentence: string) => void): void {
  const unfit = () =>
    [plainNginx, ...hosts, ...destinations].flatMap((program) => {
      const lack = program.lack();
      return lack === null ? [] : [{ ...program, lack }];
    });
  const wanted = unfit().flatMap(({ packages }) => packages);
  if (wanted.length > 0 && environment().ci && mayInstall()) {
    say(`Installing the Debian packages ${[...new Set(wanted)].join(', ')}.`);
    installDebian([...new Set(wanted)]);
  }
  for (const { name, packages, lack, shows } of unfit()) {
    say(
      `!! ${name} ${lack}: that it ${shows} is NOT tested.\n` +
        `!! On Debian: apt-get install ${packages.join(' ')}`,
    );
  }
}
