/**
 * What the gateway is measured against: a server that does this one thing, by hand. `http` and `pg`,
 * one prepared statement that builds the JSON, no GraphQL, no key, no check of anything. Public ids
 * are ready in columns (see load.ts), which the gateway has to compute.
 */
import { createServer } from 'node:http';
import pg from 'pg';

const PAGE = `
  select json_build_object('data', json_build_object('timeline', json_build_object(
      'nodes', coalesce(json_agg(n.node order by n.place) filter (where n.place <= 20), '[]'),
      'pageInfo', json_build_object('hasNextPage', count(*) > 20))))::text as body
    from (
      select row_number() over () as place, json_build_object(
          'id', a.bench_id, 'kind', a.kind,
          'occurredAt', to_char(a.occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'title', coalesce(a.title, a.subject),
          'actor', case when u.id is not null
            then json_build_object('id', u.bench_id, 'name', u.name) end,
          'attachments', coalesce((
            select json_agg(json_build_object(
                'id', f.bench_id, 'filename', f.filename, 'url', f.url, 'size', f.size)
                order by f.position)
              from attachment f where f.activity_id = a.id), '[]')) as node
        from (select occurred_at, activity_id from timeline_entry
               where scope_id = $1 order by occurred_at desc, activity_id desc limit 21) e
        join activity a on a.id = e.activity_id
        left join actor u on u.id = coalesce(a.user_id, a.assistant_id)
       order by e.occurred_at desc, e.activity_id desc) n`;

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk) => {
    text += chunk;
  });
  request.on('end', async () => {
    const { uuid } = JSON.parse(text);
    const { rows } = await pool.query({ name: 'page', text: PAGE, values: [uuid] });
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
    response.end(rows[0].body);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
