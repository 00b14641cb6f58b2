export interface Visit {
  status: number;
  headers: Headers;
  /** Absolute; empty without a redirect. */
  location: string;
  text: string;
}

/** A browser with cookies by path, which sends forms as pages do and follows no redirect by itself. */
export class PageBrowser {
  private readonly cookies = new Map<string, { value: string; path: string }>();

  /** @param origin of the service, which its forms send */
  constructor(private readonly origin: string) {}

  setCookie(name: string, value: string): void {
    this.cookies.set(name, { value, path: '/' });
  }

  open(url: string): Promise<Visit> {
    return this.request(url, { method: 'GET' });
  }

  submit(url: string, fields: Record<string, string>, origin = this.origin): Promise<Visit> {
    return this.request(url, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    });
  }

  private async request(url: string, init: RequestInit): Promise<Visit> {
    const { pathname } = new URL(url);
    const sent = [...this.cookies].filter(([, { path }]) => pathname.startsWith(path));
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...(init.headers as Record<string, string> | undefined),
        cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; '),
      },
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
      const path = /; ?path=([^;]*)/i.exec(header)?.[1] ?? '/';
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, { value, path });
    }
    const location = response.headers.get('location') ?? '';
    return {
      status: response.status,
      headers: response.headers,
      location: location === '' ? '' : new URL(location, url).href,
      text: await response.text(),
    };
  }
}

export function ticketOf({ text }: Pick<Visit, 'text'>): string {
  const ticket = /name="ticket" value="([^"]+)"/.exec(text)?.[1];
  if (ticket === undefined) throw new Error(`the page has no ticket: ${text}`);
  return ticket;
}
