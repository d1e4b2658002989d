#!/usr/bin/env node
/** Known holes in what is shipped (`npm audit --omit=dev`): each fails the check until it is mended, or allowed with a reason and a date. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const ALLOWED = new URL('./dependency-audit.json', import.meta.url);
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_DAYS = 100;
const DAY = 86_400_000;

/**
 * @param report what `npm audit --json` printed, parsed
 * @param allowed entries `{ advisory, reason, until }`: the advisory's id (GHSA-…), why it does no harm here, the last day it is allowed
 * @param today YYYY-MM-DD
 * @returns one line for each problem; none when all is well
 */
export function judge(report, allowed, today) {
  const problems = allowed.flatMap((entry) => unusable(entry, today));
  const found = advisoriesOf(report);
  const excused = new Set(
    allowed.filter((entry) => unusable(entry, today).length === 0).map(({ advisory }) => advisory),
  );
  for (const { advisory, severity, name, title } of found.values())
    if (!excused.has(advisory)) problems.push(`${advisory} (${severity}) in ${name}: ${title}`);
  for (const { advisory } of allowed)
    if (!found.has(advisory))
      problems.push(`${advisory} is allowed but found no more: take it out of dependency-audit.json`);
  return problems;
}

function unusable({ advisory, reason, until }, today) {
  if (!/^GHSA(-[0-9a-z]{4}){3}$/.test(advisory ?? ''))
    return [`${advisory} is not the id of an advisory (GHSA-…)`];
  if (typeof reason !== 'string' || reason.trim().length < 20)
    return [`${advisory} is allowed without a reason`];
  if (!DATE.test(until ?? '')) return [`${advisory} is allowed without a last day (until: YYYY-MM-DD)`];
  if (until < today)
    return [`${advisory} was allowed until ${until}: mend it, or look again and say why not`];
  if (Date.parse(until) - Date.parse(today) > LONGEST_DAYS * DAY)
    return [`${advisory} is allowed until ${until}: more than ${LONGEST_DAYS} days ahead`];
  return [];
}

/** Each advisory once, however many packages it reaches. */
function advisoriesOf({ vulnerabilities = {} }) {
  const found = new Map();
  for (const { via } of Object.values(vulnerabilities)) {
    for (const one of via) {
      if (typeof one === 'string') continue;
      const advisory = /GHSA(-[0-9a-z]{4}){3}/.exec(one.url ?? '')?.[0] ?? String(one.source);
      found.set(advisory, { advisory, severity: one.severity, name: one.name, title: one.title });
    }
  }
  return found;
}

/** @returns the report; undefined when the registry was not there to ask, or cannot say */
function ask() {
  const { stdout, error } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  if (error) return undefined;
  try {
    const report = JSON.parse(stdout);
    return report.auditReportVersion ? report : undefined;
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const allowed = JSON.parse(fs.readFileSync(ALLOWED, 'utf8'));
  const today = new Date().toISOString().slice(0, 10);
  const report = ask();
  if (!report) {
    // The list itself is judged all the same: an excuse that has run out is one without a registry too.
    const problems = allowed.flatMap((entry) => unusable(entry, today));
    for (const problem of problems) console.error(`   ${problem}`);
    console.error(
      '   The registry could not be asked for known holes: NOT CHECKED. DEPENDENCY_AUDIT=required makes this a failure.',
    );
    process.exit(problems.length > 0 || process.env.DEPENDENCY_AUDIT === 'required' ? 1 : 0);
  }
  const problems = judge(report, allowed, today);
  for (const problem of problems) console.error(`   ${problem}`);
  process.exit(problems.length > 0 ? 1 : 0);
}
