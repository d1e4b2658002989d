import { Command } from 'commander';
import { verifyAudit, type Verified } from '#audit/verify.js';
import { withOwner } from './owner-database.js';
import { FAILED, refuse } from './failure.js';

const SAY_EVERY = 2_000;

interface VerifyOptions {
  readonly head?: string;
  readonly json?: boolean;
}

/** `throughcare audit verify`: 0 as it was written, 1 touched (or it could not be read), 2 refused. */
export function auditCommand(): Command {
  const verify = new Command('verify')
    .description('work the chain of seals out again: which lines were changed, removed or put in')
    .option(
      '--head <n:digest>',
      "a head noted elsewhere, such as in the worker's log, that must still be there",
    )
    .option('--json', 'one JSON object')
    .action(run);
  return new Command('audit').description('the audit').addCommand(verify);
}

async function run({ head, json }: VerifyOptions): Promise<void> {
  const [, n, digest] = /^(\d+):([0-9a-f]{64})$/.exec(head ?? '') ?? [];
  if (head !== undefined && (n === undefined || digest === undefined))
    return refuse(
      json,
      'BAD_HEAD',
      `--head ${head}: give number and digest of a seal as verify and the worker's log show them, 17:9f2c….`,
    );
  await withOwner('verify the audit', async (database) => {
    let said = Date.now();
    const onProgress = (seals: number): void => {
      if (Date.now() - said < SAY_EVERY) return;
      said = Date.now();
      console.error(`  … ${seals} seals`);
    };
    const verified = await database.transaction((sql) =>
      verifyAudit(sql, { onProgress, head: n && digest ? { n: Number(n), digest } : undefined }),
    );
    if (!verified.ok) process.exitCode = FAILED;
    console.log(json ? JSON.stringify(verified, undefined, 2) : inWords(verified));
  });
}

function inWords({ ok, seals, lines, waiting, head, findings }: Verified): string {
  const size = `${lines} lines in ${seals} seals, ${waiting} not sealed yet`;
  const end = head ? `\nHead ${head.n}:${head.digest}` : '';
  if (ok) return `The audit is as it was written: ${size}.${end}`;
  return (
    [`The audit was touched: ${size}.`, ...findings.map(({ kind, message }) => `  ${kind}: ${message}`)].join(
      '\n',
    ) + end
  );
}
