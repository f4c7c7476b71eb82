import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, walkKasar } from './ask.js';
import { type KasarItem, kasarInteraction, kasarNote, kasarTask } from './kasar-items.js';
import { startUpstream } from './start-upstream.js';
import type { Upstream } from './upstream.js';

const PATH = '/api/v1/activity/contacts/550e8400';
let kasar: Upstream<KasarItem>;

beforeEach(async () => {
  kasar = await startUpstream('kasar');
});
afterEach(() => kasar.close());

const record = () => kasar.record('contacts', '550e8400');
const minute = (at: number) => new Date(Date.UTC(2026, 0, 1, 0, at)).toISOString();

/** The ids of a section over all pages. */
async function readIds(section: string, path: string): Promise<unknown[]> {
  const pages = (await walkKasar(kasar, path)) as Record<string, { data: { id: unknown }[] }>[];
  return pages.flatMap((page) => page[section]?.data.map(({ id }) => id) ?? []);
}

describe('the documented answer', () => {
  it('has every section with data and total, newest first', async () => {
    const interaction = kasarInteraction({ id: 'a1b2c3d4' });
    record().add(kasarInteraction({ id: 'old', created_at: minute(0) }), interaction, kasarTask());
    record().replace('old', { created_at: '2020-01-01T00:00:00Z' });
    const { status, json } = await ask(kasar, PATH);
    expect(status).toBe(200);
    const { section: _, ...wire } = interaction;
    expect(json.interactions.data[0]).toEqual(wire);
    expect(json.interactions.total).toBe(2);
    expect(json.tasks.total).toBe(1);
    expect(json.notes).toEqual({ data: [], total: 0 });
    expect(json.nextCursor).toBeNull();
  });

  it('leaves out the sections that are not included', async () => {
    record().add(kasarNote());
    const { json } = await ask(kasar, `${PATH}?include=interactions,tasks`);
    expect(Object.keys(json)).toEqual(['interactions', 'tasks', 'nextCursor']);
  });

  it('filters interactions, and their total, by channel', async () => {
    record().add(kasarInteraction({ channel: 'call' }), kasarInteraction(), kasarTask());
    const { json } = await ask(kasar, `${PATH}?channel=call`);
    expect(json.interactions.total).toBe(1);
    expect(json.interactions.data[0].channel).toBe('call');
    expect(json.tasks.total).toBe(1);
  });

  it('has 20 items a section where no limit is given, and 100 at most', async () => {
    record().add(...Array.from({ length: 120 }, () => kasarInteraction()));
    expect((await ask(kasar, PATH)).json.interactions.data).toHaveLength(20);
    expect((await ask(kasar, `${PATH}?limit=500`)).json.interactions.data).toHaveLength(100);
  });

  it.each([
    ['/api/v1/activity/spaceships/1', 400, 'INVALID_OBJECT'],
    ['/api/v1/activity/companies/1', 404, 'RECORD_NOT_FOUND'],
    [`${PATH}?cursor=nonsense`, 400, 'INVALID_CURSOR'],
    ['/api/v2/activity', 404, 'NOT_FOUND'],
  ])('answers %s with %i %s', async (path, status, code) => {
    record();
    const answer = await ask(kasar, path);
    expect(answer.status).toBe(status);
    expect(answer.json.error.code).toBe(code);
  });

  it('refuses a cursor of another record', async () => {
    record().add(kasarNote(), kasarNote());
    kasar.record('contacts', 'other').add(kasarNote(), kasarNote());
    const { nextCursor } = (await ask(kasar, `${PATH}?limit=1`)).json;
    const other = await ask(kasar, `/api/v1/activity/contacts/other?cursor=${nextCursor}`);
    expect(other.json.error.code).toBe('INVALID_CURSOR');
  });
});

describe.each(['keyset', 'offset'] as const)('walking with %s cursors', (style) => {
  beforeEach(() => {
    kasar.cursorStyle = style;
  });

  it.each([1, 2, 3, 7, 50, 100])('gives every item once, in order, %i at a time', async (limit) => {
    // Several to the minute, and some without any date.
    const created = (index: number) => (index % 10 === 0 ? null : minute(index % 7));
    for (let index = 0; index < 53; index += 1) {
      record().add(kasarInteraction({ id: `i${index}`, created_at: created(index) }));
      if (index % 3 === 0) record().add(kasarTask({ id: `t${index}`, created_at: created(index) }));
    }
    const at = (item: KasarItem) =>
      item.created_at === null ? Number.POSITIVE_INFINITY : Date.parse(String(item.created_at));
    const expected = (section: string) =>
      [...record().items]
        .reverse()
        .filter((item) => item.section === section)
        .sort((one, other) => (at(one) === at(other) ? 0 : at(other) - at(one)))
        .map(({ id }) => id);
    const path = `${PATH}?limit=${limit}`;
    expect(await readIds('interactions', path)).toEqual(expected('interactions'));
    expect(await readIds('tasks', path)).toEqual(expected('tasks'));
  });
});

describe('an item that is added in the middle of a walk', () => {
  beforeEach(() => {
    for (let index = 0; index < 6; index += 1) {
      record().add(kasarNote({ id: `n${index}`, created_at: minute(index) }));
    }
    let calls = 0;
    kasar.onCall = () => {
      calls += 1;
      if (calls === 2) record().add(kasarNote({ id: 'new', created_at: minute(99) }));
    };
  });

  it('does not move what a keyset cursor gives', async () => {
    const ids = await readIds('notes', `${PATH}?limit=2`);
    expect(ids).toEqual(['n5', 'n4', 'n3', 'n2', 'n1', 'n0']);
  });

  it('makes an offset cursor give an item again', async () => {
    kasar.cursorStyle = 'offset';
    const ids = await readIds('notes', `${PATH}?limit=2`);
    expect(ids).toEqual(['n5', 'n4', 'n4', 'n3', 'n2', 'n1', 'n0']);
  });
});

it('goes on after the place of an item that was removed', async () => {
  for (let index = 0; index < 4; index += 1) {
    record().add(kasarNote({ id: `n${index}`, created_at: minute(index) }));
  }
  const { nextCursor } = (await ask(kasar, `${PATH}?limit=2`)).json;
  record().remove('n2');
  const { json } = await ask(kasar, `${PATH}?limit=2&cursor=${nextCursor}`);
  expect(json.notes.data.map(({ id }: { id: string }) => id)).toEqual(['n1', 'n0']);
});
