import createClient from 'openapi-fetch';
import { credentials } from './credentials.js';
import type { paths } from './schema.js';
import { asProblem, toProblem } from './problem.js';

/** REST of the service, typed by its OpenAPI document (`npm run web:api`). */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  fetch: sendAuthorized,
});

/** Sends a request with the access token, and once more with a new one if that had expired. */
async function sendAuthorized(request: Request): Promise<Response> {
  const again = request.clone();
  const token = await credentials().readToken();
  const response = await fetch(withToken(request, token));
  if (response.status !== 401 || token === undefined) return response;
  const renewed = await credentials().renewToken(token);
  return renewed === undefined ? response : fetch(withToken(again, renewed));
}

function withToken(request: Request, token: string | undefined): Request {
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

/** The body of a successful answer. @throws Problem */
export async function dataOf<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  let received: Answer<Data>;
  try {
    received = await answer;
  } catch (error) {
    throw asProblem(error);
  }
  if (!received.response.ok) throw toProblem(received.response, received.error);
  return received.data as Data;
}
