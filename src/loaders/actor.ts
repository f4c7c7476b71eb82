export const ACTOR_TYPES = ['USER', 'ASSISTANT'] as const;
export type ActorType = (typeof ACTOR_TYPES)[number];

/** A user or an assistant. */
export interface Actor {
  id: string;
  type: ActorType;
  name: string | null;
  email: string | null;
  avatarUrl: string | null;
  seenAt: string | Date | null;
}

/** The columns of table actor that make an Actor, for statements that join it. */
export const ACTOR_COLUMNS = {
  id: 'id',
  type: 'type',
  name: 'name',
  email: 'email',
  avatarUrl: 'avatar_url',
  seenAt: 'seen_at',
} as const satisfies Record<keyof Actor, string>;
