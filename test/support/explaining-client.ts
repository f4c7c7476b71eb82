import pg from 'pg';

/** One node of a plan, as `explain (analyze, format json)` prints it; numbers of rows are per loop. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

/** A statement that was executed, with the plan that it was executed by. */
export interface ExplainedStatement {
  text: string;
  plan: PlanNode;
}

/** Makes PostgreSQL send the plan of every statement, also of those inside functions and triggers. */
const OPTIONS = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_analyze=on',
  'auto_explain.log_timing=off',
  'auto_explain.log_format=json',
  'auto_explain.log_level=notice',
  'auto_explain.log_nested_statements=on',
  // As on solid-state disks: otherwise tables of a few pages are read whole, whatever their indexes.
  'random_page_cost=1.1',
]
  .map((setting) => `-c ${setting}`)
  .join(' ');

/** A client class that collects the plans of what its connections execute. */
export function createExplainingClient(): {
  Client: typeof pg.Client;
  explained: ExplainedStatement[];
} {
  const explained: ExplainedStatement[] = [];
  class ExplainingClient extends pg.Client {
    constructor(config: pg.ClientConfig) {
      super({ ...config, options: OPTIONS });
      this.on('notice', ({ message = '' }) => {
        const json = message.slice(message.indexOf('{'));
        if (!/^duration: .* plan:/.test(message)) return;
        const { 'Query Text': text, Plan: plan } = JSON.parse(json);
        explained.push({ text, plan });
      });
    }
  }
  return { Client: ExplainingClient as typeof pg.Client, explained };
}
