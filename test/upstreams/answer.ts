import type { Refusal } from './refusal.js';

/** An answer that is ready to be sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

export function jsonAnswer(body: unknown, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
  };
}

export function refusalAnswer(refusal: Refusal): Answer {
  return jsonAnswer(refusal.body, refusal.status);
}
