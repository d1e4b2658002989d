import { NotifyClient } from 'notifications-node-client';
import { type Channel } from './kinds.js';

/** Where a message goes: an address for its channel; a letter's has three to seven lines. */
export interface Address {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly address?: readonly string[] | null;
}
export interface Message {
  readonly subject: string;
  readonly body: string;
}
/** A message as GOV.UK Notify knows it. */
export interface Known {
  readonly id: string;
  /** Of GOV.UK Notify: `created`, `sending`, `delivered`, `permanent-failure` … */
  readonly status: string;
}

/** What carries messages out of the system. There is none in a rehearsal. */
export interface Transport {
  /**
   * @param reference names the message, so that one sent before a crash is found again
   * @returns the carrier's id
   * @throws Declined when the message was surely not taken; any other error leaves that open
   */
  send(channel: Channel, to: Address, message: Message, reference: string): Promise<string>;
  /** The message with this reference, if it was ever taken. */
  find(reference: string): Promise<Known | undefined>;
  status(id: string): Promise<string>;
}

/** The carrier answered that it did not take the message. */
export class Declined extends Error {
  constructor(
    /** HTTP status it answered with. */
    readonly status: number,
    /** Its own code, such as `ValidationError`: never its words, which may quote an address. */
    readonly reason: string,
  ) {
    super(`The carrier declined with ${status} (${reason})`);
  }
  /** Whether this message will never be taken; else all wait for the carrier or its settings to mend. */
  get forGood(): boolean {
    return this.status === 400 || this.status === 413;
  }
}

export interface NotifySettings {
  readonly url: string;
  readonly apiKey: string;
  /** Templates of the service with the fields ((subject)) and ((body)): the words are ours (docs/how-to/notices.md). */
  readonly templates: Readonly<Record<Channel, string>>;
}

const PATIENCE = 20_000;

/** GOV.UK Notify, by its own client. */
export class NotifyTransport implements Transport {
  private readonly client: NotifyClient;

  constructor(private readonly settings: NotifySettings) {
    this.client = new NotifyClient(settings.url, settings.apiKey);
  }

  async send(channel: Channel, to: Address, { subject, body }: Message, reference: string): Promise<string> {
    const template = this.settings.templates[channel];
    const { client } = this;
    const answer = await asked((): Promise<{ data: { id: string } }> => {
      if (channel === 'email')
        return client.sendEmail(template, to.email ?? '', { personalisation: { subject, body }, reference });
      if (channel === 'sms')
        return client.sendSms(template, to.phone ?? '', { personalisation: { body }, reference });
      const lines = (to.address ?? []).map((line, i) => [`address_line_${i + 1}`, line]);
      const personalisation = { ...Object.fromEntries(lines), subject, body };
      return client.sendLetter(template, { personalisation, reference });
    });
    return answer.data.id;
  }

  async find(reference: string): Promise<Known | undefined> {
    const { data } = await asked(() =>
      this.client.getNotifications(undefined, undefined, reference, undefined),
    );
    const [found] = data.notifications;
    return found && { id: found.id, status: found.status };
  }

  async status(id: string): Promise<string> {
    return (await asked(() => this.client.getNotificationById(id))).data.status;
  }
}

/** Asks with patience that ends, and tells a refusal from silence. */
async function asked<T>(work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The carrier did not answer in time')), PATIENCE);
  });
  return Promise.race([work(), silence])
    .catch((error: unknown) => Promise.reject(plain(error)))
    .finally(() => clearTimeout(timer));
}

/** An error that holds nothing of the message: the client's own quotes the request, with its address. */
function plain(error: unknown): Error {
  const { response } = error as { response?: { status: number; data?: { errors?: { error?: string }[] } } };
  if (!response) return new Error((error as { code?: string }).code ?? (error as Error).message);
  // A server that failed, or stood in between, may have taken it all the same.
  if (response.status >= 500) return new Error(`The carrier answered ${response.status}`);
  return new Declined(response.status, response.data?.errors?.[0]?.error ?? 'unknown');
}
