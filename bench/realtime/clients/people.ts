/** Tokens of so many people, as the service's development sign-in gives them. */
export async function tokensOf(url: string, people: number, group: string): Promise<string[]> {
  const tokens: string[] = [];
  while (tokens.length < people) {
    const some = Array.from({ length: Math.min(50, people - tokens.length) }, (_, index) =>
      fetchToken(url, `${group}-${tokens.length + index}@example.com`),
    );
    tokens.push(...(await Promise.all(some)));
  }
  return tokens;
}

async function fetchToken(url: string, email: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/dev-token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email }),
  });
  if (!response.ok) throw new Error(`dev-token answered ${response.status}: ${await response.text()}`);
  return ((await response.json()) as { access_token: string }).access_token;
}
