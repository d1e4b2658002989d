#!/usr/bin/env node
/** Looks for secrets in every file of the tree and of the whole history, with the rules of secretlint. What is found is never printed. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';

const ALLOWED = new URL('./secret-scan.json', import.meta.url);
/** Lists of packages and saved histories hold long digests by the thousand, and no secret of ours. */
const LEFT_OUT = /(^|\/)(package-lock\.json|go\.sum)$|\.(pdf|png|ico|woff2?|ttf|gz)$/;
const LARGEST = 1024 * 1024;
const SAY_EVERY = 2_000;
const CONFIG = { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] };

/**
 * @param content text of a file
 * @param name where it stands; only for the message
 * @param allowed texts that look like secrets and are none, each `{ text, reason }`
 * @returns one line for each finding: the rule and the line number, never the text
 */
export async function secretsIn(content, name, allowed = []) {
  const { messages } = await lintSource({
    source: { filePath: name, content, contentType: 'text' },
    options: { config: CONFIG, noPhysicFilePath: true },
  });
  return messages
    .filter(({ range }) => !excused(content, range, allowed))
    .map(({ ruleId, messageId, loc }) => `${name}:${loc.start.line} ${ruleId} ${messageId}`);
}

/** What was found is, or lies within, a text that is allowed. */
function excused(content, [from, to], allowed) {
  return allowed.some(({ text }) => {
    for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1))
      if (at < to && from < at + text.length) return true;
    return false;
  });
}

function git(args, input) {
  const { stdout, status, stderr } = spawnSync('git', args, { input, maxBuffer: 1024 ** 3 });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr.toString().trim()}`);
  return stdout;
}

/** Every version of every file that was ever committed, and what lies in the tree now; each once. */
function* blobs() {
  const lines = git(['rev-list', '--objects', '--all']).toString().split('\n');
  const names = new Map(lines.map((line) => [line.slice(0, 40), line.slice(41)]).filter(([, name]) => name));
  const ids = [...names].filter(([, name]) => !LEFT_OUT.test(name)).map(([id]) => id);
  const batch = git(['cat-file', '--batch'], ids.join('\n'));
  // Each: "<id> <kind> <size>\n<content>\n".
  for (let at = 0; at < batch.length;) {
    const end = batch.indexOf(10, at);
    const [id, kind, size] = batch.subarray(at, end).toString().split(' ');
    const content = batch.subarray(end + 1, end + 1 + Number(size));
    at = end + Number(size) + 2;
    if (kind === 'blob' && Number(size) <= LARGEST)
      yield { name: names.get(id), read: () => content.toString('utf8') };
  }
  for (const name of git(['ls-files', '-z', '--modified', '--others', '--exclude-standard'])
    .toString()
    .split('\0'))
    if (name && !LEFT_OUT.test(name) && fs.existsSync(name) && fs.statSync(name).size <= LARGEST)
      yield { name, read: () => fs.readFileSync(name, 'utf8') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const allowed = JSON.parse(fs.readFileSync(ALLOWED, 'utf8'));
  const found = [];
  let done = 0;
  let said = Date.now();
  for (const { name, read } of blobs()) {
    const content = read();
    done += 1;
    if (!content.includes('\0')) found.push(...(await secretsIn(content, name, allowed)));
    if (Date.now() - said < SAY_EVERY) continue;
    said = Date.now();
    console.error(`   … ${done} files`);
  }
  for (const line of new Set(found)) console.error(`   ${line}`);
  console.error(`   ${done} files of tree and history, ${found.length} findings`);
  process.exit(found.length > 0 ? 1 : 0);
}
