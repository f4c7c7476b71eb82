/** SQL: the id of an activity `a` as its system sends it. */
export const ITEM_ID = "regexp_replace(a.external_id, '^(interactions|tasks|notes)/', '')";

/** SQL: the name of an activity `a` of a source `s`, SOURCE:ID. */
export const ITEM_NAME = `s.slug || ':' || ${ITEM_ID}`;
