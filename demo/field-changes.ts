import { DAY, formatDay } from './calendar.js';
import type { Scene } from './scene.js';

/** A field's key with its old and its new value, both JSON. */
export type FieldChange = [key: string, oldValue: unknown, newValue: unknown];

const TAGS = ['planner', 'speaker', 'early bird', 'prefers chat', 'fair 2025', 'decides', 'pilot'];
const CHANNELS = ['email', 'whatsapp', 'phone', 'sms'];

const MAKERS: readonly ((scene: Scene) => FieldChange)[] = [
  ({ random }) => ['phone', null, drawPhone(random.int(100, 999))],
  ({ random }) => ['phone', drawPhone(random.int(100, 999)), drawPhone(random.int(100, 999))],
  ({ random }) => ['lead_score', random.int(20, 60), random.int(61, 99)],
  ({ random }) => ['health', random.int(60, 95) / 100, random.int(60, 95) / 100],
  ({ random }) => ['nps', random.chance(0.4) ? null : random.int(6, 8), random.int(8, 10)],
  ({ random }) => ['open_cases', random.int(0, 2), random.int(3, 5)],
  ({ random }) => ['app_version', `4.${random.int(0, 1)}.${random.int(0, 9)}`, '4.2.1'],
  ({ random }) => ['has_app', random.chance(0.5), true],
  ({ random }) => ['newsletter', !random.chance(0.5), null],
  (scene) => ['main_site', null, scene.values.site],
  (scene) => ['job_title', null, scene.contact.role],
  (scene) => ['address', { city: null }, { city: scene.values.site, checked: true }],
  (scene) => ['last_training', null, formatDay(scene.now - 9 * DAY)],
  (scene) => ['away', null, { from: formatDay(scene.now), until: formatDay(scene.now + 6 * DAY) }],
  (scene) => ['consent', null, { mailings: true, source: 'form', on: formatDay(scene.now) }],
  ({ random }) => {
    const [first = '', second = '', third = ''] = random.shuffle(TAGS);
    return random.chance(0.5)
      ? ['tags', [first], [first, second]]
      : ['tags', [first, second, third], [second, third]];
  },
  ({ random }) => {
    const [before = '', after = ''] = random.shuffle(CHANNELS);
    return ['preferred_channel', before, after];
  },
  ({ random }) => {
    const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
    const free = random.int(0, 4);
    return ['working_days', weekdays, weekdays.filter((_, index) => index !== free)];
  },
];

/** A change of a field, as in manual record maintenance. */
export function drawFieldChange(scene: Scene): FieldChange {
  return scene.choose(MAKERS)(scene);
}

function drawPhone(number: number): string {
  return `+00 555 01${String(number).slice(1)} ${number}`;
}
