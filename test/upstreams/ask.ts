import type { Upstream } from './upstream.js';
import type { WireItem } from './wire-item.js';

/** An answer as it came: its text, and the JSON in it, null where it is none. */
export interface Asked {
  status: number;
  headers: Headers;
  text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any of the documented shapes.
  json: any;
}

/** Asks an upstream with its token; follows no redirect. */
export async function ask(
  upstream: Upstream,
  path: string,
  init: RequestInit = {},
): Promise<Asked> {
  const headers = { authorization: `Bearer ${upstream.token}`, ...init.headers };
  const response = await fetch(upstream.url + path, { redirect: 'manual', ...init, headers });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: parseJson(text) };
}

export function post(upstream: Upstream, body: unknown): Promise<Asked> {
  return ask(upstream, '/api/v1/activities', { method: 'POST', body: JSON.stringify(body) });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** All pages of a Kasar feed. */
export async function walkKasar(upstream: Upstream, path: string): Promise<WireItem[]> {
  const pages: WireItem[] = [];
  const separator = path.includes('?') ? '&' : '?';
  for (let cursor = ''; ; ) {
    const { json } = await ask(upstream, cursor ? `${path}${separator}cursor=${cursor}` : path);
    pages.push(json);
    if (json.nextCursor === null) return pages;
    cursor = json.nextCursor;
  }
}

/** All items of an Invent list, to the first empty page. */
export async function walkInvent(upstream: Upstream, path: string, take: number) {
  const items: WireItem[] = [];
  for (let page = 1; ; page += 1) {
    const { json } = await ask(upstream, `${path}?page=${page}&take=${take}`);
    if (json.length === 0) return items;
    items.push(...json);
  }
}

/** All items of a Clarky list, by total_pages. */
export async function walkClarky(upstream: Upstream, path: string, pageSize: number) {
  const items: WireItem[] = [];
  for (let page = 1; ; page += 1) {
    const { json } = await ask(upstream, `${path}?page=${page}&page_size=${pageSize}`);
    items.push(...json.data);
    if (page >= json.pagination.total_pages) return items;
  }
}
