type Json = ReturnType<typeof JSON.parse>;

export interface RestAnswer {
  status: number;
  headers: Headers;
  /** The parsed JSON body; undefined if it is empty or not JSON. */
  body: Json;
  text: string;
}

export interface RestRequest {
  token?: string;
  /** Objects are sent as JSON; texts unchanged, with the JSON content type. */
  body?: unknown;
  headers?: Record<string, string>;
}

export class RestClient {
  constructor(
    private readonly url: string,
    private readonly token?: string,
  ) {}

  get(path: string, request?: RestRequest): Promise<RestAnswer> {
    return this.send('GET', path, request);
  }

  post(path: string, body?: unknown, request?: RestRequest): Promise<RestAnswer> {
    return this.send('POST', path, { body, ...request });
  }

  put(path: string, body: unknown): Promise<RestAnswer> {
    return this.send('PUT', path, { body });
  }

  delete(path: string): Promise<RestAnswer> {
    return this.send('DELETE', path);
  }

  async send(method: string, path: string, request: RestRequest = {}): Promise<RestAnswer> {
    const token = request.token ?? this.token;
    const { body } = request;
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...request.headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parse(text) };
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
