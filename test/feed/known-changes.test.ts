import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { followBySse, until } from '../support/follow-changes.js';
import { FollowedOrganization } from '../support/followed-organization.js';
import { drainChanges } from '../support/read-changes.js';
import { useTestGateway } from '../support/test-gateway.js';

const gateway = useTestGateway();
let it: FollowedOrganization;
let slow: pg.Client;

/** Somebody else's transaction, which began before all that follows and holds the feed back. */
beforeEach(async () => {
  it = await FollowedOrganization.create(gateway);
  slow = new pg.Client({ connectionString: gateway.database.url });
  await slow.connect();
  await slow.query('begin');
  await slow.query('select pg_current_xact_id()');
});
afterEach(() => slow.end());

const titles = (changes: { activity: { title: string | null } | null }[]) =>
  changes.map(({ activity }) => activity?.title);

describe('what was committed while an older transaction ran', () => {
  test('and is in the page, does not come again after its changesCursor', async () => {
    await it.log({ title: 'in the page' });
    const { activities } = await it.client.request<{
      activities: { changesCursor: string; nodes: { title: string }[] };
    }>('{ activities(first: 1) { changesCursor nodes { title } } }');
    expect(activities.nodes).toEqual([{ title: 'in the page' }]);
    await it.log({ title: 'afterwards' });
    await it.log({ title: 'at last' });

    expect(titles((await drainChanges(it.client, {}, activities.changesCursor)).changes)).toEqual(
      [],
    );
    await slow.query('commit');
    // In pages of one: each cursor remembers what is known beyond it.
    let told: (string | null | undefined)[] = [];
    for (let tries = 0; told.length < 2 && tries < 500; tries++) {
      told = titles((await drainChanges(it.client, {}, activities.changesCursor, 1)).changes);
    }
    expect(told).toEqual(['afterwards', 'at last']);
  });

  test('and before a subscription began, is not told to it, nor when it is resumed', async () => {
    await it.log({ title: 'before' });
    const key = await gateway.server.keyOf(it.organizationId);
    const first = await followBySse(gateway.server.url, key);
    await it.log({ title: 'one' });
    await it.log({ title: 'two' });
    await slow.query('commit');
    await until(() => first.changes().length >= 2, 'both');
    expect(titles(first.changes())).toEqual(['one', 'two']);
    first.stop();

    const second = await followBySse(gateway.server.url, key, {
      after: first.changes()[0]!.cursor,
    });
    await it.log({ title: 'three' });
    await until(() => second.changes().length >= 2, 'the rest');
    expect(titles(second.changes())).toEqual(['two', 'three']);
    second.stop();
  });
});
