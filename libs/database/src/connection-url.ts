/**
 * DATABASE_URL for the driver: `sslmode` means what it means to `psql`, so `require` encrypts without verifying the
 * certificate, unless `sslrootcert` is given. The driver alone verifies it for every mode.
 */
export function toDriverUrl(databaseUrl: string): string {
  const [address = '', query = ''] = databaseUrl.split('?', 2);
  const parameters = new URLSearchParams(query);
  const mode = parameters.get('sslmode');
  // `no-verify` is the driver's own.
  if (mode === null || mode === 'no-verify' || parameters.has('uselibpqcompat')) return databaseUrl;
  return `${address}?${query}&uselibpqcompat=true`;
}

/** Host, port and database without user and password. */
export function describeServer(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'the address of DATABASE_URL';
  const { hostname, port, searchParams } = new URL(databaseUrl);
  const host = searchParams.get('host') ?? decodeURIComponent(hostname);
  return `${host === '' ? 'localhost' : host}:${port === '' ? '5432' : port}`;
}

/** Name of the database; the driver's default is the user's name. */
export function databaseNameOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return '';
  const { pathname, username } = new URL(databaseUrl);
  return decodeURIComponent(pathname.slice(1) || username);
}
