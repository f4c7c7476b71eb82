import type { z } from 'zod';
import type { Scope } from '../access/viewer.js';
import type { ErrorCode } from '../errors.js';
import type { SourceCoverage } from '../timeline/coverage.js';
import type { LiveReader } from '../timeline/freshness.js';
import type { TimelineContext } from '../timeline/timeline.js';

/** The viewer of a request, and what it is answered from. */
export interface RestContext extends TimelineContext, LiveReader {}

/** What an endpoint answers. */
export interface EndpointAnswer {
  body: unknown;
  /** How fresh and complete the sources of the timeline are that was read; absent: none was. */
  coverage?: readonly SourceCoverage[];
}

/** The parts of a request, as their schemas return them. */
export interface EndpointRequest<P, Q, H, B> {
  path: P;
  query: Q;
  header: H;
  body: B;
}

/**
 * An endpoint of an upstream system that is served here. What is parsed with its schemas is what
 * /openapi.json describes.
 */
interface EndpointDefinition<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  H extends z.ZodObject,
  B extends z.ZodType,
> {
  /** Unique: operationId of the document. */
  id: string;
  /** The label of the system whose API it is of. */
  system: string;
  method: 'GET' | 'POST';
  /** A template, with the members of `parameters.path` in braces: /orgs/{org_id} */
  path: string;
  /** What the key must permit. */
  scope: Scope;
  summary: string;
  description: string;
  parameters: { path: P; query: Q; header?: H };
  body?: B;
  /** The status of the answer, and its schema. */
  status: 200 | 201;
  answer: z.ZodType;
  /** The errors that it has besides those of every endpoint. */
  errors: readonly ErrorCode[];
  handle(
    request: EndpointRequest<z.output<P>, z.output<Q>, z.output<H>, z.output<B>>,
    context: RestContext,
  ): Promise<EndpointAnswer>;
}

/** An endpoint, whatever its schemas are. */
export type Endpoint = EndpointDefinition<z.ZodObject, z.ZodObject, z.ZodObject, z.ZodType>;

/** Types the handler of an endpoint by its schemas. */
export function defineEndpoint<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  H extends z.ZodObject,
  B extends z.ZodType,
>(definition: EndpointDefinition<P, Q, H, B>): Endpoint {
  return definition as unknown as Endpoint;
}
