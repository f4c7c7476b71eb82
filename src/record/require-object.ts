import type { Viewer } from '../access/viewer.js';
import { COMPANIES, CONTACTS, objectOfPrefix } from '../activity/crm-object.js';
import { decodeId } from '../activity/type-id.js';
import { echo, GatewayError } from '../errors.js';
import type { Loaders } from '../loaders/loaders.js';

/**
 * Checks the name of an object. Whether it is forbidden is decided from the name alone, so that a
 * limited key cannot find out which tables exist.
 * @throws {GatewayError} PERMISSION_DENIED outside the key's objects; INVALID_OBJECT where there is none.
 */
export async function requireObject(
  object: string,
  argument: string,
  viewer: Viewer,
  loaders: Loaders,
): Promise<void> {
  if (viewer.objects !== null && !viewer.objects.includes(object)) {
    throw new GatewayError(
      'PERMISSION_DENIED',
      `${argument}: this key may not read ${echo(object)}, only ${viewer.objects.join(', ')}.`,
    );
  }
  if (object === CONTACTS || object === COMPANIES) return;
  const tables = await loaders.tables;
  if (!tables.includes(object)) {
    const known = [...new Set([CONTACTS, COMPANIES, ...tables])];
    const readable = known.filter((name) => viewer.objects?.includes(name) ?? true);
    throw new GatewayError(
      'INVALID_OBJECT',
      `${argument}: there is no object ${echo(object)}; there are ${readable.slice(0, 20).join(', ')}.`,
    );
  }
}

/**
 * Checks the object that the id of a contact or a company names, whether the record exists or not.
 * @throws {GatewayError} PERMISSION_DENIED outside the key's objects.
 */
export async function requireObjectOfId(
  id: string,
  argument: string,
  viewer: Viewer,
  loaders: Loaders,
): Promise<void> {
  const decoded = decodeId(id);
  const object = decoded && objectOfPrefix(decoded.prefix);
  if (object) await requireObject(object, argument, viewer, loaders);
}
