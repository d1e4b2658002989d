import fs from 'node:fs';
import path from 'node:path';
import { load, type CheerioAPI } from 'cheerio';
import { Browser, type Shown } from '../e2e/support/browser.js';
import { setStage, type Stage } from '../e2e/support/stage.js';

/** A page as a browser without script got it, and as one may ask it. */
export interface Got extends Shown {
  readonly $: CheerioAPI;
  /** What is in the page's main part, in plain words. */
  readonly text: string;
  /** Rows of a table by its caption (or its beginning), cell by cell, in plain words. */
  rows(caption: string): string[][];
}

/** Somebody at the workbench, without script. */
export class Person {
  constructor(
    readonly username: string,
    readonly browser: Browser,
  ) {}

  async see(address: string): Promise<Got> {
    return read(await this.browser.go(address));
  }

  /**
   * Fills a form of a page in and sends it: hidden fields and what is there already go along, as in a browser.
   * @param page that has the form
   * @param fields what is typed, by name
   * @param form which form, where the page has more than one: a CSS selector
   */
  async send(page: Got, fields: Record<string, string> = {}, form = 'main form'): Promise<Got> {
    const found = page.$(form).first();
    if (found.length === 0) throw new Error(`No ${form} on ${page.url.pathname}: ${page.heading}`);
    const there = Object.fromEntries(found.serializeArray().map(({ name, value }) => [name, value]));
    const action = new URL(found.attr('action') ?? page.url.toString(), page.url);
    return read(await this.browser.go(action.toString(), { form: { ...there, ...fields } }));
  }
}

/** Reads what came back. */
export function read(shown: Shown): Got {
  const $ = load(shown.html);
  return {
    ...shown,
    $,
    heading: plain($('h1').first().text()),
    text: plain($('main').text()),
    rows: (caption) =>
      $('table')
        .filter((_, table) => plain($(table).find('caption').text()).startsWith(caption))
        .find('tbody tr')
        .toArray()
        .map((row) =>
          $(row)
            .find('th, td')
            .toArray()
            .map((cell) => plain($(cell).text())),
        ),
  };
}

const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** A whole installation with the sample people, whose pages can be asked for. */
export interface WorkbenchStage extends Stage {
  readonly origin: string;
  readonly password: string;
  /** Signs a sample person in through the whole flow. @throws when they do not get in */
  person(username: string): Promise<Person>;
}

/** Everything that pages need: PostgreSQL, Temporal, worker, api. Takes some five seconds; once for a spec. */
export async function openWorkbench(): Promise<WorkbenchStage> {
  const stage = await setStage();
  const { env } = stage.environment;
  const origin = `http://localhost:${env['THROUGHCARE_PORT'] ?? ''}`;
  await fetch(`${origin}/development-issuer/.well-known/openid-configuration`);
  const file = path.join(env['THROUGHCARE_DATA'] ?? '', 'identity/development-password');
  const password = fs.readFileSync(file, 'utf8').trim();
  return {
    ...stage,
    origin,
    password,
    person: async (username) => {
      const browser = new Browser(origin);
      const { status, heading } = await browser.signIn(username, password);
      if (status !== 200) throw new Error(`${username} was not signed in: ${status} ${heading}`);
      return new Person(username, browser);
    },
  };
}
