/** What came back. `body` is the parsed JSON, or the text where it is not JSON, or the bytes asked for as such. */
export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  body: Body;
}

/** Someone who asks the API things: with an API token, or with the cookies they were given, as a browser keeps them. */
export class Agent {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    readonly bearer?: string,
  ) {}

  /** The `Cookie` header a browser would send now. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  get<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.ask<Body>('GET', path);
  }

  post<Body = unknown>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.ask<Body>('POST', path, body);
  }

  put<Body = unknown>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.ask<Body>('PUT', path, body);
  }

  patch<Body = unknown>(path: string, body: unknown = {}): Promise<Answer<Body>> {
    return this.ask<Body>('PATCH', path, body);
  }

  delete<Body = unknown>(path: string): Promise<Answer<Body>> {
    return this.ask<Body>('DELETE', path);
  }

  /** Asks with a JSON body. Paths begin with `/api`. */
  async ask<Body = unknown>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const json =
      body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await this.send(method, path, json);
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    };
  }

  /** Sends anything, and keeps the cookies that come back. */
  async send(
    method: string,
    path: string,
    { headers, body }: { headers?: Record<string, string>; body?: RequestInit['body'] } = {},
  ): Promise<Response> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.bearer !== undefined && { authorization: `Bearer ${this.bearer}` }),
        ...(this.cookies.size > 0 && { cookie: this.cookie }),
        ...headers,
      },
      body,
    });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const name = pair.slice(0, pair.indexOf('=')).trim();
    const ended = attributes.some((attribute) => /^\s*max-age=0$/i.test(attribute));
    if (ended) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(pair.indexOf('=') + 1));
  }
}
