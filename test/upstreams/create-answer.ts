import { type Answer, jsonAnswer, refusalAnswer } from './answer.js';
import type { Fault } from './faults.js';
import type { RecordStore } from './record-store.js';
import { Refusal } from './refusal.js';
import { replaceAnswer } from './replace-answer.js';
import type { Settings, System } from './system.js';
import type { Call } from './upstream.js';
import type { WireItem } from './wire-item.js';

/** What an upstream answers from. */
export interface AnswerContext<Item extends WireItem> {
  system: System<Item>;
  store: RecordStore<Item>;
  settings: Settings & { token: string };
}

/** Answers a call as the documents say, with what a fault makes of status, list and items. */
export function createAnswer<Item extends WireItem>(
  call: Call,
  fault: Fault | null,
  context: AnswerContext<Item>,
): Answer {
  const replaced = replaceAnswer(call, fault);
  if (replaced) return replaced;
  try {
    if (call.authorization !== `Bearer ${context.settings.token}`) {
      throw new Refusal(401, 'The token is missing or not valid');
    }
    return call.method === 'POST'
      ? jsonAnswer(create(call, context), 201)
      : jsonAnswer(list(call, fault, context));
  } catch (error) {
    if (error instanceof Refusal) return refusalAnswer(error);
    return refusalAnswer(new Refusal(500, `The simulator failed: ${error}`));
  }
}

function create<Item extends WireItem>(
  call: Call,
  { system, store }: AnswerContext<Item>,
): unknown {
  if (call.path !== system.createPath || !system.create) throw notFound(call);
  if (typeof call.body !== 'object' || call.body === null) {
    throw new Refusal(400, 'The body is not a JSON object', 'INVALID_JSON');
  }
  return system.create(call.body, store);
}

function list<Item extends WireItem>(
  call: Call,
  fault: Fault | null,
  { system, store, settings }: AnswerContext<Item>,
): unknown {
  const record = system.findRecord(call.path, store, settings);
  if (!record) throw notFound(call);
  if (call.method !== 'GET') throw new Refusal(405, `${call.method} is not allowed here`);
  const own = system.openList(record, store);
  const shown = fault?.name === 'otherRecord' ? store.record(fault.object, fault.id) : own;
  const body = system.list({ record, list: shown, query: call.query, fault, settings });
  const addsFields = fault?.name === 'unknownTypesAndFields' && !Array.isArray(body);
  return addsFields ? { ...(body as WireItem), served_by: 'node-7' } : body;
}

function notFound({ method, path }: Call): Refusal {
  return new Refusal(404, `Nothing stands at ${method} ${path}`, 'NOT_FOUND');
}
