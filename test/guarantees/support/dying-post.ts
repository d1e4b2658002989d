import { NotifyTransport, type Address, type Message } from '#notices/transport.js';
import { type Channel } from '#notices/kinds.js';
import { Post } from '#notices/post.js';
import { Database } from '#persistence/database.js';

/**
 * A worker's post that is killed in the middle of a message. DIE: `before` the carrier is asked, or `after` it has taken the message
 * and before that is written down. ENGINE_URL, NOTIFY_URL, NOTIFY_API_KEY: where.
 */
const die = (): void => void process.kill(process.pid, 'SIGKILL');
const when = process.env['DIE'];

class Dying extends NotifyTransport {
  override async send(channel: Channel, to: Address, message: Message, reference: string): Promise<string> {
    if (when === 'before') die();
    const id = await super.send(channel, to, message, reference);
    if (when === 'after') die();
    return id;
  }
}

const template = '00000000-0000-4000-8000-000000000000';
const database = new Database({ url: process.env['ENGINE_URL'] ?? '', poolSize: 2 });
const transport = new Dying({
  url: process.env['NOTIFY_URL'] ?? '',
  apiKey: process.env['NOTIFY_API_KEY'] ?? '',
  templates: { email: template, sms: template, letter: template },
});
await new Post({ database, transport, publicUrl: 'http://localhost', log: { warn: () => undefined } }).pass();
await database.close();
