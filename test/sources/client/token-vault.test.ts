import { expect, test } from 'vitest';
import { TokenVault } from '../../../src/sources/client/token-vault.js';

const SECRET = 'a secret of the tests, forty characters!';
const OTHER = 'another secret of the tests, forty chars';
const SOURCE = '0193a5e0-0000-7000-8000-000000000001';

test.each(['tok_1', '', 'schlüssel ☃ 🔑', 'x'.repeat(10_000)])('opens what it sealed', (token) => {
  const vault = new TokenVault(SECRET);
  const sealed = vault.seal(token, SOURCE);
  expect(vault.open(sealed, SOURCE)).toEqual({ token, isCurrent: true });
  expect(vault.open(new Uint8Array(sealed), SOURCE)?.token).toBe(token);
  if (token !== '') expect(sealed.includes(token)).toBe(false);
});

test('the same token is never sealed alike', () => {
  const vault = new TokenVault(SECRET);
  expect(vault.seal('tok_1', SOURCE)).not.toEqual(vault.seal('tok_1', SOURCE));
});

test('what was sealed for one source opens for no other', () => {
  const vault = new TokenVault(SECRET);
  expect(vault.open(vault.seal('tok_1', SOURCE), SOURCE.replace(/1$/, '2'))).toBeNull();
});

test('the previous key opens, and seals nothing', () => {
  const before = new TokenVault(OTHER);
  const vault = new TokenVault(SECRET, OTHER);
  const sealed = before.seal('tok_1', SOURCE);
  expect(vault.open(sealed, SOURCE)).toEqual({ token: 'tok_1', isCurrent: false });
  expect(before.open(vault.seal('tok_1', SOURCE), SOURCE)).toBeNull();
  expect(new TokenVault(SECRET).open(sealed, SOURCE)).toBeNull();
});

test('nothing opens that was changed or cut', () => {
  const vault = new TokenVault(SECRET, OTHER);
  const sealed = vault.seal('tok_1', SOURCE);
  for (let place = 0; place < sealed.length; place++) {
    const changed = Buffer.from(sealed);
    changed[place]! ^= 1;
    expect(vault.open(changed, SOURCE)).toBeNull();
    expect(vault.open(sealed.subarray(0, place), SOURCE)).toBeNull();
  }
  expect(vault.open(Buffer.concat([sealed, Buffer.of(0)]), SOURCE)).toBeNull();
});
