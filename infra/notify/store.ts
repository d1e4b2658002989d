/** What would have been sent, kept in a file so that a restart forgets nothing. */
import fs from 'node:fs';

export interface Sent {
  readonly id: string;
  readonly type: 'email' | 'sms' | 'letter';
  readonly to: string;
  readonly reference: string | null;
  readonly template_id: string;
  readonly subject?: string;
  readonly body: string;
  readonly status: string;
  readonly created_at: string;
  readonly completed_at: string | null;
}

export class Store {
  private readonly sent = new Map<string, Sent>();

  /** @param file one message a line, the last line of an id counting; a line cut off by a crash is left out */
  constructor(private readonly file?: string) {
    if (!file || !fs.existsSync(file)) return;
    for (const line of fs.readFileSync(file, 'utf8').split('\n')) {
      try {
        const one = JSON.parse(line) as Sent;
        this.sent.set(one.id, one);
      } catch {
        // Cut off, or the empty last line.
      }
    }
  }

  /** Oldest first. */
  all(): Sent[] {
    return [...this.sent.values()];
  }

  add(sent: Sent): void {
    this.sent.set(sent.id, sent);
    if (this.file) fs.appendFileSync(this.file, `${JSON.stringify(sent)}\n`, { mode: 0o600 });
  }

  change(sent: Sent): void {
    this.add(sent);
  }
}

/** What becomes of a message: Notify's own test addresses fail, all others arrive. */
export function outcomeOf({ type, to }: Pick<Sent, 'type' | 'to'>): string {
  const digits = to.replace(/\D/g, '').replace(/^44/, '0');
  if (to === 'temp-fail@simulator.notify' || (type === 'sms' && digits === '07700900003'))
    return 'temporary-failure';
  if (to === 'perm-fail@simulator.notify' || (type === 'sms' && digits === '07700900002'))
    return 'permanent-failure';
  return type === 'letter' ? 'received' : 'delivered';
}
