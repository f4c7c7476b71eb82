import { existsSync } from 'node:fs';

/** A Chromium or Chrome of this machine, or the one that CHROMIUM_PATH names; null where there is none. */
export function findChromium(): string | null {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  return places.find((place) => place && existsSync(place)) ?? null;
}
