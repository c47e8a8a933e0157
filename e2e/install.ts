import { spawnSync } from 'node:child_process';
import { environment, variablesFor } from '#site/environment.ts';
import { findBrowser, requireBrowser, SHELL } from './browser.ts';

/** The programs that serve, receive and store releases in tests, as Debian's packages. */
const SERVERS = [
  ...['nginx', 'libnginx-mod-http-brotli-static', 'caddy'],
  ...['openssh-server', 'openssh-client', 'rsync'],
  ...['swift-proxy', 'swift-account', 'swift-container', 'swift-object'],
];

/**
 * `npm run test:install`: installs what tests need and this machine lacks. That is a browser; and
 * on a build server the quickest one, and the servers, without which their tests fail there. On
 * anybody else's machine those tests are skipped, so it only says which packages are missing.
 */
const isRoot = process.getuid?.() === 0;
if (isRoot && (environment().ci ? !isInstalled(SHELL) : !findBrowser()))
  installDebian([SHELL, 'fonts-liberation']);
if (!findBrowser()) {
  const withLibraries = isRoot ? ['--with-deps'] : [];
  execute('npx', ['playwright', 'install', '--no-shell', ...withLibraries, 'chromium']);
}
console.log(`The browser is ${requireBrowser()}.`);

const missing = () => SERVERS.filter((name) => !isInstalled(name));
if (missing().length > 0 && isRoot && environment().ci) installDebian(missing());
if (missing().length > 0) {
  console.log(
    `!! These packages are missing, and what needs them is NOT tested:\n!! apt-get install ${missing().join(' ')}`,
  );
}

/** Whether Debian's package is installed, and not only its settings. */
function isInstalled(name: string): boolean {
  const { stdout } = spawnSync('dpkg', ['--status', name], { encoding: 'utf8' });
  return stdout?.includes('ok installed') ?? false;
}

function installDebian(packages: string[]): void {
  execute('apt-get', ['update', '-q']);
  execute('apt-get', ['install', '-qy', '--no-install-recommends', ...packages]);
}

/** Runs an installer without questions. What it could not install shows afterwards. */
function execute(command: string, words: string[]): void {
  const env = variablesFor({ DEBIAN_FRONTEND: 'noninteractive' });
  spawnSync(command, words, { stdio: 'inherit', env });
}
