import { describe, expect, it } from 'vitest';
import { type Activity, NO_FIELDS } from '../../src/activity/fields.js';
import { ACTIVITY_KINDS, findKind } from '../../src/activity/registry.js';
import type { SummarizedActivity, SummaryNames } from '../../src/activity/summary.js';
import { JsonNumber } from '../../src/db/json.js';

const NOTHING: SummarizedActivity = {
  ...NO_FIELDS,
  id: '019345ab-0000-7000-8000-000000000001',
  kind: 'NOTE',
  occurredAt: '2026-04-29T15:30:00.000Z',
};

const NO_NAMES: SummaryNames = {
  actor: null,
  record: null,
  recordNoun: 'a contact',
  assignee: null,
  segment: null,
  broadcast: null,
  file: null,
};

const ALL_NAMES: SummaryNames = {
  actor: 'Alice Martin',
  record: 'Bob Dupont',
  recordNoun: 'a contact',
  assignee: 'Carol Young',
  segment: 'VIP',
  broadcast: 'Spring news',
  file: 'offer.pdf',
};

/** The sentence for an activity of which only this is known. */
function say(kind: string, fields: Partial<Activity> = {}, names: Partial<SummaryNames> = {}) {
  const activity = { ...NOTHING, ...fields, kind };
  return findKind(kind).category.summarize(activity, { ...NO_NAMES, ...names });
}

const changes = (...keys: string[]) => ({
  details: { changes: keys.map((key) => ({ key, oldValue: 1, newValue: 2 })) },
});

/** What each kind says with everything known, and with nothing known. */
const SENTENCES: Record<string, [fields: Partial<Activity>, all: string, none: string]> = {
  EMAIL: [
    { subject: 'Your offer', snippet: 'Hello Bob', direction: 'OUTBOUND' },
    'Alice Martin emailed Bob Dupont: “Your offer”.',
    'Email with a contact.',
  ],
  CALL: [
    { title: 'Renewal', durationMinutes: 14.6 },
    'Alice Martin called Bob Dupont (15 min): “Renewal”.',
    'Call with a contact.',
  ],
  MEETING: [
    { title: 'Kick-off', durationMinutes: 60 },
    'Alice Martin met Bob Dupont (60 min): “Kick-off”.',
    'Meeting with a contact.',
  ],
  VIDEO_CALL: [
    { title: 'Demo' },
    'Alice Martin met Bob Dupont on video: “Demo”.',
    'Video call with a contact.',
  ],
  MESSAGE: [
    { channel: 'linkedin', subject: 'Chat', snippet: 'See you on Monday?' },
    'LinkedIn message from Alice Martin to Bob Dupont: “See you on Monday?”',
    'Message with a contact.',
  ],
  TASK: [
    { title: 'Send the contract', status: 'IN_PROGRESS', dueDate: '2026-03-05' },
    'Started task “Send the contract” for Bob Dupont, assigned to Carol Young, due 5 March 2026.',
    'Task.',
  ],
  TODO: [
    { title: 'Book a room', status: 'COMPLETED' },
    'Completed todo “Book a room” for Bob Dupont, assigned to Carol Young.',
    'Todo.',
  ],
  REMINDER: [
    { title: 'Call back', status: 'CANCELLED' },
    'Cancelled reminder “Call back” for Bob Dupont, assigned to Carol Young.',
    'Reminder.',
  ],
  NOTE: [
    { description: 'Prefers mornings.' },
    'Alice Martin wrote a note on Bob Dupont: “Prefers mornings.”',
    'Note on a contact.',
  ],
  COMMENT: [
    { description: 'Approved' },
    'Alice Martin commented on Bob Dupont: “Approved”.',
    'Comment on a contact.',
  ],
  SEGMENT_ADDED: [
    {},
    'Alice Martin added Bob Dupont to the segment VIP.',
    'A contact was added to a segment.',
  ],
  SEGMENT_REMOVED: [
    {},
    'Alice Martin removed Bob Dupont from the segment VIP.',
    'A contact was removed from a segment.',
  ],
  FILE_UPLOADED: [
    {},
    'Alice Martin uploaded offer.pdf for Bob Dupont.',
    'A file was uploaded for a contact.',
  ],
  CONTACT_BLOCKED: [
    {},
    'Alice Martin blocked Bob Dupont after the broadcast Spring news.',
    'A contact was blocked.',
  ],
  CONTACT_UNBLOCKED: [
    {},
    'Alice Martin unblocked Bob Dupont after the broadcast Spring news.',
    'A contact was unblocked.',
  ],
  CONTACT_UNSUBSCRIBED: [
    {},
    'Alice Martin unsubscribed Bob Dupont after the broadcast Spring news.',
    'A contact unsubscribed.',
  ],
  CONTACT_RESUBSCRIBED: [
    {},
    'Alice Martin subscribed Bob Dupont again after the broadcast Spring news.',
    'A contact subscribed again.',
  ],
  CONTACT_UPDATED: [
    changes('email'),
    'Alice Martin changed the email of Bob Dupont.',
    'A contact was updated.',
  ],
};

describe('the summary', () => {
  it('is tested for every kind', () => {
    expect(Object.keys(SENTENCES).sort()).toEqual([...ACTIVITY_KINDS].sort());
  });

  it.each(Object.entries(SENTENCES))('of %s says what is known', (kind, [fields, all, none]) => {
    expect(say(kind, fields, ALL_NAMES)).toBe(all);
    expect(say(kind)).toBe(none);
  });

  it.each(ACTIVITY_KINDS)('of %s is one sentence, whatever is known', (kind) => {
    const names = Object.keys(NO_NAMES) as (keyof SummaryNames)[];
    for (let bits = 0; bits < 2 ** names.length; bits++) {
      const known = names.filter((_, index) => bits & (1 << index));
      const given = Object.fromEntries(known.map((name) => [name, ALL_NAMES[name]]));
      const sentence = say(kind, {}, given);
      expect(sentence).toMatch(/^[A-Z][^\n]*[^\s.]\.$/);
      expect(sentence).not.toMatch(/null|undefined|\s\s|\s[.,:]|\(\)/);
    }
  });
});

describe('some names', () => {
  const record = 'Bob Dupont';
  const actor = 'Alice Martin';

  it('are used as far as they go', () => {
    expect(say('SEGMENT_ADDED', {}, { record })).toBe('Bob Dupont was added to a segment.');
    expect(say('SEGMENT_ADDED', {}, { actor })).toBe('Alice Martin added a contact to a segment.');
    expect(say('SEGMENT_REMOVED', {}, { recordNoun: 'a company', segment: 'VIP' })).toBe(
      'A company was removed from the segment VIP.',
    );
    expect(say('FILE_UPLOADED', {}, { file: 'offer.pdf', record })).toBe(
      'The file offer.pdf was uploaded for Bob Dupont.',
    );
    expect(say('FILE_UPLOADED', {}, { actor, recordNoun: 'a record' })).toBe(
      'Alice Martin uploaded a file for a record.',
    );
    expect(say('NOTE', { title: 'Hi' }, { record })).toBe('Note on Bob Dupont: “Hi”.');
    expect(say('COMMENT', {}, { actor })).toBe('Alice Martin commented on a contact.');
  });

  it('leave the assignee as the upstream wrote it', () => {
    expect(say('TASK', { assigneeName: 'Sam', status: 'PENDING' }, { record })).toBe(
      'Open task for Bob Dupont, assigned to Sam.',
    );
  });
});

describe('who turned to whom', () => {
  const record = 'Bob Dupont';
  const actor = 'Alice Martin';
  const cases: [kind: string, direction: Activity['direction'], unknown: string, known: string][] =
    [
      ['EMAIL', 'INBOUND', 'Email from Bob Dupont.', 'Email from Bob Dupont.'],
      ['EMAIL', 'OUTBOUND', 'Email to Bob Dupont.', 'Alice Martin emailed Bob Dupont.'],
      ['EMAIL', null, 'Email with Bob Dupont.', 'Alice Martin emailed Bob Dupont.'],
      [
        'EMAIL',
        'INTERNAL',
        'Internal email about Bob Dupont.',
        'Internal email by Alice Martin about Bob Dupont.',
      ],
      ['CALL', 'INBOUND', 'Call from Bob Dupont.', 'Call from Bob Dupont.'],
      ['CALL', 'OUTBOUND', 'Call to Bob Dupont.', 'Alice Martin called Bob Dupont.'],
      ['MEETING', 'INBOUND', 'Meeting with Bob Dupont.', 'Alice Martin met Bob Dupont.'],
      [
        'MEETING',
        'INTERNAL',
        'Internal meeting about Bob Dupont.',
        'Internal meeting by Alice Martin about Bob Dupont.',
      ],
      [
        'VIDEO_CALL',
        'OUTBOUND',
        'Video call with Bob Dupont.',
        'Alice Martin met Bob Dupont on video.',
      ],
    ];

  it.each(cases)('is said of %s %s', (kind, direction, unknown, known) => {
    expect(say(kind, { direction }, { record })).toBe(unknown);
    expect(say(kind, { direction }, { record, actor })).toBe(known);
  });

  it.each([
    [
      'linkedin',
      'LinkedIn message from Bob Dupont.',
      'Internal LinkedIn message about Bob Dupont.',
    ],
    ['sms', 'SMS message from Bob Dupont.', 'Internal SMS message about Bob Dupont.'],
    [
      'live_chat',
      'Live chat message from Bob Dupont.',
      'Internal live chat message about Bob Dupont.',
    ],
    ['message', 'Message from Bob Dupont.', 'Internal message about Bob Dupont.'],
    [null, 'Message from Bob Dupont.', 'Internal message about Bob Dupont.'],
  ])('is said of a message on %s', (channel, inbound, internal) => {
    expect(say('MESSAGE', { channel, direction: 'INBOUND' }, { record })).toBe(inbound);
    expect(say('MESSAGE', { channel, direction: 'INTERNAL' }, { record })).toBe(internal);
  });
});

describe('names', () => {
  const record = 'eBay GmbH';

  it('keep their case at the beginning of a sentence', () => {
    expect(say('CONTACT_UNSUBSCRIBED', {}, { record })).toBe('eBay GmbH unsubscribed.');
    expect(say('CONTACT_RESUBSCRIBED', {}, { record })).toBe('eBay GmbH subscribed again.');
    expect(say('CONTACT_BLOCKED', {}, { record })).toBe('eBay GmbH was blocked.');
    expect(say('SEGMENT_ADDED', {}, { record })).toBe('eBay GmbH was added to a segment.');
    expect(say('CONTACT_UPDATED', {}, { record })).toBe('eBay GmbH was updated.');
    expect(say('NOTE', {}, { actor: 'iSales', record })).toBe('iSales wrote a note on eBay GmbH.');
  });

  it('say who subscribed whom', () => {
    const actor = 'Alice Martin';
    const broadcast = 'Spring news';
    expect(say('CONTACT_UNSUBSCRIBED', {}, { actor, record })).toBe(
      'Alice Martin unsubscribed eBay GmbH.',
    );
    expect(say('CONTACT_RESUBSCRIBED', {}, { actor, broadcast })).toBe(
      'Alice Martin subscribed a contact again after the broadcast Spring news.',
    );
    // Who acted is the contact itself.
    expect(say('CONTACT_UNSUBSCRIBED', {}, { actor: record, record })).toBe(
      'eBay GmbH unsubscribed.',
    );
  });

  it('stand on one line, and are none where they are blank', () => {
    const names = { actor: ' ', record: 'Bob\n  Dupont ', segment: '' };
    expect(say('SEGMENT_ADDED', {}, names)).toBe('Bob Dupont was added to a segment.');
    expect(say('TASK', { assigneeName: '\t' })).toBe('Task.');
  });

  it.each([
    ['Hebrew', 'דנה כהן'],
    ['Arabic', 'شركة النور (2)'],
    ['Thaana', 'އަލީ'],
    ['mixed', 'Acme ישראל'],
    ['Adlam', '𞤀𞤣𞤤'],
  ])('are isolated where they are written from right to left: %s', (_script, name) => {
    const isolated = `\u2068${name}\u2069`;
    expect(say('CONTACT_UNSUBSCRIBED', {}, { record: name })).toBe(`${isolated} unsubscribed.`);
    expect(say('SEGMENT_ADDED', {}, { actor: name, record: name, segment: name })).toBe(
      `${isolated} added ${isolated} to the segment ${isolated}.`,
    );
    expect(say('FILE_UPLOADED', {}, { file: name })).toBe(
      `The file ${isolated} was uploaded for a contact.`,
    );
    expect(say('TASK', { assigneeName: name })).toBe(`Task, assigned to ${isolated}.`);
    expect(say('CONTACT_BLOCKED', {}, { broadcast: name })).toBe(
      `A contact was blocked after the broadcast ${isolated}.`,
    );
    expect(say('NOTE', { description: `${name}?` }, { record: name })).toBe(
      `Note on ${isolated}: “\u2068${name}?\u2069”`,
    );
    expect(say('CONTACT_UPDATED', changes(name))).toBe(
      `The \u2068${name.includes(' ') ? name : name.toLowerCase()}\u2069 of a contact was changed.`,
    );
  });

  it('cannot end their isolation or turn the sentence around', () => {
    const record = '\u202egnp.exe\u2069\u202c';
    expect(say('NOTE', {}, { record })).toBe('Note on \u2068gnp.exe\u2069.');
  });

  it('are not isolated where they are written from left to right', () => {
    const record = 'Ōsaka Śląsk 株式会社 Ελλάς 👋🏽';
    expect(say('NOTE', { description: record }, { record })).toBe(
      `Note on ${record}: “${record}”.`,
    );
  });
});

describe('texts', () => {
  it('that are HTML are quoted as plain text', () => {
    const description = '<div><p>Hello&nbsp;<b>im</b>portant caf&eacute; &amp; co</p></div>';
    expect(say('NOTE', { description })).toBe('Note on a contact: “Hello important café & co”.');
    expect(say('NOTE', { title: '<p>&nbsp;</p>', description })).toBe(
      'Note on a contact: “Hello important café & co”.',
    );
    const long = `<style>${'p {} '.repeat(5_000)}</style>${'<p>word</p>'.repeat(5_000)}`;
    expect(say('COMMENT', { description: long })).toMatch(
      /^Comment on a contact: “(word )+word…”\.?$/,
    );
  });

  it('stand on one line, cut after 120 characters', () => {
    const long = `First line\n\n\tsecond   line ${'word '.repeat(60)}`;
    const sentence = say('NOTE', { description: long });
    expect(sentence).toMatch(/^Note on a contact: “First line second line word .*…”$/);
    const [, quoted = ''] = /“(.*)”/.exec(sentence) ?? [];
    expect([...quoted].length).toBeLessThanOrEqual(120);
  });

  it('are not cut within a character', () => {
    const sentence = say('NOTE', { description: '👋'.repeat(200) });
    expect(sentence).toBe(`Note on a contact: “${'👋'.repeat(119)}…”`);
  });

  it('end the sentence where they end one themselves', () => {
    expect(say('NOTE', { description: 'Really?' })).toBe('Note on a contact: “Really?”');
    expect(say('NOTE', { description: 'Great!' })).toBe('Note on a contact: “Great!”');
    expect(say('NOTE', { description: 'Yes' })).toBe('Note on a contact: “Yes”.');
  });

  it('are passed over where they are blank', () => {
    expect(say('NOTE', { title: ' ', description: 'Text' })).toBe('Note on a contact: “Text”.');
    expect(say('EMAIL', { title: '', subject: '  ', snippet: 'Hello' })).toBe(
      'Email with a contact: “Hello”.',
    );
    expect(say('TASK', { title: '', description: 'Call Bob' })).toBe('Task “Call Bob”.');
    expect(say('COMMENT', { description: '\n' })).toBe('Comment on a contact.');
  });
});

describe('a task', () => {
  it('says its state, or the word that the upstream has for it', () => {
    expect(say('TASK', { status: 'PENDING' })).toBe('Open task.');
    expect(say('TASK', { status: 'IN_PROGRESS', statusLabel: 'doing' })).toBe('Started task.');
    expect(say('TASK', { statusLabel: 'WAITING_FOR_CUSTOMER', title: 'Sign' })).toBe(
      'Task “Sign” (waiting for customer).',
    );
  });

  it('says the day that it is due', () => {
    expect(say('REMINDER', { dueDate: '2026-12-31' })).toBe('Reminder, due 31 December 2026.');
  });
});

describe('a duration', () => {
  it('is said in whole minutes, where there is one', () => {
    expect(say('CALL', { durationMinutes: 0 })).toBe('Call with a contact.');
    expect(say('CALL', { durationMinutes: 0.3 })).toBe('Call with a contact.');
    expect(say('CALL', { durationMinutes: 1 })).toBe('Call with a contact (1 min).');
  });
});

describe('an update', () => {
  const names = { actor: 'Alice Martin', record: 'Bob Dupont' };

  it('names the fields, up to three', () => {
    expect(say('CONTACT_UPDATED', changes('preferred_channel'), names)).toBe(
      'Alice Martin changed the preferred channel of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes('firstName', 'last-name'), names)).toBe(
      'Alice Martin changed the first name and last name of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes('a', 'b', 'c'), names)).toBe(
      'Alice Martin changed the a, b and c of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes('a', 'b', 'c', 'd'), names)).toBe(
      'Alice Martin changed the a, b and 2 more fields of Bob Dupont.',
    );
  });

  it('is said without an actor too', () => {
    expect(say('CONTACT_UPDATED', changes('email'))).toBe('The email of a contact was changed.');
    expect(say('CONTACT_UPDATED', changes('email', 'phone'), { record: 'Bob Dupont' })).toBe(
      'The email and phone of Bob Dupont were changed.',
    );
    expect(say('CONTACT_UPDATED', {}, names)).toBe('Alice Martin updated Bob Dupont.');
  });

  it('counts fields without a name, and repeats none', () => {
    expect(say('CONTACT_UPDATED', changes(''), names)).toBe(
      'Alice Martin changed a field of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes(' ', '_'), names)).toBe(
      'Alice Martin changed 2 fields of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes('email', ''), names)).toBe(
      'Alice Martin changed the email and another field of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes('email', '', '', ''), names)).toBe(
      'Alice Martin changed the email and 3 other fields of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes('a', 'b', '', ''), names)).toBe(
      'Alice Martin changed the a, b and 2 more fields of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes('email', 'Email', 'email'), names)).toBe(
      'Alice Martin changed the email of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes(''))).toBe('A field of a contact was changed.');
    expect(say('CONTACT_UPDATED', changes('', ''))).toBe('2 fields of a contact were changed.');
  });

  it('shortens names and labels that are very long', () => {
    const long = 'n'.repeat(5_000);
    const shown = `${'n'.repeat(119)}…`;
    expect(say('TASK', { title: 'Call', assigneeName: long }, { record: long })).toBe(
      `Task “Call” for ${shown}, assigned to ${shown}.`,
    );
    expect(say('SEGMENT_ADDED', {}, { actor: long, record: 'Bob', segment: long })).toBe(
      `${shown} added Bob to the segment ${shown}.`,
    );
    expect(say('MESSAGE', { channel: long }, {})).toBe(
      `${'N'}${'n'.repeat(58)}… message with a contact.`,
    );
    expect(say('TASK', { statusLabel: long }, {})).toBe(`Task (${'n'.repeat(59)}…).`);
    const rightToLeft = say('TASK', { assigneeName: 'ש'.repeat(200) });
    expect(rightToLeft).toBe(`Task, assigned to \u2068${'ש'.repeat(119)}…\u2069.`);
  });

  it('keeps the case of labels, and shortens long ones', () => {
    expect(say('CONTACT_UPDATED', changes('eBay account', 'VAT ID'), names)).toBe(
      'Alice Martin changed the eBay account and VAT ID of Bob Dupont.',
    );
    expect(say('CONTACT_UPDATED', changes('k'.repeat(500)), names)).toBe(
      `Alice Martin changed the ${'k'.repeat(59)}… of Bob Dupont.`,
    );
  });

  it.each([
    [null, null],
    ['', 'new'],
    ['old', ''],
    [[], {}],
    [new JsonNumber('12345678901234567890'), new JsonNumber('1.10')],
    [undefined, { a: [null] }],
  ])('reads well whatever the values are: %j and %j', (oldValue, newValue) => {
    const details = { changes: [{ key: 'email', oldValue, newValue }] };
    expect(say('CONTACT_UPDATED', { details }, names)).toBe(
      'Alice Martin changed the email of Bob Dupont.',
    );
  });
});
