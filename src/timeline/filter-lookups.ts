import type { Viewer } from '../access/viewer.js';
import { objectScope } from '../db/timeline-scope.js';
import { decodeId } from '../db/type-id.js';
import { badInput } from '../errors.js';
import type { Loaders } from '../loaders/loaders.js';
import { unknownSource } from '../record/find-record.js';
import { requireObject } from '../record/require-object.js';
import type { FilterLookups } from './filter.js';

/** Finds what a filter names, as far as the viewer may see it. */
export function createFilterLookups(viewer: Viewer, loaders: Loaders): FilterLookups {
  return {
    decodeId(id, prefixes) {
      const decoded = decodeId(id);
      return decoded && prefixes.includes(decoded.prefix) ? decoded.uuid : null;
    },
    async sourceIds(slugs) {
      const sources = await loaders.sources;
      return slugs.map((wanted) => {
        const source = sources.find(({ slug }) => slug === wanted);
        if (!source) throw badInput('filter.sources', wanted, unknownSource(sources));
        return source.id;
      });
    },
    async recordScopes(ids) {
      const records = await Promise.all(ids.map((id) => loaders.record.load(id)));
      return [...new Set(records.flatMap((record) => record?.id ?? []))];
    },
    async objectScopes(objects) {
      for (const object of objects) {
        await requireObject(object, 'filter.objects', viewer, loaders);
      }
      return objects.map((object) => objectScope(viewer.organizationId, object));
    },
  };
}
