import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';
import type { Fault } from './faults.js';

/** Faults with which nothing is sent, and nothing is stored before. */
export function neverAnswers(fault: Fault | null): boolean {
  return (
    fault?.name === 'hangBeforeHeaders' ||
    fault?.name === 'hangWithoutStoring' ||
    fault?.name === 'resetConnection'
  );
}

/** Sends nothing, ever: the caller waits, or its connection is broken. */
export function sendNothing(response: ServerResponse, fault: Fault | null): void {
  if (fault?.name === 'resetConnection') response.socket?.resetAndDestroy();
}

/** Sends an answer, or as much of it and in such a way as a fault wants. */
export function sendAnswer(response: ServerResponse, answer: Answer, fault: Fault | null): void {
  const body = Buffer.from(answer.body);
  const half = body.subarray(0, Math.ceil(body.length / 2));
  switch (fault?.name) {
    case 'storeThenHang':
      return;
    case 'storeThenReset':
      response.socket?.resetAndDestroy();
      return;
    case 'hangInBody':
      writeHead(response, answer, body.length);
      response.write(half);
      return;
    case 'resetInBody':
      writeHead(response, answer, body.length);
      // The half must have left before the reset takes back what has not.
      response.write(half, () => setTimeout(() => response.socket?.resetAndDestroy(), 20));
      return;
    case 'truncated':
      sendWhole(response, answer, half);
      return;
    case 'malformedJson':
      sendWhole(response, answer, Buffer.from(breakSyntax(answer.body)));
      return;
    case 'wrongContentType': {
      const headers = { ...answer.headers, 'content-type': fault.type ?? 'text/plain' };
      sendWhole(response, { ...answer, headers }, body);
      return;
    }
    default:
      sendWhole(response, answer, body);
  }
}

function sendWhole(response: ServerResponse, answer: Answer, body: Buffer): void {
  writeHead(response, answer, body.length);
  response.end(body);
}

function writeHead(response: ServerResponse, answer: Answer, length: number): void {
  response.writeHead(answer.status, { ...answer.headers, 'content-length': String(length) });
}

/** Two commas before the last bracket, which no JSON allows. */
function breakSyntax(json: string): string {
  return `${json.slice(0, -1)},,${json.slice(-1)}`;
}
