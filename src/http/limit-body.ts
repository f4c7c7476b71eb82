import type { IncomingMessage, ServerResponse } from 'node:http';

/** The body of the answer to a request that is refused. */
type DescribeError = (code: string, message: string) => unknown;

/**
 * Refuses a request body over a limit with 413. A Content-Length is trusted, because Node reads no more
 * than that; a chunked body is read here, up to the limit, and stored in `req.body`.
 * @param limit in bytes.
 * @param describe by default as GraphQL does.
 * @returns false where the request has been refused.
 */
export async function limitBody(
  req: IncomingMessage & { body?: unknown },
  res: ServerResponse,
  limit: number,
  describe: DescribeError = describeToGraphql,
): Promise<boolean> {
  const refuse = () => refuseBody(req, res, limit, describe);
  const length = req.headers['content-length'];
  if (length !== undefined) {
    return Number(length) <= limit || refuse();
  }
  if (req.headers['transfer-encoding'] === undefined) return true;
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limit) return refuse();
    chunks.push(chunk);
  }
  req.body = Buffer.concat(chunks).toString();
  return true;
}

function describeToGraphql(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}

function refuseBody(
  req: IncomingMessage,
  res: ServerResponse,
  limit: number,
  describe: DescribeError,
): false {
  const body = describe('OPERATION_TOO_LARGE', `The body is larger than ${limit} bytes.`);
  // The rest of the body stays unread: the connection cannot be reused.
  res.writeHead(413, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
  res.end(JSON.stringify(body), () => req.destroy());
  return false;
}
