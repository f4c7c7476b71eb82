/** An error as a client sees it. */
export interface AnswerError {
  message: string;
  locations?: { line: number; column: number }[];
  path?: (string | number)[];
  extensions: { code: string };
}

/** What came back over HTTP. */
export interface Answer {
  status: number;
  headers: Headers;
  data: Record<string, unknown> | null | undefined;
  errors: AnswerError[] | undefined;
  /** The body as it came. */
  text: string;
}

export interface PostOptions {
  /** The key to send; absent: no Authorization header. */
  key?: string;
  headers?: Record<string, string>;
}

/** Sends a GraphQL request as a plain HTTP client does. */
export function postGraphql(
  url: string,
  params: { query: string; variables?: Record<string, unknown>; operationName?: string },
  { key, headers = {} }: PostOptions = {},
): Promise<Answer> {
  return fetchAnswer(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...headers,
    },
    body: JSON.stringify(params),
  });
}

/** Sends any request and reads the answer; `data` and `errors` where its body is JSON. */
export async function fetchAnswer(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  const { data, errors } = isJson ? JSON.parse(text) : {};
  return { status: response.status, headers: response.headers, data, errors, text };
}
