import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { promisify } from 'node:util';
import { checkoutRoot } from '#config/checkout.js';

const HISTORIES = path.join(checkoutRoot(), 'test/replay/histories');
const MINUTE = 60_000;

interface Answer {
  readonly replayed: number;
  readonly problems: readonly { readonly file: string; readonly problem: string }[];
}

/** The command itself, in a process of its own: a replay needs the workflow sandbox, which a test runner does not give. */
async function replay(folder: string): Promise<Answer & { readonly code: number }> {
  const args = [path.join(checkoutRoot(), 'dist/apps/cli/main.js'), 'replay', folder, '--json'];
  const ended = await promisify(execFile)(process.execPath, args).then(
    ({ stdout }) => ({ stdout, code: 0 }),
    (error: { stdout: string; code: number }) => error,
  );
  return { ...(JSON.parse(ended.stdout) as Answer), code: ended.code };
}

describe('saved histories of sample pathways', () => {
  it(
    'replay under the code of this checkout',
    async () => {
      const files = fs.readdirSync(HISTORIES).filter((file) => file.endsWith('.json.gz'));
      expect(files.length).toBeGreaterThan(2);
      expect(await replay(HISTORIES)).toEqual({ replayed: files.length, problems: [], code: 0 });
    },
    2 * MINUTE,
  );

  it(
    'do not replay where the code would give the server other commands',
    async () => {
      const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughcare-replay-'));
      try {
        const [first = ''] = fs.readdirSync(HISTORIES);
        const history = JSON.parse(gunzipSync(fs.readFileSync(path.join(HISTORIES, first))).toString()) as {
          events: { eventType: string }[];
        };
        // A history in which the second turn's timer was never started.
        const timers = history.events.filter(({ eventType }) => eventType === 'EVENT_TYPE_TIMER_STARTED');
        const events = history.events.filter((event) => event !== timers[1]);
        fs.writeFileSync(path.join(folder, 'other.json'), JSON.stringify({ events }));
        const { code, problems } = await replay(folder);
        expect(code).toBe(1);
        expect(problems).toHaveLength(1);
      } finally {
        fs.rmSync(folder, { recursive: true, force: true });
      }
    },
    2 * MINUTE,
  );
});
